import type { HiddenText } from './encoded-text';
import { knownTrapWords, trapSentence } from './template';

/** Shown where hidden characters were cut whose message cannot be recovered. */
export const undecodable = '(hidden characters that could not be read)';

// U+2063 frames the usual trap. Inside, U+200C is 1 and U+200B is 0; the text part of a mail has lost its zeros: html-to-text takes U+200B
// for white space, so a run of zeros is one space or line end there.
const frame = '\u2063';
const inFrame = /[\u200B-\u200D\u2060\uFEFF\s]/;
const bareRun = /[\u200B-\u200D\u2060\u2063\uFEFF]{8,}/g;

/** Messages hidden in characters without width, framed by U+2063 or as a bare run of eight and more. */
export function findZeroWidth(text: string): HiddenText[] {
  const found: HiddenText[] = [];
  let from = text.indexOf(frame);
  while (from >= 0) {
    const end = frameEnd(text, from);
    if (end > 0) found.push({ decoded: decodeBits(text.slice(from + 1, end)), start: from, end });
    from = text.indexOf(frame, Math.max(end, from + 1));
  }
  // A bare run inside a frame is found twice; of two findings that overlap the caller keeps the longer.
  for (const run of text.matchAll(bareRun)) {
    found.push({ decoded: decodeBits(run[0]), start: run.index, end: run.index + run[0].length });
  }
  return found;
}

/** The offset after the closing frame, or after the last hidden character when it never closes; 0 when too little is inside to be a message. */
function frameEnd(text: string, from: number): number {
  let hidden = 0;
  let lastHidden = from;
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === frame) return hidden >= 8 ? at + 1 : 0;
    if (!inFrame.test(char)) break;
    if (char.trim() !== '' || char === '\uFEFF') {
      hidden++;
      lastHidden = at;
    }
  }
  return hidden >= 8 ? lastHidden + 1 : 0;
}

function decodeBits(run: string): string {
  return decodeWhole(run) ?? decodeByTemplate(run) ?? undecodable;
}

function decodeWhole(run: string): string | null {
  const bits = run
    .replace(/[^\u200B\u200C]/g, '')
    .replaceAll('\u200B', '0')
    .replaceAll('\u200C', '1');
  if (bits.length < 16 || bits.length % 8 !== 0) return null;
  let decoded = '';
  for (let at = 0; at < bits.length; at += 8) {
    const byte = parseInt(bits.slice(at, at + 8), 2);
    if (byte < 32 || byte > 126) return null;
    decoded += String.fromCharCode(byte);
  }
  return decoded;
}

/** Lengths of the runs of ones: all that is left when every run of zeros has become one space. */
const onesOf = (bits: string): string =>
  bits
    .split(/[^1]+/)
    .filter((ones) => ones !== '')
    .map((ones) => ones.length)
    .join(' ');

/** A sentence as bits, eight a character, most significant first. */
export const sentenceBits = (sentence: string): string =>
  Array.from(sentence, (char) => char.charCodeAt(0).toString(2).padStart(8, '0')).join('');

let templates: Map<string, string> | null = null;

function decodeByTemplate(run: string): string | null {
  templates ??= templatesOf();
  return templates.get(onesOf(run.replaceAll('\u200C', '1'))) ?? null;
}

function templatesOf(): Map<string, string> {
  // Only the two counts that occur: without its zeros a 4 reads like a 2.
  const sentences = knownTrapWords.flatMap((word) => [2, 3].map((times) => trapSentence(word, times)));
  return new Map(sentences.map((sentence) => [onesOf(sentenceBits(sentence)), sentence]));
}
