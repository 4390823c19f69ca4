import { splitBlocks, type Block, type BlockGrammar } from './blocks';
import { slice, foldedToLine, type Line, type TracedText } from './traced-text';

/** A line of a digest's index: it repeats what the query with this number must read. */
export interface IndexEntry {
  number: number;
  text: string;
}

/** A digest, or one of several in a mail: its index, null when it has none, and its queries. */
export interface DigestSection {
  index: IndexEntry[] | null;
  blocks: Block[];
}

const heading = /^[*_=# -]{0,24}INDEX[*_=# -]{0,24}:?$/i;
const starRule = /^[*]{10,}$/;
const entryStart = /^[* _]{0,3}(\d{1,4})[).]\s+/;

// More digests in one mail than anybody forwards; bounds the work on hostile texts.
const mostDigests = 20;

/** Whether a line is the heading of an index. */
export const isIndexHeading = (line: Line): boolean => line.text.length < 80 && heading.test(line.words);

/** Cuts a mail's lines at its INDEX headings; one without queries after it belongs to the text before. */
export function sectionsOf(source: TracedText, lines: readonly Line[], grammar: BlockGrammar): DigestSection[] {
  const headings = lines.flatMap((line, at) => (isIndexHeading(line) ? [at] : []));
  const sections: DigestSection[] = [];
  let end = lines.length;
  for (const at of headings.slice(0, mostDigests).reverse()) {
    const section = readSection(source, lines.slice(at + 1, end), grammar);
    if (section.blocks.length === 0) continue;
    sections.unshift(section);
    end = at;
  }
  if (sections.length > 0) return sections;
  const blocks = splitBlocks(lines, grammar);
  return blocks.length === 0 ? [] : [{ index: null, blocks }];
}

function readSection(source: TracedText, lines: readonly Line[], grammar: BlockGrammar): DigestSection {
  const rule = lines.findIndex((line) => starRule.test(line.words));
  if (rule < 0) return { index: null, blocks: [] };
  return { index: readIndex(source, lines.slice(0, rule)), blocks: splitBlocks(lines.slice(rule), grammar) };
}

/** An entry runs over its wrapped lines to a blank line or the next number in turn. */
function readIndex(source: TracedText, lines: readonly Line[]): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let open: { number: number; start: number; end: number } | null = null;
  const close = (): void => {
    if (open) entries.push({ number: open.number, text: foldedToLine(slice(source, open.start, open.end)).text });
    open = null;
  };
  for (const line of lines) {
    const start = entryStart.exec(line.text);
    const complete: boolean = open === null || source.text.slice(open.start, open.end).trimEnd().endsWith(')');
    if (start && (complete || Number(start[1]) === openNumber(open) + 1)) {
      close();
      open = { number: Number(start[1]), start: line.start + start[0].length, end: line.end };
    } else if (line.words === '') close();
    else if (open && !(complete && isHeading(line.text))) open.end = line.end;
    else close();
  }
  close();
  return entries;
}

const openNumber = (open: { number: number } | null): number => open?.number ?? 0;

// Copies without blank lines run an index line into the next category heading, which has no parentheses.
const isHeading = (text: string): boolean => text.trim().length < 48 && !/[().,:;?!\d]/.test(text);
