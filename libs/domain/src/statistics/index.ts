export { countWords } from '../words';

/** A proportion with its 95 % interval, all between 0 and 1; null where there was nothing to count. `of` is the number of trials. */
export interface Rate {
  rate: number | null;
  low: number | null;
  high: number | null;
  of: number;
}

/** The normal distribution's two-sided 95 % quantile. */
const z95 = 1.959964;

const wilson = (share: number, trials: number): { low: number; high: number } => {
  const square = z95 ** 2;
  const centre = share + square / (2 * trials);
  const spread = z95 * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2));
  const scale = 1 + square / trials;
  return { low: Math.max(0, Math.min(share, (centre - spread) / scale)), high: Math.min(1, Math.max(share, (centre + spread) / scale)) };
};

/**
 * The share of successes with its 95 % interval, by E. B. Wilson's score method ("Probable inference", JASA 22, 1927), which stays within 0 and 1 and is right
 * for the few dozen pitches of a month. Throws RangeError unless 0 <= successes <= trials are whole numbers.
 */
export const rate = (successes: number, trials: number): Rate => {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`A rate needs whole numbers, successes among trials: got ${successes} of ${trials}.`);
  }
  if (trials === 0) return { rate: null, low: null, high: null, of: 0 };
  const share = successes / trials;
  return { rate: share, ...wilson(share, trials), of: trials };
};

/**
 * Of the pitches that are ever published, the share that is published by so many days after sending. Agencies report most publications two to four weeks after
 * the pitch and a tail of months; between these points the share is taken to grow evenly.
 */
const publishedBy: readonly (readonly [days: number, share: number])[] = [
  [0, 0],
  [7, 0.15],
  [14, 0.35],
  [28, 0.75],
  [60, 0.9],
  [120, 0.97],
  [180, 1],
];

/** The expected share, 0-1, of the publications of a pitch that have come by this age in days. */
export const maturityAt = (days: number): number => {
  for (let at = 1; at < publishedBy.length; at += 1) {
    const [from, low] = publishedBy[at - 1] ?? [0, 0];
    const [to, high] = publishedBy[at] ?? [0, 1];
    if (days < to) return days <= from ? low : low + ((high - low) * (days - from)) / (to - from);
  }
  return 1;
};

/** How much of what a period will bring has come, 0-1: the mean over its pitches' ages in days. 1 for no pitches, which have nothing to wait for. */
export const maturity = (ages: readonly number[]): number =>
  ages.length === 0 ? 1 : ages.reduce((sum, days) => sum + maturityAt(days), 0) / ages.length;

/** Below this maturity a final rate is a guess nobody should read. */
const leastMaturity = 0.2;

/**
 * The rate that a period will likely end at: what has been published, divided by the share of publications that has come by the pitches' ages in days. Null for
 * no pitches and while less than a fifth has come.
 */
export const likelyFinalRate = (published: number, ages: readonly number[]): number | null => {
  const share = maturity(ages);
  return ages.length === 0 || share < leastMaturity ? null : Math.min(1, published / (ages.length * share));
};
