import fc from 'fast-check';
import { AlertIndex, type AlertProfile, explain, isLeaf, type AlertExpression, type Leaf, type MatchQuery, parseAlert } from './index';

const query = (parts: Partial<MatchQuery> = {}): MatchQuery => ({
  summary: 'Mortgage advice for first-time buyers',
  body: 'Looking for finance experts. Is home equity worth it? Investors and payroll companies welcome.',
  category: 'Business and Finance',
  outlet: { name: 'The Daily Example', url: 'https://www.money.daily-example.test/x' },
  ...parts,
});
const profile = (parts: Partial<AlertProfile> = {}): AlertProfile => ({
  id: 'p1',
  alert: '',
  topics: [],
  vetoes: { outlets: [], terms: [] },
  ...parts,
});
const matches = (parts: Partial<AlertProfile>, asked: Partial<MatchQuery> = {}): boolean => explain(profile(parts), query(asked)).matched;

describe('an alert matches', () => {
  test.each([
    ['mortgage', 'a word of the headline'],
    ['MORTGAGES', 'whatever the case, singular or plural'],
    ['"home equity"', 'a phrase'],
    ['"homes equities"', 'a phrase in the plural'],
    ['first-time', 'words joined by a hyphen, as a phrase'],
    ['invest*', 'the beginning of a word'],
    ['company', 'the singular of companies'],
    ['category:finance', 'a word of the category'],
    ['category:"Business & Finance"', 'an ampersand as the word and'],
    ['category:busi*', 'the beginning of a word of the category'],
    ['outlet:"daily example"', 'the name of the outlet'],
    ['outlet:"The Daily Example"', 'the name of the outlet with its article'],
    ['outlet:daily-example.test', 'the domain of the outlet'],
    ['outlet:dailyexample', 'the domain of the outlet without its hyphen'],
    ['finance mortgage NOT crypto', 'all that is wanted and nothing that is not'],
    ['crypto OR mortgage', 'one of two'],
  ])('%s: %s', (alert) => expect(matches({ alert })).toBe(true));

  test.each([
    ['mort', 'part of a word'],
    ['"equity home"', 'a phrase in another order'],
    ['"buyers looking"', 'a phrase across headline and body'],
    ['buyers-looking', 'joined words across headline and body'],
    ['travel', 'another word'],
    ['category:mortgage', 'a word outside the category'],
    ['outlet:example.test.other', 'another domain'],
    ['mortgage crypto', 'half of what is wanted'],
    ['mortgage NOT finance', 'what is excluded'],
    ['(mortgage NOT finance) OR crypto', 'what is excluded within an alternative'],
  ])('not %s: %s', (alert) => expect(matches({ alert })).toBe(false));

  it('accents, apostrophes and invisible characters aside', () => {
    expect(matches({ alert: 'cafe' }, { body: 'Café owners' })).toBe(true);
    expect(matches({ alert: 'Zürich' }, { body: 'A ZURICH bank' })).toBe(true);
    expect(matches({ alert: 'women' }, { body: 'Women’s health' })).toBe(true);
    expect(matches({ alert: 'payroll' }, { body: 'pay\u200Broll' })).toBe(true);
  });

  it('news is not new, and a business is not busy', () => {
    expect(matches({ alert: 'new' }, { body: 'The news' })).toBe(false);
    expect(matches({ alert: 'tax' }, { body: 'Business taxes' })).toBe(true);
    expect(matches({ alert: 'headache' }, { body: 'Headaches' })).toBe(true);
  });
});

describe('topics', () => {
  it('alone match when the alert is empty', () => {
    expect(matches({ topics: ['Business and Finance'] })).toBe(true);
    expect(matches({ topics: ['payroll'] })).toBe(true);
    expect(matches({ topics: ['invest*'] })).toBe(true);
    expect(matches({ topics: ['travel'] })).toBe(false);
    expect(matches({ topics: ['', '!'] })).toBe(false);
  });

  it('add points to an alert and never make it match', () => {
    expect(matches({ alert: 'crypto', topics: ['finance'] })).toBe(false);
    expect(explain(profile({ alert: 'payroll', topics: ['finance', 'travel'] }), query())).toEqual({
      profileId: 'p1',
      matched: true,
      score: 35,
      reasons: [
        { kind: 'term', text: 'payroll (body)', weight: 20 },
        { kind: 'topic', text: 'finance (category)', weight: 15 },
      ],
    });
  });
});

describe('vetoes', () => {
  test.each([
    [{ outlets: ['Daily Example'], terms: [] }, 'Daily Example'],
    [{ outlets: ['daily-example.test'], terms: [] }, 'daily-example.test'],
    [{ outlets: [], terms: ['Home equity'] }, 'Home equity (body)'],
    [{ outlets: [], terms: ['invest*'] }, 'invest*: investors (body)'],
  ])('%j strike before any score and say so', (vetoes, text) => {
    expect(explain(profile({ alert: 'mortgage', vetoes }), query())).toEqual({
      profileId: 'p1',
      matched: false,
      score: 0,
      reasons: [{ kind: 'veto', text, weight: 0 }],
    });
  });

  it('that do not occur change nothing', () =>
    expect(matches({ alert: 'mortgage', vetoes: { outlets: ['Example'.slice(1)], terms: ['casino', ' '] } })).toBe(true));
});

describe('reasons', () => {
  const reasons = (alert: string): string[] =>
    explain(profile({ alert }), query()).reasons.map(({ kind, text, weight }) => `${kind} ${text} ${weight}`);

  test.each([
    [
      'finance AND (mortgage OR "home equity") NOT crypto',
      ['term finance (body) 20', 'term mortgage (headline) 40', 'phrase home equity (body) 5', 'exclusion crypto 0'],
    ],
    ['invest* category:finance outlet:daily', ['term invest*: investors (body) 20', 'category finance 20', 'outlet daily 25']],
    ['mortgage (mortgage OR payroll)', ['term mortgage (headline) 40', 'term payroll (body) 5']],
    ['mortgage crypto casino', ['missing crypto 0', 'missing casino 0']],
    ['mortgage NOT payroll', ['exclusion payroll (body) 0']],
    ['mortgage NOT (crypto OR casino)', ['term mortgage (headline) 40', 'exclusion crypto 0', 'exclusion casino 0']],
    [
      'mortgage advice buyers',
      ['term mortgage (headline) 40', 'term advice (headline) 40', 'term buyers (headline) 40', 'cap A score ends at 100 -20'],
    ],
  ])('of %s are %j', (alert, expected) => expect(reasons(alert)).toEqual(expected));
});

/* The oracle knows nothing of the index: it asks every expression of every text, by its own reading of small texts of plain words. */
const vocabulary = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron'];
const plural = (word: string): string => word.replace(/s$/, '');
const wordsIn = (text: string): string[] => text.split(' ').filter(Boolean).map(plural);
const contains = (words: readonly string[], wanted: readonly string[]): boolean =>
  words.some((_, at) => wanted.every((word, index) => words[at + index] === word));
const occurs = (leaf: Leaf, { summary, body, category, outlet }: MatchQuery): boolean => {
  const wanted = leaf.text.split(' ').map(plural);
  const streams = leaf.kind === 'category' ? [category] : leaf.kind === 'outlet' ? [outlet.name] : [summary, body];
  return streams.some((text) =>
    leaf.prefix ? text.split(' ').some((word) => word.startsWith(leaf.text)) : contains(wordsIn(text), wanted),
  );
};
const evaluate = (expression: AlertExpression, asked: MatchQuery): boolean => {
  if (isLeaf(expression)) return occurs(expression, asked);
  if (expression.kind === 'not') return !evaluate(expression.of, asked);
  return expression.kind === 'and'
    ? expression.of.every((inner) => evaluate(inner, asked))
    : expression.of.some((inner) => evaluate(inner, asked));
};
const listed = (kind: Leaf['kind'], text: string): Leaf => ({ kind, text, words: [], prefix: false });
const isFor = ({ alert, topics, vetoes }: AlertProfile, asked: MatchQuery): boolean => {
  const parsed = parseAlert(alert);
  if (!parsed.ok) throw new Error(parsed.message);
  if (
    vetoes.outlets.some((text) => occurs(listed('outlet', text), asked)) ||
    vetoes.terms.some((text) => occurs(listed('term', text), asked))
  )
    return false;
  if (parsed.expression) return evaluate(parsed.expression, asked);
  return topics.some((text) => occurs(listed('term', text), asked) || occurs(listed('category', text), asked));
};

const word = fc.constantFrom(...vocabulary);
const words = (most: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(word, fc.constantFrom('', 's')).map((parts) => parts.join('')),
      { maxLength: most },
    )
    .map((list) => list.join(' '));
const anyQuery: fc.Arbitrary<MatchQuery> = fc.record({
  summary: words(4),
  body: words(8),
  category: words(2),
  outlet: fc.record({
    name: fc.oneof(
      word,
      fc.tuple(word, word).map((pair) => pair.join(' ')),
    ),
    url: fc.constant(''),
  }),
});
const leafText = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}s"`),
  word.map((text) => `${text.slice(0, 3)}*`),
  word.map((text) => `category:${text}`),
  word.map((text) => `outlet:${text}`),
);
const { alertText } = fc.letrec<{ alertText: string }>((tie) => ({
  alertText: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leafText,
    tie('alertText').map((inner) => `NOT (${inner})`),
    fc.tuple(tie('alertText'), tie('alertText')).map(([a, b]) => `(${a} OR ${b})`),
    fc.tuple(tie('alertText'), tie('alertText')).map(([a, b]) => `(${a}) ${b}`),
  ),
}));
const anyAlert = fc.oneof({ weight: 5, arbitrary: alertText.filter((text) => parseAlert(text).ok) }, fc.constant(''));
const anyProfile = (id: string): fc.Arbitrary<AlertProfile> =>
  fc.record({
    id: fc.constant(id),
    alert: anyAlert,
    topics: fc.array(word, { maxLength: 2 }),
    vetoes: fc.record({ outlets: fc.array(word, { maxLength: 1 }), terms: fc.array(word, { maxLength: 1 }) }),
  });
const ids = Array.from({ length: 8 }, (_, index) => `p${index}`);
const profiles = fc.tuple(...ids.map(anyProfile));

describe('the index', () => {
  const found = (index: AlertIndex, asked: MatchQuery): string[] =>
    index
      .match(asked)
      .map((result) => result.profileId)
      .sort();

  it('finds exactly the profiles that asking every expression finds, whatever it has learnt', () => {
    fc.assert(
      fc.property(profiles, fc.array(anyQuery, { minLength: 1, maxLength: 4 }), fc.boolean(), (all, asked, learns) => {
        const index = new AlertIndex();
        if (learns) asked.forEach((one) => index.learn(one));
        all.forEach((one) => index.put(one));
        for (const one of asked) expect(found(index, one)).toEqual(all.filter((other) => isFor(other, one)).map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  it('after any putting, replacing and removing is like a new one', () => {
    const change = fc.oneof(fc.constantFrom(...ids), ...ids.map(anyProfile));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), anyQuery, (changes, asked) => {
        const index = new AlertIndex();
        const kept = new Map<string, AlertProfile>();
        for (const one of changes) {
          if (typeof one === 'string') {
            index.remove(one);
            kept.delete(one);
          } else {
            index.put(one);
            kept.set(one.id, one);
          }
        }
        expect(index.size).toBe(kept.size);
        expect(found(index, asked)).toEqual(
          [...kept.values()]
            .filter((one) => isFor(one, asked))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('gives scores from 0 to 100 that are the sums of the weights, and explains each as it found it', () => {
    fc.assert(
      fc.property(profiles, anyQuery, (all, asked) => {
        const index = new AlertIndex();
        all.forEach((one) => index.put(one));
        for (const result of index.match(asked)) {
          expect(result.score).toBe(result.reasons.reduce((sum, reason) => sum + reason.weight, 0));
          expect(result.score).toBeGreaterThanOrEqual(0);
          expect(result.score).toBeLessThanOrEqual(100);
          expect(index.explain(result.profileId, asked)).toEqual({ ...result, matched: true });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('refuses an alert that cannot be read, naming the place, and keeps what was filed', () => {
    const index = new AlertIndex();
    index.put(profile({ alert: 'mortgage' }));
    expect(() => index.put(profile({ alert: 'mortgage AND' }))).toThrow(
      expect.objectContaining({ code: 'invalid', extra: { at: 9, length: 3 } }),
    );
    expect(found(index, query())).toEqual(['p1']);
  });

  it('explains nothing of an unknown profile', () => expect(new AlertIndex().explain('p9', query())).toBeUndefined());
});
