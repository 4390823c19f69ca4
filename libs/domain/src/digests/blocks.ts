import type { Block } from './format';
import { shownRule } from './html-text';
import { LabelledFields, LabelScan, type Label } from './labels';
import { isBlank, isRule, wordsOf, type Line } from './lines';
import type { WorkingText } from './working-text';

/** How a service writes the queries of a digest that has an index: numbered blocks of labelled fields. */
export interface BlockGrammar {
  /** In the order of a block. The first stands on the numbered line, the last is the body and swallows everything. */
  labels: readonly Label[];
  /** Bare lines among the labels that mean something by themselves, by the key they get; in small letters. */
  bareLines: readonly { key: string; words: string }[];
  /** The sign that the line between two queries is made of, and how often it stands there. */
  rule: { sign: string; least: number; most: number };
  /** The first line after the last query, should it end with neither rule nor link to the top. */
  footer: RegExp;
  scan: LabelScan;
}

/** A grammar with its scan made once. */
export const grammarOf = (grammar: Omit<BlockGrammar, 'scan'>): BlockGrammar => ({ ...grammar, scan: new LabelScan(grammar.labels) });

const numberWords = /[*_ ]{0,3}(\d{1,4})(?:\.(\d{1,3}))?[).][*_ ]{0,3}/y;
const backToTop = /^[*_ ]{0,3}back to top(?:[*_ ]*(?:back to category index|\(?#[\w-]*\)?|<[^<>\s]{1,120}>|\(?https?:[^\s*_]+))*[*_ ]*$/i;

interface Start {
  at: number;
  order: number;
  printed: string;
}

/** The number and first label that a line begins with; `order` grows with `5.2)` as with `12)`. */
export function startOf(work: WorkingText, at: number, scan: LabelScan): Start | null {
  const line = work.lines[at] as Line;
  numberWords.lastIndex = line.start;
  const number = numberWords.exec(work.text);
  if (!number || numberWords.lastIndex > line.end) return null;
  if (scan.find(work.text, numberWords.lastIndex, line.end, 0) !== 0) return null;
  const [, whole = '', part] = number;
  return { at, order: Number(whole) * 1000 + Number(part ?? 0), printed: part === undefined ? whole : `${whole}.${part}` };
}

/** Whether a line leads to the top of the digest, as the one below each query does. */
export function isBackToTop({ text }: WorkingText, line: Line): boolean {
  const length = line.to - line.from;
  const first = text.charAt(line.from);
  return length >= 11 && length < 200 && 'Bb*_'.includes(first) && backToTop.test(wordsOf(text, line));
}

const isSeparator = (text: string, line: Line, { sign, least, most }: BlockGrammar['rule']): boolean =>
  line.to - line.from <= most && isRule(text, line, sign, least);

/** Markup has a rule of its own between two queries, whatever sign its service's text parts have. */
const isShownRule = (text: string, line: Line): boolean =>
  line.to - line.from === shownRule.length && isRule(text, line, '-', shownRule.length);

const endings = new Set(Array.from('-*_Bb', (sign) => sign.charCodeAt(0)));

/** What a query may begin after: a rule of its service or of markup, the stars below an index, a link to the top. */
export function endsQuery(work: WorkingText, line: Line, { rule }: BlockGrammar): boolean {
  const code = work.text.charCodeAt(line.from);
  if (!endings.has(code) && code !== rule.sign.charCodeAt(0)) return false;
  const sign = work.text.charAt(line.from);
  if (sign === rule.sign && isSeparator(work.text, line, rule)) return true;
  if (sign === '-') return isShownRule(work.text, line);
  if (sign === '*') return isRule(work.text, line, sign, 10) || isBackToTop(work, line);
  return (sign === 'B' || sign === 'b' || sign === '_') && isBackToTop(work, line);
}

/**
 * Cuts lines `[first, end)` into queries. A query begins with its number and first label, after a rule or link to the top, with a number
 * greater than the last (or the same where a query was printed twice on end), and after a blank line where the first one does; the same
 * words elsewhere are prose.
 */
export function splitBlocks(work: WorkingText, first: number, end: number, grammar: BlockGrammar): Block[] {
  const { lines } = work;
  const starts: Start[] = [];
  let opens = true;
  let spaced = false;
  let strayed = false;
  for (let at = first; at < end; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const stands = at === first || isBlank(lines[at - 1]);
    const start = opens && (!spaced || stands) ? startOf(work, at, grammar.scan) : null;
    const last = starts.at(-1)?.order ?? 0;
    strayed ||= start !== null && start.order < last;
    if (start && (start.order > last || (start.order === last && !strayed))) {
      strayed = false;
      spaced ||= starts.length === 0 && at > first && isBlank(lines[at - 1]);
      starts.push(start);
    }
    opens = endsQuery(work, line, grammar);
  }
  return starts.map(({ at, printed }, position) => {
    const next = starts[position + 1];
    const last = next ? next.at : endOfLast(work, at, end, grammar, spaced);
    const number = printed.includes('.') ? position + 1 : Number(printed);
    return { number, printed, first: at, end: withoutSeparator(work, at, last, grammar), heading: null };
  });
}

/** The last query ends at its link to the top, else at the rule of its service, else at the footer: rules of other signs may be its own words. */
function endOfLast(work: WorkingText, first: number, end: number, grammar: BlockGrammar, spaced: boolean): number {
  const { lines, text } = work;
  const isRuleLine = (line: Line): boolean => isSeparator(text, line, grammar.rule);
  const isFooter = (line: Line): boolean => grammar.footer.test(wordsOf(text, line));
  let next: Line | undefined;
  let [top, rule, footer] = [-1, -1, -1];
  for (let at = end - 1; at > first; at--) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    const stands = !spaced || isBlank(lines[at - 1]);
    const closes = isRuleLine(line);
    if (stands && isBackToTop(work, line) && (!next || isRuleLine(next) || isFooter(next))) top = at;
    else if (stands && closes) rule = at;
    else if (stands && isFooter(line)) {
      footer = at;
      if (/\p{L}/u.test(wordsOf(text, line))) rule = -1;
    }
    next = line;
  }
  return [top, rule, footer].find((at) => at >= 0) ?? end;
}

function withoutSeparator(work: WorkingText, first: number, last: number, { rule }: BlockGrammar): number {
  const { lines, text } = work;
  let end = last;
  const skipBlank = (): void => {
    while (end > first + 1 && isBlank(lines[end - 1])) end--;
  };
  const skip = (test: (line: Line) => boolean): void => {
    if (end > first + 1 && test(lines[end - 1] as Line)) end--;
    skipBlank();
  };
  skipBlank();
  skip((line) => isSeparator(text, line, rule) || isShownRule(text, line));
  skip((line) => isBackToTop(work, line));
  return end;
}

/**
 * The fields of a block: each label at a line start, in order, first occurrence only. A label follows a blank line, as services print it,
 * unless the copy has lost its blank lines.
 */
export function readFields(work: WorkingText, block: Block, grammar: BlockGrammar): LabelledFields {
  const spaced = scanFields(work, block, grammar, true);
  if (grammar.labels.every(({ key, fills }) => fills === undefined || spaced.has(key))) return spaced;
  const dense = scanFields(work, block, grammar, false);
  return dense.size > spaced.size ? dense : spaced;
}

function scanFields(work: WorkingText, { first, end }: Block, grammar: BlockGrammar, spaced: boolean): LabelledFields {
  const { text, lines } = work;
  const { labels, scan } = grammar;
  const fields = new LabelledFields(text, labels);
  const opening = lines[first] as Line;
  numberWords.lastIndex = opening.start;
  const numberEnd = numberWords.test(text) ? numberWords.lastIndex : opening.start;
  let position = -1;
  let key = '';
  let valueStart = 0;
  const close = (valueEnd: number): void => {
    if (key !== '') fields.set(key, { start: valueStart, end: Math.max(valueStart, valueEnd) });
    key = '';
  };
  for (let at = first; at < end && position < labels.length - 1; at++) {
    const line = lines[at] as Line;
    if (line.from === line.to) continue;
    if (at > first && takeBareLine(text, line, grammar, fields)) {
      close(line.start);
      continue;
    }
    if (at > first && spaced && !isBlank(lines[at - 1])) continue;
    const found = scan.find(text, at === first ? numberEnd : line.start, line.end, position + 1);
    if (found < 0 || (position < 0 && found > 0)) continue;
    close(line.start);
    position = found;
    key = labels[found]?.key ?? '';
    valueStart = scan.valueStart;
  }
  close((lines[end - 1] as Line).end);
  return fields;
}

/** Mail programmes put stars or lines around bold words when they write markup as text. */
const isBold = (code: number): boolean => code === 42 || code === 95;

function takeBareLine(text: string, line: Line, { bareLines }: BlockGrammar, fields: LabelledFields): boolean {
  let { from, to } = line;
  while (from < to && isBold(text.charCodeAt(from))) from++;
  while (to > from && isBold(text.charCodeAt(to - 1))) to--;
  for (const { key, words } of bareLines) {
    if (to - from !== words.length || text.slice(from, to).toLowerCase() !== words) continue;
    fields.set(key, { start: from, end: to });
    return true;
  }
  return false;
}
