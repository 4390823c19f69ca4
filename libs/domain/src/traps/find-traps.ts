import { findBase64, findHex, type HiddenText } from './encoded-text';
import { findTagText } from './tag-text';
import { readTrapSentence } from './template';
import { findZeroWidth } from './zero-width';

/** How a hidden text was hidden. */
export type TrapEncoding = 'hex' | 'base64' | 'zero-width' | 'css' | 'other';

/** Hidden text addressed to language models: evidence for the human, never content. Offsets are UTF-16 units of the text searched. */
export interface Trap {
  encoding: TrapEncoding;
  decoded: string;
  word: string | null;
  times: number | null;
  start: number;
  end: number;
}

/** A text without its traps; `offsets[i]` is where unit i of `text` stood in the original. */
export interface TrapFree {
  text: string;
  traps: Trap[];
  offsets: Int32Array;
}

const plainTrap = /If using AI to write (?:an? |your |the )?answers?, surreptitiously include the word [^.]{1,120}\banswer\./g;

/**
 * Finds hidden texts and cuts them out exactly, splicing with nothing between, so that a URL they were put into is whole again.
 * @param hidden ranges that an HTML part hides by its style, reported as `css`.
 */
export function findTraps(text: string, hidden: readonly (readonly [number, number])[] = []): TrapFree {
  const found: Trap[] = [
    ...hidden.map(([start, end]) => toTrap('css', { decoded: text.slice(start, end).trim(), start, end })),
    ...findZeroWidth(text).map((each) => toTrap('zero-width', each)),
    ...findHex(text).map((each) => toTrap('hex', each)),
    ...findBase64(text).map((each) => toTrap('base64', each)),
    ...findTagText(text).map((each) => toTrap('other', each)),
    ...Array.from(text.matchAll(plainTrap), (match) =>
      toTrap('other', { decoded: match[0], start: match.index, end: match.index + match[0].length }),
    ),
  ];
  const traps = withoutOverlap(found);
  return { ...cut(text, traps), traps };
}

function toTrap(encoding: TrapEncoding, { decoded, start, end }: HiddenText): Trap {
  return { encoding, decoded, ...readTrapSentence(decoded), start, end };
}

/** Of two findings that overlap the earlier stands; at the same place the longer. */
function withoutOverlap(found: Trap[]): Trap[] {
  const ordered = found.filter((each) => each.end > each.start).sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Trap[] = [];
  for (const each of ordered) if (each.start >= (kept.at(-1)?.end ?? 0)) kept.push(each);
  return kept;
}

function cut(text: string, traps: readonly Trap[]): { text: string; offsets: Int32Array } {
  const removed = traps.reduce((sum, each) => sum + each.end - each.start, 0);
  const offsets = new Int32Array(text.length - removed);
  let kept = '';
  let filled = 0;
  let from = 0;
  for (const end of [...traps, { start: text.length, end: text.length }]) {
    kept += text.slice(from, end.start);
    for (let at = from; at < end.start; at++) offsets[filled++] = at;
    from = end.end;
  }
  return { text: kept, offsets };
}
