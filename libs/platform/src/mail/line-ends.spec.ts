import { hasStrayDot } from './line-ends';

const ends = (text: string) => hasStrayDot(Buffer.from(text, 'latin1'));

describe('a line of a single dot', () => {
  it.each(['a\r\n.\r\nb', '.\r\nb', 'a.\r\n', 'a .\nb', '3.\n4', 'a\r\n.b', 'a\n.b', '..', '.', '', 'a\r\n.'])('is sound in %j', (text) => {
    expect(ends(text)).toBe(false);
  });

  it.each([
    'a\n.\r\nb',
    'a\r\n.\nb',
    'a\n.\nb',
    'a\r.\rb',
    'a\r.\r\nb',
    'a\r\n.\rb',
    'a\n.\rb',
    '.\nb',
    '.\rb',
    'a\r\r\n.\nb',
    'a\n.\n',
    'a\r\n.\r',
  ])('is stray in %j', (text) => {
    expect(ends(text)).toBe(true);
  });
});
