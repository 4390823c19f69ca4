import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import PostalMime, { type Email } from 'postal-mime';

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
/** Promised of any message: 256 MB and 5 s. */
const apart = { heapMegabytes: 192, youngMegabytes: 32, milliseconds: 5000 };
/** Lines that may separate parts. postal-mime takes 5 s for 200,000 parts without an end; a digest has some 30 such lines, of dashes. */
const mostSeparators = 20_000;

/**
 * Undoes the MIME encodings of a raw e-mail, whatever is in it: a large or odd one in a thread of its own, which ends when it takes too much.
 * @throws UnreadableMail
 */
export async function decodeMime(raw: Uint8Array): Promise<MimeContent> {
  const { lines, separators } = shapeOf(raw);
  if (separators > mostSeparators) throw new UnreadableMail('The e-mail has more parts than any digest could have.');
  if (raw.length > usualBytes || lines > usualLines) return decodeApart(raw);
  try {
    return contentOf(await new PostalMime(options).parse(raw));
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

/** Mail programmes that do not know the file type attach a saved mail as bytes. */
function isMessage({ mimeType, filename }: { mimeType: string; filename: string | null }): boolean {
  return mimeType === 'message/rfc822' || (mimeType === 'application/octet-stream' && /\.eml$/i.test(filename ?? ''));
}

function contentOf({ from, subject, date, messageId, text, html, attachments }: Email): MimeContent {
  return {
    from: from?.address === undefined ? null : { name: from.name, address: from.address },
    subject: subject ?? '',
    date: date ?? null,
    messageId: messageId ?? null,
    text: text ?? '',
    html: html ?? '',
    messages: attachments
      .filter(isMessage)
      .map(({ content }) => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content))),
  };
}

/** Only attached messages come back from the thread: pictures are nobody's business. */
const threadSource = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { default: PostalMime } = require(workerData.library);
  new PostalMime(workerData.options).parse(workerData.raw).then(
    ({ attachments, from, subject, date, messageId, text, html }) =>
      parentPort.postMessage({ email: { from, subject, date, messageId, text, html, attachments: attachments.filter(${String(isMessage)}) } }),
    (error) => parentPort.postMessage({ refusal: String(error && error.message) }),
  );`;

function decodeApart(raw: Uint8Array): Promise<MimeContent> {
  const library = createRequire(import.meta.url).resolve('postal-mime');
  const thread = new Worker(threadSource, {
    eval: true,
    env: {},
    workerData: { library, options, raw },
    resourceLimits: { maxOldGenerationSizeMb: apart.heapMegabytes, maxYoungGenerationSizeMb: apart.youngMegabytes },
  });
  return new Promise<MimeContent>((resolve, reject) => {
    const limit = setTimeout(() => reject(new UnreadableMail('Decoding the e-mail took longer than 5 seconds.')), apart.milliseconds);
    const fail = (error: Error): void => reject(refused(error));
    thread.once('exit', () => {
      clearTimeout(limit);
      fail(new Error('the thread ended without an answer'));
    });
    thread.once('error', fail);
    thread.once('message', ({ email, refusal }: { email?: Email; refusal?: string }) =>
      email ? resolve(contentOf(email)) : fail(new Error(refusal)),
    );
  }).finally(() => thread.terminate());
}

/** The words of the library, without anything of the mail in them. */
function refused(error: Error & { code?: string }): UnreadableMail {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new UnreadableMail('Decoding the e-mail took more memory than any digest needs.');
  const limit = /^Maximum (MIME nesting depth|header size)/.exec(error.message)?.[1];
  return new UnreadableMail(
    limit ? `The e-mail goes beyond the largest ${limit} a digest could have.` : 'The e-mail could not be decoded as MIME.',
  );
}
