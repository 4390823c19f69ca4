import type { Tx } from '@sourcedesk/data';
import type { QueryRow } from './query-row';
import { storableJson } from './storable';

/** No query was seen in more shapes; whoever floods a query with hidden texts has shown enough. */
const mostTraps = 40;

/**
 * Adds to queries that are here already what their repeats hide: a service draws the word of a trap anew with each edition, and a draft may have been written from any of
 * them. Locked in the order of the identities, like their writing.
 */
export async function keepTraps(tx: Tx, repeats: readonly QueryRow[]): Promise<void> {
  const hiding = repeats.filter(({ traps }) => traps.length > 0);
  if (hiding.length === 0) return;
  await tx.query(
    `with known as (
       select q.id, q.traps, r.traps as seen from app.query q join jsonb_to_recordset($1::jsonb) as r (identity text, traps jsonb) on r.identity = q.identity
        where q.agency_id = (select app.agency_id()) and jsonb_array_length(q.traps) < ${mostTraps} order by q.identity for no key update of q),
     redrawn as (
       select k.id, (select jsonb_agg(t) from jsonb_array_elements(k.seen) as t
                      where not exists (select from jsonb_array_elements(k.traps) as e where e ->> 'decoded' = t ->> 'decoded')) as traps from known k)
     update app.query q set traps = q.traps || r.traps, version = q.version + 1, updated_at = (select app.now())
       from redrawn r where q.agency_id = (select app.agency_id()) and q.id = r.id and r.traps is not null`,
    [storableJson(hiding.map(({ identity, traps }) => ({ identity, traps })))],
  );
}
