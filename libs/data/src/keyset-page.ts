import { cursorSql, readCursor } from './cursor';
import type { Tx } from './tenant-db';

/** A condition of a list; `bind` takes a value and answers its placeholder. */
export type Condition = (bind: (value: unknown) => string) => string;

/** A list of one table, newest first. `order` is a timestamp column that leads the keyset with the id; `joins` hang on the rows of the page only. */
export interface KeysetPage {
  table: string;
  alias: string;
  order: string;
  /** The columns read, where the caller may not read all of them. */
  columns?: string;
  /** SQL expression of one item over the alias and the joins. */
  shape: string;
  joins?: string;
  where: readonly Condition[];
  cursor?: string | undefined;
  limit: number;
}

/**
 * A page of a list as JSON text, `{items, nextCursor}`, in one round trip. The page is cut before anything is joined or shaped, so that its
 * cost grows neither with the depth of the list nor with the size of the table.
 * @throws DomainError malformed for a cursor this list did not give out
 */
export function keysetPage(
  tx: Tx,
  { table, alias, order, columns = '*', shape, joins = '', where, cursor, limit }: KeysetPage,
): Promise<string> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const filters = [`${alias}.agency_id = app.agency_id()`, ...where.map((condition) => condition(bind))];
  const after = readCursor(cursor, ['instant', 'id']);
  if (after) filters.push(`(${alias}.${order}, ${alias}.id) < (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`);
  const most = bind(limit);
  return tx.json(
    `with cut as materialized (select ${columns} from ${table} ${alias} where ${filters.join(' and ')} order by ${alias}.${order} desc, ${alias}.id desc limit ${most}::int + 1),
          shown as (select * from cut order by ${order} desc, id desc limit ${most}::int)
     select json_build_object(
       'items', coalesce((select json_agg(${shape} order by ${alias}.${order} desc, ${alias}.id desc) from shown ${alias} ${joins}), '[]'),
       'nextCursor', case when (select count(*) from cut) > ${most}::int
          then (select ${cursorSql(order, 'id')} from shown order by ${order}, id limit 1) end)::text`,
    values,
  );
}

/** A text as a LIKE pattern that means only itself, anywhere in the value. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
