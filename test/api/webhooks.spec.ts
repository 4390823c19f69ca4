import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { door, type DoorView, intakeHealth } from '@sourcedesk/contracts/doors';
import { messagePage, messageReceipt } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { DoorId, MessageId } from '@sourcedesk/domain/ids';
import { DoorTest, IntakeService, MailboxTest, signatureOf } from '@sourcedesk/pipeline/intake';
import { systemClock } from '@sourcedesk/platform/clock';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
const started = systemClock.now();

beforeAll(async () => {
  desks = await openDeskApp({}, started.toISOString());
  desk = await desks.aDesk();
});
afterAll(() => desks?.close());

const as = () => desks.as(desk, 'owner');
const aWebhook = async (): Promise<DoorView & { secret: string }> =>
  answered(await desks.http().post('/api/v1/intake/doors').set(as()).send({ kind: 'webhook', name: 'W' }), 201, door) as DoorView & {
    secret: string;
  };
const aDigest = () =>
  Buffer.from(renderHaro(digestToRender({ queries: [queryToRender({ email: `reply+${randomUUID()}@helpareporter.com` })] })).raw);
const seconds = (off = 0) => String(Math.floor(desks.db.clock.now().getTime() / 1000) + off);
const post = (id: string, timestamp: string, signature: string, body: Buffer, type = 'message/rfc822') =>
  desks
    .http()
    .post(`/api/v1/intake/webhooks/${id}`)
    .set({ 'content-type': type, 'sourcedesk-timestamp': timestamp, 'sourcedesk-signature': signature })
    .send(type === 'message/rfc822' ? body : body.toString());
const signed = ({ id, secret }: { id: string; secret: string }, body: Buffer, { off = 0, type = 'message/rfc822' } = {}) =>
  post(id, seconds(off), signatureOf(secret, seconds(off), body).toString('hex'), body, type);
const messages = async () => answered(await desks.http().get('/api/v1/intake/messages?limit=100').set(as()), 200, messagePage).items;
const healthOf = async (id: string) => answered(await desks.http().get(`/api/v1/intake/doors/${id}`).set(as()), 200, door).health;

/** First, while the clock of the desk is the machine's still: the example signs by that. */
describe('the example in the page about the API', () => {
  it('brings an e-mail in', async () => {
    const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const code = /<!-- webhook -->\n```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-webhook-'));
    try {
      const [script, file] = [join(folder, 'send.mjs'), join(folder, 'digest.eml')];
      writeFileSync(script, code);
      writeFileSync(file, aDigest());
      const { id, secret } = await aWebhook();
      await desks.app.listen(0, '127.0.0.1');
      const url = `${await desks.app.getUrl()}/api/v1/intake/webhooks/${id}`;
      const { stdout } = await promisify(execFile)(process.execPath, [script, url, secret, file]);
      expect(stdout).toMatch(/^202 /);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a signed request', () => {
  it('brings its e-mail, byte for byte, and the door says so; the same again changes nothing', async () => {
    const webhook = await aWebhook();
    const raw = aDigest();
    const { id } = answered(await signed(webhook, raw), 202, messageReceipt);
    expect((await desks.app.get(IntakeService, { strict: false }).download(desk.owner, id as MessageId)).equals(raw)).toBe(true);
    expect((await messages()).find((each) => each.id === id)).toMatchObject({ door: 'webhook' });
    expect(answered(await signed(webhook, raw), 200, messageReceipt).id).toBe(id);
    expect(answered(await signed(webhook, raw, { off: -200 }), 200, messageReceipt).id).toBe(id);
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'working', received: 1 });
  });

  it.each(['raw', 'email'])('may bring it in JSON, in base64 as "%s", beside what a provider adds', async (name) => {
    const webhook = await aWebhook();
    const raw = aDigest();
    const body = Buffer.from(JSON.stringify({ [name]: raw.toString('base64'), recipient: 'anybody@mail.example', spam: { score: 0 } }));
    const { id } = answered(await signed(webhook, body, { type: 'application/json' }), 202, messageReceipt);
    expect((await desks.app.get(IntakeService, { strict: false }).download(desk.owner, id as MessageId)).equals(raw)).toBe(true);
  });

  it('that brings nothing is told so', async () => {
    const webhook = await aWebhook();
    const send = (text: string, type = 'application/json') => signed(webhook, Buffer.from(text), { type });
    expect(refused(await send('{'), 400)).toBe('malformed');
    expect(refused(await send('{"raw": "not base64!"}'), 400)).toBe('malformed');
    const without = await send('{"text": "Hello"}');
    expect(refused(without, 400)).toBe('malformed');
    expect(without.text).toContain('Send the e-mail in base64 as \\"raw\\" or \\"email\\".');
    expect(refused(await send('{"raw": ""}'), 422)).toBe('invalid');
    expect(refused(await send('', 'message/rfc822'), 422)).toBe('invalid');
  });
});

describe('a request that is not signed right', () => {
  it('is refused alike whatever is wrong, and nothing of it is kept', async () => {
    const [webhook, other] = [await aWebhook(), await aWebhook()];
    const closed = await aWebhook();
    await desks.http().patch(`/api/v1/intake/doors/${closed.id}`).set(as()).send({ active: false });
    const before = (await messages()).length;
    const raw = aDigest();
    const right = signatureOf(webhook.secret, seconds(), raw).toString('hex');
    const wrong = {
      'another secret': await signed({ ...webhook, secret: other.secret }, raw),
      'another body': await post(webhook.id, seconds(), right, Buffer.concat([raw, Buffer.from('.')])),
      'another time': await post(webhook.id, seconds(1), right, raw),
      'too old': await signed(webhook, raw, { off: -301 }),
      'too new': await signed(webhook, raw, { off: 301 }),
      'no number': await post(webhook.id, '1e9', signatureOf(webhook.secret, '1e9', raw).toString('hex'), raw),
      'no signature': await post(webhook.id, seconds(), '', raw),
      'another door': await post(other.id, seconds(), right, raw),
      'no door': await signed({ id: randomUUID(), secret: webhook.secret }, raw),
      'a closed door': await signed(closed, raw),
    };
    const said = Object.entries(wrong).map(([name, answer]) => {
      const { traceId, instance, ...rest } = answer.body as Record<string, unknown>;
      expect([name, typeof traceId, typeof instance]).toEqual([name, 'string', 'string']);
      return [answer.status, rest];
    });
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(refused(wrong['no door'], 401)).toBe('unauthenticated');
    expect((await messages()).length).toBe(before);
  });

  it('is why a door fails until the first one comes that is, and what to do is said', async () => {
    const webhook = await aWebhook();
    await signed({ ...webhook, secret: 'another' }, aDigest());
    const at = desks.db.clock.now().toISOString();
    const text = expect.stringMatching(/not signed with this door's secret.*copy the secret again/i);
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'failing', text, received: 0, refused: { at, text } });
    desks.db.clock.advance(1000);
    answered(await signed(webhook, aDigest()), 202, messageReceipt);
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'working', lastErrorAt: null, refused: { at } });
  });

  it('stands beside the health of a door that works, which a stranger cannot harm', async () => {
    const webhook = await aWebhook();
    answered(await signed(webhook, aDigest()), 202, messageReceipt);
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'working', refused: null });
    desks.db.clock.advance(120_000);
    refused(await signed({ ...webhook, secret: 'another' }, aDigest()), 401);
    const at = desks.db.clock.now().toISOString();
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'working', text: 'E-mails come in.', lastError: '', refused: { at } });
    const of = answered(await desks.http().get('/api/v1/intake/health').set(as()), 200, intakeHealth).doors;
    expect(of.find(({ id }) => id === webhook.id)?.health.state).toBe('working');
  });

  it('is told apart from one whose clock is wrong', async () => {
    const webhook = await aWebhook();
    await signed(webhook, aDigest(), { off: -4000 });
    expect((await healthOf(webhook.id)).refused?.text).toMatch(/signed with this door's secret, .*Set the clock of its sender/);
  });

  it('is why a renewed door fails while its sender has the old secret, and is forgotten when there is a new one', async () => {
    const webhook = await aWebhook();
    const renew = async () =>
      answered(await desks.http().post(`/api/v1/intake/doors/${webhook.id}/renew`).set(as()).send({}), 200, door) as typeof webhook;
    answered(await signed(webhook, aDigest()), 202, messageReceipt);
    desks.db.clock.advance(60_000);
    await renew();
    refused(await signed(webhook, aDigest()), 401);
    expect((await healthOf(webhook.id)).state).toBe('failing');
    const again = await renew();
    expect(again.health).toMatchObject({ refused: null });
    expect(again.health.state).not.toBe('failing');
    answered(await signed(again, aDigest()), 202, messageReceipt);
    expect((await healthOf(webhook.id)).state).toBe('working');
  });

  it('is not undone by a test, which proves no sender', async () => {
    const webhook = await aWebhook();
    await signed({ ...webhook, secret: 'another' }, aDigest());
    desks.db.clock.advance(1000);
    await desks.http().post(`/api/v1/intake/doors/${webhook.id}/test`).set(as()).send({});
    const none = { INBOUND_DOMAIN: undefined, INBOUND_SMTP_PORT: undefined };
    await new DoorTest(desks.db.worker, desks.app.get(MailboxTest, { strict: false }), none).run(desk.agencyId, webhook.id as DoorId);
    expect(await healthOf(webhook.id)).toMatchObject({ state: 'failing', lastCheckedAt: desks.db.clock.now().toISOString() });
  });

  it('is written down once a minute at most, whoever knocks', async () => {
    const webhook = await aWebhook();
    await signed({ ...webhook, secret: 'another' }, aDigest());
    const first = (await healthOf(webhook.id)).refused;
    desks.db.clock.advance(59_000);
    await signed({ ...webhook, secret: 'another' }, aDigest());
    expect((await healthOf(webhook.id)).refused).toEqual(first);
    desks.db.clock.advance(1000);
    await signed({ ...webhook, secret: 'another' }, aDigest());
    expect((await healthOf(webhook.id)).refused).not.toEqual(first);
  });

  it('was signed with a secret that has been renewed', async () => {
    const webhook = await aWebhook();
    const renewed = answered(await desks.http().post(`/api/v1/intake/doors/${webhook.id}/renew`).set(as()).send({}), 200, door);
    expect(refused(await signed(webhook, aDigest()), 401)).toBe('unauthenticated');
    answered(await signed({ id: webhook.id, secret: renewed.secret ?? '' }, aDigest()), 202, messageReceipt);
  });
});
