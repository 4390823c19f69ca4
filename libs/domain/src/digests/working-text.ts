import { findTraps, type Trap } from '../traps';
import { htmlToText, type LinkStyle } from './html-text';
import { maskSecrets, type Secrecy } from './secrets';
import { exchanged, firstFrom, linesOf, originOf, traced, without, type Line, type TracedText } from './traced-text';
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
  const hidden = shown.hidden.map(([start, end]): [number, number] => [firstFrom(plain, start), firstFrom(plain, end)]);
  const { traps } = findTraps(plain.text, hidden);
  const clean = withoutInvisible(without(plain, traps));
  return {
    ...clean,
    lines: linesOf(clean),
    traps: traps.map((trap) => ({ ...trap, start: originOf(plain, trap.start), end: originOf(plain, trap.end - 1) + 1 })),
  };
}

const withoutReturns = (source: TracedText): TracedText => {
  const { text } = source;
  return exchanged(source, /\r/g, (_, at) => (text[at + 1] === '\n' ? '' : '\n'));
};

const quotedIndex = /^((?:> ?){1,8})[*_=# -]{0,24}INDEX[*_=# -]{0,24}:?$/im;

/** A digest quoted whole loses the marks of its quoting, as many levels as stand before its INDEX line; other quotes are content. */
function unquoted(source: TracedText): TracedText {
  if (!source.text.startsWith('>') && !source.text.includes('\n>')) return source;
  const marks = quotedIndex.exec(source.text)?.[1];
  if (marks === undefined) return source;
  const levels = marks.replaceAll(' ', '').length;
  const quoting = linesOf(source).map(({ text, start }) => {
    let length = 0;
    for (let level = 0; level < levels && text[length] === '>'; level++) length += text[length + 1] === ' ' ? 2 : 1;
    return { start, end: start + length };
  });
  return without(source, quoting);
}

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Arabic to Sinhala, Burmese, Khmer and Mongolian, where a joiner or its opposite decides what a word looks like and means. */
const joins = (code: number): boolean =>
  (code >= 0x600 && code <= 0xdff) || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x18af);

/**
 * Single invisible characters are noise: U+200B is a space, as html-to-text has it, others vanish. A joiner between two pictures is part of
 * an emoji, and one within a word of a joining script part of the word: both stay.
 */
export function withoutInvisible(source: TracedText): TracedText {
  const { text } = source;
  return exchanged(source, invisible, (unit, at) => {
    if (unit === '\u200B') return ' ';
    if ((unit === '\u200C' || unit === '\u200D') && joins(text.charCodeAt(at - 1))) return unit;
    return unit === '\u200D' && text.charCodeAt(at - 1) >= 0x2190 && text.charCodeAt(at + 1) >= 0x2190 ? unit : '';
  });
}
