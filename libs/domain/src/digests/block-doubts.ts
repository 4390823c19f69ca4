import { endsQuery, readFields, startOf, type BlockGrammar } from './blocks';
import { foldedLine } from './fold';
import type { Block } from './format';
import type { Line } from './lines';
import type { WorkingText } from './working-text';

const shown = 80;
/** A quotation has hardly more than its summary. */
const fewestLabels = 3;
/** Within as many lines, or texts full of numbers would be read again and again. */
const soonest = 40;

/** What an index cannot tell of the queries of lines up to `end`, as warnings: a query within the text of another, and a last one that was cut off. */
export function doubtsOf(work: WorkingText, blocks: readonly Block[], end: number, grammar: BlockGrammar): string[] {
  const last = blocks.at(-1);
  const doubts = blocks.flatMap((block) => {
    const words = otherQuery(work, block.first + 1, block.end, grammar);
    return words === '' ? [] : [`Query ${block.printed}: its text holds what looks like another query, "${words}".`];
  });
  if (!last) return doubts;
  const after = otherQuery(work, last.end, end, grammar);
  if (after !== '') doubts.push(`Query ${last.printed}: after it stands what looks like another query and was not read, "${after}".`);
  // Where the others end with a rule or a link to the top, a last one that ends with the mail may go on.
  const goesOn = blocks.length > 1 && work.lines.slice(last.end, end).every((line) => line.from === line.to);
  if (goesOn) doubts.push(`Query ${last.printed}: the mail ends within it, so its text may have been cut off.`);
  return doubts;
}

/** The first words of a query among the lines: its number out of turn may be a quotation, or it stands in the wrong place. '' without one. */
function otherQuery(work: WorkingText, first: number, end: number, grammar: BlockGrammar): string {
  let opens = false;
  for (let at = first; at < end; at++) {
    const line = work.lines[at] as Line;
    if (line.from === line.to) continue;
    if (opens && startOf(work, at, grammar.scan)) {
      const block = { number: 0, printed: '', first: at, end: Math.min(end, at + soonest), heading: null };
      if (readFields(work, block, grammar).size >= fewestLabels)
        return foldedLine(work.text, { start: line.from, end: Math.min(line.to, line.from + shown) });
    }
    opens = endsQuery(work, line, grammar);
  }
  return '';
}
