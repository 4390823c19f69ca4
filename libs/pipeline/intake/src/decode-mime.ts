import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { deserialize } from 'node:v8';
import PostalMime, { type Email } from 'postal-mime';
import { relabelled, withBetter, withLineFeeds, withMailLines, withTrueCharset } from './mend-mail';

/** What an e-mail holds, encodings undone; absent text is '', `date` is as the header says. */
export interface MimeContent {
  from: { name: string; address: string } | null;
  subject: string;
  date: string | null;
  messageId: string | null;
  text: string;
  html: string;
  /** Raw bytes of attached messages. */
  messages: Uint8Array[];
  /** Names of the other files that are attached. */
  files: string[];
}

/** An e-mail that cannot be decoded; the message says why in a sentence for people and holds nothing of the e-mail. */
export class UnreadableMail extends Error {}

/** A digest has a handful of parts and short headers; what goes beyond is no mail we should spend time on. */
const options = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true, rfc822Attachments: true };

/**
 * Beyond either, a mail is decoded apart. postal-mime takes some 1.8 kB a line: 1 MB of empty lines takes 1.8 GB and 5 s, and 30 MB of them end the
 * process. Within both it takes 100 MB and 0.3 s at most. A digest has 150 kB and 4,000 lines.
 */
const usualBytes = 1024 * 1024;
const usualLines = 50_000;
/** Promised of any message: 256 MB and 5 s, of which reading what was decoded takes the last. */
const apart = { heapMegabytes: 192, youngMegabytes: 16 };
/** Milliseconds in which a message is decoded, with all that is attached to it. */
export const decodingTime = 4000;
/** Lines that may separate parts. postal-mime takes 5 s for 200,000 parts without an end; a digest has some 30 such lines, of dashes. */
const mostSeparators = 20_000;

/**
 * Undoes the MIME encodings of a raw e-mail, whatever is in it: a large or odd one in a process of its own, which ends when it takes too much.
 * @param milliseconds left for it
 * @throws UnreadableMail
 */
export async function decodeMime(received: Uint8Array, milliseconds = decodingTime): Promise<MimeContent> {
  const raw = withMailLines(received);
  const { lines, separators } = shapeOf(raw);
  if (separators > mostSeparators) throw new UnreadableMail('The e-mail has more parts than any digest could have.');
  if (raw.length > usualBytes || lines > usualLines) return decodeApart(raw, milliseconds);
  try {
    const content = contentOf(await new PostalMime(options).parse(raw));
    const other = relabelled(raw, content.text + content.html);
    return other === null ? content : withBetter(content, contentOf(await new PostalMime(options).parse(other)));
  } catch (error) {
    throw refused(error as Error);
  }
}

function shapeOf(raw: Uint8Array): { lines: number; separators: number } {
  const [lineFeed, dash] = [10, 45];
  let [lines, separators] = [0, 0];
  for (let at = raw.indexOf(lineFeed); at >= 0; at = raw.indexOf(lineFeed, at + 1)) {
    lines += 1;
    if (raw[at + 1] === dash && raw[at + 2] === dash) separators += 1;
  }
  return { lines, separators };
}

/** Mail programmes that do not know the file type attach a saved mail as bytes or as text. */
function isMessage({ mimeType, filename }: { mimeType: string; filename: string | null }): boolean {
  return mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? '');
}

function contentOf({ from, subject, date, messageId, text, html, attachments }: Email): MimeContent {
  return {
    from: from?.address === undefined ? null : { name: from.name, address: from.address },
    subject: subject ?? '',
    date: date ?? null,
    messageId: messageId ?? null,
    text: withLineFeeds(withTrueCharset(text ?? '')),
    html: withTrueCharset(html ?? ''),
    messages: attachments
      .filter(isMessage)
      .map(({ content }) => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content))),
    files: attachments.filter((each) => !isMessage(each)).flatMap(({ filename }) => filename ?? []),
  };
}

/**
 * Reads the mail from its input and writes what is in it to its output. Of what is attached only messages come along, of pictures and other files the names. The library puts the
 * lines of a part together by a Blob, and asks it for nothing but their bytes; Node's own takes some 6 us a piece, 1 s for 2 MB of short lines.
 */
const childSource = `
  const { serialize } = require('node:v8');
  globalThis.Blob = class {
    constructor(pieces) { this.pieces = pieces; }
    async arrayBuffer() {
      const lengthOf = (piece) => (typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength);
      const bytes = Buffer.allocUnsafeSlow(this.pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
      let at = 0;
      for (const piece of this.pieces) {
        if (typeof piece === 'string') bytes.write(piece, at);
        else bytes.set(new Uint8Array(piece.buffer ?? piece, piece.byteOffset ?? 0, piece.byteLength), at);
        at += lengthOf(piece);
      }
      return bytes.buffer;
    }
  };
  const [library, options] = JSON.parse(process.argv[1]);
  const { default: PostalMime } = require(library);
  const pieces = [];
  process.stdin.on('data', (piece) => pieces.push(piece)).on('end', async () => {
    const raw = Buffer.concat(pieces.splice(0));
    const answer = await new PostalMime(options).parse(raw).then(
      ({ attachments, from, subject, date, messageId, text, html }) =>
        ({ email: { from, subject, date, messageId, text, html, attachments: attachments.map((each) => ((${String(isMessage)})(each) ? each : { ...each, content: '' })) } }),
      (error) => ({ refusal: String(error && error.message) }));
    process.stdout.end(serialize(answer));
  });`;

/** A process and not a thread: a heap that runs full may end the whole of it, and with it the work of others. */
function decodeApart(raw: Uint8Array, milliseconds: number): Promise<MimeContent> {
  const library = createRequire(import.meta.url).resolve('postal-mime');
  const limits = [`--max-old-space-size=${apart.heapMegabytes}`, `--max-semi-space-size=${apart.youngMegabytes}`];
  const child = spawn(process.execPath, [...limits, '-e', childSource, JSON.stringify([library, options])], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    // 0 would be no limit.
    timeout: Math.max(1, Math.ceil(milliseconds)),
    killSignal: 'SIGKILL',
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  // A child that ends before it has read everything says why by its end.
  child.stdin.on('error', () => undefined).end(raw);
  return new Promise<MimeContent>((resolve, reject) => {
    child.once('error', (error) => reject(refused(error)));
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') return reject(new UnreadableMail('Decoding the e-mail took longer than any digest needs.'));
      if (code !== 0) return reject(new UnreadableMail('Decoding the e-mail took more memory than any digest needs.'));
      const { email, refusal = '' } = deserialize(Buffer.concat(pieces)) as { email?: Email; refusal?: string };
      if (email) resolve(contentOf(email));
      else reject(refused(new Error(refusal)));
    });
  });
}

/** The words of the library, without anything of the mail in them. */
function refused(error: Error): UnreadableMail {
  const limit = /^Maximum (MIME nesting depth|header size)/.exec(error.message)?.[1];
  return new UnreadableMail(
    limit ? `The e-mail goes beyond the largest ${limit} a digest could have.` : 'The e-mail could not be decoded as MIME.',
  );
}
