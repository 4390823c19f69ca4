import fc from 'fast-check';
import { leastChange, wordsApart } from './text-port';

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

describe('words put into a text', () => {
  const after = (text: string, words: string) => wordsApart(text, { start: text.length, end: text.length }, words);

  it.each([
    ['begin an empty text', '', 'Rowan Thackeray', 'Rowan Thackeray'],
    ['stand apart from the word before', 'said Rowan Thackeray', 'Alder & Vale', ' Alder & Vale'],
    ['need no second space', 'I am ', 'Rowan Thackeray', 'Rowan Thackeray'],
    ['may follow a bracket or a quotation mark', 'He (', 'Alder & Vale', 'Alder & Vale'],
    ['begin a line as an address', 'Alder & Vale', 'https://alder-vale.example', '\nhttps://alder-vale.example'],
    ['begin a line as a signature', 'That is all. ', 'Rowan\nAlder & Vale', '\nRowan\nAlder & Vale'],
    ['leave an address its line', 'https://alder-vale.example', 'Rowan Thackeray', '\nRowan Thackeray'],
    ['stay on a line of their own', 'That is all.\n', 'https://alder-vale.example', 'https://alder-vale.example'],
  ])('%s', (_, before, words, put) => expect(after(before, words)).toBe(put));

  it('stand apart from the word behind, not from a comma', () => {
    expect(wordsApart('Hello says', { start: 6, end: 6 }, 'Rowan')).toBe('Rowan ');
    expect(wordsApart('Hello , yes', { start: 6, end: 6 }, 'Rowan')).toBe('Rowan');
  });
});
