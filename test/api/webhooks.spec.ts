import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { door, type DoorView } from '@sourcedesk/contracts/doors';
import { messagePage, messageReceipt } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { MessageId } from '@sourcedesk/domain/ids';
import { IntakeService, signatureOf } from '@sourcedesk/pipeline/intake';
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
const seconds = (off = 0) => String(Math.floor(started.getTime() / 1000) + off);
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

  it('is told at the door until one comes that is', async () => {
    const webhook = await aWebhook();
    await signed({ ...webhook, secret: 'another' }, aDigest());
    expect(await healthOf(webhook.id)).toMatchObject({
      state: 'failing',
      text: expect.stringContaining('its signature is wrong'),
      received: 0,
    });
    desks.db.clock.advance(1000);
    answered(await signed(webhook, aDigest()), 202, messageReceipt);
    expect((await healthOf(webhook.id)).state).toBe('working');
  });

  it('was signed with a secret that has been renewed', async () => {
    const webhook = await aWebhook();
    const renewed = answered(await desks.http().post(`/api/v1/intake/doors/${webhook.id}/renew`).set(as()).send({}), 200, door);
    expect(refused(await signed(webhook, aDigest()), 401)).toBe('unauthenticated');
    answered(await signed({ id: webhook.id, secret: renewed.secret ?? '' }, aDigest()), 202, messageReceipt);
  });
});

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
