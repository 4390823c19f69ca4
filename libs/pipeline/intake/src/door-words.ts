import type { DoorHealth, DoorKind } from '@sourcedesk/contracts/doors';

/** What is known of a door's life; instants as text. */
export interface DoorLife {
  kind: DoorKind;
  active: boolean;
  lastMessageAt: string | null;
  lastCheckedAt: string | null;
  lastError: string;
  lastErrorAt: string | null;
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

/** How a door is doing, in a state and in words: what happened last decides. */
export function doorHealth({ kind, active, ...life }: DoorLife): DoorHealth {
  const { lastMessageAt, lastCheckedAt, lastError, lastErrorAt, received } = life;
  const well = Math.max(time(lastMessageAt), time(lastCheckedAt));
  const said = (): Pick<DoorHealth, 'state' | 'text'> => {
    if (!active) return { state: 'closed', text: 'The door is closed: nothing comes in here.' };
    if (time(lastErrorAt) > well) return { state: 'failing', text: lastError };
    // A test shows that e-mails would be taken, not that anybody sends any; a mailbox is read also when it is empty.
    if (kind === 'imap' ? well === 0 : lastMessageAt === null) return { state: 'waiting', text: waiting[kind] };
    return { state: 'working', text: working[kind] };
  };
  return { ...said(), lastMessageAt, lastCheckedAt, lastError, lastErrorAt, received };
}

const time = (instant: string | null): number => (instant === null ? 0 : Date.parse(instant));
