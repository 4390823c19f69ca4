import { countWords } from '../words';
import { type Check, check, type ChecklistInput, type WordLimit } from './check';

/** What journalists answer to, when they ask for no other length. */
export const usualLength: { min: number; max: number } = { min: 150, max: 200 };
/** Below this many words nobody has answered anything. */
export const fewestWords = 40;

const amount = '(\\d{2,3})';
const ranges = [new RegExp(`\\b${amount}\\s*(?:-|–|—|to|and)\\s*${amount}[\\s-]*words?\\b`, 'i')];
const maxima = [
  new RegExp(`\\b(?:no|not) (?:more|longer) than ${amount}\\s*words?\\b`, 'i'),
  new RegExp(
    `\\b(?:at most|up to|under|less than|fewer than|below|within|maximum(?: of)?|max\\.?:?|limit(?:ed)?(?: [a-z]+){0,3}(?: to|:)|limit(?: of)?)\\s+${amount}\\s*words?\\b`,
    'i',
  ),
  new RegExp(`\\b${amount}[\\s-]*words?\\s*(?:,\\s*)?\\(?(?:max\\b|maximum|or (?:less|fewer|under|below)|limit|tops|at most)`, 'i'),
];
const minima = [
  new RegExp(
    `\\b(?:at least|no (?:less|fewer) than|minimum(?: of)?|min\\.?:?|(?<!\\bno |\\bnot )more than|over)\\s+${amount}\\s*words?\\b`,
    'i',
  ),
  new RegExp(`\\b${amount}[\\s-]*words?\\s*(?:,\\s*)?\\(?(?:min\\b|minimum|or more)`, 'i'),
];

const firstOf = (patterns: readonly RegExp[], text: string): number[] | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found.slice(1).map(Number);
  }
  return undefined;
};

/** The length a journalist asks for in the text of a query ("100-150 words", "no more than 200 words"); undefined when there is none. */
export const wordLimitIn = (text: string): WordLimit | undefined => {
  const [low, high] = firstOf(ranges, text) ?? [];
  if (low !== undefined && high !== undefined && low < high) return { min: low, max: high };
  const [max] = firstOf(maxima, text) ?? [];
  const [min] = firstOf(minima, text) ?? [];
  if (max === undefined && min === undefined) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
};

const counted = (words: number): string => (words === 1 ? '1 word' : `${words} words`);

/** "100 to 150", "at most 200". */
export const lengthInWords = ({ min = null, max = null }: WordLimit): string => {
  if (min === null) return max === null ? 'any length' : `at most ${max}`;
  return max === null ? `at least ${min}` : `${min} to ${max}`;
};

export const lengthChecks = ({ body, query }: ChecklistInput): Check[] => {
  const own = query.wordLimit ?? wordLimitIn(query.body);
  const limit = own ?? usualLength;
  const words = countWords(body);
  /* Where the journalist wants fewer than forty, few are no fault. */
  const least = (limit.max ?? fewestWords) < fewestWords ? 1 : fewestWords;
  const [min, max] = [limit.min ?? 0, limit.max ?? Number.POSITIVE_INFINITY];
  const whose = own ? 'the journalist asks for' : 'journalists answer to';
  const cure = words > max ? `Shorten the pitch by ${counted(words - max)}` : `Add ${counted(min - words)} to the pitch`;
  return [
    check('body', 'blocker', words >= least, {
      ok: 'The pitch has a text.',
      not: words === 0 ? 'Write the pitch.' : `Write at least ${least} words: the pitch has ${words}.`,
    }),
    check('words', 'warning', words >= min && words <= max, {
      ok: `The pitch has ${counted(words)}; ${whose} ${lengthInWords(limit)}.`,
      not: `${cure}: it has ${words}, and ${whose} ${lengthInWords(limit)}.`,
    }),
  ];
};
