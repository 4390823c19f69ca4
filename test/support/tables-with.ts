import type { TestDatabase } from '@sourcedesk/data/testing';

/** Names of the tables, jobs among them, in which these words stand in the clear. */
export async function tablesWith({ admin }: TestDatabase, words: string): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relnamespace in ('app'::regnamespace, 'graphile_worker'::regnamespace) and c.relkind = 'r'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await admin.query(`select from ${name} t where t::text like $1`, [`%${words}%`]);
    if (rowCount) found.push(name);
  }
  return found;
}
