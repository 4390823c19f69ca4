import { type HiddenText, hiddenWords, sourceSegments, wordsOfField } from './source-segments';

const part = (text: string) => ({ part: 'text', text });
const told = (text: string, ranges: Record<string, [number, number][]>) =>
  sourceSegments(part(text), [
    { id: 'q', ranges: Object.fromEntries(Object.entries(ranges).map(([field, found]) => [field, { part: 'text', ranges: found }])) },
  ]).map(({ text: piece, field }) => (field === null ? piece : `[${field}: ${piece}]`));

describe('the segments of a decoded e-mail', () => {
  it('tell where each field stood and lose no character', () => {
    const text = 'Summary: Bread\nName: Ada';
    expect(told(text, { summary: [[9, 14]], journalist: [[21, 24]] })).toEqual([
      'Summary: ',
      '[summary: Bread]',
      '\nName: ',
      '[journalist: Ada]',
    ]);
  });

  it('show a hidden text inside the body that was cut around it', () => {
    expect(
      told('Why? 4966Because', {
        body: [
          [0, 5],
          [9, 16],
        ],
        trap: [[5, 9]],
      }),
    ).toEqual(['[body: Why? ]', '[trap: 4966]', '[body: Because]']);
  });

  it('tell the inner one of two fields that overlap', () => {
    expect(told('see a.example now', { body: [[0, 17]], outletUrl: [[4, 13]] })).toEqual([
      '[body: see ]',
      '[outletUrl: a.example]',
      '[body:  now]',
    ]);
  });

  it('count in UTF-16 units', () => {
    expect(told('🥐 Bread', { summary: [[3, 8]] })).toEqual(['🥐 ', '[summary: Bread]']);
  });

  it('are one piece without queries, and none beyond the end', () => {
    expect(told('', {})).toEqual([]);
    expect(sourceSegments(part('Hello'), [])).toEqual([{ text: 'Hello', query: null, field: null, first: false }]);
    expect(told('Hello', { body: [[2, 99]] })).toEqual(['He', '[body: llo]']);
  });

  it('ignore fields of another part, and mark the first piece of a field only', () => {
    const queries = [
      {
        id: 'q',
        ranges: {
          body: {
            part: 'text',
            ranges: [
              [0, 1],
              [2, 3],
            ] as [number, number][],
          },
          trap: { part: 'html', ranges: [[1, 2]] as [number, number][] },
        },
      },
    ];
    expect(sourceSegments(part('abc'), queries).map(({ text, first }) => [text, first])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
  });
});

describe('the words of a hidden text', () => {
  const places = [
    [5, 9],
    [20, 30],
  ] as const;

  const hid = (decoded: string, encoding: HiddenText['encoding'] = 'hex') => ({ decoded, encoding });
  const at = (from: number, text = '48 69') => ({ from, text });

  it('are those that stand at its place', () => {
    const known = [hid('Fecund'), hid('Praise the cheese')];
    expect(hiddenWords(at(5), places, known)).toBe('“Fecund”');
    expect(hiddenWords(at(22), places, known)).toBe('“Praise the cheese”');
  });

  it('are those hidden in the same way, where another e-mail hid more', () => {
    const known = [hid('Fecund', 'zero-width'), hid('Limpid'), hid('Arcane', 'base64')];
    expect(hiddenWords(at(5), places, known)).toBe('“Limpid”');
    expect(hiddenWords(at(5, '\u200b\u200c'), places, known)).toBe('“Fecund”');
    expect(hiddenWords(at(5, 'QXJjYW5l\r\n'), places, known)).toBe('“Arcane”');
  });

  it('are all that the query is known for, where nothing tells which', () => {
    const known = [hid('Fecund'), hid('Limpid'), hid('Arcane', 'css')];
    expect(hiddenWords(at(5), places, known)).toBe('“Fecund”, “Limpid”');
    expect(hiddenWords(at(5, 'White on white'), places, known)).toBe('“Fecund”, “Limpid”, “Arcane”');
  });

  it('are said to be hidden until the query is here', () => {
    expect(hiddenWords(at(5), places, [])).toBe('hidden text');
  });
});

describe('the words at the places of a field', () => {
  it('are joined where a line broke them, and left out where a query has none', () => {
    const ranges = {
      profileUrl: {
        part: 'text',
        ranges: [
          [0, 3],
          [4, 7],
        ] as [number, number][],
      },
    };
    const text = {
      parts: [part('abc def')],
      queries: [
        { id: 'q1', ranges },
        { id: 'q2', ranges: {} },
      ],
    };
    expect(wordsOfField(text, 'profileUrl')).toEqual({ q1: 'abcdef' });
  });
});
