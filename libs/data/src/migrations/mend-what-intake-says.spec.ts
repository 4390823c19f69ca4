import type { QueryRunner } from 'typeorm';
import { newId } from '../new-id';
import { type Desk, type TestDatabase, aDesk, aLikeness, aMessage, aQuery, openTestDatabase } from '../testing';
import { MendWhatIntakeSays1763800000028 } from './028-mend-what-intake-says';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
});
afterAll(() => db?.close());

it('takes what people added out of the counts, and tells what differs from what is not named', async () => {
  const messageId = await aMessage(desk);
  await aQuery(desk, { messageId });
  const [added, first, second, corrected] = await Promise.all(Array.from({ length: 4 }, () => aQuery(desk, { messageId })));
  const changes = [
    [added, 'added', null],
    [first, 'split', second],
    [second, 'split', null],
    [corrected, 'category', 'Food'],
  ] as const;
  for (const [id = '', field, after] of changes)
    await db.owner.query(
      `insert into app.query_change (agency_id, id, query_id, at, field, after) values ($1, $2, $3, now() + interval '1 hour', $4, to_jsonb($5::text))`,
      [desk.agencyId, newId(), id, field, after],
    );
  const liked = await aLikeness(desk, await aQuery(desk, { outlet: { name: 'Anonymous' }, journalist: { name: 'Ada Quill' } }));
  await db.owner.query(
    `update app.query_likeness set evidence = '{"text": 0.7, "summary": true, "outlet": false, "journalist": false}' where id = $1`,
    [liked],
  );
  await db.owner.query('drop function app.unverified_copy(uuid, text, date, text)');
  const runner = { query: async (sql: string) => (await db.owner.query(sql)).rows };
  await new MendWhatIntakeSays1763800000028().up(runner as unknown as QueryRunner);
  const { rows: counts } = await db.admin.query(
    'select parsed_count as parsed, cardinality(query_ids) as queries from app.inbound_message where id = $1',
    [messageId],
  );
  expect(counts).toEqual([{ parsed: 3, queries: 5 }]);
  const { rows: evidence } = await db.admin.query('select evidence from app.query_likeness where id = $1', [liked]);
  expect(evidence).toEqual([{ evidence: { text: 0.7, summary: 'same', outlet: 'not-named', journalist: 'differs' } }]);
});
