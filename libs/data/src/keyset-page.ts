import { cursorSql, readCursor } from './cursor';
import type { Tx } from './tenant-db';

/** A condition of a list; `bind` takes a value and answers its placeholder. A search cuts the same page out of what it finds. */
export type Condition = (bind: (value: unknown) => string, page: { after: Place | undefined; most: number }) => string;

/** Where a page begins: after the row of this time, as PostgreSQL prints it, and id. */
interface Place {
  at: string;
  id: string;
}

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
  const [at, id] = readCursor(cursor, ['instant', 'id']) ?? [];
  const after = at !== undefined && id !== undefined ? { at, id } : undefined;
  const filters = [`${alias}.agency_id = app.agency_id()`, ...where.map((condition) => condition(bind, { after, most: limit + 1 }))];
  if (after) filters.push(`(${alias}.${order}, ${alias}.id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
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
