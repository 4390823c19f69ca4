import { type Ctx, transition, type Tx } from '@sourcedesk/data';
import type { PitchUnderWay } from '@sourcedesk/contracts/accounts';
import type { PitchId, ProfileId } from '@sourcedesk/domain/ids';
import { type PitchState, rowOf } from '@sourcedesk/domain/workflow';

/** Pitches whose approval froze something that has just changed: all of a brand, or those in the name of one profile. */
type Frozen = { readonly brandId: string } | { readonly profileId: string };

/**
 * Puts what was approved back into review, because the sender it was approved with is no longer the same; a second attempt of what may have arrived
 * is stopped instead. Locks those that could be approved or sent again this very moment, too, so that one being decided is seen when its unit has ended.
 * Answers how many.
 */
export async function reopenPitches(ctx: Ctx, tx: Tx, frozen: Frozen, reason: string): Promise<number> {
  const [column, id] = 'brandId' in frozen ? ['brand_id', frozen.brandId] : ['profile_id', frozen.profileId];
  const locked = await tx.query<{ id: PitchId; state: PitchState; inDoubt: boolean }>(
    `select id, state, may_have_arrived as "inDoubt" from app.pitch where agency_id = app.agency_id() and ${column} = $1
        and state in ('in_review', 'client_review', 'approved', 'scheduled', 'uncertain', 'failed') order by id for update`,
    [id],
  );
  const pitches = locked.filter(({ state }) => rowOf('reopen').from.includes(state));
  for (const { id: pitchId, inDoubt } of pitches) await transition(ctx, tx, pitchId, inDoubt ? 'cancelSend' : 'reopen', { reason });
  return pitches.length;
}

/**
 * Takes scheduled pitches of a brand back to approved, or to uncertain where an earlier attempt may have arrived. Locks those that could be scheduled this very moment, too, so that one being
 * scheduled is seen when its unit has ended.
 */
export async function cancelSends(ctx: Ctx, tx: Tx, brandId: string, reason: string): Promise<number> {
  const pitches = await tx.query<{ id: PitchId; state: string }>(
    `select id, state from app.pitch where agency_id = app.agency_id() and brand_id = $1
        and state in ('approved', 'scheduled', 'failed', 'uncertain') order by id for update`,
    [brandId],
  );
  const scheduled = pitches.filter(({ state }) => state === 'scheduled');
  for (const pitch of scheduled) await transition(ctx, tx, pitch.id, 'cancelSend', { reason });
  return scheduled.length;
}

/** The first twenty pitches in a profile's name that are not over, and how many there are. */
export interface UnderWay {
  readonly pitches: readonly PitchUnderWay[];
  readonly total: number;
}

/** What in a profile's name still wants somebody: everything from drafting to a send that failed or nobody knows of. */
export async function pitchesUnderWay(tx: Tx, profileId: ProfileId): Promise<UnderWay> {
  const rows = await tx.query<PitchUnderWay & { total: number }>(
    `select p.id, p.state, q.summary, (count(*) over ())::int as total
       from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
      where p.agency_id = app.agency_id() and p.profile_id = $1
        and p.state in ('drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'sending', 'uncertain', 'failed')
      order by q.deadline_at nulls last, p.id limit 20`,
    [profileId],
  );
  return { pitches: rows.map(({ id, state, summary }) => ({ id, state, summary })), total: rows[0]?.total ?? 0 };
}
