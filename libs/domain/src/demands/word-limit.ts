import type { Piece } from './sentences';

/** How long an answer may be: `min` and `max` in words, null where nothing is said. */
export interface WordLimit {
  min: number | null;
  max: number | null;
}

/** A length asked for, and where it is. */
export interface LengthAsked extends Piece, WordLimit {
  unit: 'words' | 'sentences' | 'paragraphs' | 'characters';
}

const spelled: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const count = `(\\d{1,3}(?:,\\d{3})+|\\d{1,4}|${Object.keys(spelled).join('|')})`;
const unit = '(words?|sentences?|paragraphs?|characters?)';
const atMost =
  'max(?:imum)?\\.?(?: of)?:?|under|below|up to|at most|no more than|not more than|no longer than|not longer than|less than|fewer than|not exceed(?:ing)?|within|limit(?:ed)?(?: [a-z]+){0,3}(?: to| of|:)?|(?:word )?(?:limit|count|length):?|keep (?:it |them |[a-z]+ ){0,3}(?:to|at|under|within)|about|around|approximately|roughly|ca\\.?|~|in';
const atLeast = 'min(?:imum)?(?: of)?:?|at least|no less than|no fewer than|(?<!\\bno |\\bnot )more than|over';
const between = new RegExp(`\\b${count}(?: ${unit})?\\s?(?:-|–|—|to|and|or)\\s?${count}[ -]${unit}\\b`, 'gi');
const single = new RegExp(
  `(?:\\b(${atMost}) |\\b(${atLeast}) )?~?\\b${count}[ -]${unit}(?:,? ?\\(?\\b(max(?:imum)?|or less|or fewer|or under|or below|at most|limit|tops|each|per (?:answer|question|response|quote|tip|person|expert|pitch|reply)|only|is (?:fine|ideal|enough|plenty)|are (?:fine|ideal|enough|plenty)|answers?|responses?|quotes?|replies|pitch(?:es)?|comments?)\\b|,? ?\\(?\\b(min(?:imum)?|or more)\\b)?`,
  'gi',
);

/** "Word count: 150-200" names its unit before the figures. */
const counted =
  /\bword (?:count|limit|length)(?: is| of|:)* ?(?:(?:max(?:imum)?\.?|up to|under|about|around|~) ?)?(\d{2,4})(?: ?(?:-|–|—|to) ?(\d{2,4}))?(?![\d,.]*\d|[ -](?:words?|characters?))/gi;

/** The longest answer a query could mean: larger numbers are the length of the journalist's own article. */
const longest = { words: 1000, sentences: 30, paragraphs: 10, characters: 5000 };
const fewest = { words: 10, sentences: 1, paragraphs: 1, characters: 100 };

/** The lengths a text asks an answer to have ("100-150 words", "max 200 words", "at least 50 words", "3-5 sentences"), in order and apart. */
export function lengthsIn(text: string): LengthAsked[] {
  if (!mayAsk.test(text)) return [];
  const ranges = Array.from(text.matchAll(between), (match) => {
    const [min, max] = [toNumber(match[1]), toNumber(match[3])];
    return min < max ? lengthOf(text, match, match[4], { min, max }) : null;
  }).filter((length) => length !== null);
  const others = Array.from(text.matchAll(single), (match) => {
    const amount = toNumber(match[3]);
    if (match[2] !== undefined || match[6] !== undefined) return lengthOf(text, match, match[4], { min: amount, max: null });
    if (match[1]?.toLowerCase() === 'in' && match[5] === undefined && !told.test(text.slice(Math.max(0, match.index - 90), match.index)))
      return null;
    if (match[1] !== undefined || match[5] !== undefined) return lengthOf(text, match, match[4], { min: null, max: amount });
    return null;
  }).filter((length) => length !== null);
  const limits = Array.from(text.matchAll(counted), (match) => {
    const [first, last] = [toNumber(match[1]), match[2] === undefined ? null : toNumber(match[2])];
    return lengthOf(text, match, 'words', last === null ? { min: null, max: first } : { min: first, max: last });
  }).filter((length) => length !== null);
  const apart = others.filter((one) => !ranges.some((range) => one.start < range.end && range.start < one.end));
  return [...ranges, ...apart, ...limits].sort((a, b) => a.start - b.start);
}

/** "He said it in 12 words" asks for nothing. */
const told = /\b(?:please|answers?|answering|respon\w+|repl\w+|keep|you|your|describe|explain|summari[sz]e|sum|tell|share)\b/i;
const mayAsk = /[\deorxnt][ -](?:word|sentence|paragraph|character)|\bword (?:count|limit|length)\b/i;

/** The limit in words that some texts set together; the first that names a side decides it. Null when none counts words. */
export function wordLimitIn(...texts: readonly string[]): WordLimit | null {
  const limits = texts.flatMap(lengthsIn).filter((length) => length.unit === 'words');
  const both = limits.find(({ min, max }) => min !== null && max !== null);
  if (limits.length === 0 || both) return both ? { min: both.min, max: both.max } : null;
  return { min: limits.find(({ min }) => min !== null)?.min ?? null, max: limits.find(({ max }) => max !== null)?.max ?? null };
}

function lengthOf(text: string, match: RegExpExecArray, word: string | undefined, { min, max }: WordLimit): LengthAsked | null {
  const kind = `${(word ?? '').toLowerCase().replace(/s$/, '')}s` as LengthAsked['unit'];
  const [start, end] = [match.index, match.index + match[0].length];
  const amount = max ?? min ?? 0;
  if ((min ?? amount) < 1 || amount < fewest[kind] || amount > longest[kind] || isAnothers(text, start, end)) return null;
  return { unit: kind, min, max, start, end };
}

const toNumber = (digits = ''): number => spelled[digits.toLowerCase()] ?? Number(digits.replaceAll(',', ''));

const pieces = 'article|story|feature|piece|essay|post|guide|rewrite|book|blog|column|section|chapter|newsletter|review|script|release';
const afterwards = new RegExp(
  `^s?(?: or (?:less|fewer|under))?,? (?:[\\w-]+ )?(?:${pieces}|bio\\b|biograph|intro|abstract|blurb|excerpt)`,
  'i',
);
const before = new RegExp(
  `\\b(?:(?:${pieces})s?\\b(?! of (?:advice|your))(?: (?:of|is|runs?|will (?:be|run)|should be|at|about|around|to|in|under|over|with))*|bio(?:graphy)?(?: \\w+)?|(?:our|my|this|the|a|an))[ (,:]*$`,
  'i',
);

/** "A 900-word article" tells of the journalist's own text, "a 50-word bio" of the bio, "200-word answers" of the answer. */
function isAnothers(text: string, start: number, end: number): boolean {
  return (
    afterwards.test(text.slice(end, end + 30)) ||
    (before.test(text.slice(Math.max(0, start - 40), start)) && !answers.test(text.slice(start, end + 14)))
  );
}

const answers = /\b(?:answer|response|quote|repl|pitch|comment|limit|max)/i;
