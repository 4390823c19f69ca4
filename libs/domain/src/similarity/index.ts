import { folded } from '../digests/identity';

/** What of a query tells whether another is the same request. */
export interface Comparable {
  summary: string;
  body: string;
  outlet: string;
  journalist: string;
}

/** Whether two queries say the same of something; `not-named` where one of them says nothing of it, which speaks neither for nor against. */
export const agreements = ['same', 'differs', 'not-named'] as const;
export type Agreement = (typeof agreements)[number];

/** Why two queries may be one request. `text`: the share of the shorter one's words, three at a time, that stand in the other too, 0 to 1. */
export interface Likeness {
  text: number;
  summary: Agreement;
  outlet: Agreement;
  journalist: Agreement;
}

/** Words that stand together; single words are shared by everything. */
const together = 3;
/** Shorter texts say too little to be recognised by. */
const leastWords = 8;
/** Journalists who ask twice repeat themselves; by this share of their words two requests are one. With the same outlet or journalist less will do. */
const alike = { alone: 0.6, withName: 0.35 };

/** Whether two queries may be the same request, and by what; null when nothing says so. */
export function likenessOf(one: Comparable, other: Comparable): Likeness | null {
  const likeness = {
    text: Math.round(shared(one.body, other.body) * 100) / 100,
    summary: agreement(one.summary, other.summary),
    outlet: agreement(one.outlet, other.outlet),
    journalist: agreement(one.journalist, other.journalist),
  };
  const named = likeness.outlet === 'same' || likeness.journalist === 'same';
  // Two copies of one mail, however short its text.
  const isCopy = likeness.summary === 'same' && bare(one.body) !== '' && bare(one.body) === bare(other.body);
  const isLike = isCopy || likeness.text >= alike.alone || (named && (likeness.text >= alike.withName || likeness.summary === 'same'));
  return isLike ? likeness : null;
}

const bare = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const nobodys = new Set(['', 'anonymous', 'tbd', 'freelance', 'freelancer', 'confidential', 'unknown', 'blog']);

/** Whether a name tells nobody and nothing apart: an outlet called "Anonymous" is no outlet that two queries have in common, or differ in. */
export function namesNobody(name: string): boolean {
  return nobodys.has(bare(name));
}

function agreement(one: string, other: string): Agreement {
  if (namesNobody(one) || namesNobody(other)) return 'not-named';
  return bare(one) === bare(other) ? 'same' : 'differs';
}

/** Containment and not the Jaccard index: some services cut a request short. */
function shared(one: string, other: string): number {
  const [a, b] = [groupsOf(one), groupsOf(other)];
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size < leastWords - together + 1) return 0;
  let count = 0;
  for (const group of shorter) if (longer.has(group)) count += 1;
  return count / shorter.size;
}

function groupsOf(text: string): Set<string> {
  const words = bare(text).split(' ');
  return new Set(words.slice(0, 1 - together || undefined).map((_, at) => words.slice(at, at + together).join(' ')));
}
