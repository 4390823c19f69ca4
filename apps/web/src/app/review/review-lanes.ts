import type { PitchRow } from '@sourcedesk/contracts/drafting';

/** The lanes of the editors' queue, in the order of their urgency. */
export const lanes = ['due', 'new', 'client', 'approved'] as const;
export type ReviewLane = (typeof lanes)[number];

export const laneNames: Record<ReviewLane, string> = { due: 'Due soon', new: 'To review', client: 'With the client', approved: 'To send' };

/** So long before its deadline a pitch in review counts as due soon, in milliseconds. */
const soon = 6 * 3_600_000;

/** Epoch milliseconds of a row's deadline; infinite without one. */
export function dueAt({ query }: Pick<PitchRow, 'query'>): number {
  return query.deadline?.at ? Date.parse(query.deadline.at) : Infinity;
}

/** Which lane a row stands in; each in one. */
export function laneOf(row: PitchRow, now: number): ReviewLane {
  if (row.state === 'client_review') return 'client';
  if (row.state === 'approved') return 'approved';
  return dueAt(row) - now < soon ? 'due' : 'new';
}

/** The rows by lane, most urgent first; of two equally urgent the one that waits longer. */
export function byLane(rows: readonly PitchRow[], now: number): Record<ReviewLane, PitchRow[]> {
  const sorted = [...rows].sort((a, b) => dueAt(a) - dueAt(b) || (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''));
  const found: Record<ReviewLane, PitchRow[]> = { due: [], new: [], client: [], approved: [] };
  for (const row of sorted) found[laneOf(row, now)].push(row);
  return found;
}

/** The lane to open with: the first that holds something. */
export function firstLane(rows: Record<ReviewLane, readonly PitchRow[]>): ReviewLane {
  return lanes.find((lane) => rows[lane].length > 0) ?? 'new';
}
