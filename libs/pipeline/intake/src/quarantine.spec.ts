import { randomBytes, randomUUID } from 'node:crypto';
import { message } from '@sourcedesk/contracts/intake';
import { newId } from '@sourcedesk/data';
import { type Desk, type TestDatabase, aDesk, openTestDatabase } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { AgencyId, MessageId } from '@sourcedesk/domain/ids';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { rawMailVault } from '@sourcedesk/platform/secrets';
import { digestToRender, queryToRender } from '../../../../test/fixtures/digests/sample-digests';
import { oneMessage } from './intake.queries';
import { IntakeService, ParseService } from './index';
import { QuarantineService } from './quarantine.service';
import { SenderTrust } from './sender-trust';

const vault = rawMailVault(randomBytes(32));
let db: TestDatabase;
let intake: IntakeService;
let reader: ParseService;
let quarantine: QuarantineService;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-09-15T09:30:00Z' });
  intake = new IntakeService(db.api, vault, { INDEX_KEY: randomBytes(32) }, new SenderTrust(noTxtRecords, db.clock));
  reader = new ParseService(db.worker, intake);
  quarantine = new QuarantineService(db.api);
});
afterAll(() => db?.close());

const aDeskWithKey = (): Promise<Desk> => {
  const agencyId = newId<AgencyId>();
  return aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
};
const shown = async (desk: Desk, id: MessageId) => message.parse(JSON.parse(await db.api.run(desk.manager, (tx) => oneMessage(tx, id))));
const read = async (desk: Desk, id: MessageId) => (await reader.parse(desk.agencyId, id), shown(desk, id));
const takeIn = async (desk: Desk, raw: string) => {
  const { id } = await intake.receive(desk.manager, Buffer.from(raw), 'upload');
  return read(desk, id as MessageId);
};
const email = () => `reply+${randomUUID()}@helpareporter.com`;
const digest = () => renderHaro(digestToRender({ queries: [queryToRender({ email: email() })] })).raw;
/** The queries of a digest with their labels in another language: its layout is none that is known. */
const strange = () => 'From: HARO <haro@helpareporter.com>\r\nSubject: HARO Queries\r\n\r\n1) Resumen: pan\r\nCorreo: a@b.example\r\n';
/** A digest as a reseller sends it on, under a domain of its own. */
const resold = () =>
  renderHaro(digestToRender({ queries: [queryToRender({ email: `reply+${randomUUID()}@mirror.example` })] })).raw.replaceAll(
    /(?:www\.)?helpareporter\.com/g,
    'mirror.example',
  );

describe('a message in quarantine', () => {
  it('is read again as the service somebody says it is of, and its queries come in', async () => {
    const desk = await aDeskWithKey();
    const { id, status } = await takeIn(desk, resold());
    expect(status).toBe('quarantined');
    expect(await quarantine.parseAgain(desk.ctx('editor'), id as MessageId, { service: 'haro' })).toMatchObject({
      status: 'pending',
      reason: null,
      assignedService: 'haro',
    });
    expect(await read(desk, id as MessageId)).toMatchObject({
      status: 'parsed',
      service: 'haro',
      counts: { parsed: 1 },
      assignedService: 'haro',
    });
    expect((await shown(desk, id as MessageId)).queryIds).toHaveLength(1);
  });

  it('that is none of the service either stays there and says so', async () => {
    const desk = await aDeskWithKey();
    const { id } = await takeIn(desk, strange());
    await quarantine.parseAgain(desk.manager, id as MessageId, { service: 'sos' });
    expect(await read(desk, id as MessageId)).toMatchObject({
      status: 'quarantined',
      service: 'sos',
      reason: 'Read as a mail of Source of Sources, and no query could be found in it.',
    });
  });

  it('cannot be said to be of a service that no reader knows', async () => {
    const desk = await aDeskWithKey();
    const { id } = await takeIn(desk, strange());
    await expect(quarantine.parseAgain(desk.manager, id as MessageId, { service: 'sourcebottle' })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('SourceBottle'),
    });
  });

  it('is set aside with a reason, and comes back when it is read again', async () => {
    const desk = await aDeskWithKey();
    const { id } = await takeIn(desk, strange());
    expect(await quarantine.setAside(desk.ctx('editor'), id as MessageId, 'An advertisement')).toMatchObject({
      status: 'parsed',
      setAside: true,
      reason: 'An advertisement',
    });
    await expect(quarantine.setAside(desk.manager, id as MessageId, 'Again')).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await quarantine.parseAgain(desk.manager, id as MessageId, { service: null })).toMatchObject({
      status: 'pending',
      setAside: false,
    });
    expect(await read(desk, id as MessageId)).toMatchObject({ status: 'quarantined', setAside: false });
  });

  it('comes back when a person brings in what came by itself and was set aside', async () => {
    const desk = await aDeskWithKey();
    const raw = Buffer.from(strange());
    const { id } = await intake.receive(desk.system, raw, 'webhook');
    await read(desk, id as MessageId);
    await quarantine.setAside(desk.manager, id as MessageId, 'An advertisement');
    await intake.receive(desk.manager, raw, 'upload');
    expect(await shown(desk, id as MessageId)).toMatchObject({ status: 'pending', setAside: false });
  });

  it('that calls itself set aside is not', async () => {
    const desk = await aDeskWithKey();
    const { id } = await takeIn(desk, 'From: HARO <haro@helpareporter.com>\r\nSubject: Set aside: nothing\r\n\r\nSet aside: a welcome\r\n');
    expect(await shown(desk, id as MessageId)).toMatchObject({ setAside: false });
  });
});

describe('a message whose queries are in the inbox', () => {
  it('is not read again under the feet of who works on them', async () => {
    const desk = await aDeskWithKey();
    const { id } = await takeIn(desk, digest());
    await expect(quarantine.parseAgain(desk.manager, id as MessageId, { service: null })).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

describe('the raw bytes of a message', () => {
  it('are downloaded as they came, and it is kept who did', async () => {
    const desk = await aDeskWithKey();
    const raw = digest();
    const { id } = await takeIn(desk, raw);
    expect((await intake.download(desk.manager, id as MessageId)).toString()).toBe(raw);
    const { rows } = await db.admin.query('select action, actor from app.audit_entry where agency_id = $1 and entity_id = $2', [
      desk.agencyId,
      id,
    ]);
    expect(rows).toEqual([{ action: 'intake.download', actor: desk.userId('manager') }]);
  });

  it('are not found by a stranger', async () => {
    const [desk, other] = [await aDeskWithKey(), await aDeskWithKey()];
    const { id } = await takeIn(desk, digest());
    await expect(intake.download(other.manager, id as MessageId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
