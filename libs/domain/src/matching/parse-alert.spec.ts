import fc from 'fast-check';
import { formatAlert, parseAlert } from './index';

const understood = (text: string): string => {
  const parsed = parseAlert(text);
  if (!parsed.ok) throw new Error(`${parsed.at}+${parsed.length}: ${parsed.message}`);
  return formatAlert(parsed.expression);
};

describe('an alert', () => {
  test.each([
    ['finance', 'finance'],
    ['finance mortgage', 'finance AND mortgage'],
    ['finance AND (mortgage OR "home equity") NOT crypto', 'finance AND (mortgage OR "home equity") NOT crypto'],
    ['a1 OR b1 c1', 'a1 OR (b1 AND c1)'],
    ['a1 b1 OR c1 AND d1', '(a1 AND b1) OR (c1 AND d1)'],
    ['NOT crypto finance', 'NOT crypto AND finance'],
    ['finance -crypto', 'finance NOT crypto'],
    ['finance -"initial coin"', 'finance NOT "initial coin"'],
    ['finance AND NOT (crypto OR casino)', 'finance NOT (crypto OR casino)'],
    ['((finance))', 'finance'],
    ['invest*', 'invest*'],
    ['category:travel', 'category:travel'],
    ['Category: travel', 'category:travel'],
    ['category:"Business and Finance"', 'category:"Business and Finance"'],
    ['outlet:forbes*', 'outlet:forbes*'],
    ['outlet:daily.example', 'outlet:"daily.example"'],
    ['“home equity”', '"home equity"'],
    ['"or"', '"or"'],
    ['home-equity', '"home-equity"'],
    ['AT&T', '"AT&T"'],
    ["women's", "women's"],
    ['C++ C#', 'C++ AND C#'],
    ['café', 'café'],
    ['10,000', '"10,000"'],
    ['toString constructor __proto__', 'toString AND constructor AND proto'],
    ['', ''],
    ['  \n ', ''],
  ])('%s is understood as %s', (text, meaning) => expect(understood(text)).toBe(meaning));

  test.each([
    ['finance AND', 8, 3, 'Write what to look for after AND'],
    ['AND finance', 0, 3, 'Write what to look for before AND'],
    ['a1 OR OR b1', 6, 2, 'Remove one of two operators'],
    ['a1 AND OR b1', 7, 2, 'Remove one of two operators'],
    ['a1 NOT', 3, 3, 'Write what to look for after NOT'],
    ['(a1 OR', 4, 2, 'Write what to look for after OR'],
    ['(a1 OR b1', 0, 1, 'Close this "("'],
    ['a1 (b1', 3, 1, 'Close this "("'],
    ['a1)', 2, 1, 'Remove this ")"'],
    [')', 0, 1, 'Remove this ")"'],
    ['a1 ( )', 3, 3, 'between the parentheses'],
    ['a1 "b1', 3, 3, 'Close this quotation mark'],
    ['a1 ""', 3, 2, 'Write words between the quotation marks'],
    ['a1 or b1', 3, 2, 'Write OR in capitals'],
    ['a1 And b1', 3, 3, 'Write AND in capitals'],
    ['a1, b1', 2, 1, 'write OR between alternatives'],
    ['a1 | b1', 3, 1, 'Write OR'],
    ['a1 & b1', 3, 1, 'Write AND'],
    ['a1 !!!', 3, 3, 'no letter and no digit'],
    ['a1 in*vest', 5, 1, 'Move the * to the end'],
    ['in*', 0, 3, 'at least three letters'],
    ['a1 home-eq*', 3, 8, 'after a single word'],
    ['"home eq*"', 8, 1, 'out of the quotation marks'],
    ['title:finance', 0, 6, 'category: or outlet:'],
    ['constructor:a1', 0, 12, 'category: or outlet:'],
    ['https://a.example', 0, 6, 'category: or outlet:'],
    ['a1 category:', 3, 9, 'Write the category after'],
    ['outlet: OR a1', 0, 7, 'Write the outlet after'],
    ['😀 a1', 0, 2, 'no letter and no digit'],
    ['NOT crypto', 0, 3, 'Name something to look for'],
    ['finance OR NOT crypto', 11, 3, 'Name something to look for'],
    ['NOT (a1 NOT b1)', 0, 3, 'Name something to look for'],
  ])('%s is refused at %i, %i long: %s', (text, at, length, message) => {
    expect(parseAlert(text)).toEqual({ ok: false, at, length, message: expect.stringContaining(message) });
  });

  it('is refused beyond its greatest length and depth, without harm', () => {
    expect(parseAlert('a'.repeat(4001))).toMatchObject({ ok: false, at: 4000, length: 1 });
    expect(parseAlert(`${'('.repeat(1000)}a${')'.repeat(1000)}`)).toMatchObject({ ok: false, at: 30 });
    expect(parseAlert(`${'NOT '.repeat(900)}a`)).toMatchObject({ ok: false });
  });

  it('of any characters is read or refused at a place within it', () => {
    const piece = fc.constantFrom(
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '"',
      'a1',
      'invest*',
      'category:',
      'outlet:x',
      '-',
      ',',
      '*',
      ' ',
      ':',
      '“',
      '\u0301',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join(' ')),
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const parsed = parseAlert(text);
          if (parsed.ok) {
            const again = formatAlert(parsed.expression);
            expect(understood(again)).toBe(again);
          } else {
            expect(parsed.at).toBeGreaterThanOrEqual(0);
            expect(parsed.length).toBeGreaterThan(0);
            expect(parsed.at + parsed.length).toBeLessThanOrEqual(text.length);
            expect(parsed.message).toMatch(/^[A-Z].*\.$/);
          }
        },
      ),
    );
  });
});
