import type pg from 'pg';
import { type EntityManager, EntityPropertyNotFoundError, type ObjectLiteral, type QueryBuilder } from 'typeorm';
import type { AgencyId } from '@sourcedesk/domain/ids';

/** A class of `entities`. */
type Entity<E> = new () => E;

/** A column's value, or SQL that the database works out. SQL is written by us and never holds what somebody typed. */
type Values<E> = { readonly [K in keyof E]: E[K] | (() => string) };

/** A row without its agency, which is the unit's. What it leaves out the schema fills in. */
export type NewRow<E> = Values<Omit<E, 'agencyId'>>;

/** Columns that change; an undefined one stays as it is. */
export type Changes<E> = Partial<NewRow<E>>;

/** Columns by which rows are found, all of them together. */
export type Guard<E> = { readonly [K in keyof Omit<E, 'agencyId'>]?: NonNullable<E[K]> };

/** The unit's clock as a value of a row. */
export const unitNow = () => 'app.now()';

/** The user of the unit as a value of a row; null in a job. */
export const unitUser = () => 'app.user_id()';

/** Writes of single rows through their entities, one statement each. The agency is the unit's and never a caller's to name. */
export interface RowWrites {
  insert<E extends ObjectLiteral>(entity: Entity<E>, row: NewRow<E>): Promise<void>;
  /** Answers false, and writes nothing, when a unique key says that there is one like it. */
  insertIfNew<E extends ObjectLiteral>(entity: Entity<E>, row: NewRow<E>): Promise<boolean>;
  /** Answers how many rows it found and changed. A null or undefined in the guard raises, and so does an empty one where a table has many rows. */
  change<E extends ObjectLiteral>(entity: Entity<E>, guard: Guard<E>, changes: Changes<E>): Promise<number>;
}

/** TypeORM makes the statement, the unit sends it like every other: one at a time, planned once, and not after the end. */
export function rowWrites(
  manager: EntityManager,
  agencyId: AgencyId,
  send: (sql: string, parameters: readonly unknown[]) => Promise<pg.QueryResult>,
): RowWrites {
  const written = async (statement: QueryBuilder<ObjectLiteral>) => (await send(...statement.getQueryAndParameters())).rowCount ?? 0;
  const insertion = <E extends ObjectLiteral>(entity: Entity<E>, row: NewRow<E>) => {
    const metadata = manager.dataSource.getMetadata(entity);
    const stray = Object.keys(row).find((name) => !(name in metadata.propertiesMap));
    if (stray) throw new EntityPropertyNotFoundError(stray, metadata);
    const values = { ...row, agencyId };
    return manager.createQueryBuilder().insert().into<ObjectLiteral>(entity).values(values);
  };
  return {
    insert: async (entity, row) => void (await written(insertion(entity, row))),
    insertIfNew: async (entity, row) => (await written(insertion(entity, row).orIgnore())) > 0,
    change: async (entity, guard, changes) => {
      const missing = Object.entries(guard).find(([, value]) => value === null || value === undefined);
      if (missing) throw new Error(`${entity.name} was to be changed where ${missing[0]} is ${missing[1]}: a row is found by values.`);
      const { primaryColumns } = manager.dataSource.getMetadata(entity);
      if (primaryColumns.length > 1 && Object.keys(guard).length === 0) throw new Error(`${entity.name} was to be changed in every row.`);
      const statement = manager.createQueryBuilder().update<ObjectLiteral>(entity).set(changes);
      return written(statement.where({ ...guard, agencyId }));
    },
  };
}
