import type { HiddenText } from './encoded-text';
import { longRuns } from './long-runs';
import { knownTrapWords, trapSentence } from './template';

/** Shown where hidden characters were cut whose message cannot be recovered. */
export const undecodable = '(hidden characters that could not be read)';

// U+2063 frames the usual trap. Inside, U+200C is 1 and U+200B is 0; the text part of a mail has lost its zeros: html-to-text takes U+200B
// for white space, so a run of zeros is one space or line end there.
const frame = '\u2063';
const inFrame = /[\u200B-\u200D\u2060\uFEFF\s]/;
const isBare = (code: number): boolean => code >= 0x200b && (code <= 0x200d || code === 0x2060 || code === 0x2063 || code === 0xfeff);
const shortestRun = 8;

/** Messages hidden in characters without width, framed by U+2063 or as a bare run of eight and more. */
export function findZeroWidth(text: string): HiddenText[] {
  const found: HiddenText[] = [];
  let from = text.indexOf(frame);
  while (from >= 0) {
    const end = frameEnd(text, from);
    if (end > 0) found.push(hiddenAt(text, from, end));
    from = text.indexOf(frame, Math.max(end, from + 1));
  }
  // A bare run inside a frame is found twice; of two findings that overlap the caller keeps the longer.
  for (const { start, end } of longRuns(text, shortestRun, isBare)) found.push(hiddenAt(text, start, end));
  return found;
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
    const char = text.charAt(at);
    if (char === frame) return hidden >= shortestRun ? at + 1 : 0;
    if (!inFrame.test(char)) break;
    if (char.trim() !== '' || char === '\uFEFF') {
      hidden++;
      lastHidden = at;
    }
  }
  return hidden >= shortestRun ? lastHidden + 1 : 0;
}

function decodeBits(run: string): string {
  return decodeWhole(run) ?? decodeByTemplate(run) ?? undecodable;
}

const zero = 0x200b;
const one = 0x200c;

function decodeWhole(run: string): string | null {
  let decoded = '';
  let byte = 0;
  let bits = 0;
  for (let at = 0; at < run.length; at++) {
    const code = run.charCodeAt(at);
    if (code !== zero && code !== one) continue;
    byte = byte * 2 + (code - zero);
    bits++;
    if (bits % 8 > 0) continue;
    if (byte < 32 || byte > 126) return null;
    decoded += String.fromCharCode(byte);
    byte = 0;
  }
  return bits >= 16 && bits % 8 === 0 ? decoded : null;
}

/** Lengths of the runs of ones: all that is left when every run of zeros has become one space. */
function onesOf(bits: string, isOne: string): string {
  const lengths: number[] = [];
  let length = 0;
  for (const bit of bits) {
    if (bit === isOne) length++;
    else if (length > 0) {
      lengths.push(length);
      length = 0;
    }
  }
  if (length > 0) lengths.push(length);
  return lengths.join(' ');
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
