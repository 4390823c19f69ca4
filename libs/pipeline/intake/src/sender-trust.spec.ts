import { randomBytes, randomUUID } from 'node:crypto';
import { message, query } from '@sourcedesk/contracts/intake';
import { newId } from '@sourcedesk/data';
import { type Desk, type TestDatabase, aDesk, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import { type QueryToRender, renderHaro, trapPlaces } from '@sourcedesk/domain/digests/rendering';
import type { AgencyId, MessageId, QueryId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { rawMailVault } from '@sourcedesk/platform/secrets';
import { digestToRender, queryToRender } from '../../../../test/fixtures/digests/sample-digests';
import { type KeyDns, type Signer, aKeyDns, aSigner, signed } from '../../../../test/fixtures/mails/signed-mail';
import { CorrectionService } from './correction.service';
import { oneMessage, oneQuery } from './intake.queries';
import { IntakeService, ParseService, SenderTrust } from './index';

const vault = rawMailVault(randomBytes(32));
const indexKey = randomBytes(32);
let db: TestDatabase;
let desk: Desk;
let dns: KeyDns;
let intake: IntakeService;
let reader: ParseService;
let service: Signer;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-09-15T09:30:00Z' });
});
afterAll(() => db?.close());
beforeEach(async () => {
  const agencyId = newId<AgencyId>();
  desk = await aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
  dns = aKeyDns();
  service = aSigner(dns, 'helpareporter.com');
  intake = new IntakeService(db.worker, vault, { INDEX_KEY: indexKey }, new SenderTrust(dns.lookup, db.clock));
  reader = new ParseService(db.worker, intake);
});

const alias = () => `reply+${randomUUID()}@helpareporter.com`;
const haro = (own: Partial<QueryToRender> = {}) =>
  renderHaro(digestToRender({ queries: [queryToRender({ email: alias(), ...own })] })).raw.replace(/\r?\n/g, '\r\n');
const from = (address: string, raw: string) => raw.replace(/^From: .*$/m, `From: ${address}`);
const shown = async (id: string) => message.parse(JSON.parse(await db.api.run(desk.manager, (tx) => oneMessage(tx, id as MessageId))));
const shownQuery = async (id: string) => query.parse(JSON.parse(await db.api.run(desk.manager, (tx) => oneQuery(tx, id as QueryId))));

/** Lets a mail come by itself and be read; answers the message as the API shows it. */
async function arrives(raw: Buffer | string, door: 'imap' | 'address' | 'webhook' = 'imap') {
  const { id } = await intake.receive(desk.system, Buffer.from(raw), door);
  await reader.parse(desk.agencyId, id as MessageId);
  return shown(id);
}
const reasonOf = async (raw: Buffer | string) => (await arrives(raw)).verification.reason;
const emailOf = async (role: Role) =>
  (await db.admin.query<{ email: string }>('select email from app.person where id = $1', [desk.userId(role)])).rows[0]?.email as string;

describe('a copy that came by itself', () => {
  it.each(['imap', 'address', 'webhook'] as const)(
    'is trusted at the door %s when its service signed it, and keeps the key used',
    async (door) => {
      const read = await arrives(await signed(haro(), service), door);
      expect(read).toMatchObject({
        status: 'parsed',
        verification: { verified: true, reason: 'signed', domain: 'helpareporter.com', selector: 's1' },
      });
      expect((await shownQuery(read.queryIds[0] as string)).verification).toEqual({ verified: true, reason: 'signed' });
      const { rows } = await db.admin.query('select trusted, dkim_key from app.inbound_message where id = $1', [read.id]);
      expect(rows).toEqual([{ trusted: true, dkim_key: dns.records.get(service.name)?.replaceAll(' ', '') }]);
    },
  );

  it('is parsed and matched when it is not, but marked', async () => {
    const read = await arrives(haro());
    expect(read).toMatchObject({
      status: 'parsed',
      counts: { index: 1, parsed: 1 },
      verification: { verified: false, reason: 'unsigned', domain: '', selector: '' },
    });
    expect((await shownQuery(read.queryIds[0] as string)).verification).toEqual({ verified: false, reason: 'unsigned' });
    const { rows } = await db.admin.query(
      `select j.payload -> 'queryIds' as ids from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'matching.match' and j.payload ->> 'agencyId' = $1`,
      [desk.agencyId],
    );
    expect(rows).toEqual([{ ids: read.queryIds }]);
    expect(dns.asked).toEqual([]);
  });

  it('is trusted by a key of a part of the domain, and by the second of two signatures', async () => {
    expect(await reasonOf(await signed(haro(), aSigner(dns, 'mail.helpareporter.com')))).toBe('signed');
    const relayed = await signed(await signed(haro(), service), aSigner(dns, 'relay.example'));
    expect(await arrives(relayed)).toMatchObject({ verification: { reason: 'signed', domain: 'helpareporter.com' } });
  });

  it.each<[string, string, (raw: string) => Promise<Buffer | string>]>([
    ['signed by a stranger in the name of the service', 'stranger', (raw) => signed(raw, aSigner(dns, 'spoof.example'))],
    ['signed by a look-alike', 'stranger', (raw) => signed(from('HARO <haro@helpareporter.co>', raw), aSigner(dns, 'helpareporter.co'))],
    ['signed by another service', 'stranger', (raw) => signed(raw, aSigner(dns, 'qwoted.com'))],
    ['of another sender under the signature of the service', 'stranger', (raw) => signed(from('x@spoof.example', raw), service)],
    ['changed after it was signed', 'altered', async (raw) => (await signed(raw, service)).toString().replace('What flour', 'What colour')],
    [
      'given another subject',
      'altered',
      async (raw) => (await signed(raw, service)).toString().replace(/^Subject: .*$/m, 'Subject: Other'),
    ],
    ['longer than what was signed', 'incomplete', (raw) => signed(raw, service, { bodyLength: 200 })],
    ['signed without its subject', 'incomplete', (raw) => signed(raw, service, { headers: ['from', 'date'] })],
    ['signed without its date', 'incomplete', (raw) => signed(raw, service, { headers: ['from', 'subject'] })],
    ['of two senders', 'incomplete', async (raw) => Buffer.concat([Buffer.from('From: x@spoof.example\r\n'), await signed(raw, service)])],
    ['with a second subject', 'incomplete', async (raw) => Buffer.concat([Buffer.from('Subject: Other\r\n'), await signed(raw, service)])],
    ['with two people in From', 'incomplete', (raw) => signed(from('haro@helpareporter.com, x@spoof.example', raw), service)],
    ['signed with a key that is withdrawn', 'no-key', (raw) => withdrawn(raw)],
    ['signed with a key for testing', 'no-key', (raw) => signed(raw, aSigner(dns, 'helpareporter.com', { selector: 's2', tags: 't=y; ' }))],
    ['signed with a weak key', 'no-key', (raw) => signed(raw, aSigner(dns, 'helpareporter.com', { selector: 's2', bits: 768 }))],
    ['larger than any digest', 'unvouched', (raw) => signed(raw + 'x\r\n'.repeat(2_000_000), service)],
  ])('is not trusted when it is %s', async (_, reason, make) => {
    expect((await arrives(await make(haro()))).verification).toMatchObject({ verified: false, reason });
  });
  const withdrawn = async (raw: string) => {
    const mail = await signed(raw, service);
    dns.records.delete(service.name);
    return mail;
  };

  it('asks for no more keys than a mail of good faith has', async () => {
    let raw: Buffer = Buffer.from(haro());
    for (let n = 0; n < 14; n++) raw = await signed(raw, aSigner(dns, 'spoof.example', { selector: `x${n}`, bits: 1024 }));
    expect(await reasonOf(raw)).toBe('stranger');
    expect(dns.asked).toHaveLength(10);
  });
});

describe('a forward', () => {
  const forward = async (role: Role, by = aSigner(dns, 'agency.example'), own: Partial<QueryToRender> = {}) => {
    await db.owner.query(`update app.person set email = $2 where id = $1`, [desk.userId(role), `${role}.${desk.agencyId}@agency.example`]);
    return signed(from(`Somebody <${(await emailOf(role)).replace('agency', 'Agency')}>`, haro(own)), by);
  };

  it.each(['editor', 'manager', 'owner'] as const)('by the %s, signed by their mail server, is trusted', async (role) => {
    const read = await arrives(await forward(role), 'address');
    expect(read).toMatchObject({ service: 'haro', verification: { verified: true, reason: 'forwarded', domain: 'agency.example' } });
  });

  it('by others is not, nor one that another domain signed, nor one of somebody who has left', async () => {
    expect(await reasonOf(await forward('va'))).toBe('stranger');
    expect(await reasonOf(await forward('client'))).toBe('stranger');
    expect(await reasonOf(await forward('editor', aSigner(dns, 'spoof.example')))).toBe('stranger');
    expect(await reasonOf(from(await emailOf('editor'), haro()))).toBe('unsigned');
    await db.owner.query('update app.membership set removed_at = now() where user_id = $1', [desk.userId('editor')]);
    expect(await reasonOf(await forward('editor'))).toBe('stranger');
  });

  it('by a person of another agency is not', async () => {
    const other = await aDesk(db);
    const own = desk;
    desk = other;
    const mail = await forward('owner');
    desk = own;
    expect(await reasonOf(mail)).toBe('stranger');
  });
});

describe('the verdict', () => {
  it('stays when the key is withdrawn, and DNS is asked once', async () => {
    const { id } = await intake.receive(desk.system, await signed(haro(), service), 'imap');
    dns.records.clear();
    await reader.parse(desk.agencyId, id as MessageId);
    expect((await shown(id)).verification).toMatchObject({ reason: 'signed' });
    expect(dns.asked).toEqual([service.name]);
  });

  it('waits while DNS gives no answer: the message is kept, and read when the key is there', async () => {
    dns.silent.add(service.name);
    const { id } = await intake.receive(desk.system, await signed(haro(), service), 'imap');
    expect((await shown(id)).verification).toMatchObject({ verified: false, reason: 'pending' });
    await expect(reader.parse(desk.agencyId, id as MessageId, false)).rejects.toMatchObject({ code: 'dkim-key-unavailable' });
    expect(await shown(id)).toMatchObject({ status: 'pending', verification: { reason: 'pending' } });
    dns.silent.clear();
    await reader.parse(desk.agencyId, id as MessageId, false);
    const read = await shown(id);
    expect(read).toMatchObject({ status: 'parsed', verification: { verified: true, reason: 'signed', domain: 'helpareporter.com' } });
    expect((await shownQuery(read.queryIds[0] as string)).verification.verified).toBe(true);
  });

  it('is that nobody knows when DNS gives none on the last try; the queries are there, marked', async () => {
    dns.silent.add(service.name);
    const { id } = await intake.receive(desk.system, await signed(haro(), service), 'imap');
    await reader.parse(desk.agencyId, id as MessageId, true);
    const read = await shown(id);
    expect(read).toMatchObject({ status: 'parsed', verification: { verified: false, reason: 'unverifiable' } });
    expect((await shownQuery(read.queryIds[0] as string)).verification).toEqual({ verified: false, reason: 'unverifiable' });
    dns.silent.clear();
    await reader.parse(desk.agencyId, id as MessageId);
    expect((await shown(id)).verification.reason).toBe('unverifiable');
  });

  it('on what a person brings is theirs: no signature is looked at', async () => {
    const mail = await signed(haro(), aSigner(dns, 'spoof.example'));
    const byEditor = new IntakeService(db.api, vault, { INDEX_KEY: indexKey }, new SenderTrust(dns.lookup, db.clock));
    const { id } = await byEditor.receive(desk.editor, mail, 'upload');
    expect((await shown(id)).verification).toEqual({ verified: true, reason: 'desk', domain: '', selector: '' });
    expect(dns.asked).toEqual([]);
  });
});

describe('a copy one can trust', () => {
  const forged = 'Tell me your bank account. What flour do you use at home?';
  const genuine = 'I write about bread. What flour do you use at home? Which oven?';
  const stateOf = async (id: string) =>
    (await db.admin.query<{ state: string; query_id: string }>('select state, query_id from app.pitch where id = $1', [id])).rows[0];
  const matchJobs = async () =>
    (
      await db.admin.query(
        `select j.payload -> 'queryIds' as ids from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'matching.match' and j.payload ->> 'agencyId' = $1 order by j.id`,
        [desk.agencyId],
      )
    ).rows.map(({ ids }) => ids);
  const signedHaro = async (own: Partial<QueryToRender>) => arrives(await signed(haro(own), service));

  it('replaces what only others told, as a whole, and the query is matched anew', async () => {
    const email = alias();
    const [id] = (await arrives(haro({ email, body: forged, summary: 'Bank accounts', deadline: '2026-12-31T22:00:00Z', noAi: true })))
      .queryIds;
    const before = await shownQuery(id as string);
    db.clock.advance(60_000);
    const read = await signedHaro({ email, body: genuine });
    expect(read.queryIds).toEqual([id]);
    expect(await shownQuery(id as string)).toMatchObject({
      id,
      summary: queryToRender().summary,
      body: genuine,
      deadline: { at: '2026-09-17T22:00:00.000Z', certainty: 'exact' },
      questions: [{ text: 'What flour do you use at home?' }, { text: 'Which oven?' }],
      flags: { noAi: false },
      verification: { verified: true, reason: 'signed' },
      receivedAt: before.receivedAt,
    });
    expect(await matchJobs()).toEqual([[id], [id]]);
    const { rows } = await db.admin.query(
      `select message_id, extended_from, words @@ to_tsquery('simple', 'bank') as old from app.query where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ message_id: read.id, extended_from: null, old: false }]);
    const events = await db.admin.query(`select what from app.event where agency_id = $1 and kind = 'query'`, [desk.agencyId]);
    expect(events.rows).toEqual([{ what: 'verified' }]);
  });

  it('is never changed by one that nobody vouches for', async () => {
    const email = alias();
    const [id] = (await signedHaro({ email, body: genuine })).queryIds;
    const rowOf = async () => (await db.admin.query('select * from app.query where id = $1', [id])).rows[0];
    const before = await rowOf();
    db.clock.advance(60_000);
    const spoofed = await arrives(
      haro({
        email,
        body: forged,
        summary: 'Other',
        deadline: '2026-12-31T22:00:00Z',
        outlet: { name: 'Spoof', url: '' },
        trap: { encoding: 'hex', word: 'Fecund', times: 3, at: trapPlaces(forged)[0] ?? 0 },
      }),
    );
    expect(spoofed).toMatchObject({ status: 'parsed', queryIds: [id], verification: { verified: false } });
    expect(await rowOf()).toEqual(before);
    expect(await matchJobs()).toEqual([[id]]);
  });

  it('leaves what a person has corrected, and a reply that a person put right makes the query verified', async () => {
    const email = alias();
    const [id] = (await arrives(haro({ email, body: forged, summary: 'Other' }))).queryIds;
    const corrections = new CorrectionService(db.api);
    await corrections.correct(desk.editor, id as QueryId, 1, { summary: 'Bread, says the editor' });
    await signedHaro({ email, body: genuine });
    expect(await shownQuery(id as string)).toMatchObject({ summary: 'Bread, says the editor', body: genuine, version: 3 });
    const [other] = (await arrives(haro({ body: 'Which yeast do you use?' }))).queryIds;
    const reply = { kind: 'address', address: 'ada.quill@garden-weekly.example', url: '' } as const;
    await corrections.correct(desk.editor, other as QueryId, 1, { reply });
    expect((await shownQuery(other as string)).verification).toEqual({ verified: true, reason: 'by-hand' });
  });

  it('is the only one that completes what is known of an outlet', async () => {
    const urlOf = async () => (await db.admin.query('select url from app.outlet where agency_id = $1', [desk.agencyId])).rows;
    await signedHaro({ outlet: { name: 'Garden Weekly', url: '' } });
    await arrives(haro({ outlet: { name: 'Garden Weekly', url: 'https://spoof.example' } }));
    expect(await urlOf()).toEqual([{ url: '' }]);
    await signedHaro({ outlet: { name: 'Garden Weekly', url: 'https://garden-weekly.example' } });
    expect(await urlOf()).toEqual([{ url: 'https://garden-weekly.example' }]);
  });

  it('puts back into review what was approved for another address, and leaves what is being written', async () => {
    const query = { body: genuine, outlet: { name: 'Garden Weekly', url: '' } };
    const [id] = (await arrives(haro({ ...query, email: 'thief@spoof.example' }))).queryIds;
    const queryId = id as QueryId;
    const [drafted, approved, scheduled, sent] = [
      await aPitch(desk, { queryId, state: 'drafting' }),
      await aPitch(desk, { queryId, state: 'approved' }),
      await aPitch(desk, { queryId, state: 'scheduled' }),
      await aPitch(desk, { queryId, state: 'sent' }),
    ];
    const read = await signedHaro({ ...query, email: 'ada.quill@garden-weekly.example' });
    expect(read.queryIds).toEqual([id]);
    expect((await shownQuery(queryId)).reply.address).toBe('ada.quill@garden-weekly.example');
    const states = await Promise.all([drafted, approved, scheduled, sent].map((pitch) => stateOf(pitch.id)));
    expect(states).toEqual(['drafting', 'in_review', 'in_review', 'sent'].map((state) => ({ state, query_id: id })));
    const { rows } = await db.admin.query(`select reason, actor from app.pitch_history where pitch_id = $1 and action = 'reopen'`, [
      approved.id,
    ]);
    expect(rows).toEqual([{ reason: 'A copy of the query that one can trust says that answers go elsewhere.', actor: null }]);
    const outbox = await db.admin.query(`select distinct state from app.outbox_message where pitch_id = any ($1)`, [
      [approved.id, scheduled.id],
    ]);
    expect(outbox.rows).toEqual([{ state: 'cancelled' }]);
  });

  it('with the same address leaves approvals alone, and brings back what a forged deadline had ended', async () => {
    const email = alias();
    const [id] = (await arrives(haro({ email, body: forged, deadline: '2026-09-15T09:31:00Z' }))).queryIds;
    const queryId = id as QueryId;
    const [approved, missed] = [await aPitch(desk, { queryId, state: 'approved' }), await aPitch(desk, { queryId, state: 'missed' })];
    await signedHaro({ email, body: genuine });
    expect([(await stateOf(approved.id))?.state, (await stateOf(missed.id))?.state]).toEqual(['approved', 'drafting']);
  });

  it('is what came by itself, too, once a person of the desk brings the same bytes', async () => {
    const raw = Buffer.from(haro());
    const first = await arrives(raw);
    const byHand = async (role: Role) => intake.receive({ ...desk.ctx(role) }, raw, 'upload');
    intake = new IntakeService(db.api, vault, { INDEX_KEY: indexKey }, new SenderTrust(dns.lookup, db.clock));
    expect(await byHand('va')).toMatchObject({ id: first.id, status: 'parsed', created: false });
    expect(await byHand('editor')).toEqual({ id: first.id, status: 'pending', created: false });
    await reader.parse(desk.agencyId, first.id as MessageId);
    expect(await shown(first.id)).toMatchObject({
      status: 'parsed',
      queryIds: first.queryIds,
      verification: { verified: true, reason: 'desk' },
    });
    expect((await shownQuery(first.queryIds[0] as string)).verification).toEqual({ verified: true, reason: 'desk' });
    expect(await byHand('owner')).toMatchObject({ status: 'parsed' });
  });
});
