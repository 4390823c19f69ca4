import { type Tx, newId } from '@sourcedesk/data';
import type { QueryRow } from './query-row';
import { storableText } from './storable';

/** Keeps the outlets of a digest for the agency; the first URL seen stays. In the order of their keys, so that two digests never wait in a circle. */
export async function rememberOutlets(tx: Tx, rows: readonly QueryRow[]): Promise<void> {
  const named = rows.filter(({ outletKey }) => outletKey !== '');
  if (named.length === 0) return;
  await tx.query(
    `insert into app.outlet (agency_id, id, name, folded, url)
     select distinct on (r.folded) app.agency_id(), r.id, r.name, r.folded, r.url
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as r (id, name, folded, url)
     order by r.folded on conflict (agency_id, folded) do update set url = excluded.url where outlet.url = '' and excluded.url <> ''`,
    [
      named.map(() => newId()),
      named.map(({ outletName }) => storableText(outletName)),
      named.map(({ outletKey }) => storableText(outletKey)),
      named.map(({ outletUrl }) => storableText(outletUrl)),
    ],
  );
}

/** Keeps the journalists who can be told apart: by a profile page or an address of their own. */
export async function rememberJournalists(tx: Tx, rows: readonly QueryRow[]): Promise<void> {
  const known = rows.filter(({ journalistKey }) => journalistKey !== '');
  if (known.length === 0) return;
  await tx.query(
    `insert into app.journalist (agency_id, id, name, identity)
     select distinct on (r.identity) app.agency_id(), r.id, r.name, r.identity from unnest($1::uuid[], $2::text[], $3::text[]) as r (id, name, identity)
     order by r.identity on conflict (agency_id, identity) do nothing`,
    [
      known.map(() => newId()),
      known.map(({ journalistName }) => storableText(journalistName)),
      known.map(({ journalistKey }) => storableText(journalistKey)),
    ],
  );
}
