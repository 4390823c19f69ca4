import { type Ctx, transition, type Tx } from '@sourcedesk/data';
import type { PitchUnderWay } from '@sourcedesk/contracts/accounts';
import type { PitchId, ProfileId } from '@sourcedesk/domain/ids';

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
