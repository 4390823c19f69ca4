import { lengthsIn, wordLimitIn, type WordLimit } from '../demands/word-limit';
import { countWords } from '../words';
import { type Check, check, type ChecklistInput } from './check';

/** What journalists answer to, when they ask for no other length. */
export const usualLength: { min: number; max: number } = { min: 150, max: 200 };
/** Below this many words nobody has answered anything. */
export const fewestWords = 40;

/** The length a query asks of an answer: in words, or as a person put it where sentences or paragraphs are counted; null where it asks for none. */
export function lengthAsked(requirements: readonly { kind: string; text: string }[]): { limit: WordLimit | null; words: string } | null {
  const asked = requirements.filter(({ kind }) => kind === 'length').map(({ text }) => text);
  const [first] = asked;
  if (first === undefined) return null;
  const [place] = lengthsIn(first);
  return { limit: wordLimitIn(...asked), words: place ? first.slice(place.start, place.end) : first };
}

const counted = (words: number): string => (words === 1 ? '1 word' : `${words} words`);

/** "100 to 150", "at most 200". */
export const lengthInWords = ({ min, max }: WordLimit): string => {
  if (min === null) return max === null ? 'any length' : `at most ${max}`;
  return max === null ? `at least ${min}` : `${min} to ${max}`;
};

export const lengthChecks = (input: ChecklistInput): Check[] => {
  const asked = lengthAsked(input.query.requirements);
  const limit = asked ? (asked.limit ?? { min: null, max: null }) : usualLength;
  const words = countWords(input.body);
  /* Where the journalist wants fewer than forty, few are no fault; who counts sentences may want few words. */
  const short = asked !== null && (asked.limit === null || (limit.max ?? fewestWords) < fewestWords);
  const least = short ? 1 : fewestWords;
  const [min, max] = [limit.min ?? 0, limit.max ?? Number.POSITIVE_INFINITY];
  const whose = asked ? 'the journalist asks for' : 'journalists answer to';
  const wanted = asked && !asked.limit ? `"${asked.words}"` : lengthInWords(limit);
  const cure = words > max ? `Shorten the pitch by ${counted(words - max)}` : `Add ${counted(min - words)} to the pitch`;
  return [
    check('body', 'blocker', words >= least, {
      ok: 'The pitch has a text.',
      not: words === 0 ? 'Write the pitch.' : `Write at least ${least} words: the pitch has ${words}.`,
    }),
    check('words', 'warning', words >= min && words <= max, {
      ok: `The pitch has ${counted(words)}; ${whose} ${wanted}.`,
      not: `${cure}: it has ${words}, and ${whose} ${wanted}.`,
    }),
  ];
};
