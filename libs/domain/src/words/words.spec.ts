import fc from 'fast-check';
import { foldWord, placesOf, singular, wordsOf } from './index';

test.each([
  ['Home-equity loans, 2026.', ['home', 'equity', 'loans', '2026']],
  ["Women’s rights and workers' rights", ['women', 'rights', 'and', 'workers', 'rights']],
  ["don't O'Brien", ['dont', 'obrien']],
  ['Alder & Vale', ['alder', 'and', 'vale']],
  ['C++ and C#, tip#3', ['c++', 'and', 'c#', 'tip', '3']],
  ['Zoë Ångström Straße Łódź', ['zoe', 'angstrom', 'strasse', 'lodz']],
  ['Zoe\u0308 \uFB01nance', ['zoe', 'finance']],
  ['pay\u00ADroll ada\u200Bmant', ['payroll', 'adamant']],
  ['Ελλάδα 東京 𝒜𝒷', ['ελλαδα', '東京', 'ab']],
  ['—…!', []],
])('the words of %j are %j', (text, words) => expect(wordsOf(text).map(({ folded }) => folded)).toEqual(words));

test.each([
  ['mortgages', 'mortgage'],
  ['companies', 'company'],
  ['movies', 'movie'],
  ['taxes', 'tax'],
  ['businesses', 'business'],
  ['headaches', 'headache'],
  ['heroes', 'hero'],
  ['shoes', 'shoe'],
])('%s and %s are one word', (many, one) => expect(singular(many)).toBe(singular(one)));

test.each([
  ['news', 'new'],
  ['bus', 'bu'],
  ['crisis', 'crisi'],
  ['glass', 'glas'],
  ['ads', 'ad'],
  ['toes', 'to'],
])('%s and %s are two', (one, other) => expect(singular(one)).not.toBe(singular(other)));

it('places are whole words in order, with their offsets', () => {
  const text = 'Vale, Alder & Vale’s and the Valedictorian';
  expect(placesOf('alder and vale', wordsOf(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['Alder & Vale’s']);
  expect(placesOf('vale', wordsOf(text))).toHaveLength(2);
  expect(placesOf(' ! ', wordsOf(text))).toEqual([]);
});

it('words of any text lie in order within it, and folding them again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const words = wordsOf(text);
      const inOrder = words.every(({ start, end }, index) => start >= (words[index - 1]?.end ?? 0) && end > start && end <= text.length);
      expect(inOrder).toBe(true);
      expect(words.filter(({ folded }) => foldWord(folded) !== folded)).toEqual([]);
    }),
  );
});
