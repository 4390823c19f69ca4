import { DomainError } from '@sourcedesk/domain/errors';

/** One e-mail of an mbox; null where it is larger than may be held. */
export interface MboxMail {
  raw: Buffer | null;
}

const lf = 0x0a;
/** An address, which may be missing or hold blanks between quotes, then what asctime prints, with or without a zone. */
const separator =
  /^From (?:"[^"]*"\S* |\S* )? *(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} +\d{1,2}:\d\d/;
/** A separator is no longer; of longer lines only the beginning is looked at. */
const looked = 300;

/**
 * Splits an mbox (RFC 4155) as it comes in, so that no more than one e-mail is held: at lines that begin with "From " and name a day, at the beginning or after an empty
 * line. Lines quoted as mboxrd does (">From ", ">>From ") lose one ">". Line ends stay as they are.
 * @param most the largest e-mail in bytes
 * @throws DomainError invalid when it does not begin as an mbox does
 */
export async function* splitMbox(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<MboxMail> {
  const mail = new Gathered(most);
  let begun = false;
  let afterEmpty = true;
  for await (const line of linesOf(chunks, most)) {
    const text = line.subarray(0, looked).toString('latin1');
    const empty = /^\r?\n?$/.test(text);
    if (!begun) {
      if (empty) continue;
      if (!text.startsWith('From ')) throw new DomainError('invalid', 'This is no mbox: it does not begin with a line "From ".');
      begun = true;
    } else if (afterEmpty && separator.test(text)) {
      yield mail.take();
    } else {
      mail.add(/^>+From /.test(text) ? line.subarray(1) : line);
    }
    afterEmpty = empty;
  }
  if (begun) yield mail.take();
}

/** The lines of one e-mail. */
class Gathered {
  private lines: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly most: number) {}

  /** What is too much is counted and dropped. */
  add(line: Buffer): void {
    this.bytes += line.length;
    if (this.bytes <= this.most) this.lines.push(line);
    else this.lines = [];
  }

  /** The e-mail, without the empty line that stands before the next one. */
  take(): MboxMail {
    const last = this.lines.at(-1);
    if (last && /^\r?\n$/.test(last.toString('latin1'))) this.lines.pop();
    const raw = this.bytes <= this.most ? Buffer.concat(this.lines) : null;
    this.lines = [];
    this.bytes = 0;
    return { raw };
  }
}

/** Lines with their ends; a line longer than may be held comes in pieces. */
async function* linesOf(chunks: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(lf); end >= 0; end = chunk.indexOf(lf, from)) {
      const piece = chunk.subarray(from, end + 1);
      yield pieces.length > 0 ? Buffer.concat([...pieces, piece]) : piece;
      pieces = [];
      held = 0;
      from = end + 1;
    }
    // A copy, because the chunk may be large and its other lines are gone.
    if (from < chunk.length) pieces.push(Buffer.from(chunk.subarray(from)));
    held += chunk.length - from;
    if (held > most) {
      yield Buffer.concat(pieces);
      pieces = [];
      held = 0;
    }
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}
