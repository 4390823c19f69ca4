import { type Tx, newId } from '@sourcedesk/data';
import type { QueryRow } from './query-row';
import { storableText } from './storable';

/**
 * Keeps for the agency the outlets of a digest, where the first URL seen stays, and the journalists who can be told apart: by a profile page or an address of
 * their own. What nobody vouches for completes nothing. In the order of their keys, so that two digests never wait in a circle.
 */
export async function remember(tx: Tx, rows: readonly QueryRow[], trusted: boolean): Promise<void> {
  const outlets = rows.filter(({ outletKey }) => outletKey !== '');
  const journalists = rows.filter(({ journalistKey }) => journalistKey !== '');
  if (outlets.length + journalists.length === 0) return;
  await tx.query(
    `with people as (
       insert into app.journalist (agency_id, id, name, identity)
       select distinct on (r.identity) (select app.agency_id()), r.id, r.name, r.identity from unnest($5::uuid[], $6::text[], $7::text[]) as r (id, name, identity)
       order by r.identity on conflict (agency_id, identity) do nothing)
     insert into app.outlet (agency_id, id, name, folded, url)
     select distinct on (r.folded) (select app.agency_id()), r.id, r.name, r.folded, r.url
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, name, folded, url)
     order by r.folded on conflict (agency_id, folded) do update set url = excluded.url where $8 and outlet.url = '' and excluded.url <> ''`,
    [
      outlets.map(() => newId()),
      outlets.map(({ outletName }) => storableText(outletName)),
      outlets.map(({ outletKey }) => storableText(outletKey)),
      outlets.map(({ outletUrl }) => storableText(outletUrl)),
      journalists.map(() => newId()),
      journalists.map(({ journalistName }) => storableText(journalistName)),
      journalists.map(({ journalistKey }) => storableText(journalistKey)),
      trusted,
    ],
  );
}
