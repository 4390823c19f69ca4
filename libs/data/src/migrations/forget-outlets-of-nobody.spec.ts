import type { QueryRunner } from 'typeorm';
import { type Desk, type TestDatabase, aDesk, aQuery, openTestDatabase } from '../testing';
import { ForgetOutletsOfNobody1763800000032 } from './032-forget-outlets-of-nobody';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
});
afterAll(() => db?.close());

it('takes "Anonymous" from the memory of outlets, and no outlet that has a name', async () => {
  for (const name of ['Anonymous', 'Garden Weekly', 'Anonymous']) await aQuery(desk, { outlet: { name } });
  const runner = { query: async (sql: string) => (await db.owner.query(sql)).rows };
  await new ForgetOutletsOfNobody1763800000032().up(runner as unknown as QueryRunner);
  const { rows } = await db.admin.query<{ name: string; known: boolean }>(
    'select outlet_name as name, outlet_id is not null as known from app.query order by id',
  );
  expect(rows).toEqual([
    { name: 'Anonymous', known: false },
    { name: 'Garden Weekly', known: true },
    { name: 'Anonymous', known: false },
  ]);
  expect((await db.admin.query('select name from app.outlet')).rows).toEqual([{ name: 'Garden Weekly' }]);
});
