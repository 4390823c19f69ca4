import type { TestDatabase } from './test-database';

/** Inserts a row with the owner's rights. Keys are column names; undefined leaves the default; JSON columns take text. */
export async function insertRow(db: TestDatabase, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined);
  await db.owner.query(
    `insert into app.${table} (${columns.map(([name]) => name).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    columns.map(([, value]) => value),
  );
}

/**
 * Inserts whole rows that a query makes as `r`, such as copies with other values by jsonb_populate_record. What the schema works out itself is left to it.
 */
export async function insertRows(
  { owner }: Pick<TestDatabase, 'owner'>,
  table: string,
  rowsSql: string,
  values: readonly unknown[],
): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`app.${table}`],
  );
  const names = rows.map(({ name }) => name);
  await owner.query(
    `insert into app.${table} (${names.join(', ')}) select ${names.map((name) => `(made.r).${name}`).join(', ')} from (${rowsSql} offset 0) as made (r)`,
    [...values],
  );
}
