import { findTraps, type Trap } from '../traps';
import { htmlToText, type LinkStyle } from './html-text';
import { maskSecrets, type Secrecy } from './secrets';
import { edited, exchanged, linesOf, traced, type Line, type TracedText } from './traced-text';
import type { MailPart } from './types';

/** A part as a person sees it: markup rendered, secrets masked. */
export interface ShownPart extends MailPart {
  hidden: [number, number][];
}

/** The part's text made ready to read: quote marks of a forward, traps and invisible characters are gone, offsets kept. */
export interface WorkingText extends TracedText {
  lines: Line[];
  /** Offsets in the part as shown. */
  traps: Trap[];
}

/** Whether a part is markup, by its name. */
export const isHtml = ({ part }: MailPart): boolean => part.toLowerCase().startsWith('html');

/** A part as shown. */
export function showPart(part: MailPart, links: LinkStyle, secrecy: Secrecy): ShownPart {
  const { text, hidden } = isHtml(part) ? htmlToText(part.text, links) : { text: part.text, hidden: [] };
  return { part: part.part, text: maskSecrets(text, secrecy), hidden };
}

/** Makes a part ready to read. */
export function prepare(shown: ShownPart): WorkingText {
  const plain = unquoted(withoutReturns(traced(shown.text)));
  const hidden = shown.hidden.length === 0 ? [] : mapped(plain, shown.hidden);
  const { text, traps, offsets } = findTraps(plain.text, hidden);
  const from = offsets.map((at) => plain.from[at] ?? 0);
  const clean = withoutInvisible({ text, from });
  const place = (at: number): number => plain.from[at] ?? 0;
  return {
    ...clean,
    lines: linesOf(clean),
    traps: traps.map((trap) => ({ ...trap, start: place(trap.start), end: place(trap.end - 1) + 1 })),
  };
}

const withoutReturns = (source: TracedText): TracedText => {
  const { text } = source;
  return exchanged(source, /\r/g, (_, at) => (text[at + 1] === '\n' ? '' : '\n'));
};

function mapped(plain: TracedText, hidden: readonly [number, number][]): [number, number][] {
  const first = (at: number): number => {
    let low = 0;
    let high = plain.from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((plain.from[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return hidden.map(([start, end]) => [first(start), first(end)]);
}

const quotedIndex = /^((?:> ?){1,8})[*_=# -]{0,24}INDEX[*_=# -]{0,24}:?$/im;

/** A digest quoted whole loses the marks of its quoting, as many levels as stand before its INDEX line; other quotes are content. */
function unquoted(source: TracedText): TracedText {
  const marks = quotedIndex.exec(source.text)?.[1];
  if (marks === undefined) return source;
  const levels = marks.replaceAll(' ', '').length;
  const drop = new Uint8Array(source.text.length);
  for (const line of linesOf(source)) {
    let at = line.start;
    for (let level = 0; level < levels && source.text[at] === '>'; level++) {
      drop[at++] = 1;
      if (source.text[at] === ' ') drop[at++] = 1;
    }
  }
  return edited(source, (unit, at) => (drop[at] === 1 ? '' : unit));
}

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/**
 * Single invisible characters are noise: U+200B is a space, as html-to-text has it, others vanish. A joiner between two pictures is part of
 * an emoji and stays.
 */
function withoutInvisible(source: TracedText): TracedText {
  const { text } = source;
  return exchanged(source, invisible, (unit, at) => {
    if (unit === '\u200B') return ' ';
    return unit === '\u200D' && text.charCodeAt(at - 1) >= 0x2190 && text.charCodeAt(at + 1) >= 0x2190 ? unit : '';
  });
}
