import type { InboxMatch, InboxRow, Lane, Verdict } from '@sourcedesk/contracts/matching';

/** One match that gets another verdict; `match` is what it was before. */
export interface Change {
  match: InboxMatch;
  to: Verdict;
  /** Why it is skipped. */
  reason?: string;
  /** When a snoozed one comes back, RFC 3339. */
  until?: string;
}

/** Matches that still want a verdict, the best first. */
export function undecided({ matches }: InboxRow): InboxMatch[] {
  return matches.filter(({ verdict }) => verdict === 'open' || verdict === 'snoozed').sort((a, b) => b.score - a.score);
}

/** The row as it will be once the changes are made. */
export function changed(row: InboxRow, changes: readonly Change[]): InboxRow {
  const byId = new Map(changes.map((change) => [change.match.id, change]));
  return { ...row, matches: row.matches.map((match) => withVerdict(match, byId.get(match.id))) };
}

function withVerdict(match: InboxMatch, change: Change | undefined): InboxMatch {
  if (change === undefined) return match;
  return { ...match, verdict: change.to, dismissReason: change.reason ?? '', snoozedUntil: change.until ?? null };
}

/** What takes a change back: the verdict that was there before. A snooze that has run out since is simply open. */
export function inverse({ match, to, reason, until }: Change, now: number): Change {
  const made: InboxMatch = { ...match, verdict: to, dismissReason: reason ?? '', snoozedUntil: until ?? null };
  if (match.verdict === 'snoozed' && match.snoozedUntil !== null && Date.parse(match.snoozedUntil) > now)
    return { match: made, to: 'snoozed', until: match.snoozedUntil };
  if (match.verdict === 'dismissed') return { match: made, to: 'dismissed', reason: match.dismissReason || 'Skipped before' };
  return { match: made, to: match.verdict === 'accepted' ? 'accepted' : 'open' };
}

/** Whether a row still has its place in a lane after a verdict; which of the open lanes it is in is the server's to say. */
export function staysIn(lane: Lane, row: InboxRow): boolean {
  const open = row.matches.some(({ verdict }) => verdict === 'open');
  if (lane === 'none') return row.matches.length === 0;
  if (lane === 'snoozed') return !open && row.matches.some(({ verdict }) => verdict === 'snoozed');
  return open;
}

/** The lane a row goes to when it leaves the one it is in, as far as this page can tell; null: none. */
export function laneAfter(row: InboxRow): Lane | null {
  if (row.matches.some(({ verdict }) => verdict === 'open')) return null;
  return row.matches.some(({ verdict }) => verdict === 'snoozed') ? 'snoozed' : null;
}

/** Puts a row back where the order of the inbox has it: by deadline, those without one last. */
export function placed(rows: readonly InboxRow[], row: InboxRow): InboxRow[] {
  const others = rows.filter(({ query }) => query.id !== row.query.id);
  const at = others.findIndex((other) => isBefore(row, other));
  return at < 0 ? [...others, row] : [...others.slice(0, at), row, ...others.slice(at)];
}

function isBefore(one: InboxRow, other: InboxRow): boolean {
  const [mine, theirs] = [dueOf(one), dueOf(other)];
  return mine === theirs ? one.query.id < other.query.id : mine < theirs;
}

const dueOf = ({ query }: InboxRow): number => (query.deadline?.at == null ? Infinity : Date.parse(query.deadline.at));

/** The row after another one, else the one before it: where triage goes on. */
export function neighbour(rows: readonly InboxRow[], id: string): string | null {
  const at = rows.findIndex(({ query }) => query.id === id);
  return (rows[at + 1] ?? rows[at - 1])?.query.id ?? null;
}

/** What a fresh reading means for the rows on screen. */
export interface Merged {
  /** The rows on screen, each with what is new about it, in unchanged order: nothing moves under the cursor. */
  rows: InboxRow[];
  /** Ids of rows that came meanwhile and wait to be let in. */
  waiting: string[];
  /** Ids of rows on screen that are in this lane no more: judged by a colleague, or closed. */
  gone: string[];
}

/** Merges the first page of a fresh reading into the rows on screen. `whole`: there is no page after it. `kept`: ids that stay whatever it says. */
export function merged(shown: readonly InboxRow[], fresh: readonly InboxRow[], whole: boolean, kept: ReadonlySet<string>): Merged {
  const byId = new Map(fresh.map((row) => [row.query.id, row]));
  const known = new Set(shown.map(({ query }) => query.id));
  const last = fresh.at(-1);
  // Beyond its last row a page says nothing.
  const covered = (row: InboxRow) => whole || (last !== undefined && !isBefore(last, row));
  return {
    rows: shown.map((row) => (kept.has(row.query.id) ? row : (byId.get(row.query.id) ?? row))),
    waiting: fresh.filter(({ query }) => !known.has(query.id)).map(({ query }) => query.id),
    gone: shown.filter((row) => !byId.has(row.query.id) && !kept.has(row.query.id) && covered(row)).map(({ query }) => query.id),
  };
}
