import { randomBytes } from 'node:crypto';
import type { BrandId, ProfileId } from '@sourcedesk/domain/ids';
import { BrandEntity, ProfileEntity, entities } from './entities';
import { newId } from './new-id';
import { type Desk, type TestDatabase, aDesk, openTestDatabase } from './testing';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
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

  it('write within the unit, keep to the agency, and leave defaults to the schema', async () => {
    const other = await aDesk(db);
    const id = newId<ProfileId>();
    await db.api.run(desk.manager, async (tx) => {
      await tx.manager.insert(ProfileEntity, {
        agencyId: desk.agencyId,
        id,
        brandId: desk.brandId,
        name: 'Ada Quill',
        topics: ['paper', 'a, "quoted" one'],
      });
      await tx.manager.update(ProfileEntity, { agencyId: desk.agencyId, id }, { title: 'Archivist' });
    });
    const found = await db.api.run(desk.manager, (tx) => tx.manager.findOneByOrFail(ProfileEntity, { agencyId: desk.agencyId, id }));
    expect(found).toMatchObject({
      name: 'Ada Quill',
      title: 'Archivist',
      bio: '',
      topics: ['paper', 'a, "quoted" one'],
      createdAt: expect.any(Date),
    });
    expect(await db.api.run(other.manager, (tx) => tx.manager.findOneBy(ProfileEntity, { agencyId: desk.agencyId, id }))).toBeNull();
    const theft = db.api.run(other.manager, (tx) =>
      tx.manager.insert(ProfileEntity, { agencyId: desk.agencyId, id: newId<ProfileId>(), brandId: desk.brandId, name: 'X' }),
    );
    await expect(theft).rejects.toMatchObject({ code: '42501' });
  });

  it('save joins the transaction of the unit', async () => {
    const id = newId<BrandId>();
    const attempt = db.api.run(desk.owner, async (tx) => {
      const name = `Gone ${randomBytes(4).toString('hex')}`;
      await tx.manager.save(tx.manager.create(BrandEntity, { agencyId: desk.agencyId, id, name, planTier: 'free' }));
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect((await db.admin.query('select from app.brand where id = $1', [id])).rowCount).toBe(0);
  });

  it('refuse an undefined or null value in a where clause', async () => {
    const find = (id: BrandId) => db.api.run(desk.owner, (tx) => tx.manager.findOneBy(BrandEntity, { id }));
    await expect(find(undefined as unknown as BrandId)).rejects.toThrow();
    await expect(find(null as unknown as BrandId)).rejects.toThrow();
  });
});
