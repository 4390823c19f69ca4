import { decodeUtf8 } from './utf8';
import type { HiddenText } from './encoded-text';

// U+E0020..E007E repeat ASCII invisibly. The flags of England, Scotland and Wales are the one honest use: a black flag, tags, U+E007F.
const tags = /[\u{E0000}-\u{E007F}]+/gu;
const blackFlag = '\u{1F3F4}';
// A variation selector says how the character before it is drawn; many after one another say something else, a byte each.
const selectors = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{8,}/gu;

/** Text hidden in Unicode tag characters or in runs of variation selectors, which no reader shows. */
export function findTagText(text: string): HiddenText[] {
  const found: HiddenText[] = [];
  if (text.includes('\uDB40')) {
    for (const run of text.matchAll(tags)) {
      if (text.startsWith(blackFlag, run.index - blackFlag.length) && run[0].endsWith('\u{E007F}') && run[0].length <= 14) continue;
      const decode = (): string => Array.from(run[0], (char) => asciiOf(char.codePointAt(0) ?? 0)).join('');
      found.push({ decode, start: run.index, end: run.index + run[0].length });
    }
  }
  if (text.includes('\uDB40') || text.includes('\uFE0F') || text.includes('\uFE00')) {
    for (const run of text.matchAll(selectors)) {
      const decode = (): string => decodeUtf8(Array.from(run[0], (char) => byteOf(char.codePointAt(0) ?? 0)));
      found.push({ decode, start: run.index, end: run.index + run[0].length });
    }
  }
  return found;
}

function asciiOf(codePoint: number): string {
  const ascii = codePoint - 0xe0000;
  return ascii >= 32 && ascii < 127 ? String.fromCharCode(ascii) : '';
}

const byteOf = (codePoint: number): number => (codePoint < 0xe0100 ? codePoint - 0xfe00 : codePoint - 0xe0100 + 16);
