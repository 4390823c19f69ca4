import type { DoorHealth, DoorKind } from '@sourcedesk/contracts/doors';

/** Why a request is turned away: it was not signed with the secret of the door, or it was, at another time than now. */
export type Refusal = 'unsigned' | 'untimely';

/** What is known of a door's life; instants as text. */
export interface DoorLife {
  kind: DoorKind;
  active: boolean;
  lastMessageAt: string | null;
  lastCheckedAt: string | null;
  lastError: string;
  lastErrorAt: string | null;
  /** When its key was made; null for a mailbox. */
  keyAt: string | null;
  refused: { at: string; why: Refusal } | null;
  received: number;
}

const waiting: Readonly<Record<DoorKind, string>> = {
  imap: 'The mailbox was not looked at yet.',
  address: 'Nothing has come yet. Have a digest sent or forwarded to the address.',
  webhook: 'Nothing has come yet. Give the address and the secret to the service that receives your e-mails.',
};
const working: Readonly<Record<DoorKind, string>> = {
  imap: 'The mailbox is being read.',
  address: 'E-mails come in.',
  webhook: 'E-mails come in.',
};

const refusals: Readonly<Record<Refusal, string>> = {
  unsigned:
    "A request came that was not signed with this door's secret; nothing of it was kept. If it is yours, copy the secret again to its sender, or make a new one; anybody else's does no harm.",
  untimely:
    "A request came that was signed with this door's secret, but for a time more than five minutes off; nothing of it was kept. Set the clock of its sender, and have each request signed when it is sent.",
};

/** How a door is doing, in a state and in words: what happened last decides. */
export function doorHealth({ kind, active, keyAt, ...life }: DoorLife): DoorHealth {
  const { lastMessageAt, lastCheckedAt, lastError, lastErrorAt, received } = life;
  const refused = life.refused && { at: life.refused.at, text: refusals[life.refused.why] };
  const well = Math.max(time(lastMessageAt), time(lastCheckedAt));
  const said = (): Pick<DoorHealth, 'state' | 'text'> => {
    if (!active) return { state: 'closed', text: 'The door is closed: nothing comes in here.' };
    if (time(lastErrorAt) > well) return { state: 'failing', text: lastError };
    // Anybody can send a request that is not signed: once a right one has come, another says nothing of the door.
    if (refused && (lastMessageAt === null || time(lastMessageAt) < time(keyAt))) return { state: 'failing', text: refused.text };
    // A test shows that e-mails would be taken, not that anybody sends any; a mailbox is read also when it is empty.
    if (kind === 'imap' ? well === 0 : lastMessageAt === null) return { state: 'waiting', text: waiting[kind] };
    return { state: 'working', text: working[kind] };
  };
  return { ...said(), lastMessageAt, lastCheckedAt, lastError, lastErrorAt, refused, received };
}

const time = (instant: string | null): number => (instant === null ? 0 : Date.parse(instant));
