import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { z } from 'zod';
import * as wire from '@sourcedesk/contracts';
import { type DigestToRender, renderHaro } from '@sourcedesk/domain/digests/rendering';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { signatureOf } from '@sourcedesk/pipeline/intake';
import { digestToRender, queryToRender } from '../fixtures/digests/sample-digests';
import { forwards, rawVariant, type Travel } from '../fixtures/digests/variants';
import type { WrittenMail } from '../fixtures/digests/written-mail';
import { answered } from '../support/desk-app';
import type { EventPage } from '../support/event-page';
import { openRealDesk, type RealDesk } from '../support/real-desk';
import { tablesWith } from '../support/tables-with';

type Query = z.output<typeof wire.query>;

let desk: RealDesk;
let as: { authorization: string };
let watched: EventPage;
let agencyId: AgencyId;
/** Each way in, by the name that messages give it. */
const doors = {} as Record<'upload' | 'archive' | 'cli' | 'address' | 'webhook' | 'imap', (raw: Buffer) => Promise<unknown>>;

const get = (path: string) => desk.http().get(`/api/v1/${path}`).set(as);
const post = (path: string, body: object) => desk.http().post(`/api/v1/${path}`).set(as).send(body);
const aDoor = async (body: object) => answered(await post('intake/doors', { name: 'A door', ...body }), 201, wire.door);
const sent = (path: string, type: string, raw: Buffer) =>
  desk.http().post(`/api/v1/intake/${path}`).set(as).set('content-type', type).send(raw);

beforeAll(async () => {
  desk = await openRealDesk();
  as = await desk.found();
  watched = await desk.events(as);
  agencyId = answered(await get('me'), 200, wire.me).agency.id as AgencyId;
  const [address, webhook] = [await aDoor({ kind: 'address' }), await aDoor({ kind: 'webhook' })];
  const credentials = { kind: 'password', password: 'secret' };
  const imap = { host: '127.0.0.1', port: desk.mailbox.port, security: 'starttls', username: 'ada@desk.example', credentials };
  await aDoor({ kind: 'imap', imap });
  Object.assign(doors, {
    upload: (raw: Buffer) => sent('messages', 'message/rfc822', raw),
    archive: (raw: Buffer) => sent('archives', 'application/mbox', Buffer.concat([Buffer.from('From - Tue Sep 15 09:07:00 2026\n'), raw])),
    cli: imported,
    address: (raw: Buffer) =>
      createTransport({ host: '127.0.0.1', port: desk.inboundPort, tls: { rejectUnauthorized: false } }).sendMail({
        envelope: { from: 'haro@helpareporter.com', to: address.address ?? '' },
        raw,
      }),
    webhook: (raw: Buffer) => {
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = signatureOf(webhook.secret ?? '', timestamp, raw).toString('hex');
      return desk
        .http()
        .post(new URL(webhook.url ?? '').pathname)
        .set({ 'content-type': 'message/rfc822', 'sourcedesk-timestamp': timestamp, 'sourcedesk-signature': signature })
        .send(raw);
    },
    imap: (raw: Buffer) => Promise.resolve(desk.mailbox.deliver(raw)),
  });
});
afterAll(async () => {
  watched?.close();
  await desk?.close();
});

/** As `sourcedesk import FOLDER` does. */
async function imported(raw: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-'));
  writeFileSync(join(folder, 'digest.eml'), raw);
  await desk.importFiles(agencyId, [folder]);
  rmSync(folder, { recursive: true });
}

const alias = (digest: number, query: number) => `reply+0c5f1a2e-7b1d-4f6e-9a3c-00000000${digest}${query}00@helpareporter.com`;
const body = 'I am writing about bread. What flour do you use at home? Please give your name and title.';
/** A digest of three queries, of which the numbers tell the aliases alone. */
const digestNumber = (number: number): DigestToRender =>
  digestToRender({
    queries: [
      queryToRender({ email: alias(number, 1), noAi: true }),
      queryToRender({
        email: alias(number, 2),
        summary: 'Travel by night “train”',
        category: 'Travel',
        body,
        trap: { encoding: 'hex', word: 'Fecund', times: 3, at: 24 },
      }),
      queryToRender({
        email: alias(number, 3),
        summary: 'What rye wants',
        body,
        trap: { encoding: 'zero-width', word: 'Fecund', times: 2, at: 24 },
      }),
    ],
  });
const written = (number: number): WrittenMail => {
  const digest = digestNumber(number);
  const { from, subject, text, html } = renderHaro(digest);
  return { from, subject, sentAt: digest.sentAt, text, html };
};

const usual: Travel = { parts: ['text', 'html'], charset: 'utf-8', encoding: 'quoted-printable', lineEnd: '\r\n', noise: true };
const attached = (mail: WrittenMail): Buffer =>
  Buffer.concat([
    Buffer.from(
      'From: Vera <vera@agency.example>\r\nSubject: Fwd: queries\r\nDate: Tue, 15 Sep 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_o"\r\n\r\n--=_o\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--=_o\r\nContent-Type: message/rfc822\r\n\r\n',
    ),
    rawVariant(mail, usual),
    Buffer.from('\r\n--=_o--\r\n'),
  ]);
/** Every shape in which the same digest arrives; names for what a failure shows. */
const variants: Readonly<Record<string, (mail: WrittenMail) => Buffer>> = {
  'text alone, 8 bit': (mail) => Buffer.from(rawVariant(mail, { ...usual, parts: ['text'], encoding: '8bit' })),
  'markup alone, base64': (mail) => Buffer.from(rawVariant(mail, { ...usual, parts: ['html'], encoding: 'base64' })),
  'both, with bare line ends': (mail) => Buffer.from(rawVariant(mail, { ...usual, lineEnd: '\n', noise: false })),
  attached,
  ...Object.fromEntries(
    Object.entries(forwards).map(([name, forward]) => [
      `forwarded by ${name}`,
      (mail: WrittenMail) => Buffer.from(rawVariant(forward(mail), usual)),
    ]),
  ),
};

const queries = async (): Promise<Query[]> => {
  const items = answered(await get('queries?limit=100'), 200, wire.queryPage).items;
  return Promise.all(items.map(async ({ id }) => answered(await get(`queries/${id}`), 200, wire.query)));
};
/** Nothing is left to be read, and so many e-mails are kept. */
const read = (count: number) =>
  watched.until(
    async () => answered(await get('intake/health'), 200, wire.intakeHealth),
    ({ raw, pending }) => raw === count && pending === 0,
  );
const isOf = (number: number) => (query: Query) => query.reply.address.includes(`-00000000${number}`);
const byNumber = (one: Query, other: Query) => one.number - other.number;
/** What a query says, whichever digest it is of, and whoever is believed to have sent it. */
const saidBy = ({ id: _, reply, receivedAt: __, version: ___, verification: ____, ...said }: Query) => ({
  ...said,
  reply: { ...reply, address: reply.address.replace(/\d+@/, '@') },
});

it('one digest gives the same queries once, whatever way it came in and however it was written', async () => {
  const ways = Object.entries(doors);
  for (const [number, [, bring]] of ways.entries()) await bring(Buffer.from(rawVariant(written(number), usual)));
  expect(await read(ways.length)).toMatchObject({ raw: ways.length, parsed: ways.length, quarantined: 0 });

  const first = await queries();
  expect(first).toHaveLength(3 * ways.length);
  const expected = first.filter(isOf(0)).sort(byNumber).map(saidBy);
  expect(expected.map(({ number, trap, flags }) => [number, trap?.word ?? null, flags.noAi])).toEqual([
    [1, null, true],
    [2, 'Fecund', false],
    [3, 'Fecund', false],
  ]);
  for (const [number, [name]] of ways.entries())
    expect({ name, said: first.filter(isOf(number)).sort(byNumber).map(saidBy) }).toEqual({ name, said: expected });

  // Every shape of every digest by a door that it did not come through, and the bytes of the first by all of them.
  const shapes = Object.values(variants);
  for (const number of ways.keys())
    for (const [at, shape] of shapes.entries()) {
      const [, bring] = ways[(number + at + 1) % ways.length] ?? [];
      await bring?.(shape(written(number)));
    }
  for (const [, bring] of ways) await bring(Buffer.from(rawVariant(written(0), usual)));
  const copies = ways.length * (shapes.length + 1);
  const health = await read(copies);
  expect(health).toMatchObject({ raw: health.parsed, quarantined: 0 });
  const after = await queries();
  expect(after.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
  expect(after.sort(byNumber).map(saidBy)).toEqual(first.sort(byNumber).map(saidBy));
});

it('no token of the e-mails stands in the clear anywhere', async () => {
  for (const token of ['eyJzdWIiOiJub2JvZHkifQ', 'token=abc']) expect(await tablesWith(desk.db, token)).toEqual([]);
  const { items } = answered(await get('intake/messages?limit=100'), 200, wire.messagePage);
  for (const { id } of items) {
    const answers = [await get(`intake/messages/${id}`), await get(`intake/messages/${id}/text`), await get(`intake/messages/${id}/html`)];
    for (const { status, text } of answers) {
      expect(status).toBe(200);
      for (const token of ['eyJzdWIiOiJub2JvZHkifQ', 'token=abc']) expect(text).not.toContain(token);
    }
  }
});
