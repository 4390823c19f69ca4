import type { LikenessId, QueryId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { aQuery } from './a-query';
import { insertRow } from './insert-row';

/** A query that may be the same request as an earlier one, not judged yet. */
export async function aLikeness({ db, agencyId }: Pick<Desk, 'db' | 'agencyId'>, queryId?: QueryId): Promise<LikenessId> {
  const id = newId<LikenessId>();
  await insertRow(db, 'query_likeness', {
    agency_id: agencyId,
    id,
    query_id: queryId ?? (await aQuery({ db, agencyId })),
    other_id: await aQuery({ db, agencyId }),
    evidence: JSON.stringify({ text: 1, summary: 'same', outlet: 'same', journalist: 'same' }),
    found_at: db.clock.now(),
  });
  return id;
}
