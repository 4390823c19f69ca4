import type { QueryRunner } from 'typeorm';
import { type Desk, type TestDatabase, aDesk, insertRow, openTestDatabase } from '../testing';
import { newId } from '../new-id';
import { SayWhoAsksAtDoors1763800000033 } from './033-say-who-asks-at-doors';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
  await db.owner.query(`
    alter table app.door drop column key_at, drop column refused_at, drop column refused_why;
    alter table app.set_up_mail drop column sealed_mailbox;`);
  await db.admin.query(`drop function app.note_refused_request(uuid, text);
    create function app.note_door_error(uuid, text) returns void language sql as ''; alter function app.note_door_error(uuid, text) owner to sourcedesk_owner`);
});
afterAll(() => db?.close());

const [made, renewed, later] = ['2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z', '2026-09-03T00:00:00Z'];
async function aWebhook(errorAt: string | null): Promise<string> {
  const [id, key] = [newId(), Buffer.from(newId())];
  const row = {
    agency_id: desk.agencyId,
    id,
    kind: 'webhook',
    name: 'W',
    key_hash: key,
    sealed_key: key,
    created_at: made,
    changed_at: made,
  };
  await insertRow(db, 'door', { ...row, last_error: errorAt === null ? '' : 'Turned away.', last_error_at: errorAt });
  return id;
}

it('takes the errors of webhooks for what they were, requests turned away, and forgets those of an older secret', async () => {
  const [quiet, knocked, mended] = [await aWebhook(null), await aWebhook(later), await aWebhook(made)];
  await insertRow(db, 'audit_entry', {
    agency_id: desk.agencyId,
    id: newId(),
    at: renewed,
    action: 'door.renew',
    entity: 'door',
    entity_id: mended,
  });
  const runner = { query: async (sql: string) => (await db.owner.query(sql)).rows };
  await new SayWhoAsksAtDoors1763800000033().up(runner as unknown as QueryRunner);
  const { rows } = await db.admin.query(
    'select id, key_at as "keyAt", refused_at as "refusedAt", refused_why as why, last_error as error, last_error_at as "errorAt" from app.door order by id',
  );
  const none = { refusedAt: null, why: null, error: '', errorAt: null };
  expect(rows).toEqual([
    { ...none, id: quiet, keyAt: new Date(made) },
    { ...none, id: knocked, keyAt: new Date(made), refusedAt: new Date(later), why: 'unsigned' },
    { ...none, id: mended, keyAt: new Date(renewed) },
  ]);
});
