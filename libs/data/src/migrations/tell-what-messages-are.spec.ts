import type { QueryRunner } from 'typeorm';
import { type Desk, type TestDatabase, aDesk, aMessage, openTestDatabase } from '../testing';
import { TellWhatMessagesAre1763800000029 } from './029-tell-what-messages-are';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
});
afterAll(() => db?.close());

const asBefore = 'alter table app.inbound_message drop column set_aside; alter table app.inbound_text drop column has_html';

it('knows the messages that were set aside before, and keeps what was said of them', async () => {
  const aside = await aMessage(desk, { reason: 'Set aside: Its deadlines have passed' });
  const noise = await aMessage(desk, { reason: 'HARO notice without queries, secrets masked' });
  const waiting = await aMessage(desk, { status: 'quarantined', reason: 'Set aside: by its own words' });
  await db.owner.query(asBefore);
  const runner = { query: async (sql: string, parameters?: unknown[]) => (await db.owner.query(sql, parameters)).rows };
  await new TellWhatMessagesAre1763800000029().up(runner as unknown as QueryRunner);
  const { rows } = await db.admin.query<{ id: string }>('select id, set_aside as aside, reason from app.inbound_message');
  const of = (id: string) => rows.find((row) => row.id === id);
  expect(of(aside)).toEqual({ id: aside, aside: true, reason: 'Its deadlines have passed' });
  expect(of(noise)).toEqual({ id: noise, aside: false, reason: 'HARO notice without queries, secrets masked' });
  expect(of(waiting)).toEqual({ id: waiting, aside: false, reason: 'Set aside: by its own words' });
});
