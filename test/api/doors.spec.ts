import { randomUUID } from 'node:crypto';
import { door, doorList, type DoorView, intakeHealth } from '@sourcedesk/contracts/doors';
import { messageReceipt } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import type { AgencyId, DoorId, MessageId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { credentialsPlace, DoorKeys, DoorTest, MailboxTest, ParseService } from '@sourcedesk/pipeline/intake';
import { newPair, opener } from '@sourcedesk/platform/secrets';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';
import { tablesWith } from '../support/tables-with';

const pair = newPair();
let desks: DeskApp;
let desk: Desk;

beforeAll(async () => {
  const settings = { INBOUND_DOMAIN: 'in.desk.test', MAILBOX_PUBLIC_KEY: pair.publicKey.toString('base64') };
  desks = await openDeskApp(settings, '2026-09-15T09:30:00Z');
  desk = await desks.aDesk();
});
afterAll(() => desks?.close());

const at = '/api/v1/intake/doors';
const imapBody = (own: object = {}) => ({
  kind: 'imap',
  name: 'The digests mailbox',
  imap: { host: 'imap.mail.example', username: 'd@lantern.example', credentials: { kind: 'password', password: 'open-sesame-42' }, ...own },
});
const add = async (body: object, headers: Record<string, string> = {}): Promise<DoorView> =>
  answered(await desks.http().post(at).set(desks.as(desk, 'owner')).set(headers).send(body), 201, door);
const read = async (id: string, role: Role = 'manager') =>
  answered(await desks.http().get(`${at}/${id}`).set(desks.as(desk, role)), 200, door);
const ask = (id: string, what: 'test' | 'renew', role: Role = 'manager') =>
  desks.http().post(`${at}/${id}/${what}`).set(desks.as(desk, role)).send({});
const patch = (id: string, body: object) => desks.http().patch(`${at}/${id}`).set(desks.as(desk, 'manager')).send(body);
const opens = (keyHash: Buffer) =>
  desks.db.api.run({ actor: { kind: 'door', keyHash } }, (tx) => Promise.resolve(tx.who.agencyId)).catch((error: Error) => error.message);

describe('an address', () => {
  it('has a local part nobody guesses, which is told to owner and manager alone and stands nowhere in the clear', async () => {
    const made = await add({ kind: 'address', name: 'Forwarded digests' });
    expect(made.address).toMatch(/^digests-[a-z2-7]{32}@in\.desk\.test$/);
    expect((await read(made.id, 'owner')).address).toBe(made.address);
    expect((await read(made.id, 'editor')).address).toBeNull();
    expect(await tablesWith(desks.db, (made.address ?? '').slice(8, 40))).toEqual([]);
  });

  it('lets in who presents it, into its agency, until it is renewed, closed or removed', async () => {
    const keys = desks.app.get(DoorKeys, { strict: false });
    const hashOf = ({ address }: DoorView) => keys.hash('address', (address ?? '').split('@')[0] ?? '');
    const made = await add({ kind: 'address', name: 'Forwarded digests' });
    expect(await opens(hashOf(made))).toBe(desk.agencyId);
    const renewed = answered(await ask(made.id, 'renew'), 200, door);
    expect(renewed.address).not.toBe(made.address);
    expect(await opens(hashOf(made))).toBe('There is nothing here.');
    expect(await opens(hashOf(renewed))).toBe(desk.agencyId);
    answered(await patch(made.id, { active: false }), 200, door);
    expect(await opens(hashOf(renewed))).toBe('There is nothing here.');
    answered(await patch(made.id, { active: true }), 200, door);
    expect((await desks.http().delete(`${at}/${made.id}`).set(desks.as(desk, 'manager'))).status).toBe(204);
    expect(await opens(hashOf(renewed))).toBe('There is nothing here.');
  });
});

describe('a webhook', () => {
  it('tells its secret once, to who made or renewed it; a repeated request and the database hold none', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { kind: 'webhook', name: 'Inbound provider' };
    const made = await add(body, headers);
    expect(made).toMatchObject({
      url: `http://localhost:3000/api/v1/intake/webhooks/${made.id}`,
      secret: expect.stringMatching(/^whsec_/),
    });
    expect(await add(body, headers)).toEqual({ ...made, secret: null });
    expect((await read(made.id, 'owner')).secret).toBeNull();
    const renewed = answered(await ask(made.id, 'renew', 'owner'), 200, door);
    expect(renewed.secret).not.toBe(made.secret);
    for (const secret of [made.secret, renewed.secret]) expect(await tablesWith(desks.db, secret ?? '')).toEqual([]);
  });
});

describe('an IMAP door', () => {
  const sealedOf = async (id: string) => {
    const { rows } = await desks.db.admin.query<{ sealed: Buffer }>(
      'select sealed_credentials as sealed from app.imap_account where id = $1',
      [id],
    );
    return rows[0]?.sealed as Buffer;
  };

  it('takes credentials that only a worker can read', async () => {
    const made = await add(imapBody());
    expect(made).toMatchObject({ address: null, url: null, secret: null });
    expect(made.imap).toEqual({
      host: 'imap.mail.example',
      port: 993,
      security: 'tls',
      username: 'd@lantern.example',
      auth: 'password',
      folder: 'INBOX',
      daysBack: 7,
      folders: [],
    });
    expect(await tablesWith(desks.db, 'open-sesame-42')).toEqual([]);
    const place = credentialsPlace(desk.agencyId, made.id as DoorId);
    expect(
      JSON.parse(
        opener(pair.privateKey)
          .open(await sealedOf(made.id), place)
          .toString(),
      ),
    ).toEqual({ kind: 'password', password: 'open-sesame-42' });
  });

  it('keeps the credentials when the folder changes, and wants them again when the server does; the cursor begins anew', async () => {
    const { id } = await add(imapBody());
    const sealed = await sealedOf(id);
    const cursors = async () => (await desks.db.admin.query('select from app.imap_cursor where id = $1', [id])).rowCount;
    const insert = 'insert into app.imap_cursor (agency_id, id, uid_validity, uid, since, changed_at) values ($1, $2, 1, 7, now(), now())';
    await desks.db.owner.query(insert, [desk.agencyId, id]);
    answered(await patch(id, { name: 'Renamed', imap: { folder: 'INBOX' } }), 200, door);
    expect(await cursors()).toBe(1);
    expect(answered(await patch(id, { imap: { folder: 'Digests' } }), 200, door).imap?.folder).toBe('Digests');
    expect(await cursors()).toBe(0);
    expect((await sealedOf(id)).equals(sealed)).toBe(true);
    expect(refused(await patch(id, { imap: { host: 'imap.thief.example' } }), 422)).toBe('invalid');
    const credentials = { kind: 'oauth2', clientId: 'c', refreshToken: 'r', tokenUrl: 'https://id.mail.example/token' };
    expect(answered(await patch(id, { imap: { host: 'imap.other.example', credentials } }), 200, door).imap).toMatchObject({
      host: 'imap.other.example',
      auth: 'oauth2',
    });
  });

  it('has no address or secret to renew, and other doors have no server', async () => {
    const { id } = await add(imapBody());
    expect(refused(await ask(id, 'renew'), 409)).toBe('wrong-state');
    const webhook = await add({ kind: 'webhook', name: 'W' });
    expect(refused(await patch(webhook.id, { imap: { folder: 'Digests' } }), 422)).toBe('invalid');
  });
});

describe('the health of a door', () => {
  it('is a state and words: what happened last decides', async () => {
    const { id, health } = await add({ kind: 'webhook', name: 'W' });
    expect(health).toMatchObject({ state: 'waiting', text: expect.stringContaining('Nothing has come yet'), received: 0 });
    const write = (sql: string) => desks.db.owner.query(`update app.door set ${sql} where id = $1`, [id]);
    await write(`last_message_at = '2026-09-15T09:00:00Z', received = 3`);
    expect((await read(id, 'editor')).health).toMatchObject({ state: 'working', lastMessageAt: '2026-09-15T09:00:00.000Z', received: 3 });
    await write(`last_error = 'The signature is wrong.', last_error_at = '2026-09-15T09:10:00Z'`);
    expect((await read(id)).health).toMatchObject({ state: 'failing', text: 'The signature is wrong.' });
    await write(`last_checked_at = '2026-09-15T09:20:00Z'`);
    expect((await read(id)).health).toMatchObject({ state: 'working', lastError: 'The signature is wrong.' });
    await write('active = false');
    expect((await read(id)).health.state).toBe('closed');
  });

  it('is told by a test, which a worker makes', async () => {
    const { id } = await add({ kind: 'address', name: 'A' });
    expect(answered(await ask(id, 'test'), 200, door).test).toMatchObject({ state: 'running' });
    const mailboxes = desks.app.get(MailboxTest, { strict: false });
    await new DoorTest(desks.db.worker, mailboxes, { INBOUND_DOMAIN: undefined, INBOUND_SMTP_PORT: undefined }).run(
      desk.agencyId as AgencyId,
      id as DoorId,
    );
    expect((await read(id)).test).toMatchObject({ state: 'failed', message: expect.stringContaining('INBOUND_DOMAIN') });
    answered(await ask(id, 'test'), 200, door);
    await new DoorTest(desks.db.worker, mailboxes, { INBOUND_DOMAIN: 'in.desk.test', INBOUND_SMTP_PORT: 2525 }).run(
      desk.agencyId,
      id as DoorId,
    );
    const { test, health } = await read(id);
    expect(test).toMatchObject({ state: 'ok', message: 'The address takes e-mails.' });
    expect(health).toMatchObject({ state: 'waiting', text: expect.stringContaining('Nothing has come yet') });
  });
});

describe('the health of intake', () => {
  it('counts every e-mail kept once, as parsed, quarantined or pending, says how long the oldest has waited, and each door in words', async () => {
    const own = await desks.aDesk();
    const as = desks.as(own, 'editor');
    const health = async () => answered(await desks.http().get('/api/v1/intake/health').set(as), 200, intakeHealth);
    expect(await health()).toEqual({ raw: 0, parsed: 0, quarantined: 0, pending: 0, oldestPendingAt: null, backlogSeconds: 0, doors: [] });
    const upload = async (text: string) =>
      answered(
        await desks.http().post('/api/v1/intake/messages').set(as).set('content-type', 'message/rfc822').send(text),
        202,
        messageReceipt,
      ).id;
    const [first] = [await upload('Subject: one\n\nHello'), await upload('Subject: two\n\nHello')];
    const arrived = desks.db.clock.now();
    desks.db.clock.advance(90_000);
    await upload('Subject: three\n\nHello');
    await desks.http().post(at).set(desks.as(own, 'owner')).send({ kind: 'webhook', name: 'W' });
    const doors = [{ id: expect.any(String), kind: 'webhook', name: 'W', health: expect.objectContaining({ state: 'waiting' }) }];
    const oldestPendingAt = arrived.toISOString();
    expect(await health()).toEqual({ raw: 3, parsed: 0, quarantined: 0, pending: 3, oldestPendingAt, backlogSeconds: 90, doors });
    await desks.app.get(ParseService, { strict: false }).parse(own.agencyId, first as MessageId);
    const read = await health();
    expect(read).toMatchObject({ raw: 3, pending: 2, backlogSeconds: 90 });
    expect(read.raw).toBe(read.parsed + read.quarantined + read.pending);
    const metrics = (await desks.http().get('/metrics')).text;
    const figure = (status: string) =>
      Number(new RegExp(`^sourcedesk_intake_messages\\{status="${status}"\\} (\\d+)$`, 'm').exec(metrics)?.[1]);
    expect(figure('received')).toBeGreaterThanOrEqual(3);
    expect(figure('received')).toBe(figure('parsed') + figure('quarantined') + figure('pending'));
    expect(metrics).toContain(`sourcedesk_intake_oldest_pending_timestamp_seconds ${arrived.getTime() / 1000}`);
  });
});

describe('the kinds of doors', () => {
  it('are those that the installation can open', async () => {
    const list = answered(await desks.http().get(at).set(desks.as(desk, 'editor')), 200, doorList);
    expect(list.can).toEqual(['imap', 'address', 'webhook']);
    const bare = await openDeskApp();
    try {
      const other = await bare.aDesk();
      const owner = bare.as(other, 'owner');
      expect(answered(await bare.http().get(at).set(owner), 200, doorList).can).toEqual(['imap', 'webhook']);
      expect(refused(await bare.http().post(at).set(owner).send({ kind: 'address', name: 'A' }), 409)).toBe('conflict');
    } finally {
      await bare.close();
    }
  });
});
