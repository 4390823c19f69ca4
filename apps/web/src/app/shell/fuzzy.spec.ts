import { fuzzyScore } from './fuzzy';

describe('fuzzy search', () => {
  it('refuses labels that lack a letter or have them in another order', () => {
    expect(fuzzyScore('Inbox', 'inz')).toBeNull();
    expect(fuzzyScore('Inbox', 'xn')).toBeNull();
  });

  it('prefers starts of words to letters inside them', () => {
    expect(fuzzyScore('Dark theme', 'dt')).toBeGreaterThan(fuzzyScore('Editions', 'dt') ?? 0);
  });

  it('prefers the shorter of two that fit alike', () => {
    expect(fuzzyScore('Sent', 'se')).toBeGreaterThan(fuzzyScore('Settings', 'se') ?? 0);
  });
});
