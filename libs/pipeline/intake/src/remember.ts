import { type Tx, newId } from '@sourcedesk/data';
import type { QueryRow } from './query-row';
import { storableJson } from './storable';

/** A row whose outlet and journalist the agency knows; null for a journalist who cannot be told apart, and for no outlet. */
export type RememberedRow = QueryRow & { readonly outletId: string | null; readonly journalistId: string | null };

/** What a row names, by the key it is found by. */
interface Named {
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

interface Found {
  kind: 'outlet' | 'journalist';
  key: string;
  id: string;
  /** Whether it is an outlet without a URL. */
  bare: boolean;
}

/**
 * Keeps for the agency the outlets of a digest, where the first URL seen stays, and the journalists who can be told apart: by a profile page or an address of
 * their own. What nobody vouches for completes nothing. In the order of their keys, so that two digests never wait in a circle.
 */
export async function remember(tx: Tx, rows: readonly QueryRow[], trusted: boolean): Promise<RememberedRow[]> {
  const outlets = named(rows.map(({ outletKey, outletName, outletUrl }) => ({ key: outletKey, name: outletName, url: outletUrl })));
  const journalists = named(rows.map(({ journalistKey, journalistName }) => ({ key: journalistKey, name: journalistName, url: '' })));
  let found = await findOrAdd(tx, outlets, journalists);
  // What another unit added meanwhile was neither there to be found nor free to be added: now it is there.
  if (found.length < outlets.length + journalists.length) found = await findOrAdd(tx, outlets, journalists);
  if (trusted) await complete(tx, outlets, found);
  const idOf = (kind: Found['kind']) => new Map(found.filter((each) => each.kind === kind).map(({ key, id }) => [key, id]));
  const [outletIds, journalistIds] = [idOf('outlet'), idOf('journalist')];
  return rows.map((row) => ({
    ...row,
    outletId: outletIds.get(row.outletKey) ?? null,
    journalistId: journalistIds.get(row.journalistKey) ?? null,
  }));
}

/** Each key once, with the first name and the first URL given for it. */
function named(all: readonly Named[]): Named[] {
  const byKey = new Map<string, Named>();
  for (const each of all) {
    const known = byKey.get(each.key) ?? each;
    byKey.set(each.key, known.url === '' ? { ...known, url: each.url } : known);
  }
  byKey.delete('');
  return [...byKey.values()];
}

/** Looked up one by one in their index: a join would read all that an agency has, when the plan was made while it had few. */
async function findOrAdd(tx: Tx, outlets: readonly Named[], journalists: readonly Named[]): Promise<Found[]> {
  if (outlets.length + journalists.length === 0) return [];
  return tx.query<Found>(
    `with outlet as (
       select * from json_to_recordset($1::json) as r (id uuid, key text, name text, url text)
         left join lateral (select o.id as known, o.url = '' as bare from app.outlet o where o.agency_id = (select app.agency_id()) and o.folded = r.key limit 1) as o on true),
     journalist as (
       select r.*, (select j.id from app.journalist j where j.agency_id = (select app.agency_id()) and j.identity = r.key) as known
         from json_to_recordset($2::json) as r (id uuid, key text, name text)),
     new_outlet as (
       insert into app.outlet (agency_id, id, name, folded, url)
       select (select app.agency_id()), id, name, key, url from outlet where known is null order by key
       on conflict (agency_id, folded) do nothing returning id, folded),
     new_journalist as (
       insert into app.journalist (agency_id, id, name, identity)
       select (select app.agency_id()), id, name, key from journalist where known is null order by key
       on conflict (agency_id, identity) do nothing returning id, identity)
     select 'outlet' as kind, key, known as id, bare from outlet where known is not null
     union all select 'outlet', folded, id, false from new_outlet
     union all select 'journalist', key, known, false from journalist where known is not null
     union all select 'journalist', identity, id, false from new_journalist`,
    [outlets, journalists].map((all) => storableJson(all.map((each) => ({ ...each, id: newId() })))),
  );
}

/** Gives outlets the URL that they lack. */
async function complete(tx: Tx, outlets: readonly Named[], found: readonly Found[]): Promise<void> {
  const bare = new Set(found.filter((each) => each.bare).map(({ key }) => key));
  const completing = outlets.filter(({ key, url }) => url !== '' && bare.has(key));
  if (completing.length === 0) return;
  await tx.query(
    `with bare as (
       select o.id, r.url from json_to_recordset($1::json) as r (key text, url text) join app.outlet o on o.folded = r.key
        where o.agency_id = (select app.agency_id()) and o.url = '' order by o.folded for no key update of o)
     update app.outlet o set url = bare.url from bare where o.agency_id = (select app.agency_id()) and o.id = bare.id`,
    [storableJson(completing)],
  );
}
