import type { DoorHealth, DoorKind, DoorView, IntakeHealth, SetUpMailView } from '@sourcedesk/contracts/doors';
import { agoWords, momentWords, spanWords } from '@sourcedesk/ui';
import type { ShownState } from '../brand-words';

/** What each kind of door is called and what it is for. */
export const kindWords: Readonly<Record<DoorKind, { name: string; text: string }>> = {
  address: { name: 'Address', text: 'An e-mail address of the desk: forward digests to it, or subscribe with it.' },
  imap: { name: 'Mailbox', text: 'The desk reads a mailbox where digests arrive already (IMAP). Nothing in it is marked or moved.' },
  webhook: { name: 'Webhook', text: 'A service that receives e-mails for you hands them on, in signed requests.' },
};

const notHere: Readonly<Record<DoorKind, string>> = {
  address: 'Not on this installation: it has no domain to receive e-mails for. Its operator must set INBOUND_DOMAIN.',
  imap: 'Not on this installation.',
  webhook: 'Not on this installation.',
};

/** The kinds to choose from; those that the installation cannot open say why. */
export const kindChoices = (can: readonly DoorKind[]) =>
  (['address', 'imap', 'webhook'] as const).map((id) => ({
    id,
    label: kindWords[id].name,
    text: can.includes(id) ? kindWords[id].text : notHere[id],
    disabled: !can.includes(id),
  }));

const states: Readonly<Record<DoorHealth['state'], ShownState>> = {
  waiting: { words: 'Nothing came yet', tone: 'amber', icon: 'clock' },
  working: { words: 'Works', tone: 'green', icon: 'check' },
  failing: { words: 'Fails', tone: 'red', icon: 'warning' },
  closed: { words: 'Closed', tone: 'plain', icon: 'pause' },
};

export const stateOf = ({ state }: Pick<DoorHealth, 'state'>): ShownState => states[state];

const number = new Intl.NumberFormat('en-GB');
const counted = (count: number, one: string, more = `${one}s`): string => (count === 1 ? `1 ${one}` : `${number.format(count)} ${more}`);

const isLast = ({ refused, lastMessageAt }: DoorHealth): boolean =>
  refused !== null && (lastMessageAt === null || Date.parse(refused.at) > Date.parse(lastMessageAt));

/** What was turned away after the last e-mail, beside the health of a door that works all the same; '' when there is nothing to say, or it is said above. */
export function refusedWords(health: DoorHealth, now: number): string {
  const { refused, state, text } = health;
  if (refused === null || !isLast(health) || state === 'closed' || text === refused.text) return '';
  return `${refused.text} Turned away ${momentWords(Date.parse(refused.at), now)}.`;
}

/** "Last e-mail 3 h ago · 12 e-mails in all · last error yesterday: ..." */
export function lifeWords(health: DoorHealth, now: number): string {
  const { state, text, lastMessageAt, lastError, lastErrorAt, refused, received } = health;
  const fails = refused !== null && text === refused.text;
  const parts = [
    lastMessageAt === null ? '' : `Last e-mail ${agoWords(Date.parse(lastMessageAt), now)}`,
    lastMessageAt === null && received === 0 ? '' : `${counted(received, 'e-mail')} in all`,
    // What fails now is said above.
    lastErrorAt === null || state === 'failing' ? '' : `last error ${agoWords(Date.parse(lastErrorAt), now)}: ${lastError}`,
    lastErrorAt === null || state !== 'failing' || fails ? '' : `Since ${momentWords(Date.parse(lastErrorAt), now)}`,
    fails ? `Turned away ${momentWords(Date.parse(refused.at), now)}` : '',
    // What is no news any longer: an e-mail has come since.
    refused === null || isLast(health) ? '' : `a request turned away ${agoWords(Date.parse(refused.at), now)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

// A test takes seconds; when it takes minutes nobody is working on it.
const slow = 90_000;

/** How the last test went, in a sentence; '' before the first. */
export function testWords({ state, at, message }: DoorView['test'], now: number): { text: string; tone: 'green' | 'red' | 'plain' } {
  const when = at === null ? '' : agoWords(Date.parse(at), now);
  if (state === 'untested') return { text: '', tone: 'plain' };
  if (state === 'running') {
    const late = at !== null && now - Date.parse(at) > slow;
    return { text: late ? `Test begun ${when}, and no answer yet. Is the worker running? Test again.` : 'Testing …', tone: 'plain' };
  }
  return { text: `${message} Tested ${when}.`.trim(), tone: state === 'ok' ? 'green' : 'red' };
}

/** What became of the e-mails of the agency, as a sum; whether it comes out, and whether somebody should look why the oldest waits. */
export function sumWords({ raw, parsed, quarantined, pending, backlogSeconds }: Omit<IntakeHealth, 'doors'>) {
  const late = backlogSeconds >= 60;
  return {
    kept: counted(raw, 'e-mail kept', 'e-mails kept'),
    sign: raw === parsed + quarantined + pending ? '=' : '≠',
    read: `${number.format(parsed)} read`,
    quarantined: `${number.format(quarantined)} in quarantine`,
    waiting: `${number.format(pending)} waiting`,
    oldest: pending === 0 ? '' : late ? `the oldest for ${spanWords(backlogSeconds * 1000)}` : 'the oldest for less than a minute',
    late,
  };
}

/** A set-up mail as a line: who wrote it where it names no mailbox, when it came and where, and until when it works. */
export function setUpWords({ mailbox, sender, door, foundAt, expiresAt, openedAt, openedBy }: SetUpMailView, now: number): string {
  const parts = [
    mailbox === null && sender !== '' ? `From ${sender}` : '',
    `Came ${momentWords(Date.parse(foundAt), now)}${door === null ? '' : ` by the door “${door.name}”`}`,
    openedAt === null
      ? `kept until ${momentWords(Date.parse(expiresAt), now)}`
      : `opened ${agoWords(Date.parse(openedAt), now)} by ${openedBy?.name ?? 'somebody who left'}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Set-up mails worth showing: what waits, and for the rest of its day what was opened, so that a colleague knows. */
export const setUpsToShow = (mails: readonly SetUpMailView[], now: number): SetUpMailView[] =>
  mails.filter(({ state, expiresAt }) => state === 'waiting' || (state === 'opened' && Date.parse(expiresAt) > now));

/** The host a link leads to; '' when it is no https link and had better not be followed. */
export function hostOf(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.protocol === 'https:' ? url.hostname : '';
}
