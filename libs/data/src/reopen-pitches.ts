import type { PitchId } from '@sourcedesk/domain/ids';
import { type PitchState, rowOf } from '@sourcedesk/domain/workflow';
import type { Ctx } from './context';
import type { Tx } from './tenant-db';
import { transition } from './transition';

/** Pitches whose approval froze something that has just changed: all of a brand, those in the name of one profile, or those that answer one query. */
export type Frozen = { readonly brandId: string } | { readonly profileId: string } | { readonly queryId: string };

/**
 * Puts what was approved back into review, because the sender or the recipient it was approved with is no longer the same; a second attempt of what may have arrived
 * is stopped instead. Locks those that could be approved or sent again this very moment, too, so that one being decided is seen when its unit has ended.
 * `approvedUntil`: what was approved later was approved with the change in sight, and stays. Answers how many.
 */
export async function reopenPitches(ctx: Ctx, tx: Tx, frozen: Frozen, reason: string, approvedUntil?: Date): Promise<number> {
  const [column, id] = whose(frozen);
  const locked = await tx.query<{ id: PitchId; state: PitchState; inDoubt: boolean }>(
    `select id, state, may_have_arrived as "inDoubt" from app.pitch where agency_id = app.agency_id() and ${column} = $1
        and state in ('in_review', 'client_review', 'approved', 'scheduled', 'uncertain', 'failed') and ($2::timestamptz is null or approved_at <= $2)
      order by id for update`,
    [id, approvedUntil ?? null],
  );
  const pitches = locked.filter(({ state }) => rowOf('reopen').from.includes(state));
  for (const { id: pitchId, inDoubt } of pitches) await transition(ctx, tx, pitchId, inDoubt ? 'cancelSend' : 'reopen', { reason });
  return pitches.length;
}

function whose(frozen: Frozen): [column: string, id: string] {
  if ('brandId' in frozen) return ['brand_id', frozen.brandId];
  return 'profileId' in frozen ? ['profile_id', frozen.profileId] : ['query_id', frozen.queryId];
}
