import { emptyWords, quarantineAdvice, readingWords } from './digest-words';

describe('an e-mail without queries', () => {
  it('says why, and whether somebody has set it aside', () => {
    const noise = { status: 'parsed', queryIds: [], setAside: false, reason: 'A confirmation of a subscription.' } as const;
    const words = (more: object) => emptyWords({ ...noise, queryIds: [], ...more });
    expect(words({})).toBe('A confirmation of a subscription.');
    expect(words({ setAside: true, reason: 'Its deadlines have passed' })).toBe('Set aside: Its deadlines have passed');
    expect(words({ status: 'quarantined', reason: 'No query in it.' })).toBe('No query in it.');
    expect(words({ status: 'pending' })).toBe('');
    expect(words({ queryIds: ['q'], reason: 'The first of two.' })).toBe('');
  });

  it('is told in a sentence once it was read again', () => {
    expect(readingWords({ status: 'quarantined', queryIds: [], reason: 'No query in it.' })).toBe('It could not be read: No query in it.');
    expect(readingWords({ status: 'parsed', queryIds: [], reason: 'A welcome mail.' })).toBe('A welcome mail.');
    expect(readingWords({ status: 'parsed', queryIds: ['a'], reason: null })).toBe('1 query was read.');
    expect(readingWords({ status: 'parsed', queryIds: ['a', 'b'], reason: null })).toBe('2 queries were read.');
  });

  it('is advised on by its reason', () => {
    expect(quarantineAdvice('The layout may have changed.')).toContain('kept whole');
    expect(quarantineAdvice('')).toContain('Add query');
  });
});
