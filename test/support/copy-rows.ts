import { type TestDatabase, insertRows } from '@sourcedesk/data/testing';

/**
 * Adds `times` copies of every row of a table, in one statement. `changes` says by SQL what differs, over the row `s` and the number `n` of the copy (from 1).
 */
export async function copyRows(db: TestDatabase, table: string, times: number, changes: Readonly<Record<string, string>>): Promise<void> {
  const differing = Object.entries(changes).map(([column, value]) => `'${column}', ${value}`);
  const copies = `select jsonb_populate_record(s, jsonb_build_object(${differing.join(', ')})) from app.${table} s cross join generate_series(1, $1) n`;
  await insertRows(db, table, copies, [times]);
}

/** An id of the copy, made of the original's: the same wherever it is made of the same column. With the digits of a version, which schemas insist on. */
export const copiedId = (column: string) =>
  `overlay(overlay(md5(s.${column}::text || ':' || n) placing '7' from 13) placing '8' from 17)::uuid`;
