/** Units `[start, end)` of a text. */
export interface Span {
  start: number;
  end: number;
}

/** A line of a text without its line end; `[from, to)` are its words without the white space around them, empty on a blank line. */
export interface Line extends Span {
  from: number;
  to: number;
}

/** A text whose lines begin with their words or with marks of quoting, whatever the white space before them. */
export const withoutIndents = (text: string): string => text.replace(/^((?:> ?){0,8})[ \t\u00a0]{1,40}/gm, '$1');

const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Whether a mark of direction stands in some stretches of a text. */
export const hasDirections = (text: string, stretches: readonly Span[]): boolean =>
  stretches.some(({ start, end }) => text.slice(start, end).search(directions) >= 0);

/** A text without marks of direction: mail programmes of people who read from right to left put one at either end of a line. */
export const withoutDirections = (text: string): string => text.replace(directions, '');

/** The lines of a text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; ;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    let [from, to] = [start, end];
    while (from < to && isWhite(text, from)) from++;
    while (to > from && isWhite(text, to - 1)) to--;
    lines.push({ start, end, from, to });
    if (found < 0) return lines;
    start = end + 1;
  }
}

/** Whether a unit is white space as `trim` has it. */
function isWhite(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 32 && code < 160) return false;
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && text.charAt(at).trim() === '');
}

export const isBlank = (line: Line | undefined): boolean => line !== undefined && line.from === line.to;

/** The words of a line. */
export const wordsOf = (text: string, { from, to }: Line): string => text.slice(from, to);

/** Whether a line is nothing but one sign, at least so often. */
export function isRule(text: string, { from, to }: Line, sign: string, least: number): boolean {
  if (to - from < least) return false;
  const code = sign.charCodeAt(0);
  for (let at = from; at < to; at++) if (text.charCodeAt(at) !== code) return false;
  return true;
}

/** Where the words of a line stand. */
export const wordsPlace = (line: Line | undefined): Span => ({ start: line?.from ?? 0, end: line?.to ?? 0 });

/** The paragraphs of lines `[first, end)`: what stands between blank lines. */
export function paragraphsOf(lines: readonly Line[], first: number, end: number): Span[] {
  const paragraphs: Span[] = [];
  let open = -1;
  for (let at = first; at <= end; at++) {
    const ends = at === end || isBlank(lines[at]);
    if (!ends && open < 0) open = at;
    if (ends && open >= 0) {
      paragraphs.push(spanOf(lines, open, at));
      open = -1;
    }
  }
  return paragraphs;
}

/** The lines of a stretch as one span without the white space around it. */
export function spanOf(lines: readonly Line[], first: number, end: number): Span {
  const [opening, closing] = [lines[first], lines[end - 1]];
  return opening && closing ? { start: opening.from, end: Math.max(opening.from, closing.to) } : { start: 0, end: 0 };
}

/** A span without the white space around its words. */
export function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && isWhite(text, start)) start++;
  while (end > start && isWhite(text, end - 1)) end--;
  return { start, end };
}
