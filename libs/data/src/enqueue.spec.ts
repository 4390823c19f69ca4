import { type Job, enqueue } from './enqueue';
import type { Tx } from './tenant-db';
import { newId } from './new-id';
import { type Desk, type TestDatabase, aDesk, openTestDatabase } from './testing';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  desk = await aDesk(db);
});
afterAll(() => db?.close());

interface Queued {
  name: string;
  payload: Record<string, unknown>;
  attempts: number;
  priority: number;
}
const queued = async () =>
  (
    await db.admin.query<Queued>(
      `select t.identifier as name, j.payload, j.max_attempts as attempts, j.priority from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where j.payload ->> 'agencyId' = $1 order by j.id`,
      [desk.agencyId],
    )
  ).rows;
const match = (queryId = newId()): Job<'matching.match'> => ({ name: 'matching.match', payload: { queryIds: [queryId] } });

describe('a job', () => {
  it('is queued with the commit, for the agency of the unit', async () => {
    const placementId = newId();
    await db.api.run(desk.editor, (tx) => enqueue(tx, { name: 'placement.check', payload: { placementId }, attempts: 3 }));
    expect(await queued()).toEqual([
      { name: 'placement.check', payload: { agencyId: desk.agencyId, placementId }, attempts: 3, priority: 10 },
    ]);
  });

  it('is not queued when the unit fails', async () => {
    const attempt = db.api.run(desk.editor, async (tx) => {
      await enqueue(tx, match());
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    expect(await queued()).toEqual([]);
  });

  it('may be queued by a job and by a client', async () => {
    await db.worker.run(desk.system, (tx) => enqueue(tx, match()));
    await db.api.run(desk.client, (tx) => enqueue(tx, match()));
    expect(await queued()).toHaveLength(2);
  });

  it('replaces the waiting one of the same key', async () => {
    const [first, second] = [newId(), newId()];
    for (const id of [first, second]) await db.api.run(desk.editor, (tx) => enqueue(tx, { ...match(id), key: `match:${desk.agencyId}` }));
    expect((await queued()).map(({ payload }) => payload['queryIds'])).toEqual([[second]]);
  });

  it('replaces one of the same key that its own unit queued before, and no other', async () => {
    const [first, second, other] = [newId(), newId(), newId()];
    await db.api.run(desk.editor, (tx) => {
      for (const id of [first, second]) enqueue(tx, { ...match(id), key: `match:${desk.agencyId}` });
      for (const id of [other, other]) enqueue(tx, match(id));
    });
    expect((await queued()).map(({ payload }) => payload['queryIds'])).toEqual([[second], [other], [other]]);
  });

  it('leaves alone that of another agency under the same key', async () => {
    const other = await aDesk(db);
    for (const { editor } of [desk, other]) await db.api.run(editor, (tx) => enqueue(tx, { ...match(), key: 'match' }));
    expect(await queued()).toHaveLength(1);
  });

  it('is refused for another agency, with a payload that is not its own, or in a read-only unit', async () => {
    const other = await aDesk(db);
    const forge = (tx: Tx) =>
      tx.query('select app.enqueue($1)', [
        JSON.stringify([{ name: 'matching.match', payload: { agencyId: other.agencyId, queryIds: [] } }]),
      ]);
    await expect(db.api.run(desk.owner, forge)).rejects.toMatchObject({ code: 'SD005' });
    const nameless = (tx: Tx) => tx.query(`select app.enqueue('[{"name":"matching.match","payload":{}}]')`);
    await expect(db.api.run(desk.owner, nameless)).rejects.toMatchObject({ code: 'SD005' });
    const wrong = (tx: Tx) => enqueue(tx, { name: 'placement.check', payload: { placementId: 'no id' } });
    await expect(db.api.run(desk.owner, wrong)).rejects.toThrow();
    await expect(db.api.run(desk.ctx('owner', undefined, { readOnly: true }), (tx) => enqueue(tx, match()))).rejects.toMatchObject({
      code: '25006',
    });
    expect(await queued()).toEqual([]);
  });

  it('cannot be read or taken from the queue by the servers that answer requests', async () => {
    for (const sql of [
      'select 1 from graphile_worker.jobs',
      'delete from graphile_worker._private_jobs',
      `select graphile_worker.add_job('x')`,
    ])
      await expect(db.api.run(desk.owner, (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a dead job', () => {
  it('is shown to its agency alone, and can be tried again there', async () => {
    const other = await aDesk(db);
    await db.api.run(desk.editor, (tx) => enqueue(tx, match()));
    await db.admin.query(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'TooLate' where payload ->> 'agencyId' = $1`,
      [desk.agencyId],
    );
    const dead = (of: Desk) =>
      db.api.run(of.owner, (tx) => tx.query<{ id: string; name: string; error: string }>('select id, name, error from app.dead_jobs()'));
    const [job] = await dead(desk);
    expect(job).toMatchObject({ name: 'matching.match', error: 'TooLate' });
    expect(await dead(other)).toEqual([]);
    const retry = (of: Desk) => db.api.run(of.owner, (tx) => tx.query('select app.retry_job($1) as again', [job?.id]));
    expect(await retry(other)).toEqual([{ again: false }]);
    expect(await retry(desk)).toEqual([{ again: true }]);
    expect(await dead(desk)).toEqual([]);
  });
});
