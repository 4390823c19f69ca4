import type { PitchRow, QueueRow } from '@sourcedesk/contracts/drafting';
import { allowedActions, leaseMinutes } from '@sourcedesk/domain/workflow';
import type { Actor, PitchFacts, PitchState } from '@sourcedesk/domain/workflow';
import { agoWords, spanWords, stateWords } from '@sourcedesk/ui';
import type { ProblemError } from '../shell/problem';
import { firstName, leaseWords } from './lease';

const minute = 60_000;

/** What a lost race says on its row: "Bea took this 3 s ago". */
export function lostWords(problem: ProblemError, now: number): string {
  const holder = problem.extra['holder'] as { name: string } | undefined;
  const until = problem.extra['leaseUntil'];
  if (problem.code === 'lease-held' && holder !== undefined && typeof until === 'string') {
    const ago = Math.max(0, now - (Date.parse(until) - leaseMinutes * minute));
    if (ago < 2 * minute) return `${firstName(holder.name)} took this ${spanWords(Math.max(1000, ago), true)} ago.`;
    return `${firstName(holder.name)} is writing this; the last change was ${agoWords(now - ago, now)}.`;
  }
  const state = problem.extra['state'];
  if (problem.code === 'wrong-state' && typeof state === 'string' && state in stateWords)
    return `Nothing to write here any more: ${stateWords[state as PitchState].label.toLowerCase()}.`;
  return problem.detail;
}

/** Rows as they stay on screen after a new reading, in their old order. */
export interface MergedRows {
  readonly rows: readonly QueueRow[];
  /** Ids of matches that the new reading has no more. */
  readonly gone: ReadonlySet<string>;
  /** How many rows the new reading has that are not on screen. */
  readonly added: number;
}

/**
 * Puts a new reading into the rows on screen without moving any: known ones are renewed in place, missing ones marked, new ones counted.
 * complete: the reading holds the whole list; otherwise rows beyond its length are not missed.
 */
export function mergeRows(shown: readonly QueueRow[], fresh: readonly QueueRow[], complete = true): MergedRows {
  const byId = new Map(fresh.map((row) => [row.matchId, row]));
  const known = new Set(shown.map((row) => row.matchId));
  return {
    rows: shown.map((row) => byId.get(row.matchId) ?? row),
    gone: new Set(shown.filter((row, at) => !byId.has(row.matchId) && (complete || at < fresh.length)).map((row) => row.matchId)),
    added: fresh.filter((row) => !known.has(row.matchId)).length,
  };
}

/** The rows of a tab in the order shown: what came back to this person, or to nobody, stands on top of what there is to write. */
export function pinned(rows: readonly QueueRow[], returned: readonly QueueRow[], me: string, now: number): QueueRow[] {
  const back = returned.filter((row) => leaseWords(row, me, now).holding !== 'other');
  const ids = new Set(back.map((row) => row.matchId));
  return [...back, ...rows.filter((row) => !ids.has(row.matchId))].sort((a, b) => Number(isReturned(b)) - Number(isReturned(a)));
}

export function isReturned(row: QueueRow): boolean {
  return row.state === 'returned';
}

/** Whether the person may take this from its holder, by the workflow's own judgement over the facts a list carries. */
export function mayTakeOver(actor: Actor, pitch: PitchRow | undefined, now: number): boolean {
  // Ids come off the wire as plain strings.
  const facts = pitch?.facts as unknown as PitchFacts | undefined;
  return facts !== undefined && allowedActions(actor, facts, new Date(now)).includes('takeOver');
}

/** "3 questions", "1 question", "no separate questions". */
export function questionWords(count: number): string {
  return count === 0 ? 'no separate questions' : count === 1 ? '1 question' : `${count} questions`;
}
