import type { Block } from './format';
import { isBlank, type Line, type Span } from './lines';
import type { WorkingText } from './working-text';

/** Mail programs that break lines do so before one of these columns. */
const [narrowest, widest] = [60, 80];
/** A mark that a line of a list begins with: whoever wrote it broke the line before. */
const listMark = /^(?:[-–—*•·>]|\(?(?:\d{1,2}|[a-z])[.)]) ?/i;

const columns = new WeakMap<WorkingText, number>();

/** The column that a mail program broke the lines of a text at, as one that forwards it does; 0 where they run on. */
function wrapColumn(work: WorkingText): number {
  const known = columns.get(work);
  if (known !== undefined) return known;
  let column = 0;
  let full = 0;
  let running = 0;
  for (const { from, to } of work.lines) {
    const length = to - from;
    // A link or another long word is never broken: alone on its line it tells nothing, and a line runs on only where it goes on behind one.
    const blank = length < narrowest ? -1 : work.text.lastIndexOf(' ', to - 1);
    if (blank <= from) continue;
    if (length <= widest) {
      full++;
      column = Math.max(column, length);
    } else if (blank > from + widest) running++;
  }
  // What a gateway adds below a forward runs on where the forward does not.
  if (running * 8 >= full) column = 0;
  columns.set(work, column);
  return column;
}

/** The ends of lines within a query that a mail program made, not who wrote it: the next word would have gone beyond the column. */
export function wrapsIn(work: WorkingText, { first, end }: Block): Span[] {
  const column = wrapColumn(work);
  if (column === 0) return [];
  const found: Span[] = [];
  for (let at = first + 1; at < end; at++) {
    const [above, line] = [work.lines[at - 1] as Line, work.lines[at] as Line];
    if (isBlank(above) || isBlank(line)) continue;
    const words = work.text.slice(line.from, Math.min(line.to, line.from + column));
    if (!listMark.test(words) && above.to - above.from + 1 + words.search(/\s|$/) > column) found.push({ start: above.to, end: line.from });
  }
  return found;
}
