import type { QueueRow } from '@sourcedesk/contracts/drafting';
import { ProblemError } from '../shell/problem';
import { leaseWords } from './lease';
import { lostWords, mergeRows, pinned } from './queue-rows';

const now = Date.parse('2026-11-23T12:00:00Z');
const bea = { id: 'u2', name: 'Bea Sand' };
const row = (matchId: string, more: Partial<QueueRow> = {}): QueueRow => ({
  matchId,
  pitchId: null,
  state: null,
  query: {
    id: `q-${matchId}`,
    summary: matchId,
    deadline: null,
    outlet: { name: 'Harrow Money', url: '' },
    noAi: false,
    trap: false,
    questions: 2,
  },
  profile: { id: 'f1', name: 'R. Thackeray' },
  brand: { id: 'b1', name: 'Alder & Vale' },
  score: 80,
  priority: 1,
  holder: null,
  leaseUntil: null,
  returnReason: '',
  ...more,
});
const ids = (rows: readonly QueueRow[]) => rows.map(({ matchId }) => matchId);

describe('the words of a lease', () => {
  test.each([
    ['nobody holds it', null, null, 'free', '', false],
    ['mine for 17 min', 'u1', '12:17:00', 'mine', 'yours · 17 min', false],
    ['mine, nearly over', 'u1', '12:02:10', 'mine', 'yours · 2 min', true],
    ['mine, run out', 'u1', '11:59:00', 'mine', 'yours until somebody takes it', true],
    ["another's", 'u2', '12:00:30', 'other', 'Bea is writing · under 1 min', false],
    ["another's, run out", 'u2', '11:59:00', 'free', '', false],
  ] as const)('%s', (_, holder, until, holding, text, short) => {
    const leased = { holder: holder && { ...bea, id: holder }, leaseUntil: until && `2026-11-23T${until}Z` };
    const over = text === 'yours until somebody takes it';
    expect(leaseWords(leased, 'u1', now)).toEqual({ holding, text, short, over });
  });
});

describe('a lost race', () => {
  const problem = (code: 'lease-held' | 'wrong-state' | 'not-found', extra: Record<string, unknown>) =>
    new ProblemError(code, 409, code, 'Somebody else is writing this pitch.', { extra });

  test.each([
    [
      'names who was faster, and by how much',
      problem('lease-held', { holder: bea, leaseUntil: '2026-11-23T12:19:57Z' }),
      'Bea took this 3 s ago.',
    ],
    [
      'says when the writer was last seen',
      problem('lease-held', { holder: bea, leaseUntil: '2026-11-23T12:12:00Z' }),
      'Bea is writing this; the last change was 8 min ago.',
    ],
    ['says where the pitch stands', problem('wrong-state', { state: 'in_review' }), 'Nothing to write here any more: in review.'],
    ['else says what the server says', problem('not-found', {}), 'Somebody else is writing this pitch.'],
  ])('%s', (_, refused, words) => expect(lostWords(refused, now)).toBe(words));
});

describe('a new reading of the queue', () => {
  it('moves no row, marks what is gone and counts what is new', () => {
    const { rows, gone, added } = mergeRows([row('a'), row('b'), row('c')], [row('x'), row('c', { score: 1 }), row('a')]);
    expect(ids(rows)).toEqual(['a', 'b', 'c']);
    expect(rows[2]?.score).toBe(1);
    expect([...gone]).toEqual(['b']);
    expect(added).toBe(1);
  });

  it('has on top what came back to me or to nobody, once', () => {
    const mine = row('mine', { state: 'returned', holder: { ...bea, id: 'u1' }, leaseUntil: '2026-11-23T12:17:00Z' });
    const hers = row('hers', { state: 'returned', holder: bea, leaseUntil: '2026-11-23T12:17:00Z' });
    expect(ids(pinned([row('a'), mine], [mine, hers], 'u1', now))).toEqual(['mine', 'a']);
  });
});
