import type { Ctx } from '@sourcedesk/data';
import { type Desk, type TestDatabase, aDesk, aMember, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import { type OpenDatabase, openDatabase } from './open-database';

let db: TestDatabase;
let opened: OpenDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  opened = await openDatabase({ url: db.urls.api, connections: 1, onError: () => undefined });
  desk = await aDesk(db);
});
afterAll(async () => {
  await opened?.close();
  await db?.close();
});

describe('the database of a process', () => {
  it('keeps the plan of a statement and still answers each caller by the own agency, brands and role', async () => {
    const other = await aDesk(db);
    const own = await aPitch(desk, { state: 'client_review' });
    const foreign = await aPitch(other, { state: 'client_review' });
    const without = await aMember(desk, { role: 'va', brandIds: [] });
    const callers: [Ctx, string[]][] = [
      [desk.editor, [own.id]],
      [other.owner, [foreign.id]],
      [desk.client, [own.id]],
      [without.ctx(), []],
    ];
    // a connection settles on a plan for all parameters after five uses
    for (let round = 0; round < 8; round++) {
      for (const [ctx, ids] of callers) {
        const rows = await opened.db.run(ctx, (tx) =>
          tx.query<{ id: string }>('select id from app.pitch where state = $1', ['client_review']),
        );
        expect(rows.map(({ id }) => id)).toEqual(ids);
      }
    }
    const denied = opened.db.run(desk.client, (tx) => tx.query('select return_reason from app.pitch where state = $1', ['client_review']));
    await opened.db.run(desk.editor, (tx) => tx.query('select return_reason from app.pitch where state = $1', ['client_review']));
    await expect(denied).rejects.toMatchObject({ code: '42501' });
    const again = opened.db.run(desk.client, (tx) => tx.query('select return_reason from app.pitch where state = $1', ['client_review']));
    await expect(again).rejects.toMatchObject({ code: '42501' });
  });
});
