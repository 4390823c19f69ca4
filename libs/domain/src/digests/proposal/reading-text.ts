import { findTraps, type Trap } from '../../traps';
import { exchanged, originOf, traced, without } from '../traced-text';
import { withoutInvisible } from '../working-text';

/** Units `[start, end)` of a text. */
export interface Span {
  start: number;
  end: number;
}

/** A line without the white space around its words. */
export type LineOfText = Span;

/** A pasted text made ready to read, and its way back to what was pasted. */
export interface ReadingText {
  text: string;
  lines: LineOfText[];
  traps: Trap[];
  /** Where a stretch stood in the pasted text. */
  placeOf(span: Span): [number, number];
}

const quoting = /^[ \t]*>(?: ?>)* ?/gm;

/** Takes line ends of other systems, marks of quoting, hidden texts and invisible characters out of a pasted text. */
export function readingText(pasted: string): ReadingText {
  const lines = exchanged(traced(pasted), /\r\n?/g, () => '\n');
  const marks = Array.from(lines.text.matchAll(quoting), ({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const plain = without(lines, marks);
  const { traps } = findTraps(plain.text);
  const source = withoutInvisible(without(plain, traps));
  return {
    text: source.text,
    lines: linesOf(source.text),
    traps,
    placeOf: ({ start, end }) => [originOf(source, start), originOf(source, Math.max(start, end - 1)) + 1],
  };
}

function spansOfLines(text: string): Span[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

const linesOf = (text: string): LineOfText[] => spansOfLines(text).map((span) => trimmed(text, span));

/** A stretch without the white space around it. */
export function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const led = words.length - words.trimStart().length;
  return { start: start + led, end: Math.max(start + led, start + words.trimEnd().length) };
}

/** The words of a stretch as one line. */
export const lineOf = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ').trim();

/** The words of some stretches as paragraphs: line ends stay, white space within a line is folded, more than one blank line becomes one. */
export const paragraphsOf = (text: string, spans: readonly Span[]): string =>
  spans
    .map(({ start, end }) => text.slice(start, end).trim())
    .join('\n\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
