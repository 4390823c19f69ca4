import type { InboxMatch, InboxRow } from '@sourcedesk/contracts/matching';
import { changed, inverse, laneAfter, merged, neighbour, placed, staysIn, undecided } from './inbox-rows';
import { aMatch, aRow } from '../../../../../test/fixtures/inbox/inbox-rows';

const ids = (rows: readonly InboxRow[]) => rows.map(({ query }) => query.id);
const open = (id: string, score: number) => aMatch({ id, score });

describe('a row of the inbox', () => {
  it('asks for a verdict on what is open or snoozed, the best first', () => {
    const row = aRow('q', {
      matches: [open('a', 40), aMatch({ id: 'b', score: 90, verdict: 'accepted' }), aMatch({ id: 'c', score: 70, verdict: 'snoozed' })],
    });
    expect(undecided(row).map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('leaves its lane with the last open match, and goes to the snoozed ones when one sleeps', () => {
    const [a, b] = [open('a', 80), open('b', 40)];
    const row = aRow('q', { matches: [a, b] });
    const one = changed(row, [{ match: a, to: 'accepted' }]);
    expect(staysIn('strong', one)).toBe(true);
    const both = changed(one, [{ match: b, to: 'snoozed', until: '2026-11-23T12:00:00Z' }]);
    expect(staysIn('strong', both)).toBe(false);
    expect(laneAfter(both)).toBe('snoozed');
    expect(staysIn('snoozed', both)).toBe(true);
  });

  it('stays among those without a match only while it has none', () => {
    expect(staysIn('none', aRow('q'))).toBe(true);
    expect(staysIn('none', aRow('q', { matches: [open('a', 10)] }))).toBe(false);
  });

  it.each<[string, Partial<InboxMatch>, Partial<ReturnType<typeof inverse>>]>([
    ['an open match is open again', { verdict: 'open' }, { to: 'open' }],
    [
      'a sleeping one sleeps on',
      { verdict: 'snoozed', snoozedUntil: '2026-11-23T12:00:00Z' },
      { to: 'snoozed', until: '2026-11-23T12:00:00Z' },
    ],
    ['one whose sleep is over is open', { verdict: 'snoozed', snoozedUntil: '2026-11-23T08:00:00Z' }, { to: 'open' }],
    ['a skipped one keeps its reason', { verdict: 'dismissed', dismissReason: 'Off topic' }, { to: 'dismissed', reason: 'Off topic' }],
  ])('after undo %s', (_, before, expected) => {
    const change = { match: aMatch(before), to: 'accepted' as const };
    expect(inverse(change, Date.parse('2026-11-23T10:00:00Z'))).toMatchObject(expected);
  });

  it('is put back by deadline, rows without one last', () => {
    const rows = [aRow('1', { at: '2026-11-23T10:00:00Z' }), aRow('3', { at: '2026-11-23T12:00:00Z' }), aRow('9')];
    expect(ids(placed(rows, aRow('2', { at: '2026-11-23T11:00:00Z' })))).toEqual(['1', '2', '3', '9']);
    expect(ids(placed(rows, aRow('8')))).toEqual(['1', '3', '8', '9']);
    expect(ids(placed(rows, aRow('3', { at: '2026-11-23T12:00:00Z' })))).toEqual(['1', '3', '9']);
  });

  it('hands on to the next one, at the end to the one before', () => {
    const rows = [aRow('1'), aRow('2'), aRow('3')];
    expect(neighbour(rows, '2')).toBe('3');
    expect(neighbour(rows, '3')).toBe('2');
    expect(neighbour([aRow('1')], '1')).toBeNull();
  });
});

describe('a fresh reading', () => {
  const at = (hour: number) => ({ at: `2026-11-23T${hour}:00:00Z` });
  const shown = [aRow('1', at(10)), aRow('2', at(11)), aRow('5', at(15))];

  it('moves no row: what is new waits, what changed changes in place, what is missing is gone', () => {
    const fresh = [aRow('0', at(10)), aRow('2', { ...at(11), matches: [open('a', 50)] }), aRow('5', at(15))];
    const { rows, waiting, gone } = merged(shown, fresh, true, new Set());
    expect(ids(rows)).toEqual(['1', '2', '5']);
    expect(rows[1]?.matches).toHaveLength(1);
    expect(waiting).toEqual(['0']);
    expect(gone).toEqual(['1']);
  });

  it('says nothing of rows beyond its last one', () => {
    expect(merged(shown, [aRow('2', at(11))], false, new Set()).gone).toEqual(['1']);
    expect(merged(shown, [], false, new Set()).gone).toEqual([]);
  });

  it('leaves alone what was judged here a moment ago', () => {
    const { rows, gone } = merged(shown, [aRow('2', { ...at(11), matches: [open('a', 50)] })], true, new Set(['1', '2']));
    expect(rows[1]?.matches).toEqual([]);
    expect(gone).toEqual(['5']);
  });
});
