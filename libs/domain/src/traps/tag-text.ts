import type { HiddenText } from './encoded-text';

// U+E0020..E007E repeat ASCII invisibly. The flags of England, Scotland and Wales are the one honest use: a black flag, tags, U+E007F.
const highHalf = '\uDB40';
const tags = /[\u{E0000}-\u{E007F}]+/gu;
const blackFlag = '\u{1F3F4}';

/** Text hidden in Unicode tag characters, which no reader shows. */
export function findTagText(text: string): HiddenText[] {
  const found: HiddenText[] = [];
  if (!text.includes(highHalf)) return found;
  for (const run of text.matchAll(tags)) {
    if (text.startsWith(blackFlag, run.index - blackFlag.length) && run[0].endsWith('\u{E007F}') && run[0].length <= 14) continue;
    const decode = (): string => Array.from(run[0], (char) => asciiOf(char.codePointAt(0) ?? 0)).join('');
    found.push({ decode, start: run.index, end: run.index + run[0].length });
  }
  return found;
}

function asciiOf(codePoint: number): string {
  const ascii = codePoint - 0xe0000;
  return ascii >= 32 && ascii < 127 ? String.fromCharCode(ascii) : '';
}
