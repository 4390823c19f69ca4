import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchWords } from '../search-words';
import { definerFunction } from './tenant-table';

/** Queries filled in at a time. */
const batch = 1000;

interface Text {
  agency_id: string;
  id: string;
  texts: string[];
}

/**
 * Search by an index. No operator of full-text search is leakproof, so under row-level security none of them reaches an index: a definer function finds the
 * ids, for the agency of the unit alone.
 */
export class FindQueriesByTheirWords1763800000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table app.query add column words tsvector not null default ''`);
    await fillIn(db);
    await db.query(search);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

async function fillIn(db: QueryRunner): Promise<void> {
  const [{ queries }] = (await db.query('select count(*)::int as queries from app.query')) as [{ queries: number }];
  let filled = 0;
  let after: Pick<Text, 'agency_id' | 'id'> = { agency_id: none, id: none };
  for (;;) {
    const rows = (await db.query(
      `select agency_id, id, array[summary, outlet_name, journalist_name, body] as texts from app.query
        where (agency_id, id) > ($1, $2) order by agency_id, id limit ${batch}`,
      [after.agency_id, after.id],
    )) as Text[];
    const last = rows.at(-1);
    if (!last) break;
    const [, changed] = (await db.query(
      `update app.query q set words = r.words::tsvector from unnest($1::uuid[], $2::uuid[], $3::text[]) as r (agency_id, id, words)
        where q.agency_id = r.agency_id and q.id = r.id`,
      [rows.map((row) => row.agency_id), rows.map(({ id }) => id), rows.map(({ texts }) => searchWords(...texts))],
    )) as [unknown, number];
    filled += changed;
    after = last;
  }
  if (filled !== queries) throw new Error(`Of ${queries} queries ${filled} were made searchable. Nothing was changed: run migrate again.`);
}

const none = '00000000-0000-0000-0000-000000000000';

/** The page is cut in here, where a common word is met on the way down the list and a rare one by the index; the planner sees the words each time to choose. */
const search = `
  comment on column app.query.words is 'what a search finds the query by; written by searchWords() of libs/data';
  create index query_words on app.query using gin (agency_id, words);
  grant create on schema app to sourcedesk_definer;
  create function app.search_queries(wanted tsquery, of_service text, due_before timestamptz, after_at timestamptz, after_id uuid, most integer) returns setof uuid
  language plpgsql stable rows 50 security definer set search_path = app, pg_temp set plan_cache_mode = force_custom_plan as $$
  begin
    return query select q.id from query q
     where q.agency_id = app.agency_id() and q.words @@ wanted and (of_service is null or q.service = of_service)
       and (due_before is null or q.deadline_at < due_before) and (after_at is null or (q.received_at, q.id) < (after_at, after_id))
     order by q.received_at desc, q.id desc limit most;
  end $$;
  comment on function app.search_queries(tsquery, text, timestamptz, timestamptz, uuid, integer) is 'Ids of the queries that hold the words, the latest first: a page of the list, from after a place in it.';
  ${definerFunction('search_queries(tsquery, text, timestamptz, timestamptz, uuid, integer)', 'sourcedesk_api')}
  revoke create on schema app from sourcedesk_definer;
`;
