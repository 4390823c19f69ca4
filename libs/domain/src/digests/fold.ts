import type { Span } from './lines';

const white = /[ \n\t\r\f\v]+/g;

/** One line: runs of ASCII white space become one space, as a mail's wrapping made them; other spaces are the journalist's own. */
export function foldedLine(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).trim();
  return words.includes('\n') || words.includes('  ') || /[\t\r\f\v]/.test(words) ? words.replace(white, ' ') : words;
}

/** Paragraphs that keep their line ends: white space within a line is folded, more than one blank line becomes one. For texts that were not wrapped. */
export function foldedLines(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
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
