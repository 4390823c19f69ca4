/** A message in a folder of the double. */
export interface KeptMessage {
  readonly uid: number;
  readonly raw: Buffer;
  /** INTERNALDATE. */
  readonly at: Date;
  /** Somebody read it without PEEK: Sourcedesk never does. */
  seen: boolean;
}

/** A folder as one UIDVALIDITY knows it; recreating it makes another. */
export class KeptFolder {
  messages: KeptMessage[] = [];
  uidNext: number;
  /** Deleted or replaced: who has it open may go on looking at it, or is thrown out. */
  gone = false;
  /** UIDs whose bodies the server does not hand out. */
  readonly withheld = new Set<number>();

  constructor(
    readonly path: string,
    readonly uidValidity: number,
    firstUid = 1,
  ) {
    this.uidNext = firstUid;
  }

  add(raw: Buffer, at: Date): number {
    const uid = this.uidNext++;
    this.messages.push({ uid, raw, at, seen: false });
    return uid;
  }

  remove(uid: number): void {
    this.messages = this.messages.filter((message) => message.uid !== uid);
  }
}

/** What the set of an IMAP command asks for: `3`, `4:9`, `12:*`, several with commas; `*` is the last number there is, and a range reads both ways. */
export function inSet(set: string, last: number): (number: number) => boolean {
  const bound = (text: string) => (text === '*' ? last : Number(text));
  const ranges = set.split(',').map((part) => {
    const [from = '', to = from] = part.split(':');
    return [bound(from), bound(to)].sort((a, b) => a - b) as [number, number];
  });
  return (number) => ranges.some(([low, high]) => number >= low && number <= high);
}
