/** A server of mailboxes and what happens in it from outside. Folders are INBOX and Digests; ada@desk.example signs in with "secret". */
export interface MailHouse {
  readonly name: string;
  readonly port: number;
  /** Folders that can come anew with another UIDVALIDITY. */
  readonly recreatable: readonly string[];
  deliver(folder: string, raw: Buffer): Promise<void>;
  /** Somebody deletes every copy of a message elsewhere. */
  remove(folder: string, raw: Buffer): Promise<void>;
  /** The folder comes anew: another UIDVALIDITY, other UIDs, another order. */
  recreate(folder: string): Promise<void>;
  /** What readers changed in the mailbox, in words: they must not. */
  changes(): Promise<string[]>;
  close(): Promise<void>;
}

/** In another order, by chance. */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  return things
    .map((thing) => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
