import type { KeyUse } from './key-catalogue';
import { beginnings, rowsOf, swapped, verdictOn } from './key-choice';

const use = (where: string, keys: string, does: string): KeyUse => ({ where, keys, does });
const rows = rowsOf([
  use('Inbox', 'a', 'Accept'),
  use('Inbox', 's', 'Snooze'),
  use('Go to', 'g i', 'Inbox'),
  use('Queue', 't', 'Take over'),
  use('Sent', 't', 'Try again'),
]);
const row = (keys: string) => rows.find((each) => each.keys === keys) as (typeof rows)[number];

describe('setting a key otherwise', () => {
  it('is for everything the key does', () => {
    expect(rows.map(({ keys, uses }) => [keys, uses.length])).toEqual([
      ['a', 1],
      ['s', 1],
      ['g i', 1],
      ['t', 2],
    ]);
  });

  it('takes what nothing else is pressed as', () => {
    for (const pressed of ['x', 'shift+a', 'mod+b', '7', 'f9', 'g a', 'a']) {
      expect([pressed, verdictOn({}, rows, row('a'), pressed).kind]).toEqual([pressed, 'free']);
    }
  });

  it('names what has the key already, as it is pressed now', () => {
    expect(verdictOn({}, rows, row('a'), 's')).toEqual({ kind: 'taken', by: row('s') });
    expect(verdictOn({ s: 'x' }, rows, row('a'), 'x')).toEqual({ kind: 'taken', by: row('s') });
    expect(verdictOn({ s: 'x' }, rows, row('a'), 's')).toEqual({ kind: 'free' });
    expect(verdictOn({ s: '' }, rows, row('a'), 's')).toEqual({ kind: 'free' });
  });

  it('keeps the first key of a sequence free for it', () => {
    expect([...beginnings({}, rows)]).toEqual(['g']);
    expect([...beginnings({ 'g i': 'mod+i' }, rows)]).toEqual([]);
    expect(verdictOn({}, rows, row('a'), 'g')).toEqual({ kind: 'taken', by: row('g i') });
  });

  it.each([
    ['enter', 'works buttons'],
    ['shift+arrowdown', 'works buttons'],
    ['mod+k', 'has a meaning of its own'],
    ['mod+enter', 'has a meaning of its own'],
    ['mod+t', 'belongs to the browser'],
    ['f5', 'belongs to the browser'],
    ['g escape', 'works buttons'],
  ])('refuses %s, which %s', (pressed, why) => {
    expect(verdictOn({}, rows, row('a'), pressed)).toEqual({ kind: 'refused', why: expect.stringContaining(why) });
  });

  it('changes places with what has the key', () => {
    expect(swapped({}, row('a'), row('s'))).toEqual({ a: 's', s: 'a' });
    expect(swapped({ a: 's', s: 'a' }, row('a'), row('s'))).toEqual({});
    expect(swapped({ a: '' }, row('a'), row('s'))).toEqual({ a: 's', s: '' });
  });
});
