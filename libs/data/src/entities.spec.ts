import { entities } from './entities';
import { type TestDatabase, openTestDatabase } from './testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  key: boolean;
}
const fullNames: Record<string, string> = { timestamptz: 'timestamp with time zone' };

/** Columns as the entity declares them, in the order of their names. */
function declared(entity: (typeof entities)[number]): Column[] {
  const { columns } = db.apiSource.getMetadata(entity);
  return columns
    .map((column) => ({
      name: column.databaseName,
      type: (fullNames[String(column.type)] ?? String(column.type)) + (column.isArray ? '[]' : ''),
      nullable: column.isNullable,
      key: column.isPrimary,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function stored(table: string): Promise<Column[]> {
  const { rows } = await db.admin.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable, coalesce(a.attnum = any (i.indkey), false) as key
       from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attname collate "C"`,
    [`app.${table}`],
  );
  return rows;
}

describe('the entities', () => {
  it.each(entities.map((entity) => [entity.name, entity] as const))('%s has the columns of its table', async (_, entity) => {
    const { tableName, schema, relations } = db.apiSource.getMetadata(entity);
    expect(schema).toBe('app');
    expect(declared(entity)).toEqual(await stored(tableName));
    expect(relations).toEqual([]);
  });

  it('are all known to the data source, and none of them is the pitch', () => {
    const tables = db.apiSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(tables).toHaveLength(entities.length);
    expect(tables).not.toContain('pitch');
  });
});
