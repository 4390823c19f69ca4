import { door, openedSetUpMail, setUpMailPage } from '@sourcedesk/contracts/doors';
import { message, messageText } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import type { DoorId, MessageId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { IntakeService, ParseService, SetUpMailsService } from '@sourcedesk/pipeline/intake';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';
import { tablesWith } from '../support/tables-with';

let desks: DeskApp;
let desk: Desk;

beforeAll(async () => {
  desks = await openDeskApp({}, '2026-09-15T09:30:00Z');
});
beforeEach(async () => void (desk = await desks.aDesk()));
afterAll(() => desks?.close());

const at = '/api/v1/intake/set-up-mails';
const key = 'AbC9dEf1GhI2jKl3';
const haro = `From: HARO <hello@helpareporter.com>\r\nSubject: Please confirm your subscription\r\n\r\nConfirm your e-mail address: https://app.helpareporter.com/confirm?token=${key}\r\n`;
const code = '482913377';
const gmailOf = (mailbox: string, digits = code) =>
  `From: forwarding-noreply@google.com\r\nSubject: (#${digits}) Gmail Forwarding Confirmation - Receive Mail from ${mailbox}\r\n\r\n${mailbox} has requested to automatically forward mail to your email address.\r\nConfirmation code: ${digits}\r\n`;
const gmail = gmailOf('ada@garden.example');

const service = () => desks.app.get(IntakeService, { strict: false });
async function bring(raw: string, way: 'upload' | 'address' = 'upload'): Promise<string> {
  const { id } = await service().receive(way === 'upload' ? desk.owner : desk.system, Buffer.from(raw), way);
  await desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, id as MessageId);
  return id;
}
const list = async (role: Role = 'manager') => answered(await desks.http().get(at).set(desks.as(desk, role)), 200, setUpMailPage).items;
const open = (id: string, role: Role = 'manager') => desks.http().post(`${at}/${id}/open`).set(desks.as(desk, role)).send({});
const idOf = async () => (await list())[0]?.id ?? '';

describe('a mail that sets something up', () => {
  it.each([
    [
      'a subscription of HARO',
      haro,
      key,
      { source: 'haro', kind: 'link', title: 'Confirm your HARO subscription', mailbox: null, sender: 'HARO <hello@helpareporter.com>' },
    ],
    [
      'the forwarding of Gmail',
      gmail,
      code,
      {
        source: 'gmail',
        kind: 'code',
        title: 'The code that lets Gmail forward e-mails of ada@garden.example to the desk',
        mailbox: 'ada@garden.example',
        sender: 'forwarding-noreply@google.com',
      },
    ],
  ])('is listed for owner and manager, and its secret stands nowhere in the clear: %s', async (_, raw, secret, shown) => {
    const messageId = await bring(raw);
    const times = { foundAt: '2026-09-15T09:30:00.000Z', expiresAt: '2026-09-16T09:30:00.000Z', openedAt: null, openedBy: null };
    for (const role of ['owner', 'manager'] as const)
      expect(await list(role)).toEqual([{ id: expect.any(String), messageId, state: 'waiting', door: null, ...shown, ...times }]);
    for (const role of ['editor', 'va', 'client'] as const) {
      expect(refused(await desks.http().get(at).set(desks.as(desk, role)), 403)).toBe('forbidden');
      expect(refused(await open(await idOf(), role), 403)).toBe('forbidden');
    }
    const read = desks.http().get(`/api/v1/intake/messages/${messageId}`).set(desks.as(desk, 'va'));
    expect(answered(await read, 200, message)).toMatchObject({ status: 'parsed', queryIds: [] });
    const text = desks.http().get(`/api/v1/intake/messages/${messageId}/text`).set(desks.as(desk, 'va'));
    expect(JSON.stringify(answered(await text, 200, messageText))).not.toContain(secret);
    expect(await tablesWith(desks.db, secret)).toEqual([]);
  });

  it('says which mailbox asks, at which door, the latest first', async () => {
    const made = await desks.http().post('/api/v1/intake/doors').set(desks.as(desk, 'owner')).send({ kind: 'webhook', name: 'Hooked' });
    const { id } = answered(made, 201, door);
    const origin = { door: 'webhook', sender: null, doorId: id as DoorId } as const;
    const bringAt = async (raw: string) => {
      const kept = await desks.db.worker.run(desk.system, (tx) => service().keep(tx, Buffer.from(raw), origin));
      await desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, kept.id as MessageId);
      desks.db.clock.advance(1000);
    };
    for (const [at, mailbox] of ['ada@garden.example', 'bea@garden.example', 'cyd@garden.example'].entries())
      await bringAt(gmailOf(mailbox, `48291337${at}`));
    const mails = await list();
    expect(mails.map(({ mailbox, door }) => [mailbox, door])).toEqual([
      ['cyd@garden.example', { id, name: 'Hooked' }],
      ['bea@garden.example', { id, name: 'Hooked' }],
      ['ada@garden.example', { id, name: 'Hooked' }],
    ]);
    expect(new Set(mails.map(({ title }) => title)).size).toBe(3);
    answered(await open(mails[0]?.id ?? ''), 200, openedSetUpMail);
    expect((await list())[0]).toMatchObject({ state: 'opened', mailbox: 'cyd@garden.example' });
    desks.db.clock.advance(-3000);
  });

  it("keeps the address it names sealed, which may be the desk's own", async () => {
    const unguessed = 'k3v7q2m5xw4r6t2y7b3n5c4d6f2g3h7j';
    await bring(gmailOf(`digests-${unguessed}@in.desk.test`));
    expect((await list())[0]?.mailbox).toBe(`digests-${unguessed}@in.desk.test`);
    expect(await tablesWith(desks.db, unguessed)).toEqual([]);
  });

  it('tells its secret once, and it is kept who was told', async () => {
    await bring(haro);
    const id = await idOf();
    const value = `https://app.helpareporter.com/confirm?token=${key}`;
    expect(answered(await open(id), 200, openedSetUpMail)).toEqual({ kind: 'link', value });
    expect(refused(await open(id, 'owner'), 410)).toBe('expired');
    expect((await list())[0]).toMatchObject({ state: 'opened', openedBy: { name: 'Marek Manning' } });
    const { rows } = await desks.db.admin.query('select sealed from app.set_up_mail where id = $1', [id]);
    expect(rows).toEqual([{ sealed: null }]);
    expect(await tablesWith(desks.db, key)).toEqual([]);
  });

  it('tells it to one of two who open it at once', async () => {
    await bring(gmail);
    const id = await idOf();
    const answers = await Promise.all([open(id), open(id, 'owner')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('is erased when its day is over', async () => {
    await bring(haro);
    const id = await idOf();
    const mails = desks.app.get(SetUpMailsService, { strict: false });
    const sealed = async () =>
      (await desks.db.admin.query<{ sealed: Buffer | null }>('select sealed from app.set_up_mail where id = $1', [id])).rows[0]?.sealed;
    desks.db.clock.advance(24 * 3_600_000 - 1);
    await mails.forget();
    expect(await sealed()).not.toBeNull();
    desks.db.clock.advance(1);
    expect(refused(await open(id), 410)).toBe('expired');
    expect((await list())[0]?.state).toBe('expired');
    await mails.forget();
    expect(await sealed()).toBeNull();
    desks.db.clock.advance(-24 * 3_600_000);
  });

  it('shows no link of a sender that nothing proves, and a code all the same', async () => {
    await bring(haro, 'address');
    expect(await list()).toEqual([]);
    await bring(gmail, 'address');
    expect((await list()).map(({ source }) => source)).toEqual(['gmail']);
  });
});
