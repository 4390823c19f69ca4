import { isSetAside, quarantineAdvice, readingWords } from './digest-words';

describe('an e-mail without queries', () => {
  it('was set aside where somebody said so, and only then', () => {
    expect(isSetAside({ status: 'parsed', reason: 'Set aside: Its deadlines have passed' })).toBe(true);
    expect(isSetAside({ status: 'parsed', reason: 'A confirmation of a subscription.' })).toBe(false);
    expect(isSetAside({ status: 'quarantined', reason: 'Set aside: by its own subject' })).toBe(false);
    expect(isSetAside({ status: 'parsed', reason: null })).toBe(false);
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
