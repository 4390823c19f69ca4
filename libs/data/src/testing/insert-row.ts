import type { TestDatabase } from './test-database';

/** Inserts a row with the owner's rights. Keys are column names; undefined leaves the default; JSON columns take text. */
export async function insertRow(db: TestDatabase, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.entries(row).filter(([, value]) => value !== undefined);
  await db.owner.query(
    `insert into app.${table} (${columns.map(([name]) => name).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    columns.map(([, value]) => value),
  );
}
