import * as wire from '@sourcedesk/contracts';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import { digestToRender } from '../fixtures/digests/sample-digests';
import { answered } from '../support/desk-app';
import type { EventPage } from '../support/event-page';
import { openRealDesk, type RealDesk } from '../support/real-desk';

let desk: RealDesk;
let as: { authorization: string };
let watched: EventPage;

beforeAll(async () => {
  desk = await openRealDesk();
  as = await desk.found();
  watched = await desk.events(as);
});
afterAll(async () => {
  watched?.close();
  await desk?.close();
});

it('a mailbox is tested, its folder is chosen, and what lies in it and comes later is there as queries', async () => {
  const at = '/api/v1/intake/doors';
  const { mailbox } = desk;
  mailbox.addFolder('Digests');
  mailbox.deliver(renderHaro(digestToRender()).raw, { path: 'Digests' });
  const imap = {
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'starttls',
    username: 'ada@desk.example',
    credentials: { kind: 'password', password: 'wrong' },
    folder: 'Digest',
  };
  const made = answered(await desk.http().post(at).set(as).send({ kind: 'imap', name: 'The digests mailbox', imap }), 201, wire.door);
  const read = async () => answered(await desk.http().get(`${at}/${made.id}`).set(as), 200, wire.door);
  const tested = async () => {
    answered(await desk.http().post(`${at}/${made.id}/test`).set(as).send({}), 200, wire.door);
    return watched.until(read, ({ test }) => test.state === 'ok' || test.state === 'failed');
  };
  const change = async (changed: object) =>
    answered(await desk.http().patch(`${at}/${made.id}`).set(as).send({ imap: changed }), 200, wire.door);

  expect((await tested()).test).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('does not accept user name and password'),
  });
  await change({ credentials: { kind: 'password', password: 'secret' } });
  const folderless = await tested();
  expect(folderless.test).toMatchObject({ state: 'failed', message: expect.stringContaining('no folder of this name') });
  expect(folderless.imap?.folders).toEqual(['INBOX', 'Digests']);
  await change({ folder: 'Digests' });
  expect((await tested()).test).toMatchObject({ state: 'ok', message: expect.stringContaining('e-mails of the last 7 days in it: 1') });

  const messages = async () => answered(await desk.http().get('/api/v1/intake/messages').set(as), 200, wire.messagePage).items;
  const parsed = (count: number) => watched.until(messages, (items) => items.filter(({ status }) => status === 'parsed').length === count);
  expect((await parsed(1))[0]).toMatchObject({ service: 'haro', counts: { parsed: 1 } });
  mailbox.deliver(renderHaro(digestToRender({ name: 'Afternoon', sentAt: '2026-09-15T16:07:00Z' })).raw, { path: 'Digests' });
  await parsed(2);
  expect(await watched.until(read, ({ health }) => health.received === 2)).toMatchObject({ health: { state: 'working' } });
});
