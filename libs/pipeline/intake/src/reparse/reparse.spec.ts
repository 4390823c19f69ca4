import { randomBytes, randomUUID } from 'node:crypto';
import { message, messageText, query } from '@sourcedesk/contracts/intake';
import { reparseChangePage } from '@sourcedesk/contracts/reparsing';
import { newId } from '@sourcedesk/data';
import { type Desk, type TestDatabase, aDesk, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import { type QueryToRender, renderHaro, trapPlaces } from '@sourcedesk/domain/digests/rendering';
import type { AgencyId, MessageId, QueryId, ReparseId } from '@sourcedesk/domain/ids';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { rawMailVault } from '@sourcedesk/platform/secrets';
import { digestToRender, queryToRender } from '../../../../../test/fixtures/digests/sample-digests';
import { CorrectionService } from '../correction.service';
import { IntakeService, ParseService } from '../index';
import { messageText as readText, oneMessage, oneQuery } from '../intake.queries';
import { QuarantineService } from '../quarantine.service';
import { SenderTrust } from '../sender-trust';
import { ReparseService } from './reparse.service';
import { ReparseWork } from './reparse-work';

const vault = rawMailVault(randomBytes(32));
const day = { from: '2026-09-15T00:00:00Z', to: '2026-09-16T00:00:00Z', service: null };
let db: TestDatabase;
let intake: IntakeService;
let reader: ParseService;
let reparses: ReparseService;
let work: ReparseWork;
let desk: Desk;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-09-15T09:30:00Z' });
  intake = new IntakeService(db.worker, vault, { INDEX_KEY: randomBytes(32) }, new SenderTrust(noTxtRecords, db.clock));
  reader = new ParseService(db.worker, intake);
  reparses = new ReparseService(db.api);
  work = new ReparseWork(db.worker, intake);
});
afterAll(() => db?.close());
beforeEach(async () => {
  const agencyId = newId<AgencyId>();
  desk = await aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
});

const alias = () => `reply+${randomUUID()}@helpareporter.com`;
const digest = (queries: Partial<QueryToRender>[]) =>
  renderHaro(digestToRender({ queries: queries.map((own) => queryToRender({ email: alias(), ...own })) })).raw;
async function takeIn(raw: string) {
  const { id } = await new IntakeService(db.api, vault, { INDEX_KEY: Buffer.alloc(32) }, new SenderTrust(noTxtRecords, db.clock)).receive(
    desk.manager,
    Buffer.from(raw),
    'upload',
  );
  await reader.parse(desk.agencyId, id as MessageId);
  return shown(id);
}
const shown = async (id: string) => message.parse(JSON.parse(await db.api.run(desk.manager, (tx) => oneMessage(tx, id as MessageId))));
const queryOf = async (id: string) => query.parse(JSON.parse(await db.api.run(desk.manager, (tx) => oneQuery(tx, id as QueryId))));
const textOf = async (id: string) => messageText.parse(JSON.parse(await db.api.run(desk.manager, (tx) => readText(tx, id as MessageId))));
const changesOf = async (id: string) =>
  reparseChangePage
    .parse(JSON.parse(await reparses.changes(desk.manager, id as ReparseId, { limit: 100 })))
    .items.map(({ kind, field, before, after }) => ({ kind, field, before, after }));
/** What a worse reader would have written. */
const asOnceRead = (id: string, columns: string, values: readonly unknown[] = []) =>
  db.admin.query(`update app.query set ${columns} where agency_id = $1 and id = $2`, [desk.agencyId, id, ...values]);

async function compared() {
  const { id } = await reparses.compare(desk.manager, day);
  await work.compare(desk.agencyId, id as ReparseId);
  return reparses.one(desk.manager, id as ReparseId);
}
async function applied(id: string) {
  await reparses.apply(desk.manager, id as ReparseId);
  await work.apply(desk.agencyId, id as ReparseId);
  return reparses.one(desk.manager, id as ReparseId);
}

describe('history read again by the same reader', () => {
  it('is not different', async () => {
    const body = queryToRender().body;
    await takeIn(
      digest([{ trap: { encoding: 'hex', word: 'Fecund', times: 2, at: trapPlaces(body)[0] ?? 0 } }, { summary: 'Bakers\0 on null' }]),
    );
    await takeIn('From: Ada <ada@elsewhere.example>\r\nSubject: Lunch?\r\n\r\nAt noon.\r\n');
    expect(await compared()).toMatchObject({
      status: 'ready',
      messages: 2,
      done: 2,
      different: 0,
      counts: { added: 0, changed: 0, gone: 0 },
    });
  });
});

describe('history that reads otherwise now', () => {
  it('is shown field by field, and nothing is changed before somebody says so', async () => {
    const { queryIds } = await takeIn(digest([{ summary: 'Bakers on rye' }]));
    const id = queryIds[0] as string;
    await asOnceRead(id, `summary = 'Bakers on', category = 'General', version = 7`);
    const found = await compared();
    expect(found).toMatchObject({ different: 1, counts: { added: 0, changed: 1, gone: 0 }, requestedBy: { id: desk.userId('manager') } });
    expect(await changesOf(found.id)).toEqual(
      expect.arrayContaining([
        { kind: 'changed', field: 'summary', before: 'Bakers on', after: 'Bakers on rye' },
        { kind: 'changed', field: 'category', before: 'General', after: queryToRender().category },
      ]),
    );
    expect(await queryOf(id)).toMatchObject({ summary: 'Bakers on', version: 7 });
    expect(await applied(found.id)).toMatchObject({ status: 'applied', skipped: 0 });
    expect(await queryOf(id)).toMatchObject({ summary: 'Bakers on rye', category: queryToRender().category, version: 8, corrected: [] });
    expect(await compared()).toMatchObject({ different: 0 });
  });

  it('keeps what a person corrected, and a deadline that a later edition extended', async () => {
    const { queryIds } = await takeIn(digest([{ summary: 'Bakers on rye' }]));
    const id = queryIds[0] as string;
    const { version } = await queryOf(id);
    await new CorrectionService(db.api).correct(desk.manager, id as QueryId, version, {
      summary: 'Bakers on rye bread',
      body: 'What do you bake?',
    });
    await asOnceRead(id, `extended_from = deadline_at, deadline_at = deadline_at + interval '2 days'`);
    expect(await compared()).toMatchObject({ different: 0 });
  });

  it('gives queries that were not read before, and keeps those that are read no more with the pitches that answer them', async () => {
    const raw = digest([{ summary: 'Bakers on rye' }, { summary: 'Bakers on wheat' }]);
    const read = await takeIn(raw);
    const [first, second] = read.queryIds as [QueryId, QueryId];
    // The worse reader had not seen the second, and a third where there is none.
    await asOnceRead(first, `identity = 'text:phantom', number = 9, summary = 'Phantom'`);
    await db.admin.query('update app.sighting set number = 9 where agency_id = $1 and query_id = $2', [desk.agencyId, first]);
    const pitch = await aPitch(desk, { queryId: first, state: 'drafting' });
    const found = await compared();
    expect(found.counts).toEqual({ added: 1, changed: 0, gone: 1 });
    await applied(found.id);
    const after = await shown(read.id);
    expect(after.queryIds).toHaveLength(3);
    expect(after.queryIds).toEqual(expect.arrayContaining([first, second]));
    const summaries = await Promise.all(after.queryIds.map(async (id) => (await queryOf(id)).summary));
    expect(summaries.sort()).toEqual(['Bakers on rye', 'Bakers on wheat', 'Phantom']);
    const { rows } = await db.admin.query('select query_id, state from app.pitch where agency_id = $1 and id = $2', [
      desk.agencyId,
      pitch.id,
    ]);
    expect(rows).toEqual([{ query_id: first, state: 'drafting' }]);
    expect((await textOf(read.id)).queries.find(({ id }) => id === first)?.ranges).toEqual({});
  });

  it('takes a message out of quarantine that can be read now', async () => {
    const read = await takeIn(digest([{}]));
    await db.admin.query(`delete from app.sighting where agency_id = $1`, [desk.agencyId]);
    await db.admin.query(`delete from app.query where agency_id = $1`, [desk.agencyId]);
    await db.admin.query(
      `update app.inbound_message set status = 'quarantined', reason = 'Unreadable.', query_ids = '{}', parsed_count = 0, service = null, edition_name = null, edition_date = null where agency_id = $1`,
      [desk.agencyId],
    );
    const found = await compared();
    expect(await changesOf(found.id)).toEqual(
      expect.arrayContaining([{ kind: 'message', field: 'status', before: 'quarantined', after: 'parsed' }]),
    );
    await applied(found.id);
    const after = await shown(read.id);
    expect(after).toMatchObject({ status: 'parsed', reason: null, service: 'haro', counts: { parsed: 1 } });
    expect(after.queryIds).toHaveLength(1);
  });

  it('leaves alone what somebody set aside', async () => {
    const { id } = await takeIn('From: Ada <ada@elsewhere.example>\r\nSubject: Lunch?\r\n\r\nAt noon.\r\n');
    await new QuarantineService(db.api).setAside(desk.manager, id as MessageId, 'There is no query in it');
    expect(await compared()).toMatchObject({ messages: 1, different: 0 });
    expect(await shown(id)).toMatchObject({ setAside: true, reason: 'There is no query in it' });
  });

  it('reviews an approved pitch again whose answer would go elsewhere', async () => {
    const address = alias();
    const { queryIds } = await takeIn(digest([{ email: address }]));
    const id = queryIds[0] as QueryId;
    await asOnceRead(id, `reply_address = 'wrong@elsewhere.example'`);
    const pitch = await aPitch(desk, { queryId: id, state: 'approved' });
    await applied((await compared()).id);
    expect((await queryOf(id)).reply.address).toBe(address);
    const { rows } = await db.admin.query('select state from app.pitch where agency_id = $1 and id = $2', [desk.agencyId, pitch.id]);
    expect(rows).toEqual([{ state: 'in_review' }]);
  });

  it('that reads otherwise than when it was shown is left as it is, and counted', async () => {
    const { queryIds } = await takeIn(digest([{ summary: 'Bakers on rye' }]));
    await asOnceRead(queryIds[0] as string, `summary = 'Bakers'`);
    const found = await compared();
    await db.admin.query('update app.reparse_message set reading = $2 where agency_id = $1', [desk.agencyId, randomBytes(32)]);
    expect(await applied(found.id)).toMatchObject({ status: 'applied', skipped: 1 });
    expect((await queryOf(queryIds[0] as string)).summary).toBe('Bakers');
  });
});

describe('a re-reading', () => {
  it('goes on where it stopped, and looks at nothing twice', async () => {
    for (let at = 0; at < 3; at += 1) await takeIn(digest([{ summary: `Bakers ${at}` }]));
    const { id } = await reparses.compare(desk.manager, day);
    await work.compare(desk.agencyId, id as ReparseId);
    await work.compare(desk.agencyId, id as ReparseId);
    expect(await reparses.one(desk.manager, id as ReparseId)).toMatchObject({ status: 'ready', messages: 3, done: 3 });
  });

  it('is one at a time, can be dropped, and is refused where nothing came in', async () => {
    await takeIn(digest([{}]));
    const { id } = await reparses.compare(desk.manager, day);
    await expect(reparses.compare(desk.manager, day)).rejects.toMatchObject({ code: 'conflict' });
    await expect(reparses.apply(desk.manager, id as ReparseId)).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await reparses.drop(desk.manager, id as ReparseId)).toMatchObject({ status: 'dropped' });
    await expect(reparses.drop(desk.manager, id as ReparseId)).rejects.toMatchObject({ code: 'wrong-state' });
    await work.compare(desk.agencyId, id as ReparseId);
    expect(await reparses.one(desk.manager, id as ReparseId)).toMatchObject({ status: 'dropped', done: 0 });
    await expect(
      reparses.compare(desk.manager, { ...day, from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not found by a stranger', async () => {
    await takeIn(digest([{}]));
    const { id } = await reparses.compare(desk.manager, day);
    const other = await aDesk(db);
    await expect(reparses.one(other.manager, id as ReparseId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reparses.apply(other.manager, id as ReparseId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
