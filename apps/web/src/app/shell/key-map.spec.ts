import { hasLetters, meantBy, pressedAs, printedAs, withKey } from './key-map';

describe('keys set otherwise', () => {
  const map = { a: 'x', 'g i': 'mod+i', s: '' };

  it('are pressed as they were set, others as they are called', () => {
    expect(['a', 'g i', 's', 'd'].map((keys) => pressedAs(map, keys))).toEqual(['x', 'mod+i', '', 'd']);
  });

  it('mean what they were set for, and their old places nothing', () => {
    expect(['x', 'a', 'mod+i', 'g i', 's', 'd', ''].map((pressed) => meantBy(map, pressed))).toEqual(['a', '', 'g i', '', '', 'd', '']);
  });

  it('may change places', () => {
    const swapped = withKey(withKey({}, 'a', 'x'), 'x', 'a');
    expect([meantBy(swapped, 'a'), meantBy(swapped, 'x')]).toEqual(['x', 'a']);
  });

  it('are forgotten when they are set as they were made', () => {
    expect(withKey(map, 'a', 'a')).toEqual({ 'g i': 'mod+i', s: '' });
  });

  it('are not printed while they are off, nor letters while letters are', () => {
    expect(['a', 'g i', 's', 'd'].map((keys) => printedAs(map, false, keys))).toEqual(['', 'mod+i', '', '']);
    expect(['a', 'g i', 's', 'd'].map((keys) => printedAs(map, true, keys))).toEqual(['x', 'mod+i', '', 'd']);
  });

  it('hold letters also in a sequence and with Shift, but not with Ctrl', () => {
    expect(['a', 'shift+a', 'g i', '?', '7', 'mod+k', 'f6', 'escape'].map(hasLetters)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
