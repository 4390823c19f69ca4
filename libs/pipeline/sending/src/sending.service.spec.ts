import { pitch as pitchShape } from '@sourcedesk/contracts/drafting';
import { pitchReply, replies as repliesShape } from '@sourcedesk/contracts/sending';
import {
  type BuiltPitch,
  type Desk,
  type PitchOptions,
  type TestDatabase,
  aBrand,
  aDesk,
  aMember,
  aPitch,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import { transition } from '@sourcedesk/data';
import { RepliesService } from './replies.service';
import { SendingService } from './sending.service';

let db: TestDatabase;
let desk: Desk;
let sending: SendingService;
let replies: RepliesService;
beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, connections: 8 });
  sending = new SendingService(db.api);
  replies = new RepliesService(db.api);
});
afterAll(() => db?.close());
beforeEach(async () => {
  db.clock.set('2026-11-02T09:00:00Z');
  desk = await aDesk(db);
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const approved = (options: PitchOptions = {}) => aPitch(desk, { state: 'approved', ...options });
const schedule = ({ id, version }: BuiltPitch, at?: string, ctx = desk.editor) => sending.schedule(ctx, id, version, at);
const stored = async ({ id }: Pick<BuiltPitch, 'id'>) => (await db.admin.query('select * from app.pitch where id = $1', [id])).rows[0];
const outboxOf = async ({ id }: Pick<BuiltPitch, 'id'>) =>
  (await db.admin.query('select * from app.outbox_message where pitch_id = $1 order by id', [id])).rows;
const jobsOf = async (outboxId: string) =>
  (
    await db.admin.query('select run_at, payload from graphile_worker._private_jobs where key = $1', [
      `${desk.agencyId}:deliver:${outboxId}`,
    ])
  ).rows;

describe('scheduling', () => {
  it('holds the message for the undo window, with its Date stamped and its bytes frozen', async () => {
    const pitch = await approved();
    const scheduled = await schedule(pitch);
    expect(pitchShape.parse(scheduled)).toMatchObject({ state: 'scheduled', sendAt: '2026-11-02T09:00:30.000Z' });
    const [message] = await outboxOf(pitch);
    expect(message).toMatchObject({
      id: pitch.outboxId,
      state: 'waiting',
      dated_at: new Date('2026-11-02T09:00:00Z'),
      due_at: new Date('2026-11-02T09:00:30Z'),
    });
    const bytes = message.bytes.toString('latin1');
    expect(bytes).toContain(`Message-ID: ${message.message_id}\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\n`);
    expect(bytes).toContain(`From: "Dr. Ines Falk" <${message.from_address}>\r\nTo: ${message.recipient}\r\n`);
    expect(await jobsOf(message.id)).toEqual([
      { run_at: new Date('2026-11-02T09:00:30Z'), payload: { agencyId: desk.agencyId, pitchId: pitch.id, outboxId: message.id } },
    ]);
  });

  it('waits as long as the agency wants, or until a chosen time', async () => {
    desk = await aDesk(db, { undoSeconds: 0 });
    expect(await schedule(await approved())).toMatchObject({ sendAt: '2026-11-02T09:00:00.000Z' });
    expect(await schedule(await approved(), '2026-11-02T17:00:00Z')).toMatchObject({ sendAt: '2026-11-02T17:00:00.000Z' });
    await expect(schedule(await approved(), '2026-11-02T08:59:59Z')).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ pointer: '/at' }],
    });
  });

  it('refuses to leave after the deadline, unless an editor lifted it', async () => {
    const query = { deadlineAt: '2026-11-02T09:00:30Z' };
    expect(await codeOf(schedule(await approved({ query })))).toBe('deadline-passed');
    expect(await codeOf(schedule(await approved({ query: { deadlineAt: '2026-11-02T12:00:00Z' } }), '2026-11-02T12:00:00Z'))).toBe(
      'deadline-passed',
    );
    expect(await codeOf(schedule(await approved({ query: { ...query, certainty: 'date-only' } })))).toBe('deadline-passed');
    expect(await codeOf(schedule(await approved({ query: { ...query, certainty: 'unclear' } })))).toBe('no error');
    expect(await codeOf(schedule(await approved({ query: { deadlineAt: null } })))).toBe('no error');
    expect(await codeOf(schedule(await approved({ query, deadlineOverride: new Date('9999-12-31T00:00:00Z') })))).toBe('no error');
    expect(await codeOf(schedule(await approved({ query, deadlineOverride: new Date('2026-11-02T09:00:10Z') })))).toBe('deadline-passed');
  });

  it('refuses a paused or ended brand, a query answered on a web page, a VA, a stranger and a stale version', async () => {
    for (const status of ['paused', 'ended'] as const)
      expect(await codeOf(schedule(await approved({ brandId: await aBrand(desk, { status }) })))).toBe('brand-paused');
    expect(await codeOf(schedule(await approved({ query: { replyKind: 'link' } })))).toBe('wrong-state');
    const pitch = await approved();
    expect(await codeOf(schedule(pitch, undefined, desk.va))).toBe('forbidden');
    expect(await codeOf(schedule(pitch, undefined, (await aDesk(db)).owner))).toBe('not-found');
    expect(await codeOf(sending.schedule(desk.editor, pitch.id, undefined, undefined))).toBe('version-required');
    expect(await codeOf(sending.schedule(desk.editor, pitch.id, pitch.version - 1, undefined))).toBe('stale-version');
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'frozen', bytes: null }]);
  });
});

describe('a brand that is paused at the same moment', () => {
  const acts: [string, PitchOptions['state'], (id: BuiltPitch) => Promise<unknown>][] = [
    ['scheduling', 'approved', (pitch) => schedule(pitch)],
    ['trying again', 'failed', ({ id }) => sending.retry(desk.editor, id, undefined, 'x')],
    ['sending again', 'uncertain', ({ id }) => sending.sendAgain(desk.manager, id, undefined, 'x')],
  ];
  it.each(acts)('is seen by %s, which had waited for it', async (_, state, act) => {
    const pitch = await aPitch(desk, { state });
    const pause = await db.admin.connect();
    await pause.query('begin');
    await pause.query(`update app.brand set status = 'ended' where id = $1`, [pitch.brandId]);
    await pause.query('select from app.pitch where id = $1 for update', [pitch.id]);
    const acting = codeOf(act(pitch));
    const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
    while ((await db.admin.query(waits, [db.name])).rowCount === 0);
    await pause.query('commit');
    pause.release();
    expect(await acting).toBe('brand-paused');
    expect(await stored(pitch)).toMatchObject({ state, version: pitch.version });
  });
});

describe('undoing', () => {
  it('takes the message back, which then waits for the next schedule with a new Date', async () => {
    const pitch = await approved();
    await schedule(pitch);
    const cancelled = await sending.cancelSend(desk.editor, pitch.id);
    expect(cancelled).toMatchObject({ state: 'approved', sendAt: null, delivery: { nextAttemptAt: null } });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'frozen', bytes: null, due_at: null }]);
    db.clock.advance(600_000);
    await sending.schedule(desk.editor, pitch.id, cancelled.version, undefined);
    const [message, ...others] = await outboxOf(pitch);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ state: 'waiting', fence: 1, dated_at: new Date('2026-11-02T09:10:00Z') });
    expect(await jobsOf(message.id)).toMatchObject([{ run_at: new Date('2026-11-02T09:10:30Z') }]);
  });

  it('comes too late for what is being sent, and is not for VAs', async () => {
    const pitch = await aPitch(desk, { state: 'sending' });
    expect(await codeOf(sending.cancelSend(desk.editor, pitch.id))).toBe('wrong-state');
    const waiting = await aPitch(desk, { state: 'scheduled' });
    expect(await codeOf(sending.cancelSend(desk.va, waiting.id))).toBe('forbidden');
    expect(await codeOf(sending.cancelSend(desk.editor, waiting.id, waiting.version + 1))).toBe('stale-version');
  });
});

describe('after a failure', () => {
  it('tries again with the same bytes and Message-ID, and keeps the failed row as evidence', async () => {
    const pitch = await aPitch(desk, { state: 'failed' });
    expect(await codeOf(sending.retry(desk.editor, pitch.id, undefined, ''))).toBe('invalid');
    expect(await codeOf(sending.retry(desk.va, pitch.id, undefined, 'x'))).toBe('forbidden');
    db.clock.advance(3_600_000);
    expect(await sending.retry(desk.editor, pitch.id, undefined, 'The mailbox was full.')).toMatchObject({ state: 'scheduled' });
    const [failed, again] = await outboxOf(pitch);
    expect(failed).toMatchObject({ state: 'failed', smtp: '550' });
    expect(again).toMatchObject({
      state: 'waiting',
      attempt_of: failed.id,
      message_id: failed.message_id,
      dated_at: failed.dated_at,
      attempts: 0,
    });
    expect(again.bytes.equals(failed.bytes)).toBe(true);
    expect(await jobsOf(again.id)).toHaveLength(1);
  });

  it('does not try again for a paused brand or after the deadline', async () => {
    const paused = await aPitch(desk, { state: 'failed', brandId: await aBrand(desk, { status: 'paused' }) });
    expect(await codeOf(sending.retry(desk.editor, paused.id, undefined, 'x'))).toBe('brand-paused');
    const late = await aPitch(desk, { state: 'failed', query: { deadlineAt: '2026-11-02T09:00:10Z' } });
    expect(await codeOf(sending.retry(desk.editor, late.id, undefined, 'x'))).toBe('deadline-passed');
    expect(await outboxOf(late)).toMatchObject([{ state: 'failed' }]);
  });
});

describe('when nobody knows', () => {
  it('is sent again by a manager alone, with a reason, under the same Message-ID', async () => {
    const pitch = await aPitch(desk, { state: 'uncertain' });
    expect(await codeOf(sending.sendAgain(desk.editor, pitch.id, undefined, 'x'))).toBe('forbidden');
    expect(await codeOf(sending.sendAgain(desk.manager, pitch.id, undefined, ' '))).toBe('invalid');
    expect(await sending.sendAgain(desk.manager, pitch.id, undefined, 'Not in the Sent folder.')).toMatchObject({ state: 'scheduled' });
    const [first, second] = await outboxOf(pitch);
    expect([first, second]).toMatchObject([
      { state: 'uncertain' },
      { state: 'waiting', attempt_of: first.id, message_id: first.message_id },
    ]);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(await codeOf(sending.sendAgain(desk.manager, pitch.id, undefined, 'x'))).toBe('wrong-state');
  });

  it.each(['mailbox', 'profile', 'query'] as const)('is not sent again once its %s is another than it was approved with', async (table) => {
    const pitch = await aPitch(desk, { state: 'uncertain' });
    const change = {
      mailbox: `address = 'other@birch.example'`,
      profile: `name = 'Ines Falk-Meyer'`,
      query: `reply_address = 'x@relay.example'`,
    };
    const ids = { mailbox: pitch.mailboxId, profile: pitch.profileId, query: pitch.queryId };
    await db.admin.query(`update app.${table} set ${change[table]} where id = $1`, [ids[table]]);
    await expect(sending.sendAgain(desk.manager, pitch.id, undefined, 'x')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('has changed since this was approved'),
    });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'uncertain' }]);
  });

  it('is said by a manager alone not to have arrived, with a reason, and can then be tried again, reopened or left', async () => {
    const pitch = await aPitch(desk, { state: 'uncertain' });
    expect(await codeOf(sending.confirmFailed(desk.editor, pitch.id, undefined, 'x'))).toBe('forbidden');
    expect(await codeOf(sending.confirmFailed(desk.manager, pitch.id, undefined, ' '))).toBe('invalid');
    expect(await sending.confirmFailed(desk.manager, pitch.id, undefined, 'She has not got it.')).toMatchObject({
      state: 'failed',
      delivery: { problem: 'Somebody found out that it did not arrive.' },
      allowedActions: ['reopen', 'retry', 'withdraw'],
    });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'failed', handover_at: expect.any(Date) }]);
    expect(await sending.retry(desk.editor, pitch.id, undefined, 'Once more.')).toMatchObject({ state: 'scheduled' });
    expect(await sending.cancelSend(desk.editor, pitch.id)).toMatchObject({ state: 'approved' });
  });

  it('is confirmed or denied as one message, however often it was tried', async () => {
    const tried = async () => aPitch(desk, { state: 'uncertain', sentAgain: true });
    const sent = await tried();
    await sending.confirmSent(desk.manager, sent.id, undefined, 'She answered.');
    expect(await outboxOf(sent)).toMatchObject([{ state: 'cancelled' }, { state: 'delivered' }]);
    const failed = await tried();
    await sending.confirmFailed(desk.manager, failed.id, undefined, 'She has not got it.');
    expect(await outboxOf(failed)).toMatchObject([{ state: 'cancelled' }, { state: 'failed' }]);
  });

  it('and it was sent again, it is neither reopened nor withdrawn before a manager has said whether it arrived', async () => {
    const pitch = await aPitch(desk, { state: 'scheduled', sentAgain: true });
    const refusal = {
      code: 'wrong-state',
      message: expect.stringContaining('Stop the sending, and have a manager say whether it arrived'),
    };
    for (const action of ['reopen', 'withdraw'] as const)
      await expect(
        db.api.run(desk.owner, (tx) => transition(desk.owner, tx, pitch.id, action, { reason: 'They answered elsewhere.' })),
      ).rejects.toMatchObject(refusal);
    const stopped = await sending.cancelSend(desk.editor, pitch.id);
    expect(stopped).toMatchObject({ state: 'uncertain', sendAt: null, allowedActions: [] });
    expect(await sending.sendAgain(desk.manager, pitch.id, undefined, 'Now.')).toMatchObject({ state: 'scheduled' });
    expect((await outboxOf(pitch)).map(({ state }) => state)).toEqual(['uncertain', 'cancelled', 'waiting']);
  });

  it('is confirmed as sent by a manager alone, with a reason', async () => {
    const pitch = await aPitch(desk, { state: 'uncertain' });
    expect(await codeOf(sending.confirmSent(desk.editor, pitch.id, undefined, 'x'))).toBe('forbidden');
    expect(await sending.confirmSent(desk.owner, pitch.id, undefined, 'She answered.')).toMatchObject({
      state: 'sent',
      delivery: { deliveredAt: '2026-11-02T09:00:00.000Z', problem: '' },
    });
    expect(await stored(pitch)).toMatchObject({ sent_at: new Date('2026-11-02T09:00:00Z'), fence: 1 });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('submitting on a web page', () => {
  it.each(['link', 'form'] as const)('keeps the reference of what was pasted into a %s', async (replyKind) => {
    const pitch = await approved({ query: { replyKind } });
    expect(await sending.submitElsewhere(desk.editor, pitch.id, undefined, 'Receipt 4711')).toMatchObject({ state: 'sent' });
    expect(await stored(pitch)).toMatchObject({ elsewhere_reference: 'Receipt 4711', sent_at: new Date('2026-11-02T09:00:00Z') });
  });

  it('is not for queries answered by mail, nor for VAs unless the agency lets them', async () => {
    expect(await codeOf(sending.submitElsewhere(desk.editor, (await approved()).id, undefined, 'x'))).toBe('wrong-state');
    const pitch = await approved({ query: { replyKind: 'form' } });
    expect(await codeOf(sending.submitElsewhere(desk.va, pitch.id, undefined, 'x'))).toBe('forbidden');
    expect(await codeOf(sending.submitElsewhere(desk.client, pitch.id, undefined, 'x'))).toBe('forbidden');
    desk = await aDesk(db, { vaMaySubmitElsewhere: true });
    const allowed = await approved({ query: { replyKind: 'form' } });
    expect(await sending.submitElsewhere(desk.va, allowed.id, undefined, 'x')).toMatchObject({ state: 'sent' });
  });
});

describe('the hold after a restore', () => {
  const hold = () => db.admin.query(`select app.hold_sending('The database was restored.')`);

  it('shows what may have left already, until a manager releases it for the own agency', async () => {
    await db.admin.query('select app.adopt_identity()');
    expect(await sending.state(desk.editor)).toEqual({ held: false, reason: '', since: null, possiblySent: 0 });
    const other = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'scheduled' });
    await aPitch(desk, { state: 'sent' });
    await hold();
    expect(await sending.state(desk.editor)).toMatchObject({ held: true, reason: 'The database was restored.', possiblySent: 1 });
    expect(await codeOf(sending.releaseHold(desk.ctx('editor', 'sending.release')))).toBe('forbidden');
    expect(await sending.releaseHold(desk.ctx('manager', 'sending.release'))).toMatchObject({ held: false, possiblySent: 0 });
    expect(await outboxOf(pitch)).toMatchObject([{ possibly_sent: false }]);
    expect(await sending.state(other.editor)).toMatchObject({ held: true });
    const { rows } = await db.admin.query(`select actor from app.audit_entry where agency_id = $1 and action = 'sending.release'`, [
      desk.agencyId,
    ]);
    expect(rows).toEqual([{ actor: desk.userId('manager') }]);
  });
});

describe('what may have been sent before a restore', () => {
  it('stays marked when it is tried again, and is one pitch however often it was tried', async () => {
    await db.admin.query('select app.adopt_identity()');
    const pitch = await aPitch(desk, { state: 'sending' });
    await db.admin.query(`select app.hold_sending('The database was restored.')`);
    await db.worker.run(desk.system, async (tx) => {
      await transition(desk.system, tx, pitch.id, 'rejected');
      await tx.query(`update app.outbox_message set state = 'failed' where pitch_id = $1`, [pitch.id]);
    });
    expect(await sending.retry(desk.editor, pitch.id, undefined, 'The mailbox was full.')).toMatchObject({
      delivery: { possiblySent: true },
    });
    expect(await outboxOf(pitch)).toMatchObject([{ possibly_sent: true }, { possibly_sent: true }]);
    expect(await sending.state(desk.editor)).toMatchObject({ held: true, possiblySent: 1 });
  });
});

describe('replies', () => {
  const reply = { kind: 'interview', text: 'Could we talk on Tuesday?', at: '2026-11-02T08:00:00.000Z' } as const;

  it('are recorded beside the pitch, the latest first, and change no state', async () => {
    const pitch = await aPitch(desk, { state: 'sent' });
    const first = await replies.record(desk.editor, pitch.id, reply);
    expect(pitchReply.parse(first)).toMatchObject({ ...reply, by: 'Edda Edison' });
    await replies.record(desk.manager, pitch.id, { ...reply, kind: 'chosen', at: '2026-11-02T08:30:00.000Z' });
    const { items } = repliesShape.parse(JSON.parse(await replies.list(desk.editor, pitch.id, { limit: 50 })));
    expect(items.map(({ kind }) => kind)).toEqual(['chosen', 'interview']);
    expect(await stored(pitch)).toMatchObject({ state: 'sent', version: pitch.version });
  });

  it('are recorded while a second attempt waits: the first may have arrived', async () => {
    const pitch = await aPitch(desk, { state: 'scheduled', sentAgain: true });
    expect(await replies.record(desk.editor, pitch.id, reply)).toMatchObject({ kind: 'interview' });
    expect(await codeOf(replies.record(desk.editor, (await aPitch(desk, { state: 'scheduled' })).id, reply))).toBe('wrong-state');
  });

  it('need something sent, a time that has been, and a pitch of the own agency and brand', async () => {
    expect(await codeOf(replies.record(desk.editor, (await approved()).id, reply))).toBe('wrong-state');
    const pitch = await aPitch(desk, { state: 'sent' });
    expect(await codeOf(replies.record(desk.editor, pitch.id, { ...reply, at: '2026-11-02T09:00:01.000Z' }))).toBe('invalid');
    const stranger = await aDesk(db);
    const limited = await aMember(desk, { role: 'editor', brandIds: [] });
    for (const ctx of [stranger.owner, limited.ctx()]) {
      expect(await codeOf(replies.record(ctx, pitch.id, reply))).toBe('not-found');
      expect(await codeOf(replies.list(ctx, pitch.id, { limit: 50 }))).toBe('not-found');
    }
  });
});
