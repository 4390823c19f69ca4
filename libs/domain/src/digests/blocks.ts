import { slice, type Line, type TracedText } from './traced-text';

/** A field label of a service's closed list. */
export interface Label {
  key: string;
  /** As printed, without the colon; compared without regard to case. */
  words: string;
  mandatory: boolean;
}

/** How a service writes the queries of a digest. */
export interface BlockGrammar {
  /** In the order of a block. The first stands on the numbered line, the last is the body and swallows everything. */
  labels: readonly Label[];
  /** Bare lines among the labels that mean something by themselves. */
  marks: readonly { key: string; words: string }[];
  /** The line between two queries. */
  rule: RegExp;
  /** The first line after the last query, should it end with neither rule nor link to the top. */
  footer: RegExp;
}

/** The lines of one query, label line first, without what separates it from the next. */
export interface Block {
  number: number;
  lines: Line[];
}

/** The values of a block by label key, untrimmed; marks that were there. */
export interface BlockFields {
  values: Map<string, TracedText>;
  marks: Map<string, TracedText>;
}

const starRule = /^\*{10,}$/;
const backToTop = /^[*_ ]{0,3}back to top(?: *(?:\(?#\w*\)?|\(?https?:\S+))?[*_ ]*$/i;
const decoration = '[*_ ]{0,3}';

const isBlank = (line: Line | undefined): boolean => line?.words === '';
const isStarRule = (line: Line): boolean => starRule.test(line.words);
const isBackToTop = (line: Line): boolean => line.text.length < 200 && backToTop.test(line.text.trimEnd());

const labelPatterns = new WeakMap<Label, RegExp>();

function labelPattern(label: Label, numbered: boolean): RegExp {
  let pattern = labelPatterns.get(label);
  if (!pattern) {
    const number = numbered ? `(\\d{1,4})[).]${decoration}` : '';
    pattern = new RegExp(`^${decoration}${number}${label.words}${decoration}:[*_]{0,2}`, 'i');
    labelPatterns.set(label, pattern);
  }
  return pattern;
}

const firstPattern = ({ labels: [first] }: BlockGrammar): RegExp => (first ? labelPattern(first, true) : /$^/);

/** The number of the query that begins on a line, or 0. */
export const numberOfStart = (line: Line, grammar: BlockGrammar): number => Number(firstPattern(grammar).exec(line.text)?.[1] ?? 0);

/**
 * Cuts the lines after an index into queries. A query begins with its number and first label, after a rule or link to the top, with a number
 * greater than the last, and after a blank line where the first one does; the same words elsewhere are prose.
 */
export function splitBlocks(lines: readonly Line[], grammar: BlockGrammar): Block[] {
  const starts: { at: number; number: number }[] = [];
  let before: Line | undefined;
  let spaced = false;
  lines.forEach((line, at) => {
    if (isBlank(line)) return;
    const opens = !before || isStarRule(before) || isBackToTop(before) || grammar.rule.test(before.words);
    const number = opens && (!spaced || isBlank(lines[at - 1])) ? numberOfStart(line, grammar) : 0;
    if (number > (starts.at(-1)?.number ?? 0)) {
      spaced ||= starts.length === 0 && isBlank(lines[at - 1]);
      starts.push({ at, number });
    }
    before = line;
  });
  return starts.map(({ at, number }, position) => {
    const next = starts[position + 1];
    const own = next ? lines.slice(at, next.at) : untilEnd(lines.slice(at), grammar, spaced);
    return { number, lines: withoutSeparator(own, grammar) };
  });
}

/** The last query ends at its link to the top, else at a rule, else at the footer. */
function untilEnd(lines: Line[], grammar: BlockGrammar, spaced: boolean): Line[] {
  const isRule = (line: Line | undefined): boolean => line !== undefined && grammar.rule.test(line.words);
  const isFooter = (line: Line | undefined): boolean => line === undefined || grammar.footer.test(line.words);
  const nextWritten = nextWrittenLines(lines);
  const stands = (at: number): boolean => at > 0 && (!spaced || isBlank(lines[at - 1]));
  const top = lines.findIndex((line, at) => stands(at) && isBackToTop(line) && (isRule(nextWritten[at]) || isFooter(nextWritten[at])));
  if (top >= 0) return lines.slice(0, top);
  const end = lines.findIndex((line, at) => stands(at) && (isRule(line) || (!isBlank(line) && isFooter(line))));
  return end < 0 ? lines : lines.slice(0, end);
}

function nextWrittenLines(lines: readonly Line[]): (Line | undefined)[] {
  const next = new Array<Line | undefined>(lines.length);
  let written: Line | undefined;
  for (let at = lines.length - 1; at >= 0; at--) {
    next[at] = written;
    if (!isBlank(lines[at])) written = lines[at];
  }
  return next;
}

function withoutSeparator(lines: Line[], grammar: BlockGrammar): Line[] {
  let end = lines.length;
  const skipBlank = (): void => {
    while (end > 1 && isBlank(lines[end - 1])) end--;
  };
  const skip = (test: (line: Line) => boolean): void => {
    const last = lines[end - 1];
    if (end > 1 && last && test(last)) end--;
    skipBlank();
  };
  skipBlank();
  skip((line) => grammar.rule.test(line.words));
  skip(isBackToTop);
  return lines.slice(0, end);
}

/**
 * The fields of a block: each label at a line start, in order, first occurrence only. A label follows a blank line, as services print it,
 * unless the copy has lost its blank lines.
 */
export function readFields(source: TracedText, block: Block, grammar: BlockGrammar): BlockFields {
  const spaced = scanFields(source, block, grammar, true);
  const missing = grammar.labels.some(({ key, mandatory }) => mandatory && !spaced.values.has(key));
  if (!missing) return spaced;
  const dense = scanFields(source, block, grammar, false);
  return dense.values.size > spaced.values.size ? dense : spaced;
}

function scanFields(source: TracedText, { lines }: Block, grammar: BlockGrammar, spaced: boolean): BlockFields {
  const fields: BlockFields = { values: new Map(), marks: new Map() };
  let position = -1;
  let open: { key: string; start: number } | null = null;
  const close = (end: number): void => {
    if (open) fields.values.set(open.key, slice(source, open.start, Math.max(open.start, end)));
    open = null;
  };
  for (const [at, line] of lines.entries()) {
    if (position === grammar.labels.length - 1) break;
    const mark = grammar.marks.find(({ words }) => line.words.length === words.length && line.words.toLowerCase() === words);
    if (mark && at > 0) {
      close(line.start);
      fields.marks.set(mark.key, slice(source, line.start, line.end));
    }
    if (mark || (at > 0 && spaced && !isBlank(lines[at - 1]))) continue;
    const found = findLabel(line, grammar, position + 1);
    if (!found) continue;
    close(line.start);
    position = found.position;
    open = { key: grammar.labels[position]?.key ?? '', start: line.start + found.length };
  }
  close(lines.at(-1)?.end ?? 0);
  return fields;
}

function findLabel(line: Line, { labels }: BlockGrammar, from: number): { position: number; length: number } | null {
  for (let position = from; position < labels.length; position++) {
    const label = labels[position];
    const found = label && labelPattern(label, position === 0).exec(line.text);
    if (found) return { position, length: found[0].length };
    if (position === 0) return null;
  }
  return null;
}
