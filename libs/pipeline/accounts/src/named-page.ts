import type { PageQuery } from '@sourcedesk/contracts/primitives';
import type { Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';

/** A list in the order of a name. `from` holds tables and conditions; its parameters are numbered from $1. */
export interface NamedPage {
  readonly from: string;
  readonly parameters?: readonly unknown[];
  /** SQL text by which the list is ordered; ties go by `id`. */
  readonly name: string;
  readonly id: string;
  /** SQL expression of one item. */
  readonly shape: string;
}

/** One page of a list in alphabetical order, as JSON text `{items, nextCursor}`. @throws DomainError malformed for a foreign cursor */
export function namedPage(tx: Tx, { from, parameters = [], name, id, shape }: NamedPage, { cursor, limit }: PageQuery): Promise<string> {
  const after = readCursor(cursor);
  const $ = (offset: number) => `$${parameters.length + offset}`;
  return tx.json(
    `with cut as (
       select ${name} as by_name, ${id}::text as by_id, ${shape} as item from ${from}
          and (${$(1)}::text is null or (${name}, ${id}::text) > (${$(1)}::text, ${$(2)}::text))
        order by 1, 2 limit ${$(3)}::int + 1),
      shown as (select * from cut order by by_name, by_id limit ${$(3)}::int)
     select json_build_object(
       'items', coalesce((select json_agg(item order by by_name, by_id) from shown), '[]'),
       'nextCursor', case when (select count(*) from cut) > ${$(3)}::int
          then (select translate(encode(convert_to(json_build_array(by_name, by_id)::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')
                  from shown order by by_name desc, by_id desc limit 1) end)::text`,
    [...parameters, after?.name ?? null, after?.id ?? null, limit],
  );
}

function readCursor(cursor: string | undefined): { name: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 2) {
      const [name, id] = parts as unknown[];
      if (typeof name === 'string' && typeof id === 'string') return { name, id };
    }
  } catch {
    // said below
  }
  throw new DomainError('malformed', 'The cursor is not one this list gave out. Begin again without it.');
}
