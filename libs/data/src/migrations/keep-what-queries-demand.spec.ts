import type { QueryRunner } from 'typeorm';
import { type Desk, type TestDatabase, aDesk, aQuery, openTestDatabase } from '../testing';
import { KeepWhatQueriesDemand1763800000017 } from './017-keep-what-queries-demand';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
});
afterAll(() => db?.close());

const asBefore = `
  alter table app.query add column trap jsonb, add column word_limit jsonb;
  update app.query set trap = traps -> 0;
  alter table app.query drop column requirements, drop column traps, drop column no_ai_evidence`;

it('reads the queries that are here already again: requirements, hidden texts, and what says that no AI is wanted', async () => {
  const trap = { encoding: 'hex', decoded: 'Say cheese.', word: null, times: null } as const;
  const flagged = await aQuery(desk, { body: 'Bread rises.', noAi: true, trap });
  const body = 'Answer in 100 words. No AI, please. Deadline: September 16.';
  const said = await aQuery(desk, { body, deadlineAt: '2026-09-17T22:00:00Z', receivedAt: new Date('2026-09-15T09:00:00Z') });
  const many = await Promise.all(Array.from({ length: 3 }, () => aQuery(desk, { body: 'No links, please.' })));
  await db.owner.query(asBefore);
  const runner = { query: async (sql: string, parameters?: unknown[]) => (await db.owner.query(sql, parameters)).rows };
  await new KeepWhatQueriesDemand1763800000017().up(runner as unknown as QueryRunner);
  const { rows } = await db.admin.query<{ id: string; requirements: { kind: string; text: string }[] }>(
    'select id, no_ai as "noAi", no_ai_evidence as evidence, traps, requirements from app.query',
  );
  const of = (id: string) => rows.find((row) => row.id === id);
  expect(of(flagged)).toEqual({ id: flagged, noAi: true, evidence: ['flag'], traps: [trap], requirements: [] });
  expect(of(said)).toMatchObject({ noAi: true, evidence: ['prose'], traps: [] });
  expect(of(said)?.requirements.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'length: Answer in 100 words.',
    'no-ai: No AI, please.',
    'deadline: Deadline: September 16.',
  ]);
  expect(many.map((id) => of(id)?.requirements.map(({ kind }) => kind))).toEqual([['no-links'], ['no-links'], ['no-links']]);
});
