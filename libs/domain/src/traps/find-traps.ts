import { findBase64, findHex, type HiddenText } from './encoded-text';
import { findReversed } from './reversed-text';
import { findTagText } from './tag-text';
import { readTrapSentence, trapOpening } from './template';
import type { LongRun } from './long-runs';
import { findZeroWidth, unseenRuns } from './zero-width';

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

/** A text without its traps, which are in order and apart. */
export interface TrapFree {
  text: string;
  traps: Trap[];
}

const plainTrap = /If using AI to write (?:an? |your |the )?answers?, surreptitiously include the word [^.]{1,120}\banswer\./g;

/**
 * Finds hidden texts and cuts them out exactly, splicing with nothing between, so that a URL they were put into is whole again.
 * @param hidden ranges that an HTML part hides by its style, reported as `css`.
 * @param unseen where characters stand that no reader sees
 */
export function findTraps(
  text: string,
  hidden: readonly (readonly [number, number])[] = [],
  unseen: readonly LongRun[] = unseenRuns(text),
): TrapFree {
  const found: Finding[] = [
    ...hidden.map(([start, end]): Finding => ['css', { start, end, decode: () => text.slice(start, end).trim() }]),
    ...findZeroWidth(text, unseen).map((each): Finding => ['zero-width', each]),
    ...findHex(text).map((each): Finding => ['hex', each]),
    ...findBase64(text).map((each): Finding => ['base64', each]),
    ...findTagText(text).map((each): Finding => ['other', each]),
    ...findReversed(text).map((each): Finding => ['other', each]),
    ...findPlain(text).map((each): Finding => ['other', each]),
  ];
  const traps = withoutOverlap(found).map(toTrap);
  return { text: cut(text, traps), traps };
}

type Finding = [encoding: TrapEncoding, hidden: HiddenText];

function findPlain(text: string): HiddenText[] {
  if (!text.includes(trapOpening)) return [];
  return Array.from(text.matchAll(plainTrap), ({ 0: sentence, index }) => ({
    start: index,
    end: index + sentence.length,
    decode: () => sentence,
  }));
}

function toTrap([encoding, { start, end, decode }]: Finding): Trap {
  const decoded = decode();
  return { encoding, decoded, ...readTrapSentence(decoded), start, end };
}

/** Of two findings that overlap the earlier stands; at the same place the longer. */
function withoutOverlap(found: Finding[]): Finding[] {
  const ordered = found.filter(([, { start, end }]) => end > start).sort(([, a], [, b]) => a.start - b.start || b.end - a.end);
  let passed = 0;
  return ordered.filter(([, { start, end }]) => {
    if (start < passed) return false;
    passed = end;
    return true;
  });
}

function cut(text: string, traps: readonly Trap[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of traps) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}
