import { ImapError, type ImapSession } from '@sourcedesk/platform/imap';
import type { Cursor, FollowedMailbox } from './followed-mailbox';
import { Turns } from './turns';

/** Messages whose sizes are asked for together. */
const batch = 100;
/** Messages larger than this are held in memory a few at a time, over all mailboxes of the process. */
const usualBytes = 1024 * 1024;
const largeTurns = new Turns(2);
const day = 86_400_000;

export interface FolderToRead {
  readonly session: ImapSession;
  readonly mailbox: FollowedMailbox;
  readonly folder: string;
  readonly daysBack: number;
  /** Bytes of the largest message that is taken in. */
  readonly largest: number;
  /** How often in a row a message (`UIDVALIDITY:UID`) was not handed out, kept from one connection to the next. */
  readonly refusals: Map<string, number>;
}

/** A message that the server does not hand out so often is left out: it must not stand in the way of those behind it. */
const patience = 5;

/**
 * Takes in what is new in a folder, in the order of its UIDs. A message counts as read when its bytes and the cursor past it are committed, and not before: whatever
 * ends in between, the server is asked for it again, and what is here already is known by its bytes. The mailbox is changed in nothing.
 */
export async function readFolder(to: FolderToRead): Promise<void> {
  const { uidValidity } = await to.session.examine(to.folder);
  let cursor = await begin(to, uidValidity);
  for (;;) {
    const uids = (await to.session.uidsAfter(cursor.uid)).slice(0, batch);
    const sizes = await to.session.sizes(uids);
    for (const uid of uids) {
      cursor = { ...cursor, uid };
      const size = sizes.get(uid);
      // What was deleted between two questions is nobody's any more.
      if (size !== undefined) await take(to, cursor, size);
    }
    if (uids.length === 0) return;
  }
}

/** Where to go on. A folder that came anew is read from its start again: UIDs mean something else in it. */
async function begin({ session, mailbox, daysBack }: FolderToRead, uidValidity: bigint): Promise<Cursor> {
  const known = await mailbox.cursor();
  if (known?.uidValidity === uidValidity) return known;
  const since = known?.since ?? (await mailbox.since(daysBack));
  // In this order: what comes between the two questions is among the second answer's.
  const last = (await session.uidsAfter(0)).at(-1) ?? 0;
  // Days of the server may be others than ours, by its time zone.
  const [first = last + 1] = await session.uidsSince(new Date(since.getTime() - day));
  const cursor = { uidValidity, uid: first - 1, since };
  await mailbox.begin(cursor);
  return cursor;
}

async function take(to: FolderToRead, at: Cursor, size: number): Promise<void> {
  if (size > to.largest) return leaveOut(to, at, tooLarge(to.largest));
  if ((to.refusals.get(nameOf(at)) ?? 0) >= patience) return leaveOut(to, at, 'The mail server does not hand out this e-mail.');
  const work = async () => {
    const raw = await fetchWhole(to, at);
    if (raw) await (raw.length === 0 ? to.mailbox.pass(at) : to.mailbox.keep(raw, at));
  };
  return size > usualBytes ? largeTurns.take(work) : work();
}

/** The bytes; null when the message is gone. What the server refuses to hand out is counted, a line that fails is not. */
async function fetchWhole({ session, refusals }: FolderToRead, at: Cursor): Promise<Buffer | null> {
  const refused = (times: number) => refusals.set(nameOf(at), (refusals.get(nameOf(at)) ?? 0) + times);
  try {
    const raw = await session.read(at.uid);
    if (raw === null && (await session.sizes([at.uid])).has(at.uid)) throw new ImapError('refused');
    return raw;
  } catch (error) {
    if (error instanceof ImapError && (error.code === 'refused' || error.code === 'protocol')) refused(1);
    // Its size was said to be smaller: it would come as it came.
    if (error instanceof ImapError && error.code === 'too-large') refused(patience);
    throw error;
  }
}

/** Its head is taken in, so that somebody sees that it is there. */
async function leaveOut({ session, mailbox }: FolderToRead, at: Cursor, reason: string): Promise<void> {
  const head = await session.readHead(at.uid).catch((error: unknown) => {
    if (error instanceof ImapError && error.code === 'refused') return null;
    throw error;
  });
  await mailbox.keepHead(
    head ?? Buffer.from(`X-Sourcedesk-Left-Out: ${nameOf(at)}\r\n\r\n`),
    `${reason} Only its head was taken in: look for it in the mailbox.`,
    at,
  );
}

const nameOf = ({ uidValidity, uid }: Cursor) => `${uidValidity}:${uid}`;
const tooLarge = (largest: number) => `The e-mail is larger than ${Math.round(largest / 1024 / 1024)} MB.`;
