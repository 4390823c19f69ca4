import {
  type BuiltPitch,
  type Desk,
  type PitchOptions,
  type TestDatabase,
  aBrand,
  aDesk,
  aMailbox,
  aPitch,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import { viewPitch } from '@sourcedesk/data';
import type { OutboxId } from '@sourcedesk/domain/ids';
import { type Delivery, type DeliveryRequest, type MailTransport, SmtpTransport } from '@sourcedesk/platform/mail';
import { type Opener, newPair, opener, sealer } from '@sourcedesk/platform/secrets';
import { type SmtpDouble, type SmtpDoubleOptions, startSmtpDouble } from '../../../../test/support/smtp-double';
import type { Fault } from '../../../../test/support/smtp-faults';
import { DeliveryService } from './delivery';
import { MailboxAccess } from './mailbox-access';
import { nextAttempt } from './next-attempt';
import { SendingService } from './sending.service';
import { usualSendingTiming } from './sending-timing';

const minute = 60_000;
const keys = newPair();
const reader = opener(keys.privateKey);

let db: TestDatabase;
let desk: Desk;
let sending: SendingService;
let double: SmtpDouble | undefined;
let transport: SmtpTransport | undefined;
beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, connections: 8 });
  sending = new SendingService(db.api);
});
afterAll(() => db?.close());
beforeEach(async () => {
  db.clock.set('2026-11-02T09:00:00Z');
  desk = await aDesk(db);
});
afterEach(async () => {
  await transport?.close();
  await double?.close();
  double = transport = undefined;
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const stored = async ({ id }: Pick<BuiltPitch, 'id'>) => (await db.admin.query('select * from app.pitch where id = $1', [id])).rows[0];
const outboxOf = async ({ id }: Pick<BuiltPitch, 'id'>) =>
  (await db.admin.query('select * from app.outbox_message where pitch_id = $1 order by id', [id])).rows;
const jobsOf = async (outboxId: string | null) =>
  (await db.admin.query('select run_at from graphile_worker._private_jobs where key = $1', [`${desk.agencyId}:deliver:${outboxId}`])).rows;
const placeOf = (pitch: BuiltPitch, outboxId: string | null = pitch.outboxId) => ({
  agencyId: desk.agencyId,
  pitchId: pitch.id,
  outboxId: outboxId as OutboxId,
});

/** A worker that sends through `by`; the mail server of the tests unless told. */
function worker(by: Pick<MailTransport, 'deliver'> = transport as SmtpTransport, open: Opener = reader): DeliveryService {
  return new DeliveryService(db.worker, new MailboxAccess(open), by as MailTransport);
}

/** A mail server that does `faults` in turn, and the brand's mailbox on it. */
async function serve(faults: (Fault | null)[] = [], options: SmtpDoubleOptions = {}): Promise<SmtpDouble> {
  double = await startSmtpDouble({ plan: (n) => faults[n] ?? null, ...options });
  transport = new SmtpTransport({ allowHosts: [`127.0.0.1:${double.port}`] });
  await aMailbox(desk, { host: '127.0.0.1', port: double.port, security: 'none' });
  return double;
}

/** A scheduled pitch whose undo window is over. */
const due = (options: PitchOptions = {}) => aPitch(desk, { state: 'scheduled', sendAt: new Date('2026-11-02T08:59:00Z'), ...options });

/** A mail server of which the test says when it hears the message and what it answers. */
function slowServer() {
  const asked: { request: DeliveryRequest; answer: (delivery: Delivery) => void }[] = [];
  let wake = (): void => undefined;
  return {
    async deliver(request: DeliveryRequest): Promise<Delivery> {
      return new Promise((answer) => {
        asked.push({ request, answer });
        wake();
      });
    },
    async hears(): Promise<(typeof asked)[number]> {
      while (asked.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return asked.shift() as (typeof asked)[number];
    },
  };
}
const yes: Delivery = { outcome: 'delivered', response: '250 2.0.0 accepted' };

describe('a delivery', () => {
  it('hands over the frozen bytes to the one recipient, after the mark, and is sent', async () => {
    let marked: unknown;
    const pitch = await due();
    const server = await serve([], {
      onAccept: () => {
        marked = db.admin.query('select handover_at from app.outbox_message where id = $1', [pitch.outboxId]);
      },
    });
    await db.admin.query('update app.mailbox set host = $1, port = $2 where agency_id = $3', ['127.0.0.1', server.port, desk.agencyId]);
    await worker().deliver(placeOf(pitch));
    const [message] = await outboxOf(pitch);
    expect(server.accepted).toHaveLength(1);
    expect(server.accepted[0]).toMatchObject({ from: message.from_address, to: [message.recipient], messageId: message.message_id });
    expect(server.accepted[0]?.bytes.equals(message.bytes)).toBe(true);
    expect(await marked).toMatchObject({ rows: [{ handover_at: expect.any(Date) }] });
    expect(await stored(pitch)).toMatchObject({ state: 'sent', sent_at: new Date('2026-11-02T09:00:00Z') });
    expect(message).toMatchObject({ state: 'delivered', attempts: 1, problem: '', smtp: '250 2.0.0 accepted' });
    await worker().deliver(placeOf(pitch));
    expect(server.accepted).toHaveLength(1);
  });

  it('signs in with the password that only workers can open', async () => {
    const auth = { user: 'ines', pass: 'päss word' };
    await serve([], { auth });
    const pitch = await due();
    const place = { agencyId: desk.agencyId, table: 'mailbox', rowId: pitch.mailboxId as string, column: 'sealed_password' };
    await db.admin.query('update app.mailbox set username = $2, sealed_password = $3 where id = $1', [
      pitch.mailboxId,
      auth.user,
      sealer(keys.publicKey).seal(auth.pass, place),
    ]);
    await worker(undefined, opener(newPair().privateKey)).deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
    expect(await outboxOf(pitch)).toMatchObject([{ problem: expect.stringContaining('password cannot be read') }]);
    db.clock.advance(2 * minute);
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('waits until it is due', async () => {
    const server = await serve();
    const pitch = await due({ sendAt: new Date('2026-11-02T09:05:00Z') });
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled', version: pitch.version });
    expect(await jobsOf(pitch.outboxId)).toEqual([{ run_at: new Date('2026-11-02T09:05:00Z') }]);
    expect(server.connections).toBe(0);
  });

  it('does not happen once it was cancelled, even when an older job comes for it', async () => {
    const server = await serve();
    const pitch = await due();
    await sending.cancelSend(desk.editor, pitch.id);
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'approved' });
    expect(server.connections).toBe(0);
  });

  it('happens once when several workers come for it', async () => {
    const server = await serve();
    const pitch = await due();
    await Promise.all([worker(), worker(), worker()].map((each) => each.deliver(placeOf(pitch))));
    expect(server.accepted).toHaveLength(1);
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('and a cancel at the same moment: one of them wins, and both see the same', async () => {
    const server = await serve();
    for (let round = 0; round < 10; round++) {
      const before = server.accepted.length;
      const pitch = await due();
      const [cancelled] = await Promise.all([codeOf(sending.cancelSend(desk.editor, pitch.id)), worker().deliver(placeOf(pitch))]);
      const left = server.accepted.length - before;
      expect([cancelled, left, (await stored(pitch)).state]).toEqual(
        cancelled === 'no error' ? ['no error', 0, 'approved'] : ['wrong-state', 1, 'sent'],
      );
    }
  });
});

describe('a mail server that fails', () => {
  const waits: [string, Fault, object][] = [
    [
      'refuses for now',
      { kind: 'reply', stage: 'rcpt', code: 451 },
      { smtp: '451 4.3.0', problem: 'The mail server did not accept the recipient.' },
    ],
    ['refuses the message for now', { kind: 'reply', stage: 'dot', code: 451 }, { smtp: '451 4.3.0' }],
    ['hangs up before the message', { kind: 'drop', stage: 'data' }, { problem: 'The connection to the mail server was lost.' }],
    ['talks nonsense', { kind: 'garbage', stage: 'mail' }, { problem: 'The mail server gave an answer that is none.' }],
  ];
  it.each(waits)('%s: the message waits for the next attempt', async (_, fault, row) => {
    const server = await serve([fault]);
    const pitch = await due();
    await worker().deliver(placeOf(pitch));
    const next = new Date('2026-11-02T09:01:00Z');
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled', send_at: next });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'waiting', due_at: next, handover_at: null, attempts: 1, ...row }]);
    expect(await jobsOf(pitch.outboxId)).toEqual([{ run_at: next }]);
    db.clock.set(next);
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
    expect(server.accepted).toHaveLength(1);
  });

  it('refuses for good: the pitch has failed, with what the server said', async () => {
    const server = await serve([{ kind: 'reply', stage: 'rcpt', code: 550 }]);
    const pitch = await due();
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'failed' });
    expect(await outboxOf(pitch)).toMatchObject([
      { state: 'failed', smtp: '550 5.1.1', problem: 'The mail server did not accept the recipient.' },
    ]);
    const retried = await sending.retry(desk.editor, pitch.id, undefined, 'They made room.');
    db.clock.advance(minute);
    const [, second] = await outboxOf(pitch);
    await worker().deliver(placeOf(pitch, second.id));
    expect(retried.state).toBe('scheduled');
    expect(server.accepted).toHaveLength(1);
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it.each<[Fault, number]>([
    [{ kind: 'lost-reply' }, 1],
    [{ kind: 'drop', stage: 'dot' }, 0],
    [{ kind: 'garbage', stage: 'dot' }, 0],
  ])('says nothing to be sure of after the message (%j): nobody knows, and it is not sent again by itself', async (fault, accepted) => {
    const server = await serve([fault]);
    const pitch = await due();
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'uncertain' });
    expect(await outboxOf(pitch)).toMatchObject([
      { state: 'uncertain', handover_at: expect.any(Date), problem: expect.stringContaining('nobody knows whether it arrived') },
    ]);
    await worker().deliver(placeOf(pitch));
    await worker().recover(placeOf(pitch));
    expect(server.accepted).toHaveLength(accepted);
    expect(await jobsOf(pitch.outboxId)).toEqual([]);
  });

  it('leaves the last attempt shortly before the deadline, and then gives up', async () => {
    await serve(Array.from({ length: 9 }, () => ({ kind: 'reply', stage: 'rcpt', code: 451 })));
    const pitch = await due({ query: { deadlineAt: '2026-11-02T09:10:00Z' } });
    const tries: string[] = [];
    for (let state = 'scheduled'; state === 'scheduled'; state = (await stored(pitch)).state) {
      const at = (await outboxOf(pitch))[0].due_at;
      if (at > db.clock.now()) db.clock.set(at);
      tries.push(db.clock.now().toISOString().slice(11, 16));
      await worker().deliver(placeOf(pitch));
    }
    expect(tries).toEqual(['09:00', '09:01', '09:06', '09:08']);
    expect(await outboxOf(pitch)).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('No further attempt fits before the deadline.') },
    ]);
  });

  it.each([
    [1, null, 60],
    [2, null, 300],
    [11, null, 3600],
    [12, null, null],
    [1, 61, 60],
    [1, 60, null],
    [2, 300, 180],
    [2, 150, 30],
    [2, 149, null],
  ])('after %i attempts and with %p seconds to the deadline waits %p seconds', (attempts, toDeadline, expected) => {
    const now = new Date('2026-11-02T09:00:00Z');
    const after = (seconds: number | null) => seconds && new Date(now.getTime() + seconds * 1000);
    expect(nextAttempt(attempts, now, after(toDeadline) || null, usualSendingTiming.waits)).toEqual(after(expected));
  });
});

describe('the deadline', () => {
  it('misses a pitch that was due too late, or gives it back where the deadline is not exact', async () => {
    const server = await serve();
    const query = { deadlineAt: '2026-11-02T09:00:00Z' };
    const exact = await due({ query });
    await worker().deliver(placeOf(exact));
    expect(await stored(exact)).toMatchObject({ state: 'missed', send_at: null });
    expect(await outboxOf(exact)).toMatchObject([{ state: 'cancelled', problem: 'The deadline passed before the message could leave.' }]);
    const day = await due({ query: { ...query, certainty: 'date-only' } });
    await worker().deliver(placeOf(day));
    expect(await stored(day)).toMatchObject({ state: 'approved', send_at: null });
    expect(await outboxOf(day)).toMatchObject([{ state: 'frozen' }]);
    expect(server.connections).toBe(0);
    const lifted = await due({ query, deadlineOverride: new Date('2026-11-02T10:00:00Z') });
    await worker().deliver(placeOf(lifted));
    expect(await stored(lifted)).toMatchObject({ state: 'sent' });
  });

  it('stops a message that is on its way when it passes', async () => {
    const pitch = await due({ query: { deadlineAt: '2026-11-02T09:00:30Z' } });
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    db.clock.advance(30_000);
    expect(await request.beforeLastChunk()).toBe(false);
    answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'failed' });
  });
});

describe('a hold, and a paused brand', () => {
  const hold = () => db.admin.query(`select app.hold_sending('The database was restored.')`);
  beforeEach(() => db.admin.query('select app.adopt_identity()'));
  afterEach(() => db.admin.query('update app.installation set held_since = null; select app.adopt_identity()'));

  it('lets nothing leave until it is released', async () => {
    const server = await serve();
    const pitch = await due();
    await hold();
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled', version: pitch.version });
    expect(await jobsOf(pitch.outboxId)).toHaveLength(1);
    expect(server.connections).toBe(0);
    await sending.releaseHold(desk.manager);
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('stops a message that is on its way', async () => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    await hold();
    expect(await request.beforeLastChunk()).toBe(false);
    answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'waiting', possibly_sent: true }]);
  });

  it('stops the message of a brand that ends while it is on its way, and gives it back to the editors', async () => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    await db.admin.query(`update app.brand set status = 'ended' where id = $1`, [pitch.brandId]);
    expect(await request.beforeLastChunk()).toBe(false);
    answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await done;
    db.clock.advance(minute);
    await worker(server).deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'approved' });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'frozen', handover_at: null }]);
  });

  it.each(['timeline = timeline + 1', `system_identifier = '1'`])(
    'holds a message that is on its way when another server answers in place of the known one (%s)',
    async (other) => {
      const pitch = await due();
      const server = slowServer();
      const done = worker(server).deliver(placeOf(pitch));
      const { request, answer } = await server.hears();
      await db.admin.query(`update app.installation set ${other}`);
      expect(await request.beforeLastChunk()).toBe(false);
      answer({ outcome: 'not-handed-over', reason: 'stopped' });
      await done;
      expect(await sending.state(desk.editor)).toMatchObject({ held: true, reason: 'The database is another one than before.' });
      db.clock.advance(minute);
      await worker(server).deliver(placeOf(pitch));
      expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
    },
  );

  it('gives a message back to the editors whose brand was paused while it was being tried', async () => {
    const server = await serve();
    const pitch = await due({ brandId: await aBrand(desk, { status: 'paused' }) });
    await worker().deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'approved' });
    expect(server.connections).toBe(0);
  });
});

describe('a sender who changes while a message is on its way', () => {
  it.each([
    ['mailbox', (pitch: BuiltPitch) => [`update app.mailbox set address = 'other@birch.example' where id = $1`, pitch.mailboxId]],
    ['expert', (pitch: BuiltPitch) => [`update app.profile set name = 'Ines Falk-Meyer' where id = $1`, pitch.profileId]],
  ] as const)('has it reviewed anew instead of tried again (%s)', async (_, change) => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { answer } = await server.hears();
    const [sql, id] = change(pitch);
    await db.admin.query(sql as string, [id]);
    answer({ outcome: 'refused', code: 451, enhanced: null, stage: 'rcpt', permanent: false });
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
    db.clock.advance(minute);
    await worker(server).deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'in_review', approved_by: null, send_at: null });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'cancelled', problem: expect.stringContaining('sender or the recipient') }]);
  });
});

describe('a worker that falls silent', () => {
  it('before the mark: the message waits again, and the old worker cannot send it any more', async () => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    await worker().recover(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'sending' });
    db.clock.advance(12 * minute);
    await worker().recover(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
    expect(await request.beforeLastChunk()).toBe(false);
    answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await done;
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'waiting', due_at: new Date('2026-11-02T09:13:00Z') }]);
  });

  it('and a new pick-up by the same process is another one', async () => {
    const pitch = await due();
    const server = slowServer();
    const one = worker(server);
    const done = one.deliver(placeOf(pitch));
    const first = await server.hears();
    db.clock.advance(12 * minute);
    await one.recover(placeOf(pitch));
    db.clock.advance(minute);
    const again = one.deliver(placeOf(pitch));
    const second = await server.hears();
    expect(await first.request.beforeLastChunk()).toBe(false);
    first.answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await done;
    expect(await second.request.beforeLastChunk()).toBe(true);
    second.answer(yes);
    await again;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('after the mark: nobody knows, until its late answer is proof', async () => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    expect(await request.beforeLastChunk()).toBe(true);
    db.clock.advance(12 * minute);
    await worker().recover(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'uncertain' });
    answer(yes);
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }]);
  });

  it('and is proved right while a second attempt waits: the second never leaves', async () => {
    const { pitch, first, done } = await sentAgain();
    first.answer(yes);
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
    const [, second] = await outboxOf(pitch);
    expect(second).toMatchObject({ state: 'cancelled' });
    db.clock.advance(minute);
    const server = slowServer();
    await worker(server).deliver(placeOf(pitch, second.id));
  });

  it('and is proved right while a second attempt is on its way: that one is stopped before its last chunk', async () => {
    const { pitch, first, done } = await sentAgain();
    const [, row] = await outboxOf(pitch);
    db.clock.advance(minute);
    const server = slowServer();
    const again = worker(server).deliver(placeOf(pitch, row.id));
    const second = await server.hears();
    first.answer(yes);
    await done;
    expect(await second.request.beforeLastChunk()).toBe(false);
    second.answer({ outcome: 'not-handed-over', reason: 'stopped' });
    await again;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }, { state: 'cancelled' }]);
  });

  it('and is proved right while the worker of a second attempt has died: nothing is left over', async () => {
    const { pitch, first, done } = await sentAgain();
    const [, row] = await outboxOf(pitch);
    db.clock.advance(minute);
    const server = slowServer();
    void worker(server).deliver(placeOf(pitch, row.id));
    await server.hears();
    first.answer(yes);
    await done;
    db.clock.advance(12 * minute);
    await worker().recover(placeOf(pitch, row.id));
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }, { state: 'cancelled', lease_until: null }]);
  });

  it('is not shown as failed when a second attempt is refused, nor missed when it came too late', async () => {
    const refused = await sentAgain();
    const [, row] = await outboxOf(refused.pitch);
    db.clock.advance(minute);
    const server = slowServer();
    const again = worker(server).deliver(placeOf(refused.pitch, row.id));
    const second = await server.hears();
    second.answer({ outcome: 'refused', code: 550, enhanced: null, stage: 'rcpt', permanent: true });
    await again;
    expect(await stored(refused.pitch)).toMatchObject({ state: 'uncertain' });
    expect(await outboxOf(refused.pitch)).toMatchObject([
      { state: 'uncertain' },
      { state: 'failed', problem: expect.stringContaining('may have arrived') },
    ]);
    refused.first.answer(yes);
    await refused.done;
    expect(await stored(refused.pitch)).toMatchObject({ state: 'sent' });

    const late = await sentAgain();
    db.clock.advance(2 * 86_400_000);
    await worker(server).deliver(placeOf(late.pitch, (await outboxOf(late.pitch))[1].id));
    expect(await stored(late.pitch)).toMatchObject({ state: 'uncertain' });
  });

  const second = async (pitch: BuiltPitch) => (await outboxOf(pitch)).at(-1);
  const endBrand = (pitch: BuiltPitch) => db.admin.query(`update app.brand set status = 'ended' where id = $1`, [pitch.brandId]);
  const ends: [string, (pitch: BuiltPitch) => Promise<unknown>][] = [
    ['an editor stops the second attempt', (pitch) => sending.cancelSend(desk.editor, pitch.id)],
    [
      'the brand has ended when the second attempt is due',
      async (pitch) => {
        await endBrand(pitch);
        db.clock.advance(minute);
        await worker(slowServer()).deliver(placeOf(pitch, (await second(pitch)).id));
      },
    ],
    [
      'the deadline passes before the second attempt leaves',
      async (pitch) => {
        db.clock.advance(2 * 86_400_000);
        await worker(slowServer()).deliver(placeOf(pitch, (await second(pitch)).id));
      },
    ],
    [
      'the brand ends while the second attempt waits for its next try',
      async (pitch) => {
        db.clock.advance(minute);
        const refuses = { deliver: async (): Promise<Delivery> => ({ outcome: 'not-handed-over', reason: 'connect' }) };
        await worker(refuses).deliver(placeOf(pitch, (await second(pitch)).id));
        await endBrand(pitch);
        db.clock.advance(minute);
        await worker(refuses).deliver(placeOf(pitch, (await second(pitch)).id));
      },
    ],
  ];
  it.each(ends)('and %s: nobody knows more than before, until late proof settles the pitch', async (_, end) => {
    const { pitch, first, done } = await sentAgain();
    await end(pitch);
    expect(await stored(pitch)).toMatchObject({ state: 'uncertain', may_have_arrived: true, approved_by: desk.userId('editor') });
    expect(await outboxOf(pitch)).toMatchObject([
      { state: 'uncertain', handover_at: expect.any(Date) },
      { state: 'cancelled', handover_at: null },
    ]);
    expect((await sendingState(pitch)).problem).toContain('after handing the message over');
    first.answer(yes);
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'sent', may_have_arrived: false, sent_at: db.clock.now() });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }, { state: 'cancelled' }]);
    expect(await sendingState(pitch)).toMatchObject({ deliveredAt: db.clock.now().toISOString(), problem: '' });
  });

  it('twice, and is proved right about one of them: of the other nobody asks any more', async () => {
    const { pitch, first, done } = await sentAgain();
    db.clock.advance(minute);
    const server = slowServer();
    const again = worker(server).deliver(placeOf(pitch, (await second(pitch)).id));
    const { request, answer } = await server.hears();
    expect(await request.beforeLastChunk()).toBe(true);
    answer({ outcome: 'unknown', reason: 'lost' });
    await again;
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'uncertain' }, { state: 'uncertain' }]);
    first.answer(yes);
    await done;
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }, { state: 'cancelled' }]);
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('and is proved right against the word of a person that it had not arrived, while nothing came of that word', async () => {
    const { pitch, first, done } = await sentAgain();
    await sending.cancelSend(desk.editor, pitch.id);
    await sending.confirmFailed(desk.manager, pitch.id, undefined, 'She has not got it.');
    expect(await stored(pitch)).toMatchObject({ state: 'failed', may_have_arrived: false });
    first.answer(yes);
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }, { state: 'cancelled' }]);
  });

  /** What the pages say of the message. */
  const sendingState = async ({ id }: Pick<BuiltPitch, 'id'>) =>
    (await db.api.run(desk.editor, (tx) => viewPitch(tx, id))).delivery as { problem: string; deliveredAt: string | null };

  /** A pitch whose first attempt was given up as uncertain and sent again, and that attempt's server still to answer. */
  async function sentAgain() {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const first = await server.hears();
    await first.request.beforeLastChunk();
    db.clock.advance(12 * minute);
    await worker().recover(placeOf(pitch));
    await sending.sendAgain(desk.manager, pitch.id, undefined, 'Not in the Sent folder.');
    return { pitch, first, done };
  }
});

describe('a database that goes away', () => {
  const killConnections = () =>
    db.admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and usename = $2',
      [db.name, 'sourcedesk_seeder'],
    );

  it('while the server answers: the answer is kept and written down afterwards', async () => {
    const pitch = await due();
    const server = slowServer();
    const done = worker(server).deliver(placeOf(pitch));
    const { request, answer } = await server.hears();
    await request.beforeLastChunk();
    await killConnections();
    answer(yes);
    await done;
    expect(await stored(pitch)).toMatchObject({ state: 'sent' });
  });

  it('before the mark: nothing leaves, and the message waits', async () => {
    const pitch = await due();
    const closed: MailTransport['deliver'] = async ({ beforeLastChunk }) => {
      await killConnections();
      const may = await beforeLastChunk().catch(() => null);
      return may ? yes : { outcome: 'not-handed-over', reason: 'mark-failed' };
    };
    await worker({ deliver: closed }).deliver(placeOf(pitch));
    expect((await stored(pitch)).state).toMatch(/^(scheduled|sent)$/);
  });

  it('and a transport that breaks: nothing was handed over without the mark', async () => {
    const pitch = await due();
    const broken: MailTransport['deliver'] = async () => {
      throw new RangeError('the message is not 7-bit');
    };
    await worker({ deliver: broken }).deliver(placeOf(pitch));
    expect(await stored(pitch)).toMatchObject({ state: 'scheduled' });
  });
});
