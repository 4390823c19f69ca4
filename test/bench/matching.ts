/**
 * How fast queries find their profiles: 100 texts against 1,000 / 10,000 / 100,000 profiles (`--million` adds 1,000,000), beside a scan that asks every
 * profile of every text. Words follow Zipf's law over an invented vocabulary; alerts are ANDs of words, phrases and ORs with NOT, prefixes and categories.
 */
import {
  AlertIndex,
  type AlertExpression,
  type AlertProfile,
  type Leaf,
  type MatchQuery,
  isLeaf,
  parseAlert,
} from '@sourcedesk/domain/matching';
import { eachWord, singular } from '@sourcedesk/domain/words';

const vocabularySize = 30_000;
const categories = [
  'Business and Finance',
  'Lifestyle and Entertainment',
  'Health and Pharma',
  'Travel',
  'General',
  'Technology',
  'Podcasts',
  'Gift Bags',
];
const outlets = ['Daily Example', 'Harbour Post', 'Money Weekly', 'Garden Review', 'North Star', 'Open Kitchen'];

/** Mulberry32: a small generator with a seed, so that every run sees the same texts. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
type Random = () => number;

const syllables =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru ta te ti to tu'.split(' ');
const vocabulary = Array.from({ length: vocabularySize }, (_, index) => {
  let word = '';
  for (let rest = index + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
});
/** Rank by Zipf's law with exponent 1, from `first` on. */
const wordBy = (random: Random, first = 0): string =>
  vocabulary[Math.floor((first + 1) * (vocabularySize / (first + 1)) ** random()) - 1] ?? 'ba';
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** A text as long as journalists' are: 15 to 500 words, 190 in the mean. */
const makeQuery = (random: Random): MatchQuery => ({
  summary: Array.from({ length: 10 }, () => wordBy(random)).join(' '),
  body: Array.from({ length: 15 + Math.floor(random() ** 1.8 * 485) }, () => wordBy(random)).join(' '),
  category: oneOf(random, categories),
  outlet: { name: oneOf(random, outlets), url: '' },
});

/** Alerts name subjects, which are no common words: those from this rank on stand in 6 % of the texts or less, half of them in 0.6 % or less. */
const subjects = 300;
/** People ask for the phrases of their language, not for any two words: 20,000 of them, by Zipf's law too. */
const collocations = ((random) => Array.from({ length: 20_000 }, () => `${wordBy(random, subjects)} ${wordBy(random, subjects)}`))(
  randomFrom(3),
);
const leaf = (random: Random): string => {
  const kind = random();
  if (kind < 0.2) return `"${collocations[Math.floor(collocations.length ** random()) - 1] ?? 'ba be'}"`;
  if (kind < 0.25) return `${wordBy(random, subjects).slice(0, 5)}*`;
  return wordBy(random, subjects);
};
const alternatives = (random: Random): string => {
  const several = Array.from({ length: 1 + Math.floor(random() * 4) }, () => leaf(random));
  return several.length === 1 ? (several[0] ?? '') : `(${several.join(' OR ')})`;
};
const makeProfile = (random: Random, number: number): AlertProfile => ({
  id: `0190a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
  alert: [
    ...Array.from({ length: 1 + Math.floor(random() ** 0.5 * 3) }, () => alternatives(random)),
    ...(random() < 0.3 ? [`NOT ${wordBy(random, subjects)}`] : []),
    ...(random() < 0.1 ? [`category:"${oneOf(random, categories)}"`] : []),
  ].join(' AND '),
  topics: random() < 0.5 ? [oneOf(random, categories)] : [],
  vetoes: { outlets: random() < 0.2 ? [oneOf(random, outlets)] : [], terms: random() < 0.2 ? [wordBy(random, subjects)] : [] },
});

/** The baseline: a set of words a text, and every profile's expression asked of it. */
const scan = (expressions: readonly AlertExpression[], query: MatchQuery): number => {
  const words: string[] = [];
  for (const text of [query.summary, query.body]) eachWord(text, (word) => words.push(singular(word)));
  const present = new Set(words);
  const category = query.category.toLowerCase();
  const occurs = ({ kind, words: wanted, prefix, text }: Leaf): boolean => {
    const [first = ''] = wanted;
    if (kind === 'category') return category.includes(text.toLowerCase());
    if (prefix) return words.some((word) => word.startsWith(first));
    return (
      wanted.every((word) => present.has(word)) &&
      (wanted.length === 1 || words.some((_, at) => wanted.every((word, index) => words[at + index] === word)))
    );
  };
  const holds = (expression: AlertExpression): boolean => {
    if (isLeaf(expression)) return occurs(expression);
    if (expression.kind === 'not') return !holds(expression.of);
    return expression.kind === 'and' ? expression.of.every(holds) : expression.of.some(holds);
  };
  return expressions.reduce((count, expression) => count + (holds(expression) ? 1 : 0), 0);
};

const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const usedMemory = (): number => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export interface MatchingFigures {
  profiles: number;
  /** Milliseconds for all 100 texts: median of five runs. */
  indexMs: number;
  /** Milliseconds for the same texts by the scan, from as many of them as the size allows. */
  scanMs: number;
  ratio: number;
  matches: number;
  /** Bytes a profile, the id included; null where the garbage collector cannot be asked (run node with --expose-gc). */
  bytesAProfile: number | null;
  buildMs: number;
  /** Milliseconds to replace one profile: mean, and the slowest of 2,000. */
  updateMs: number;
  slowestUpdateMs: number;
}

/** Measures one number of profiles. */
export const run = (count: number): MatchingFigures => {
  const random = randomFrom(7);
  const texts = Array.from({ length: 100 }, () => makeQuery(random));
  const earlier = Array.from({ length: 300 }, () => makeQuery(random));
  const before = usedMemory();
  const index = new AlertIndex();
  for (const query of earlier) index.learn(query);
  const buildMs = milliseconds(() => {
    for (let number = 0; number < count; number += 1) index.put(makeProfile(random, number));
  });
  const bytes = (usedMemory() - before) / count;
  let matches = 0;
  const matchAll = (): void => {
    matches = texts.reduce((sum, query) => sum + index.match(query).length, 0);
  };
  matchAll();
  const indexMs = median(Array.from({ length: 5 }, () => milliseconds(matchAll)));
  const updates = Array.from({ length: 2000 }, (_, number) => {
    const profile = makeProfile(random, number % count);
    return milliseconds(() => index.put(profile));
  });
  const scanMs = measureScan(count, texts);
  return {
    profiles: count,
    indexMs,
    scanMs,
    ratio: scanMs / indexMs,
    matches,
    bytesAProfile: globalThis.gc ? bytes : null,
    buildMs,
    updateMs: updates.reduce((sum, value) => sum + value, 0) / updates.length,
    slowestUpdateMs: Math.max(...updates),
  };
};

const measureScan = (count: number, texts: readonly MatchQuery[]): number => {
  const random = randomFrom(11);
  /* A scan grows with its profiles: above 100,000 it is measured on 100,000 and multiplied. */
  const scanned = Math.min(count, 100_000);
  const expressions: AlertExpression[] = [];
  while (expressions.length < scanned) {
    const parsed = parseAlert(makeProfile(random, expressions.length).alert);
    if (parsed.ok && parsed.expression) expressions.push(parsed.expression);
  }
  const sample = texts.slice(0, scanned > 10_000 ? 10 : 100);
  const all = milliseconds(() => sample.forEach((query) => scan(expressions, query)));
  return ((all * texts.length) / sample.length) * (count / scanned);
};

const figure = (value: number, digits = 1): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** `npm run bench -- matching [--million]` */
export default async function bench(args: readonly string[]): Promise<void> {
  const counts = [1000, 10_000, 100_000, ...(args.includes('--million') ? [1_000_000] : [])];
  console.log('100 texts against n profiles; promised at 100,000: at most 40 ms, 50 times the scan, 400 bytes a profile, 1 ms an update');
  for (const count of counts) {
    const figures = run(count);
    const bytes =
      figures.bytesAProfile === null ? 'memory not measured (node --expose-gc)' : `${figure(figures.bytesAProfile, 0)} bytes a profile`;
    console.log(
      `${figure(count, 0).padStart(9)} profiles: ${figure(figures.indexMs)} ms, scan ${figure(figures.scanMs, 0)} ms, ratio ${figure(figures.ratio)}, ` +
        `${figure(figures.matches, 0)} matches, ${bytes}, built in ${figure(figures.buildMs, 0)} ms, ` +
        `update ${figure(figures.updateMs, 3)} ms (slowest ${figure(figures.slowestUpdateMs, 2)} ms)`,
    );
  }
}
