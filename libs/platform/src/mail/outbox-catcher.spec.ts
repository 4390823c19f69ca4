import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeMessage, OutboxCatcher, type DeliveryRequest } from './index';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'catcher-')), 'outbox');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

function request(n: number, beforeLastChunk = async () => true): DeliveryRequest {
  const bytes = composeMessage({
    from: { name: 'Ada Quill', address: 'ada@brightloan.example' },
    to: `query-${n}@relay.example`,
    subject: `Übrigens ${n}`,
    text: 'Grüße,\nAda',
    messageId: `<message-${n}@brightloan.example>`,
    date: new Date('2026-11-03T10:00:00Z'),
  });
  const envelope = { from: 'ada@brightloan.example', to: [`query-${n}@relay.example`] as const };
  return { host: 'smtp.anywhere.example', port: 587, secure: false, auth: { user: 'ada', pass: 'x' }, envelope, bytes, beforeLastChunk };
}

describe('the catcher', () => {
  it('shows what would have been sent, newest first', async () => {
    const catcher = new OutboxCatcher(folder);
    expect(await catcher.list()).toEqual([]);
    expect(await catcher.deliver(request(1))).toMatchObject({ outcome: 'delivered' });
    await catcher.deliver(request(2));
    const [second, first] = await catcher.list();
    expect(first).toEqual({
      messageId: '<message-1@brightloan.example>',
      from: 'ada@brightloan.example',
      to: ['query-1@relay.example'],
      subject: 'Übrigens 1',
      text: 'Grüße,\nAda\n',
      raw: request(1).bytes.toString('latin1'),
    });
    expect(second?.subject).toBe('Übrigens 2');
  });

  it('keeps its mails over a restart, and several processes see the same', async () => {
    await new OutboxCatcher(folder).deliver(request(1));
    const other = new OutboxCatcher(folder);
    expect(await other.list()).toHaveLength(1);
    await new OutboxCatcher(folder).deliver(request(2));
    expect((await other.list()).map(({ messageId }) => messageId)).toEqual([
      '<message-2@brightloan.example>',
      '<message-1@brightloan.example>',
    ]);
  });

  it('keeps the newest when there are too many', async () => {
    const catcher = new OutboxCatcher(folder, 3);
    await Promise.all([1, 2, 3, 4, 5].map((n) => catcher.deliver(request(n))));
    expect((await catcher.list()).map(({ subject }) => subject)).toEqual(['Übrigens 5', 'Übrigens 4', 'Übrigens 3']);
  });

  it('honours the mark as a real server would', async () => {
    const catcher = new OutboxCatcher(folder);
    expect(await catcher.deliver(request(1, async () => false))).toEqual({ outcome: 'not-handed-over', reason: 'stopped' });
    expect(await catcher.deliver(request(1, async () => Promise.reject(new Error('no database'))))).toEqual({
      outcome: 'not-handed-over',
      reason: 'mark-failed',
    });
    expect(await catcher.list()).toEqual([]);
  });

  it('is not confused by other files or a half-written one', async () => {
    const catcher = new OutboxCatcher(folder);
    await catcher.deliver(request(1));
    await writeFile(join(folder, '000000002-0123abcd.json.tmp'), '{"half');
    await writeFile(join(folder, 'notes.txt'), 'x');
    expect(await new OutboxCatcher(folder).list()).toHaveLength(1);
  });
});
