import fc from 'fast-check';
import { countWords, likelyFinalRate, maturity, maturityAt, rate } from './index';

describe('a rate', () => {
  /* Intervals as in the worked examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998). */
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i lies between %d and %d', (successes, trials, low, high) => {
    const found = rate(successes, trials);
    expect(found.rate).toBeCloseTo(successes / trials, 10);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nothing is not known', () => expect(rate(0, 0)).toEqual({ rate: null, low: null, high: null, of: 0 }));

  it('lies within its interval, the interval within 0 and 1, and more trials narrow it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const trials = Math.max(a, b, 1);
        const few = rate(Math.min(a, b), trials);
        const many = rate(Math.min(a, b) * 10, trials * 10);
        const [low, share, high] = [few.low ?? -1, few.rate ?? -1, few.high ?? -1];
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
        expect((many.high ?? 0) - (many.low ?? 0)).toBeLessThan(high - low);
      }),
    );
  });

  test.each([
    [2, 1],
    [-1, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ])('refuses %d of %d', (successes, trials) => expect(() => rate(successes, trials)).toThrow(RangeError));
});

describe('maturity', () => {
  test.each([
    [-3, 0],
    [0, 0],
    [14, 0.35],
    [21, 0.55],
    [28, 0.75],
    [180, 1],
    [4000, 1],
  ])('after %i days is %d', (days, share) => expect(maturityAt(days)).toBeCloseTo(share, 10));

  it('of a period is the mean of its pitches, and never falls with time', () => {
    expect(maturity([14, 28])).toBeCloseTo(0.55, 10);
    expect(maturity([])).toBe(1);
    fc.assert(
      fc.property(fc.nat(400), fc.nat(60), (days, later) => {
        expect(maturityAt(days + later)).toBeGreaterThanOrEqual(maturityAt(days));
      }),
    );
  });

  it('tells the likely final rate, once a fifth of the publications has come', () => {
    expect(
      likelyFinalRate(
        3,
        Array.from({ length: 40 }, () => 28),
      ),
    ).toBeCloseTo(0.1, 10);
    expect(
      likelyFinalRate(
        9,
        Array.from({ length: 10 }, () => 14),
      ),
    ).toBe(1);
    expect(likelyFinalRate(0, [3, 4])).toBeNull();
    expect(likelyFinalRate(0, [])).toBeNull();
  });
});

test.each([
  ['', 0],
  ['  \n\t ', 0],
  ['One two  three\nfour', 4],
  ['A well-known - and "quoted" - rule…', 5],
  ['See https://a.example/b?c=d or jo@a.example', 4],
  ['3.5 % of £10,000', 3],
  ['Zoë’s café', 2],
  ['—— ... !!!', 0],
])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words));
