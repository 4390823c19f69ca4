import { type Ctx, type Tx, reopenPitches, transition } from '@sourcedesk/data';
import { type ReadQuery, keptTicks } from '@sourcedesk/domain/digests';
import type { PitchId, QueryId } from '@sourcedesk/domain/ids';
import { isOtherRecipient } from '@sourcedesk/domain/query-fields';
import type { Change } from './standing-query';

/** What a correction may mean for the pitches that answer the query. */
export interface Consequences {
  /** Answers go somewhere else. */
  recipient: boolean;
  deadline: boolean;
  /** Its questions were read anew. */
  questions: boolean;
}

/** What a correction means, or null when it means nothing to a pitch. */
export function consequencesOf(changes: readonly Change[]): Consequences | null {
  const reply = changes.find(({ field }) => field === 'reply');
  const consequences = {
    recipient: reply !== undefined && isOtherRecipient(reply.before as ReadQuery['reply'], reply.after as ReadQuery['reply']),
    deadline: changes.some(({ field }) => field === 'deadline'),
    questions: changes.some(({ field }) => field === 'body'),
  };
  return Object.values(consequences).includes(true) ? consequences : null;
}

/**
 * Carries a correction over to the pitches in sight: what was approved for another recipient is reviewed again, what was missed gets its chance when there is time now.
 * A deadline that came nearer needs nothing: whatever is sent or missed asks for it at that time.
 * @param approvedUntil what was approved later stays, for a correction that is followed after it was made
 */
export async function followCorrection(
  ctx: Ctx,
  tx: Tx,
  queryId: QueryId,
  { recipient, deadline }: Consequences,
  approvedUntil?: Date,
): Promise<void> {
  if (recipient) await reopenPitches(ctx, tx, { queryId }, 'The query was corrected: the answer goes to another recipient.', approvedUntil);
  if (deadline) await reviveMissed(ctx, tx, queryId, 'The deadline of the query was corrected: there is still time.');
}

/** Brings back the pitches in sight that were missed, when the query can be answered now. */
export async function reviveMissed(ctx: Ctx, tx: Tx, queryId: QueryId, reason: string): Promise<void> {
  const missed = await tx.query<{ id: PitchId }>(
    `select p.id from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
       join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id and f.removed_at is null
      where p.agency_id = app.agency_id() and p.query_id = $1 and p.state = 'missed' and (q.deadline_at is null or q.deadline_at > app.now()) order by p.id`,
    [queryId],
  );
  for (const { id } of missed) await transition(ctx, tx, id, 'revive', { reason });
}

/** Ticks of answered questions go with their words to the numbers these have now. */
export async function renumberTicks(tx: Tx, id: QueryId, before: ReadQuery['questions'], after: ReadQuery['questions']): Promise<void> {
  const kept = keptTicks(before, after);
  await tx.query(
    `update app.pitch set updated_at = app.now(),
            answered = coalesce((select array_agg(m.now order by m.now) from unnest($2::int[], $3::int[]) as m (was, now) where m.was = any (answered)), '{}')
      where agency_id = app.agency_id() and query_id = $1 and answered <> '{}'`,
    [id, kept.map(([was]) => was), kept.map(([, now]) => now)],
  );
}

/** Ticks that nobody carried over are taken away: their numbers may mean other questions now. Those that were given since stay. */
export async function dropTicks(tx: Tx, id: QueryId, correctedAt: Date): Promise<void> {
  await tx.query(
    `update app.pitch set answered = '{}', updated_at = app.now() where agency_id = app.agency_id() and query_id = $1 and answered <> '{}' and updated_at < $2`,
    [id, correctedAt],
  );
}
