import fc from 'fast-check';
import { leastChange } from './text-port';

const applied = (before: string, change: ReturnType<typeof leastChange>) =>
  change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);

describe('the least change between two texts', () => {
  it('touches only what differs', () => expect(leastChange('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' }));

  it('is none between equal texts', () => expect(leastChange('same', 'same')).toBeNull());

  it('makes one of the other, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\n', '😀'), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, text, (before, after) => expect(applied(before, leastChange(before, after))).toBe(after)));
  });
});
