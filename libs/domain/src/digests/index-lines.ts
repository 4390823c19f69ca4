import { doubtsOf } from './block-doubts';
import { splitBlocks, type BlockGrammar } from './blocks';
import { foldedLine } from './fold';
import type { CheckedQuery, Section } from './format';
import { isBlank, isRule, wordsOf, type Line } from './lines';
import type { WorkingText } from './working-text';

/** A line of a digest's index: it repeats what the query with this number must read. */
interface IndexEntry {
  printed: string;
  text: string;
}

const heading = /^[*_=# -]{0,24}INDEX[*_=# -]{0,24}:?$/i;
const headingBegins = new Set(Array.from('Ii*_=#-', (sign) => sign.charCodeAt(0)));
const entryStart = /^[* _]{0,3}(\d{1,4}(?:\.\d{1,3})?)[).]\s+/;

/** Services have a dozen categories. */
const mostHeadings = 30;

// More digests in one mail than anybody forwards; bounds the work on hostile texts.
const mostDigests = 20;

/** The lines an index may show for a query. */
export type IndexLines = (query: CheckedQuery) => string[];

/** Cuts a mail at its INDEX headings; one without queries after it belongs to the text before. */
export function indexedSections(work: WorkingText, grammar: BlockGrammar, indexLines: IndexLines): Section[] {
  const { lines } = work;
  const headings = headingsIn(work);
  const sections: Section[] = [];
  let end = lines.length;
  for (const at of headings.reverse()) {
    const section = sectionAt(work, at + 1, end, grammar, indexLines);
    if (section.blocks.length === 0) continue;
    sections.unshift(section);
    end = at;
  }
  if (sections.length > 0) return sections;
  const blocks = splitBlocks(work, 0, lines.length, grammar);
  return blocks.length === 0
    ? []
    : [
        {
          blocks,
          promised: null,
          differences: () => [
            'The digest has no index to check the queries against.',
            ...doubtsOf(work, blocks, lines.length, grammar, false),
          ],
        },
      ];
}

function headingsIn({ text, lines }: WorkingText): number[] {
  const headings: number[] = [];
  for (let at = 0; at < lines.length && headings.length < mostDigests; at++) if (isHeading(text, lines[at] as Line)) headings.push(at);
  return headings;
}

function isHeading(text: string, line: Line): boolean {
  const length = line.to - line.from;
  return length >= 5 && length < 80 && headingBegins.has(text.charCodeAt(line.from)) && heading.test(wordsOf(text, line));
}

function sectionAt(work: WorkingText, first: number, end: number, grammar: BlockGrammar, indexLines: IndexLines): Section {
  const rule = endOfIndex(work, first, end, grammar);
  if (rule === end) return { blocks: [], promised: null, differences: () => [] };
  const blocks = splitBlocks(work, rule, end, grammar);
  const all = readIndex(work, first, rule);
  // Where queries are numbered within their category, whole numbers are those of the categories.
  const entries = blocks.some(({ printed }) => printed.includes('.')) ? all.filter(({ printed }) => printed.includes('.')) : all;
  return {
    blocks,
    promised: entries.length,
    differences: (queries) => [...differencesOf(entries, queries, indexLines), ...doubtsOf(work, blocks, end, grammar, true)],
  };
}

/** The stars below an index; those directly below its heading belong to the heading. */
function endOfIndex(work: WorkingText, first: number, end: number, grammar: BlockGrammar): number {
  const { text, lines } = work;
  const nextStars = (from: number): number => {
    let at = from;
    while (at < end && !isRule(text, lines[at] as Line, '*', 10)) at++;
    return at;
  };
  const stars = nextStars(first);
  if (lines.slice(first, stars).some((line) => !isBlank(line))) return stars;
  const next = nextStars(stars + 1);
  return next < end && splitBlocks(work, stars, next, grammar).length === 0 ? next : stars;
}

/** An entry runs over its wrapped lines to a blank line or the next number in turn. */
function readIndex({ text, lines }: WorkingText, first: number, end: number): IndexEntry[] {
  const entries: IndexEntry[] = [];
  let open: { printed: string; start: number; end: number } | null = null;
  const close = (): void => {
    if (open) entries.push({ printed: open.printed, text: foldedLine(text, open) });
    open = null;
  };
  for (let at = first; at < end; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) {
      close();
      continue;
    }
    const words = text.slice(line.start, line.end);
    const start = entryStart.exec(words);
    const complete: boolean = open === null || text.charAt(open.end - 1) === ')';
    if (start && (complete || follows(start[1] ?? '', open))) {
      close();
      open = { printed: start[1] ?? '', start: line.start + start[0].length, end: line.to };
    } else if (open && !(complete && isCategory(words))) open.end = line.to;
    else close();
  }
  close();
  return entries;
}

/** Whether a number is the next: 13 after 12, 5.3 after 5.2, 6.1 after both. */
function follows(printed: string, open: { printed: string } | null): boolean {
  const [whole = 0, part] = printed.split('.').map(Number);
  const [lastWhole = 0, lastPart = 0] = (open?.printed ?? '0').split('.').map(Number);
  if (part === undefined) return whole === lastWhole + 1;
  return whole === lastWhole ? part === lastPart + 1 : whole > lastWhole && part === 1;
}

// Copies without blank lines run an index line into the next category heading, which has no parentheses.
const isCategory = (words: string): boolean => words.trim().length < 48 && !/[().,:;?!\d]/.test(words);

/** The index repeats summary and outlet of every query: where it does not, the parse or the mail is wrong, and a person is told. */
function differencesOf(index: readonly IndexEntry[], queries: readonly CheckedQuery[], indexLines: IndexLines): string[] {
  const entries = new Map(index.map(({ printed, text }) => [printed, text]));
  // Without blank lines or parentheses nothing ends the last entry of a category before the next heading.
  const headings = [...new Set(queries.map(({ category }) => category))].slice(0, mostHeadings);
  const warnings: string[] = [];
  for (const query of queries) {
    const { printed } = query;
    const entry = entries.get(printed);
    entries.delete(printed);
    if (entry === undefined) warnings.push(`Query ${printed}: the index has no such number.`);
    else if (!indexLines(query).some((line) => isSameLine(line, entry) || headings.some((each) => isSameLine(`${line} ${each}`, entry)))) {
      warnings.push(`Query ${printed}: the index reads "${entry}", the query "${indexLines(query)[0] ?? ''}".`);
    }
  }
  for (const [printed, text] of entries) warnings.push(`Query ${printed}: only the index has it, as "${text}".`);
  return warnings;
}

const isSameLine = (one: string, other: string): boolean => one === other || spaced(one) === spaced(other);
const spaced = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/ \(#\w+\)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
