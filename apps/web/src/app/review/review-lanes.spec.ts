import type { PitchRow } from '@sourcedesk/contracts/drafting';
import { byLane, firstLane, laneOf } from './review-lanes';

const now = Date.parse('2026-03-02T12:00:00Z');
const row = (state: string, at: string | null, submittedAt = '2026-03-02T11:00:00Z') =>
  ({ state, submittedAt, query: { deadline: at === null ? null : { at } } }) as PitchRow;

describe('the lanes of the editors’ queue', () => {
  it.each([
    ['in_review', '2026-03-02T17:59:00Z', 'due'],
    ['in_review', '2026-03-02T18:00:00Z', 'new'],
    ['in_review', null, 'new'],
    ['client_review', '2026-03-02T12:30:00Z', 'client'],
    ['approved', '2026-03-02T12:30:00Z', 'approved'],
  ])('puts %s due %s into %s', (state, at, lane) => expect(laneOf(row(state, at), now)).toBe(lane));

  it('puts the most urgent first, and of two the one that waits longer', () => {
    const late = row('in_review', '2026-03-02T14:00:00Z', '2026-03-02T11:30:00Z');
    const early = row('in_review', '2026-03-02T14:00:00Z', '2026-03-02T10:30:00Z');
    const first = row('in_review', '2026-03-02T13:00:00Z');
    expect(byLane([late, early, first], now).due).toEqual([first, early, late]);
  });

  it('opens the first lane that holds something', () => {
    expect(firstLane(byLane([row('approved', null)], now))).toBe('approved');
    expect(firstLane(byLane([], now))).toBe('new');
  });
});
