import type { TestDatabase } from '@sourcedesk/data/testing';

/** What stands in every table of the product and in the queue: the number of rows and a checksum over them, by table. */
export async function databaseState({ admin }: TestDatabase): Promise<Record<string, string>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'graphile_worker') order by 1`,
  );
  const { rows } = await admin.query<{ name: string; state: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' rows, ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as state from ${name} t`,
      )
      .join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
