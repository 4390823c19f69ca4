import { readFileSync, writeFileSync } from 'node:fs';
import { dumpSchema } from './schema-dump';
import { type TestDatabase, openTestDatabase } from './testing';

const file = new URL('../schema.sql', import.meta.url);
const howToRewrite = 'SCHEMA=write npm test -- libs/data/src/schema-dump';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db?.close());

async function dumpAfter(sql: string): Promise<string> {
  const client = await db.admin.connect();
  try {
    await client.query('begin');
    await client.query(sql);
    return await dumpSchema(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the committed schema', () => {
  it(`is what the migrations make (to rewrite it: ${howToRewrite})`, async () => {
    const dump = await dumpAfter('select 1');
    if (process.env['SCHEMA'] === 'write') writeFileSync(file, dump);
    expect(readFileSync(file, 'utf8')).toBe(dump);
  });

  it.each([
    ['a column', 'alter table app.outlet add column country text'],
    ['a default', `alter table app.outlet alter url set default 'x'`],
    ['a nullability', 'alter table app.outlet alter url drop not null'],
    ['a key', 'alter table app.outlet add unique (agency_id, url)'],
    ['a check', `alter table app.outlet add check (name <> '')`],
    ['an index', 'create index outlet_name on app.outlet (agency_id, name)'],
    ['row level security', 'alter table app.outlet no force row level security'],
    ['a policy', 'alter policy tenant on app.outlet using (true)'],
    ['a grant', 'grant truncate on app.outlet to sourcedesk_worker'],
    ['a grant on columns', 'grant select (name) on app.outlet to sourcedesk_client'],
    ['a comment', `comment on column app.outlet.folded is 'x'`],
    ['a trigger', 'create trigger again before update on app.outlet for each row execute function suppress_redundant_updates_trigger()'],
    ['a view', 'create view app.names as select name from app.outlet'],
    ['a function', `create function app.one() returns integer language sql as 'select 1'`],
    ['the owner of a function', 'alter function app.all_brands() owner to sourcedesk_definer'],
    ['who may call a function', 'grant execute on function app.begin_system(uuid) to sourcedesk_api'],
    ['a role', 'grant sourcedesk_worker to sourcedesk_api'],
  ])('would differ in %s', async (_, sql) => {
    expect(await dumpAfter(sql)).not.toBe(readFileSync(file, 'utf8'));
  });
});
