import { openedSetUpMail, setUpMailPage } from '@sourcedesk/contracts/doors';
import { message, messageText } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import type { MessageId } from '@sourcedesk/domain/ids';
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
const gmail = `From: forwarding-noreply@google.com\r\nSubject: (#${code}) Gmail Forwarding Confirmation\r\n\r\nConfirmation code: ${code}\r\n`;

const service = () => desks.app.get(IntakeService, { strict: false });
async function bring(raw: string, door: 'upload' | 'address' = 'upload'): Promise<string> {
  const { id } = await service().receive(door === 'upload' ? desk.owner : desk.system, Buffer.from(raw), door);
  await desks.app.get(ParseService, { strict: false }).parse(desk.agencyId, id as MessageId);
  return id;
}
const list = async (role: Role = 'manager') => answered(await desks.http().get(at).set(desks.as(desk, role)), 200, setUpMailPage).items;
const open = (id: string, role: Role = 'manager') => desks.http().post(`${at}/${id}/open`).set(desks.as(desk, role)).send({});
const idOf = async () => (await list())[0]?.id ?? '';

describe('a mail that sets something up', () => {
  it.each([
    ['a subscription of HARO', haro, key, { source: 'haro', kind: 'link', title: 'Confirm your HARO subscription' }],
    [
      'the forwarding of Gmail',
      gmail,
      code,
      { source: 'gmail', kind: 'code', title: 'The code that lets Gmail forward e-mails to the desk' },
    ],
  ])('is listed for owner and manager, and its secret stands nowhere in the clear: %s', async (_, raw, secret, shown) => {
    const messageId = await bring(raw);
    const times = { foundAt: '2026-09-15T09:30:00.000Z', expiresAt: '2026-09-16T09:30:00.000Z', openedAt: null, openedBy: null };
    for (const role of ['owner', 'manager'] as const)
      expect(await list(role)).toEqual([{ id: expect.any(String), messageId, state: 'waiting', ...shown, ...times }]);
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
