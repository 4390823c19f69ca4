/** The rhythm of following mailboxes. Seconds, except where the name says otherwise. */
export interface ImapTiming {
  /** Whole. A mailbox whose worker was not heard of for this long is taken up by another; renewed three times as often. */
  readonly lease: number;
  /** A folder is looked into at least so often, whatever the server tells: so late at most a line that died silently is found out. Below the time of silence. */
  readonly pollMs: number;
  /** Waits before the next try after the first, second ... failure in a row; half as long to half as long again, so that not all come back together. */
  readonly waits: readonly number[];
  /** The wait when only a person can mend it: servers lock accounts out that sign in wrongly again and again. A change of the door is tried at once. */
  readonly personWait: number;
}

export const IMAP_TIMING = Symbol('IMAP_TIMING');

export const usualImapTiming: ImapTiming = { lease: 45, pollMs: 50_000, waits: [1, 5, 15, 60, 300], personWait: 900 };
