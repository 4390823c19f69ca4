import { endsQuery, isBackToTop, readFields, startOf, type BlockGrammar } from './blocks';
import { foldedLine } from './fold';
import type { Block } from './format';
import { wordsOf, type Line } from './lines';
import type { WorkingText } from './working-text';

const shown = 80;
/** A quotation has hardly more than its summary. */
const fewestLabels = 3;
/** Within as many lines, or texts full of numbers would be read again and again. */
const soonest = 40;

/**
 * What an index cannot tell of the queries of lines up to `end`, as warnings: a query within the text of another, and a last one that was cut off.
 * @param isWhole whether the lines begin as a mail does, with an index, and not as a copy of some query
 */
export function doubtsOf(work: WorkingText, blocks: readonly Block[], end: number, grammar: BlockGrammar, isWhole: boolean): string[] {
  const last = blocks.at(-1);
  const doubts = blocks.flatMap((block) => {
    const words = otherQuery(work, block.first + 1, block.end, grammar);
    return words === '' ? [] : [`Query ${block.printed}: its text holds what looks like another query, "${words}".`];
  });
  if (!last) return doubts;
  const after = otherQuery(work, last.end, end, grammar);
  if (after !== '') doubts.push(`Query ${last.printed}: after it stands what looks like another query and was not read, "${after}".`);
  if (goesOn(work, blocks, end, grammar, isWhole)) doubts.push(cutOff(last.printed));
  return doubts;
}

/** Every query ends with a rule or a link to the top: a last one that ends with the mail, or without the link that the others have, may go on. */
function goesOn(work: WorkingText, blocks: readonly Block[], end: number, grammar: BlockGrammar, isWhole: boolean): boolean {
  const after = blocks.map((block, at) => work.lines.slice(block.end, blocks[at + 1]?.first ?? end).filter(({ from, to }) => from < to));
  const last = after.pop() ?? [];
  const linked = after.length > 0 && after.every((lines) => lines.some((line) => isBackToTop(work, line)));
  if (linked) {
    const ending = last.findIndex((line) => endsQuery(work, line, grammar));
    const [closing, ...rest] = ending < 0 ? [] : last.slice(ending);
    return !closing || !(isBackToTop(work, closing) || rest.some((line) => /\p{L}/u.test(wordsOf(work.text, line))));
  }
  return last.length === 0 && (isWhole || after.length > 0);
}

/** What is said of a query that does not end where the mail does. */
export const cutShort = 'the mail ends within it, so its text may have been cut off';
export const cutOff = (printed: string): string => `Query ${printed}: ${cutShort}.`;

/** Whether a text ends in the last line of a query: a mail goes on after it, if only with a line end. */
export const endsWithin = ({ lines }: WorkingText, block: Block | undefined): boolean => block?.end === lines.length;

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
