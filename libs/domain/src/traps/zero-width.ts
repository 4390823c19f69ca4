import { decodeUtf8 } from './utf8';
import type { HiddenText } from './encoded-text';
import type { LongRun } from './long-runs';
import { knownTrapWords, trapSentence } from './template';

/** Shown where hidden characters were cut whose message cannot be recovered. */
export const undecodable = '(hidden characters that could not be read)';

// U+2063 frames the usual trap. Inside, U+200C is 1 and U+200B is 0; the text part of a mail has lost its zeros: html-to-text takes U+200B
// for white space, so a run of zeros is one space or line end there.
const frame = '\u2063';
const frameCode = frame.charCodeAt(0);
/** What may stand between two frames beside white space. */
const isInFrame = (code: number): boolean => (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
const shortestRun = 8;

/** Characters without width or a mark of their own: joiners, invisible operators, marks and controls of direction, fillers. Honest text has one or two at a place. */
const isBare = (code: number): boolean =>
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff ||
  code === 0x180e ||
  code === 0x034f;
/** Bare characters, and what else no reader sees: a soft hyphen, a mark of direction. */
const anyUnseen = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;
const isSpace = (code: number): boolean => code === 32 || code === 10;

/** Messages hidden in characters without width: framed by U+2063, as a bare run of eight and more, or as one whose zeros were lost. */
export function findZeroWidth(text: string, unseen: readonly LongRun[]): HiddenText[] {
  const found: HiddenText[] = [];
  let from = text.indexOf(frame);
  while (from >= 0) {
    const end = frameEnd(text, from);
    if (end > 0) found.push(hiddenAt(text, from, end));
    from = text.indexOf(frame, Math.max(end, from + 1));
  }
  // A bare run inside a frame is found twice; of two findings that overlap the caller keeps the longer.
  for (const run of unseen) {
    const bare = bareWithin(text, run);
    if (bare) found.push(hiddenAt(text, bare.start, bare.end));
  }
  return found;
}

/** The stretches of characters that no reader sees, with the white space among and around those without width. */
export function unseenRuns(text: string): LongRun[] {
  const runs: LongRun[] = [];
  anyUnseen.lastIndex = 0;
  for (let passed = 0, first = anyUnseen.exec(text); first; first = anyUnseen.exec(text)) {
    let [start, end] = [first.index, first.index + 1];
    if (isBare(text.charCodeAt(start))) {
      while (start > passed && isSpace(text.charCodeAt(start - 1))) start--;
      while (end < text.length && (isBare(text.charCodeAt(end)) || isSpace(text.charCodeAt(end)))) end++;
    }
    runs.push({ start, end });
    anyUnseen.lastIndex = passed = end;
  }
  return runs;
}

const hiddenAt = (text: string, start: number, end: number): HiddenText => ({
  start,
  end,
  decode: () => decodeBits(text.slice(start, end)),
});

/** The offset after the closing frame, or after the last hidden character when it never closes; 0 when too little is inside to be a message. */
function frameEnd(text: string, from: number): number {
  let hidden = 0;
  let lastHidden = from;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === frameCode) return hidden >= shortestRun ? at + 1 : 0;
    if (isInFrame(code)) {
      hidden++;
      lastHidden = at;
    } else if (text.charAt(at).trim() !== '') break;
  }
  return hidden >= shortestRun ? lastHidden + 1 : 0;
}

/** From the first to the last hidden character of a run; with the white space beside them where that is the first and last zero of the usual message. */
function bareWithin(text: string, run: LongRun): LongRun | null {
  let [start, end, hidden] = [run.end, run.start, 0];
  for (let at = run.start; at < run.end; at++) {
    if (!isBare(text.charCodeAt(at))) continue;
    start = Math.min(start, at);
    end = at + 1;
    hidden++;
  }
  if (hidden < shortestRun) return null;
  const zeros = text.charAt(start) === '\u200C' && text.charAt(end - 1) === '\u200C' && decodeByTemplate(text.slice(start, end)) !== null;
  return zeros ? { start: Math.max(run.start, start - 1), end: Math.min(run.end, end + 1) } : { start, end };
}

function decodeBits(run: string): string {
  return decodeWhole(run) ?? decodeByTemplate(run) ?? undecodable;
}

/** Two characters that take turns are the bits of a message, either way round, eight a byte. */
function decodeWhole(run: string): string | null {
  const framed = run.startsWith(frame) && run.endsWith(frame) ? run.slice(1, -1) : run;
  const signs = twoSignsOf(framed)?.sort();
  if (!signs) return null;
  const inside = framed.replace(/[ \n]+/g, '');
  return decodeAs(inside, signs[0]) ?? decodeAs(inside, signs[1]);
}

/** The two characters that a text is made of beside white space; null where it is made of one, or more. */
function twoSignsOf(text: string): [string, string] | null {
  let [first, second] = [-1, -1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === first || code === second || isSpace(code)) continue;
    if (second >= 0) return null;
    if (first < 0) first = code;
    else second = code;
  }
  return second < 0 ? null : [String.fromCharCode(first), String.fromCharCode(second)];
}

function decodeAs(run: string, zero: string): string | null {
  if (run.length < 16 || run.length % 8 !== 0) return null;
  const bytes: number[] = [];
  for (let at = 0; at < run.length; at += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) byte = byte * 2 + (run.charAt(at + bit) === zero ? 0 : 1);
    if (byte < 32 || byte === 127) return null;
    bytes.push(byte);
  }
  const decoded = decodeUtf8(bytes);
  return decoded.includes('\uFFFD') ? null : decoded;
}

/** Lengths of the runs of ones, as the codes of a text: all that is left when every run of zeros has become one space. */
function onesOf(bits: string, sign: string): string {
  const one = sign.charCodeAt(0);
  let lengths = '';
  let length = 0;
  for (let at = 0; at <= bits.length; at++) {
    if (bits.charCodeAt(at) === one) length++;
    else if (length > 0) {
      lengths += String.fromCharCode(Math.min(length, 0xffff));
      length = 0;
    }
  }
  return lengths;
}

/** A sentence as bits, eight a character, most significant first. */
export const sentenceBits = (sentence: string): string =>
  Array.from(sentence, (char) => char.charCodeAt(0).toString(2).padStart(8, '0')).join('');

let templates: Map<string, string> | null = null;

function decodeByTemplate(run: string): string | null {
  templates ??= templatesOf();
  return templates.get(onesOf(run, '\u200C')) ?? null;
}

function templatesOf(): Map<string, string> {
  // Only the two counts that occur: without its zeros a 4 reads like a 2.
  const sentences = knownTrapWords.flatMap((word) => [2, 3].map((times) => trapSentence(word, times)));
  return new Map(sentences.map((sentence) => [onesOf(sentenceBits(sentence), '1'), sentence]));
}
