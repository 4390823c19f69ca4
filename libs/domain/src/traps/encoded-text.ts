import { longRuns } from './long-runs';
import { trapEnding } from './template';

/** A run of encoded characters that hides a sentence; `start` and `end` are offsets in the text it was found in. */
export interface HiddenText {
  start: number;
  end: number;
  /** What is hidden there. */
  decode(): string;
}

interface Alphabet {
  /** Bits a character carries. */
  bits: number;
  /** -1 for what is no character of it. */
  value(code: number): number;
  /** What the usual sentence begins with, so that a run with letters glued in front is still cut exactly. */
  opening: string;
  padding: boolean;
}

/** Encoded characters that could hold a sentence of twenty letters. */
const shortestRun = 40;

const hexValue = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
};

const base64Value = (code: number): number => {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : -1;
};

const hex: Alphabet = { bits: 4, value: hexValue, opening: '4966207573696e6720414920', padding: false };
const base64: Alphabet = { bits: 6, value: base64Value, opening: 'SWYgdXNpbmcgQUkg', padding: true };

/** Sentences hidden as hexadecimal bytes. Linear in the length of the text. */
export const findHex = (text: string): HiddenText[] => findEncoded(text, hex);

/** Sentences hidden as base64, padded or not, standard or URL-safe. Linear in the length of the text. */
export const findBase64 = (text: string): HiddenText[] => findEncoded(text, base64);

function findEncoded(text: string, alphabet: Alphabet): HiddenText[] {
  const found: HiddenText[] = [];
  let opening = text.indexOf(alphabet.opening);
  // A run may be broken by a line end where a copy was wrapped again.
  const runs = longRuns(text, shortestRun, (code) => alphabet.value(code) >= 0 || code === 10);
  for (const { start, end: runEnd } of runs) {
    let from = start;
    for (;;) {
      // Searched for once per place it stands at, not once per run, or many runs would cost the square of the text.
      if (opening >= 0 && opening < from) opening = text.indexOf(alphabet.opening, from);
      const hidden =
        opening >= 0 && opening < runEnd ? decodeAt(text, opening, runEnd, alphabet) : decodeAnywhere(text, from, runEnd, alphabet);
      if (!hidden) break;
      found.push(hidden);
      from = hidden.end;
    }
  }
  return found;
}

/** Whole bytes begin at any of 2 nibbles or 4 sextets when other letters are glued in front. */
function decodeAnywhere(text: string, from: number, to: number, alphabet: Alphabet): HiddenText | null {
  let start = from;
  for (let shift = 0; shift < (alphabet.bits === 4 ? 2 : 4); shift++) {
    while (start < to && text[start] === '\n') start++;
    const hidden = to - start < shortestRun ? null : decodeAt(text, start, to, alphabet);
    if (hidden) return hidden;
    start++;
  }
  return null;
}

/** Decodes from `start` while the bytes are readable, up to the usual ending if it comes, else to the last full stop. */
function decodeAt(text: string, start: number, to: number, alphabet: Alphabet): HiddenText | null {
  const bytes: number[] = [];
  const ends: number[] = [];
  let buffer = 0;
  let width = 0;
  for (let at = start; at < to && bytes.length < longestHidden && !endsUsually(bytes); at++) {
    const value = alphabet.value(text.charCodeAt(at));
    if (value < 0) continue;
    buffer = ((buffer << alphabet.bits) | value) & 0xffff;
    width += alphabet.bits;
    if (width < 8) continue;
    width -= 8;
    const byte = (buffer >> width) & 0xff;
    if (!isReadable(byte)) break;
    bytes.push(byte);
    ends.push(at + 1);
  }
  const stop = bytes.findLastIndex((byte) => byte === 46 || byte === 33 || byte === 63);
  const length = stop < 0 ? bytes.length : stop + 1;
  const decoded = String.fromCharCode(...bytes.slice(0, length));
  if (!readsLikeASentence(decoded)) return null;
  const end = ends[length - 1] ?? start;
  return { decode: () => decoded, start, end: alphabet.padding ? withPadding(text, end, length) : end };
}

// Longer messages are found in pieces; bounds the work on a text that is encoded from end to end.
const longestHidden = 2000;

const ending = Array.from(trapEnding, (char) => char.charCodeAt(0));
const endsUsually = (bytes: readonly number[]): boolean =>
  bytes.at(-1) === 46 && ending.every((byte, at) => byte === bytes[bytes.length - ending.length + at]);

function withPadding(text: string, end: number, bytes: number): number {
  const padding = '='.repeat((3 - (bytes % 3)) % 3);
  return text.startsWith(padding, end) ? end + padding.length : end;
}

const isReadable = (byte: number): boolean => (byte >= 32 && byte < 127) || byte === 10 || byte === 13;

/** Whether decoded bytes are words: hashes, ids and long URL paths decode to bytes that are not. */
function readsLikeASentence(decoded: string): boolean {
  if (decoded.length < 20) return false;
  const letters = decoded.match(/[A-Za-z ]/g)?.length ?? 0;
  const words = decoded.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  const spaces = decoded.match(/ /g)?.length ?? 0;
  return letters / decoded.length > 0.8 && words >= 4 && spaces >= 3;
}
