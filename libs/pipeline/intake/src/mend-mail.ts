const [carriageReturn, lineFeed] = [13, 10];

/**
 * The lines of a mail as mail has them: a file of an old system ends them by CR alone, and one that a programme wrote as text of its system by CR twice and LF;
 * what was put behind the sign of a soft line break is no part of it.
 * The mail itself when there is nothing to mend.
 */
export function withMailLines(raw: Uint8Array): Uint8Array {
  const first = raw.indexOf(lineFeed);
  if (first < 0) return raw.map((byte) => (byte === carriageReturn ? lineFeed : byte));
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const doubled = bytes[first - 1] === carriageReturn && bytes[first - 2] === carriageReturn;
  if (!doubled && !bytes.includes('= ') && !bytes.includes('=\t')) return raw;
  const text = bytes.toString('latin1');
  const single = doubled ? text.replaceAll('\r\r\n', '\r\n') : text;
  return Buffer.from(single.replace(/=[ \t]{1,20}(?=\r?\n)/g, '='), 'latin1');
}

/** The lines of a decoded text: CR alone ends one, too, and more of them before a line feed are one. */
export const withLineFeeds = (text: string): string =>
  text.replace(/\r+\n?/g, (ends) => (ends.endsWith('\n') ? '\r\n' : '\n'.repeat(ends.length)));

const windows1252 = new TextDecoder('windows-1252');
const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [windows1252.decode(Uint8Array.of(byte)), byte]));
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** What UTF-8 looks like where a mail says that it is ASCII, Latin or windows-1252: letters with accents, each before a sign that stands behind no letter. */
const misread = /[ÂÃâïð][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** A text whose mail names another charset than it is written in: UTF-8 that was read as windows-1252 is read as what it is, line by line. */
export const withTrueCharset = (text: string): string =>
  misread.test(text) ? text.replace(/[^\n]+/g, (line) => (misread.test(line) ? readAgain(line) : line)) : text;

function readAgain(line: string): string {
  const bytes = new Uint8Array(line.length);
  for (let at = 0; at < line.length; at++) {
    const byte = byteOf.get(line.charAt(at));
    if (byte === undefined) return line;
    bytes[at] = byte;
  }
  try {
    return utf8.decode(bytes);
  } catch {
    return line;
  }
}

const unreadable = '\uFFFD';

/** The mail under the name of the other charset when its text, as decoded, is no UTF-8 as the mail says, or as one is taken for that says nothing; null where it is. */
export function relabelled(raw: Uint8Array, decoded: string): Uint8Array | null {
  if (!decoded.includes(unreadable)) return null;
  const named = Buffer.from(raw).toString('latin1');
  const other = named.replace(/(charset\s{0,8}=\s{0,8}"?)utf-?8\b/gi, '$1windows-1252');
  if (other !== named) return Buffer.from(other, 'latin1');
  return /charset\s{0,8}=/i.test(named) ? null : Buffer.from(windows1252.decode(raw));
}

/** A mail's content, with those texts of its other reading that lost nothing. */
export function withBetter<T extends { text: string; html: string }>(content: T, other: T): T {
  const better = (was: string, is: string): string =>
    was.includes(unreadable) && !is.includes(unreadable) && !misread.test(is) ? is : was;
  return { ...content, text: better(content.text, other.text), html: better(content.html, other.html) };
}
