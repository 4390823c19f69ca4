import { longRuns, type LongRun } from './long-runs';
import { decodeUtf8 } from './utf8';
import { trapEnding, trapOpening } from './template';

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
  /** Places within a byte that a run may begin at when other letters are glued in front. */
  shifts: number;
  /** By code below 128 the value of a character, or what else it is. */
  values: Int8Array;
  /** By code below 128 whether a character may occur in a run. */
  occurs: Uint8Array;
  /** By value whether a character may hold the first bits of a byte of a readable text. */
  leads: Uint8Array;
  /** Characters that could hold a sentence of twenty letters. */
  shortest: number;
  padding: boolean;
}

const foreign = -1;
/** What may stand between two characters: line ends where a copy was wrapped again, spaces between pairs of hexadecimal digits. */
const between = -2;

/** How many bytes of a character are due after a first byte that can be read: printable ASCII, line ends, and what begins a character beyond ASCII; else -1. */
const dueAfterFirst = Int8Array.from({ length: 256 }, (_, byte) => {
  if ((byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9) return 0;
  return byte < 0xc2 || byte > 0xf4 ? -1 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
});

/** How many bytes of a character are due after a byte, given how many were due before it; negative where it cannot be read. */
const dueAfter = (byte: number, due: number): number => (due === 0 ? (dueAfterFirst[byte] ?? -1) : byte >> 6 === 2 ? due - 1 : -1);

/** A table, because every character of a text is looked up, and most of them several times. */
function alphabet(digits: readonly string[], gaps: string, rest: Omit<Alphabet, 'values' | 'occurs' | 'leads'>): Alphabet {
  const values = new Int8Array(128).fill(foreign);
  for (const each of digits) for (const [value, char] of Array.from(each).entries()) values[char.charCodeAt(0)] = value;
  for (const char of gaps) values[char.charCodeAt(0)] = between;
  const occurs = Uint8Array.from(values, (value) => (value === foreign ? 0 : 1));
  const leads = new Uint8Array(1 << rest.bits);
  for (let byte = 0; byte < 256; byte++) if (dueAfterFirst[byte] !== -1 || byte >> 6 === 2) leads[byte >> (8 - rest.bits)] = 1;
  return { values, occurs, leads, ...rest };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const hex = alphabet(['0123456789abcdef', '0123456789ABCDEF'], '\n ', { bits: 4, shifts: 2, shortest: 40, padding: false });
const base64 = alphabet([`${letters}+/`, `${letters}-_`], '\n', { bits: 6, shifts: 4, shortest: 28, padding: true });

/** Sentences hidden as hexadecimal bytes, also in pairs with spaces between. Linear in the length of the text. */
export const findHex = (text: string): HiddenText[] => findEncoded(text, hex);

/** Sentences hidden as base64, padded or not, standard or URL-safe. Linear in the length of the text. */
export const findBase64 = (text: string): HiddenText[] => findEncoded(text, base64);

function findEncoded(text: string, alphabet: Alphabet): HiddenText[] {
  const found: HiddenText[] = [];
  const firstBits = new Int32Array(alphabet.shifts);
  let stretch: Stretch | null = null;
  for (const run of longRuns(text, alphabet.shortest, alphabet.occurs)) {
    const likely = likelyShifts(text, run, alphabet, firstBits);
    for (let shift = 0; shift < alphabet.shifts; shift++)
      if ((likely & (1 << shift)) !== 0 && isReadable(text, run, shift, alphabet))
        findAligned(text, run, shift, { alphabet, stretch: (stretch ??= new Stretch()), found });
  }
  return found;
}

// Longer messages are found in pieces; bounds the work on a text that is encoded from end to end.
const longestHidden = 4000;
const fewestBytes = 20;
const fewestBits = fewestBytes * 8;

/** Bytes that stand one after another in a run and can be read, with the offsets of each byte's characters; one is filled again and again. */
class Stretch {
  private readonly all = new Uint8Array(longestHidden);
  private readonly from = new Uint32Array(longestHidden);
  private readonly to = new Uint32Array(longestHidden);
  length = 0;
  /** Bytes of a character that are still to come. */
  private due = 0;

  /** Whether the byte continues the stretch. */
  take(byte: number, start: number, end: number): boolean {
    const due = dueAfter(byte, this.due);
    if (due < 0) return false;
    this.due = due;
    this.all[this.length] = byte;
    this.from[this.length] = start;
    this.to[this.length] = end;
    this.length++;
    return true;
  }

  clear(): void {
    this.length = this.due = 0;
  }

  get bytes(): Uint8Array {
    return this.all.subarray(0, this.length);
  }

  startOf(byte: number): number {
    return this.from[byte] ?? 0;
  }

  endOf(byte: number): number {
    return this.to[byte] ?? 0;
  }
}

/**
 * At which shifts enough bytes of a run could be read, by their first bits alone: hardly any address or rule of dashes comes further than this.
 * @param firstBits by shift, where in the run the bytes begin that could be read; filled anew
 * @returns a bit for each shift
 */
function likelyShifts(text: string, { start, end }: LongRun, { bits, shifts, values, leads }: Alphabet, firstBits: Int32Array): number {
  for (let shift = 0; shift < shifts; shift++) firstBits[shift] = shift * bits;
  let [likely, bit, shift] = [0, 0, 0];
  for (let at = start; at < end; at++) {
    const value = values[text.charCodeAt(at)] ?? foreign;
    if (value < 0) continue;
    if (leads[value] !== 1) {
      if (bit - (firstBits[shift] ?? 0) >= fewestBits) likely |= 1 << shift;
      firstBits[shift] = bit + 8;
    }
    bit += bits;
    if (++shift === shifts) shift = 0;
  }
  for (shift = 0; shift < shifts; shift++) if (bit - (firstBits[shift] ?? 0) >= fewestBits) likely |= 1 << shift;
  return likely;
}

/** Whether enough bytes after one another can be read: the same look at them as when they are taken, without taking them. */
function isReadable(text: string, { start, end }: LongRun, shift: number, { bits, values }: Alphabet): boolean {
  let [buffer, width, due, length, skipped] = [0, 0, 0, 0, 0];
  for (let at = start; at < end && length * 8 + (end - at) * bits + width >= fewestBits; at++) {
    const value = values[text.charCodeAt(at)] ?? foreign;
    if (value < 0 || skipped++ < shift) continue;
    buffer = ((buffer << bits) | value) & 0xffff;
    width += bits;
    if (width < 8) continue;
    width -= 8;
    const byte = (buffer >> width) & 0xff;
    due = dueAfter(byte, due);
    if (due < 0) {
      due = Math.max(0, dueAfter(byte, 0));
      length = dueAfterFirst[byte] === -1 ? 0 : 1;
    } else if (++length >= fewestBytes) return true;
  }
  return false;
}

/** What is put together while the runs of a text are read. */
interface Reading {
  alphabet: Alphabet;
  stretch: Stretch;
  found: HiddenText[];
}

/** Finds the sentences of a run whose bytes begin after `shift` of its characters. Each byte is read once. */
function findAligned(text: string, { start, end }: LongRun, shift: number, { alphabet, stretch, found }: Reading): void {
  const { bits, values } = alphabet;
  const close = (): void => {
    if (stretch.length >= fewestBytes) found.push(...sentencesOf(text, stretch, alphabet));
    stretch.clear();
  };
  let [buffer, width, skipped, from] = [0, 0, 0, start];
  for (let at = start; at < end; at++) {
    const value = values[text.charCodeAt(at)] ?? foreign;
    if (value < 0 || skipped++ < shift) continue;
    if (width === 0) from = at;
    buffer = ((buffer << bits) | value) & 0xffff;
    width += bits;
    if (width < 8) continue;
    width -= 8;
    const byte = (buffer >> width) & 0xff;
    if (stretch.length >= longestHidden || !stretch.take(byte, from, at + 1)) {
      close();
      // It may begin what the last one could not continue.
      stretch.take(byte, from, at + 1);
    }
    from = at;
  }
  close();
}

/** What readable bytes hide: the usual sentence wherever it begins and ends in them, else all of them up to their last full stop. */
function sentencesOf(text: string, stretch: Stretch, alphabet: Alphabet): HiddenText[] {
  const found: HiddenText[] = [];
  const { bytes } = stretch;
  let from = 0;
  while (bytes.length - from >= fewestBytes) {
    const first = beginningIn(bytes, from);
    const last = endIn(bytes, first);
    const own = bytes.subarray(first, last);
    const decoded = decodeUtf8(own);
    const start = stretch.startOf(first);
    if (!readsLikeASentence(decoded) || !isPutThere(text, start, decoded)) break;
    const end = stretch.endOf(last - 1);
    found.push({ decode: () => decoded, start, end: alphabet.padding ? withPadding(text, end, own.length) : end });
    from = last;
  }
  return found;
}

const codesOf = (words: string): number[] => Array.from(words, (char) => char.charCodeAt(0));
const [opening, ending] = [codesOf(trapOpening), codesOf(trapEnding)];

function indexOf(bytes: Uint8Array, sought: readonly number[], from: number): number {
  const [beginning = 0] = sought;
  let at = bytes.indexOf(beginning, from);
  while (at >= 0 && !sought.every((byte, next) => bytes[at + next] === byte)) at = bytes.indexOf(beginning, at + 1);
  return at;
}

/** Letters glued in front that can be read by chance stand before the usual opening, before the first letter, or before a capital in the middle of a word. */
function beginningIn(bytes: Uint8Array, from: number): number {
  const usual = indexOf(bytes, opening, from);
  if (usual >= 0 && usual - from < fewestBytes) return usual;
  let first = from;
  while (first < bytes.length && !isLetter(bytes[first]) && bytes[first] !== 34) first++;
  for (let at = first + 1; at < first + 4; at++) {
    if (isCapital(bytes[at]) && isSmall(bytes[at - 1])) return at;
  }
  return first;
}

const isCapital = (byte = 0): boolean => byte >= 65 && byte <= 90;
const isSmall = (byte = 0): boolean => (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57);
const isLetter = (byte = 0): boolean => isCapital(byte) || (byte >= 97 && byte <= 122) || byte >= 0xc2;

function endIn(bytes: Uint8Array, first: number): number {
  const usual = indexOf(bytes, opening, first) === first ? indexOf(bytes, ending, first) : -1;
  if (usual >= 0) return usual + ending.length;
  const stop = bytes.findLastIndex((byte, at) => at > first && (byte === 46 || byte === 33 || byte === 63));
  return stop < 0 ? bytes.length : stop + 1;
}

function withPadding(text: string, end: number, bytes: number): number {
  const padding = '='.repeat((3 - (bytes % 3)) % 3);
  return text.startsWith(padding, end) ? end + padding.length : end;
}

/** Whether decoded bytes are words: hashes, ids and long URL paths decode to bytes that are not. */
function readsLikeASentence(decoded: string): boolean {
  if (decoded.length < 10) return false;
  // Most are plain letters, which need no look at what Unicode has.
  const beyond = decoded.replace(/[A-Za-z ]+/g, '');
  const letters = decoded.length - beyond.length + (beyond.match(/[\p{L}\p{M}]/gu)?.length ?? 0);
  if (letters / decoded.length <= 0.8) return false;
  const words = decoded.match(/\p{L}{2,}/gu)?.length ?? 0;
  const spaces = decoded.match(/ /g)?.length ?? 0;
  return (words >= 4 && spaces >= 3) || (decoded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) >= 10;
}

const instructive =
  /\b(?:AI|ChatGPT|GPT|LLM|language models?|assistants?|prompts?|instructions?|ignore|disregard|include|mention|answers?|respon[ds]e?|reply|writ(?:e|ing)|words?)\b/i;

/**
 * A parameter or a segment of an address may hold encoded words of its own, such as the name of a campaign: it is cut only where it instructs. What stands after a
 * full stop or question mark was put there.
 */
function isPutThere(text: string, start: number, decoded: string): boolean {
  if (!/[=/&#%+_-]/.test(text.charAt(start - 1))) return true;
  const token = text.slice(Math.max(0, start - 400), start);
  const inAddress = /(?:https?:\/\/|www\.)\S*$/.test(token);
  return !inAddress || instructive.test(decoded);
}
