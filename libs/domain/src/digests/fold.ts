import { trimmed, type Span } from './lines';

const white = /[ \n\t\r\f\v]+/g;

const isWhite = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** One line: runs of ASCII white space become one space, as a mail's wrapping made them; other spaces are the journalist's own. */
export function foldedLine(text: string, span: Span): string {
  const { start, end } = trimmed(text, span);
  let folded = '';
  let kept = start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isWhite(code)) continue;
    const first = at;
    while (isWhite(text.charCodeAt(at + 1))) at++;
    if (code === 32 && at === first) continue;
    folded += `${text.slice(kept, first)} `;
    kept = at + 1;
  }
  return folded + text.slice(kept, end);
}

/**
 * Paragraphs that keep their line ends: white space within a line is folded, more than one blank line becomes one. For texts that their service does not wrap.
 * @param wraps line ends, in order, that a mail program made on the way
 */
export function foldedLines(text: string, { start, end }: Span, wraps: readonly Span[]): string {
  let words = '';
  let from = start;
  for (const wrap of wraps) {
    if (wrap.start < start || wrap.end > end) continue;
    words += `${text.slice(from, wrap.start)} `;
    from = wrap.end;
  }
  return (words + text.slice(from, end))
    .trim()
    .replace(/[ \t\r\f\v]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Paragraphs, each one line: single line ends are taken for wrapping. */
export function foldedParagraphs(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .trim()
    .split(/\n[ \t\r\f\v]*\n\s*/)
    .map((paragraph) => paragraph.replace(white, ' '))
    .join('\n\n');
}

const isWritten = (text: string, at: number): boolean => text.charAt(at).trim() !== '';

/**
 * Where a stretch of a folded text stands in the text it was folded from, given the places it was folded out of, in order. Folding changes white space alone, so the
 * written characters are counted. Null where there are not as many.
 */
export function unfolded(text: string, places: readonly Span[], foldedText: string, { start, end }: Span): Span | null {
  const written = (to: number): number => {
    let count = 0;
    for (let at = 0; at < to; at++) if (isWritten(foldedText, at)) count++;
    return count;
  };
  const [first, last] = [written(start), written(end) - 1];
  let from = -1;
  let count = 0;
  for (const place of places) {
    for (let at = place.start; at < place.end; at++) {
      if (!isWritten(text, at)) continue;
      if (count === first) from = at;
      if (count === last && from >= 0) return { start: from, end: at + 1 };
      count++;
    }
  }
  return null;
}
