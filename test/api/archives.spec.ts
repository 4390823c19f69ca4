import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { archiveReceipt, messagePage } from '@sourcedesk/contracts/intake';
import type { Desk } from '@sourcedesk/data/testing';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;

beforeAll(async () => {
  desks = await openDeskApp();
  await desks.app.listen(0, '127.0.0.1');
});
beforeEach(async () => void (desk = await desks.aDesk()));
afterAll(() => desks?.close());

const aMail = (size = 0) => `Subject: ${randomUUID()}\n\nHello${'x'.repeat(size)}\n`;
const mboxOf = (...mails: string[]) => mails.map((mail) => `From - Thu Nov 24 18:22:48 2016\n${mail}\n`).join('');
const send = (mbox: string, type = 'application/mbox') =>
  desks.http().post('/api/v1/intake/archives').set(desks.as(desk, 'editor')).set('content-type', type).send(Buffer.from(mbox));
const messages = async () =>
  answered(await desks.http().get('/api/v1/intake/messages').set(desks.as(desk, 'editor')), 200, messagePage).items;

describe('POST /api/v1/intake/archives', () => {
  it('takes in every e-mail of an mbox, each by itself, and says which it refused', async () => {
    const [one, two] = [aMail(), aMail()];
    expect(answered(await send(mboxOf(one, '', two, one)), 200, archiveReceipt)).toEqual({
      received: 2,
      known: 1,
      refused: [{ index: 1, reason: expect.stringContaining('empty') }],
      refusedCount: 1,
    });
    expect((await messages()).map(({ door, status }) => [door, status])).toEqual(Array(2).fill(['upload', 'pending']));
    expect(answered(await send(mboxOf(one, two, aMail())), 200, archiveReceipt)).toMatchObject({ received: 1, known: 2, refusedCount: 0 });
  });

  it('refuses an e-mail above 30 MB and takes in the next', async () => {
    expect(answered(await send(mboxOf(aMail(30 * 1024 * 1024), aMail())), 200, archiveReceipt)).toMatchObject({
      received: 1,
      refused: [{ index: 0, reason: 'The e-mail is larger than 30 MB.' }],
    });
  });

  it('refuses what is no mbox, nothing, and other media types', async () => {
    expect(refused(await send(aMail()), 422)).toBe('invalid');
    expect(refused(await send(''), 422)).toBe('invalid');
    expect(refused(await send(mboxOf(aMail()), 'text/plain'), 415)).toBe('unsupported-media-type');
  });

  it('keeps what had come when the connection breaks, and nothing of the e-mail it breaks in', async () => {
    const { port } = desks.app.getHttpServer().address() as AddressInfo;
    const headers = { ...desks.as(desk, 'editor'), 'content-type': 'application/mbox', 'content-length': '1000000' };
    const upload = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/v1/intake/archives', headers });
    upload.on('error', () => undefined);
    const [one, two] = [aMail(), aMail()];
    upload.write(mboxOf(one, two));
    while ((await messages()).length === 0);
    upload.destroy();
    await new Promise((closed) => upload.once('close', closed));
    expect(answered(await send(mboxOf(one, two)), 200, archiveReceipt)).toMatchObject({ received: 1, known: 1 });
    expect(await messages()).toHaveLength(2);
  });
});
