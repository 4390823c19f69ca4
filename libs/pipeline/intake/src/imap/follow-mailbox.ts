import { setTimeout } from 'node:timers/promises';
import { ImapError, imapWords, needsPerson, type ImapErrorCode } from '@sourcedesk/platform/imap';
import { type FollowedMailbox, type Following, NoLongerOurs } from './followed-mailbox';
import type { ImapTiming } from './imap-timing';
import type { MailboxAccess } from './mailbox-access';
import { readFolder } from './read-folder';

export interface FollowOptions {
  readonly following: Following;
  readonly mailbox: FollowedMailbox;
  readonly access: MailboxAccess;
  readonly timing: ImapTiming;
  readonly signal: AbortSignal;
  /** Told of what is no fault of the mailbox, such as a database that is away. */
  readonly onTrouble: (error: unknown) => void;
}

/** Reads a mailbox and waits for more, over as many connections as it takes, until `signal` or until it is no longer ours. */
export async function followMailbox(options: FollowOptions): Promise<void> {
  const { mailbox, timing, signal, onTrouble } = options;
  const refusals = new Map<string, number>();
  let failures = 0;
  while (!signal.aborted) {
    try {
      await overOneConnection(options, refusals, () => (failures = 0));
    } catch (error) {
      if (signal.aborted || error instanceof NoLongerOurs) return;
      failures++;
      const code = error instanceof ImapError ? error.code : undefined;
      if (code === undefined) onTrouble(error);
      else if (!(await note(mailbox, code, failures, onTrouble))) return;
      await pause(waitAfter(failures, code, timing), signal);
    }
  }
}

/** Until it fails or is called off: then the connection is closed in the middle of whatever it does, because nothing uncommitted counts. */
async function overOneConnection(options: FollowOptions, refusals: Map<string, number>, onRead: () => void): Promise<void> {
  const { following, mailbox, access, timing, signal } = options;
  const account = await mailbox.account();
  const session = await access.signIn(following.agencyId, following.doorId, account);
  const close = () => session.close();
  signal.addEventListener('abort', close, { once: true });
  try {
    while (!signal.aborted) {
      await readFolder({ session, mailbox, folder: account.folder, daysBack: account.daysBack, largest: access.largest, refusals });
      await mailbox.checked();
      onRead();
      await session.waitForNews(timing.pollMs, signal);
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

/** A connection that was lost once is no news: servers end idle ones. False when the mailbox is no longer ours. */
async function note(
  mailbox: FollowedMailbox,
  code: ImapErrorCode,
  failures: number,
  onTrouble: (error: unknown) => void,
): Promise<boolean> {
  if (failures === 1 && !needsPerson.has(code)) return true;
  try {
    await mailbox.failed(imapWords[code]);
    return true;
  } catch (error) {
    if (error instanceof NoLongerOurs) return false;
    onTrouble(error);
    return true;
  }
}

/** Milliseconds until the next try. */
export function waitAfter(
  failures: number,
  code: ImapErrorCode | undefined,
  { waits, personWait }: ImapTiming,
  random = Math.random,
): number {
  const seconds = code !== undefined && needsPerson.has(code) ? personWait : (waits[Math.min(failures, waits.length) - 1] ?? 1);
  return seconds * 1000 * (0.5 + random());
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
