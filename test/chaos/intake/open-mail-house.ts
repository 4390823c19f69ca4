import { startImapDouble } from '../../support/imap-double';
import { findDovecot, startDovecot } from './dovecot';
import { type MailHouse, shuffled } from './mail-house';

/** Debian's dovecot where it is installed, else the double of the project; or the one that is asked for. */
export async function openMailHouse(wanted: string, folder: string, random: () => number): Promise<MailHouse> {
  const dovecot = wanted === 'double' ? undefined : await findDovecot();
  if (wanted === 'dovecot' && !dovecot) throw new Error('There is no dovecot here: install dovecot-imapd, or run with --server double.');
  return dovecot ? startDovecot(dovecot, folder, random) : openDouble(random);
}

async function openDouble(random: () => number): Promise<MailHouse> {
  const double = await startImapDouble();
  double.addFolder('Digests');
  return {
    name: 'the double',
    port: double.port,
    recreatable: ['INBOX', 'Digests'],
    deliver: async (path, raw) => void double.deliver(raw, { path }),
    remove: async (path, raw) => {
      for (const message of double.folder(path).messages) if (message.raw.equals(raw)) double.remove(message.uid, path);
    },
    recreate: async (path) => double.recreate({ path, quietly: random() < 0.5, order: (messages) => shuffled(messages, random) }),
    changes: async () => {
      const seen = ['INBOX', 'Digests'].filter((path) => double.folder(path).messages.some((message) => message.seen));
      const written = double.commands.filter((command) =>
        /^(SELECT|STORE|UID STORE|APPEND|CREATE|DELETE|EXPUNGE|CLOSE|UID MOVE|MOVE)\b/.test(command),
      );
      return [
        ...seen.map((path) => `Messages in ${path} were marked as seen.`),
        ...new Set(written.map((command) => `The mailbox was told: ${command}`)),
      ];
    },
    close: () => double.close(),
  };
}
