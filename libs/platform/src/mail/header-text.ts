/** A value that must not stand in a mail header. The message names the header, never the value. */
export class HeaderError extends Error {
  constructor(header: string, why: string) {
    super(`${header}: ${why}`);
    this.name = 'HeaderError';
  }
}

/** Throws HeaderError for CR, LF or NUL: with them one header becomes two. */
export function assertOneLine(header: string, value: string): void {
  if (/[\r\n\0]/.test(value)) throw new HeaderError(header, 'line breaks and NUL are not allowed');
}

/** An encoded word may have 75 characters (RFC 2047); `=?utf-8?q?` and `?=` take 12 of them. */
const payload = 75 - 12;
const lineLength = 76;

/** Letters that stand for themselves in an encoded word wherever it may occur, a phrase included (RFC 2047 section 5). */
const literal = /[A-Za-z0-9!*+/-]/;

/** Unstructured text as a folded header value: plain where ASCII allows it, encoded words otherwise. `taken` is the length of `Name: `. */
export function headerText(value: string, taken: number): string {
  return isPlainText(value) ? fold(value.split(' '), taken) : encodedWords(value, taken);
}

/** A display name before an address: quoted where ASCII allows it, encoded words otherwise. */
export function headerPhrase(value: string, taken: number): string {
  return /^[\x20-\x7e]*$/.test(value) && !/["\\]|=\?|^ | $|  /.test(value) && value.length <= 60
    ? `"${value}"`
    : encodedWords(value, taken);
}

/** Plain text may be folded at single blanks and unfolded to the same again; everything else is encoded. */
function isPlainText(value: string): boolean {
  return /^(?:[\x21-\x7e]{1,60}(?: (?=[\x21-\x7e])|$))*$/.test(value) && !value.includes('=?');
}

/** Joins words by blanks, breaking lines before they grow over 76 characters. */
export function fold(words: readonly string[], taken: number): string {
  let text = '';
  let column = taken;
  for (const word of words) {
    if (text === '') text = word;
    else if (column + 1 + word.length > lineLength) {
      text += `\r\n ${word}`;
      column = 0;
    } else text += ` ${word}`;
    column += 1 + word.length;
  }
  return text;
}

function encodedWords(value: string, taken: number): string {
  const words: string[] = [];
  let word = '';
  for (const character of value) {
    const code = encodeCharacter(character);
    const room = words.length === 0 ? Math.min(payload, lineLength - taken - 12) : payload;
    if (word.length + code.length > room) {
      words.push(word);
      word = '';
    }
    word += code;
  }
  words.push(word);
  return words.map((text) => `=?utf-8?q?${text}?=`).join('\r\n ');
}

function encodeCharacter(character: string): string {
  if (literal.test(character)) return character;
  if (character === ' ') return '_';
  return [...Buffer.from(character)].map((byte) => `=${hex(byte)}`).join('');
}

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');
