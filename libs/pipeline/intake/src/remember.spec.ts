import { type Tx } from '@sourcedesk/data';
import { type Desk, type TestDatabase, aDesk, openTestDatabase } from '@sourcedesk/data/testing';
import { typedQuery } from '@sourcedesk/domain/digests';
import { rowOf } from './query-row';
import { remember } from './remember';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
});
afterAll(() => db?.close());

const rowsNaming = (...names: string[]) =>
  names.map((name, at) => {
    const outlet = { name, url: at % 2 === 0 ? '' : `https://${at}.example` };
    const query = typedQuery(
      {
        service: 'manual',
        summary: 'Bakers',
        body: `What flour, part ${at}?`,
        category: '',
        journalist: { name: 'Ada Quill' },
        outlet,
        reply: { kind: 'address', address: `ada@${at}.example`, url: '' },
      } as unknown as Parameters<typeof typedQuery>[0],
      Date.UTC(2026, 8, 15),
    );
    return rowOf(query, { service: 'manual', edition: null });
  });

describe('the memory of outlets', () => {
  it('gives two digests that name a new outlet at once the same one', async () => {
    const remembered = (tx: Tx) => remember(tx, rowsNaming('Garden Weekly', 'Rye Review'), true);
    const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
    const isWritten = Promise.withResolvers<undefined>();
    const second = isWritten.promise.then(() => db.api.run(desk.manager, remembered));
    const first = await db.worker.run(desk.system, async (tx) => {
      const rows = await remembered(tx);
      isWritten.resolve(undefined);
      while ((await db.admin.query(waits, [db.name])).rowCount === 0);
      return rows;
    });
    const ids = first.map(({ outletId, journalistId }) => [outletId, journalistId]);
    expect(ids.flat()).not.toContain(null);
    expect((await second).map(({ outletId, journalistId }) => [outletId, journalistId])).toEqual(ids);
    expect((await db.admin.query('select name from app.outlet order by name')).rows).toEqual([
      { name: 'Garden Weekly' },
      { name: 'Rye Review' },
    ]);
  });

  it('keeps the first URL that anybody gives, also where one digest names an outlet twice', async () => {
    const [one, two] = await db.worker.run(desk.system, (tx) => remember(tx, rowsNaming('The Lantern', 'the LANTERN'), false));
    expect(one?.outletId).toBe(two?.outletId);
    const { rows } = await db.admin.query(`select name, url from app.outlet where folded = 'the lantern'`);
    expect(rows).toEqual([{ name: 'The Lantern', url: 'https://1.example' }]);
  });
});
