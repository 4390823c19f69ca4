import type { Mailbox, MailboxBody } from '@sourcedesk/contracts/accounts';
import { agoWords } from '@sourcedesk/ui';
import type { ShownState } from './brand-words';

/** What a person writes about a mailbox. password: '' when none was typed. */
export interface MailboxFields {
  address: string;
  host: string;
  port: number | null;
  security: string;
  username: string;
  password: string;
}

/** The usual port of each kind of security. */
export const usualPort: Readonly<Record<string, number>> = { starttls: 587, tls: 465, none: 25 };

export function fieldsOf(mailbox: Mailbox | null | undefined): MailboxFields {
  const { address = '', host = '', port = 587, security = 'starttls', username = '' } = mailbox ?? {};
  return { address, host, port, security, username, password: '' };
}

/** Whether the stored password would go to another server or user, so that it must be given again. */
export function goesElsewhere(stored: Mailbox | null | undefined, { host, port, security, username }: MailboxFields): boolean {
  if (!stored?.hasPassword || username.trim() === '') return false;
  return stored.host !== host.trim() || stored.port !== port || stored.security !== security || stored.username !== username.trim();
}

/** As it is sent: no typed password leaves the stored one, no user name means no password. */
export function bodyOf({ address, host, port, security, username, password }: MailboxFields): MailboxBody {
  const given = username.trim() === '' ? '' : password;
  return {
    address: address.trim(),
    host: host.trim(),
    port: port ?? 0,
    security: security as MailboxBody['security'],
    username: username.trim(),
    ...((given !== '' || username.trim() === '') && { password: given }),
  };
}

// A test takes seconds; when it takes minutes nobody is working on it.
const slow = 90_000;

/** How the last test of the connection went, in a sentence. */
export function testWords({ state, at, message }: Mailbox['test'], now: number): ShownState & { text: string } {
  const when = at === null ? '' : agoWords(Date.parse(at), now);
  if (state === 'ok') return { words: 'It works', tone: 'green', icon: 'check', text: `${message} Tested ${when}.` };
  if (state === 'failed') return { words: 'It does not work', tone: 'red', icon: 'warning', text: `${message} Tested ${when}.` };
  if (state === 'untested')
    return {
      words: 'Not tested yet',
      tone: 'amber',
      icon: 'warning',
      text: 'The test signs in to the server and out again; no mail is sent.',
    };
  const late = at !== null && now - Date.parse(at) > slow;
  return {
    words: 'Testing',
    tone: 'plain',
    icon: 'clock',
    text: late ? `Begun ${when}, and no answer yet. Is the worker running? Ask again.` : 'Signing in to the server and out again.',
  };
}
