import {
  clientPitch as clientPitchShape,
  draftBody,
  pitch as pitchShape,
  pitchPage as pitchPageShape,
  queuePage as queuePageShape,
} from '@sourcedesk/contracts/drafting';
import type { Ctx } from '@sourcedesk/data';
import {
  type BuiltPitch,
  type Desk,
  type PitchOptions,
  type TestDatabase,
  aBrand,
  aDesk,
  aMatch,
  aMember,
  aPitch,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import { noDeadline } from '@sourcedesk/domain/checklist';
import type { PitchId } from '@sourcedesk/domain/ids';
import { DraftingJobs } from './drafting.jobs';
import { DraftingService } from './drafting.service';
import { onePitch, pitches } from './pitch-reads';
import { pitchHistory, pitchVersions, queuePage } from './drafting.queries';

const minute = 60_000;
const goodText = `A night train is a noisy room that moves. In our sleep laboratory two studies showed that ear plugs and a cool cabin help most,
and that a short walk before boarding shortens the time to fall asleep by a third.

Dr. Ines Falk, sleep researcher
Birch & Rowan
https://birch-rowan.example/ines-falk`;

let db: TestDatabase;
let desk: Desk;
let drafting: DraftingService;
beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, connections: 8 });
  drafting = new DraftingService(db.api);
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
const good = (options: PitchOptions = {}) => aPitch(desk, { subject: 'Sleep on night trains', text: goodText, ...options });
const stored = async ({ id }: Pick<BuiltPitch, 'id'>) => (await db.admin.query('select * from app.pitch where id = $1', [id])).rows[0];
const textsOf = async ({ id }: Pick<BuiltPitch, 'id'>) =>
  (await db.admin.query('select number, subject, body, kind, written_by from app.pitch_text where pitch_id = $1 order by number', [id]))
    .rows;
const draft = (ctx: Ctx, id: PitchId, version: number | undefined, body = 'Ear plugs.') =>
  drafting.save(ctx, id, version, { subject: 'Night trains', body });

const removeExpert = (id: string) => db.owner.query('update app.profile set removed_at = now() where id = $1', [id]);

describe('beginning a pitch', () => {
  it('makes the pitch of an accepted match, taken by the caller for twenty minutes', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    const { pitch, created } = await drafting.begin(desk.va, match.id);
    expect(created).toBe(true);
    expect(pitchShape.parse(pitch)).toMatchObject({
      state: 'drafting',
      version: 1,
      textVersion: 0,
      holder: { id: desk.userId('va'), name: 'Vito Valdes' },
      leaseUntil: '2026-11-02T09:20:00.000Z',
    });
    expect(pitch.allowedActions).toEqual(expect.arrayContaining(['release', 'submit', 'withdraw']));
  });

  it('answers the pitch again to who holds it, and to whoever finds it untaken', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    const { pitch } = await drafting.begin(desk.va, match.id);
    const again = await drafting.begin(desk.va, match.id);
    expect(again).toMatchObject({ created: false, pitch: { id: pitch.id, version: pitch.version } });
    await drafting.release(desk.va, pitch.id as PitchId);
    expect(await drafting.begin(desk.editor, match.id)).toMatchObject({ created: false, pitch: { holder: { name: 'Edda Edison' } } });
  });

  it('names who is writing, and the state of what is beyond drafting', async () => {
    const taken = await aPitch(desk);
    await expect(drafting.begin(desk.editor, taken.matchId)).rejects.toMatchObject({
      code: 'lease-held',
      extra: { holder: { name: 'Vito Valdes' } },
    });
    const sent = await aPitch(desk, { state: 'sent' });
    await expect(drafting.begin(desk.va, sent.matchId)).rejects.toMatchObject({ code: 'wrong-state', extra: { state: 'sent' } });
  });

  it('refuses the match of an expert who was removed', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    await removeExpert(match.profileId);
    expect(await codeOf(drafting.begin(desk.va, match.id))).toBe('wrong-state');
  });

  it('refuses a match that is not accepted, one of another agency or brand, and a client', async () => {
    const open = await aMatch(desk);
    expect(await codeOf(drafting.begin(desk.va, open.id))).toBe('wrong-state');
    const stranger = await aDesk(db);
    const accepted = await aMatch(desk, { verdict: 'accepted' });
    expect(await codeOf(drafting.begin(stranger.owner, accepted.id))).toBe('not-found');
    const limited = await aMember(desk, { role: 'va', brandIds: [await aBrand(desk)] });
    expect(await codeOf(drafting.begin(limited.ctx(), accepted.id))).toBe('not-found');
    expect(await codeOf(drafting.begin(desk.ctx('client', 'pitch.take'), accepted.id))).toBe('forbidden');
  });

  it('lets one of many who begin at once have it, and names that one to the others', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => aMember(desk, { role: 'va' })));
    for (let round = 0; round < 5; round++) {
      const match = await aMatch(desk, { verdict: 'accepted' });
      const codes = await Promise.all(people.map((person) => codeOf(drafting.begin(person.ctx(), match.id))));
      expect(codes.sort()).toEqual(['lease-held', 'lease-held', 'lease-held', 'lease-held', 'no error']);
    }
  });
});

describe('saving a draft', () => {
  it('keeps text and writer and renews the lease', async () => {
    const { id, version } = await aPitch(desk, { writers: [] });
    db.clock.advance(19 * minute);
    const saved = await draft(desk.va, id, version);
    expect(saved).toMatchObject({
      version: version + 1,
      subject: 'Night trains',
      body: 'Ear plugs.',
      leaseUntil: '2026-11-02T09:39:00.000Z',
    });
    expect(await stored({ id })).toMatchObject({ writers: [desk.userId('va')], text_version: 0 });
  });

  it('renews a lease that ran out and nobody took', async () => {
    const { id, version } = await aPitch(desk);
    db.clock.advance(120 * minute);
    expect(await draft(desk.va, id, version)).toMatchObject({ leaseUntil: '2026-11-02T11:20:00.000Z' });
  });

  it('makes nobody a writer who saves the text as it was', async () => {
    const { id, version } = await aPitch(desk, { holder: desk.userId('editor'), subject: 'Night trains', text: 'Ear plugs.' });
    await draft(desk.editor, id, version);
    expect(await stored({ id })).toMatchObject({ writers: [desk.userId('va')] });
  });

  it('refuses a stale version, a missing one, who does not hold it, what is in review, and strangers', async () => {
    const { id, version } = await aPitch(desk);
    await expect(draft(desk.va, id, version - 1)).rejects.toMatchObject({ code: 'stale-version', extra: { currentVersion: version } });
    expect(await codeOf(draft(desk.va, id, undefined))).toBe('version-required');
    expect(await codeOf(draft(desk.editor, id, version))).toBe('lease-lost');
    const submitted = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(draft(desk.va, submitted.id, submitted.version))).toBe('wrong-state');
    const stranger = await aDesk(db);
    expect(await codeOf(draft(stranger.va, id, version))).toBe('not-found');
    expect(await stored({ id })).toMatchObject({ version });
  });

  it('is lost to the earlier writer once somebody else has taken it', async () => {
    const { id } = await aPitch(desk);
    db.clock.advance(21 * minute);
    const { version } = await drafting.take(desk.editor, id);
    expect(await codeOf(draft(desk.va, id, version))).toBe('lease-lost');
  });

  it('takes one line as a subject, and no NUL', () => {
    const problems = ['a\nb', 'a\r\nBcc: x@example.test', 'a\0'].map((subject) => draftBody.safeParse({ subject, body: '' }).success);
    expect([...problems, draftBody.safeParse({ subject: 'a', body: 'a\0' }).success]).toEqual([false, false, false, false]);
    expect(draftBody.parse({ subject: 'Ärger – „nachts“', body: 'a\nb' })).toEqual({ subject: 'Ärger – „nachts“', body: 'a\nb' });
  });

  it('counts a question as answered when a person says so', async () => {
    const pitch = await good({ query: { questions: [{ text: 'What about Lisbon weather?', start: 0, end: 26 }] } });
    const unanswered = await drafting.markAnswered(desk.va, pitch.id, []);
    expect(unanswered.checklist.find(({ id }) => id === 'question-1')).toMatchObject({ ok: false });
    const ticked = await drafting.markAnswered(desk.va, pitch.id, [1, 1]);
    expect(ticked.checklist.find(({ id }) => id === 'question-1')).toMatchObject({ ok: true });
    expect(await codeOf(drafting.markAnswered(desk.editor, pitch.id, [1]))).toBe('lease-lost');
  });
});

describe('taking and taking over', () => {
  it('keeps the text of the writer it is taken over from', async () => {
    const { id } = await aPitch(desk, { subject: 'Mine', text: 'What I had.' });
    const taken = await drafting.takeOver(desk.editor, id);
    expect(taken).toMatchObject({ holder: { name: 'Edda Edison' }, textVersion: 1, subject: 'Mine', body: 'What I had.' });
    expect(await textsOf({ id })).toEqual([
      { number: 1, subject: 'Mine', body: 'What I had.', kind: 'takenOver', written_by: desk.userId('va') },
    ]);
    await draft(desk.editor, id, taken.version, 'Mine now.');
    expect(await textsOf({ id })).toHaveLength(1);
  });

  it('makes nobody a writer who takes over and submits what another wrote', async () => {
    const { id, version } = await good({ writers: [] });
    const written = await draft(desk.va, id, version, `${goodText}\nAlone.`);
    const taken = await drafting.takeOver(desk.editor, id, written.version);
    const saved = await draft(desk.editor, id, taken.version, taken.body);
    await drafting.submit(desk.editor, id, saved.version, { overrides: [] });
    expect(await stored({ id })).toMatchObject({ state: 'in_review', submitted_by: desk.userId('editor'), writers: [desk.userId('va')] });
  });

  it('keeps the text of a writer whose lease ran out, once', async () => {
    const { id, matchId } = await aPitch(desk, { text: 'What I had.' });
    db.clock.advance(21 * minute);
    await drafting.begin(desk.editor, matchId);
    db.clock.advance(21 * minute);
    await drafting.take(desk.va, id);
    expect(await textsOf({ id })).toMatchObject([{ number: 1, body: 'What I had.', kind: 'takenOver', written_by: desk.userId('va') }]);
    const blank = await aPitch(desk, { subject: '', text: '' });
    expect(await drafting.takeOver(desk.editor, blank.id)).toMatchObject({ textVersion: 0 });
  });

  it('lets a VA take over after five idle minutes only, others at once, and nobody from oneself or from nobody', async () => {
    const { id } = await aPitch(desk, { holder: desk.userId('editor') });
    db.clock.advance(5 * minute - 1);
    expect(await codeOf(drafting.takeOver(desk.va, id))).toBe('lease-held');
    db.clock.advance(1);
    expect(await drafting.takeOver(desk.va, id)).toMatchObject({ holder: { name: 'Vito Valdes' } });
    expect(await codeOf(drafting.takeOver(desk.va, id))).toBe('wrong-state');
    expect(await drafting.takeOver(desk.manager, id)).toMatchObject({ holder: { name: 'Marek Manning' } });
    await drafting.release(desk.manager, id);
    expect(await codeOf(drafting.takeOver(desk.editor, id))).toBe('wrong-state');
  });

  it('gives a returned pitch to its writer, who takes it again after the lease ran out', async () => {
    const { id } = await aPitch(desk, { state: 'returned' });
    db.clock.advance(60 * minute);
    expect(await drafting.take(desk.va, id)).toMatchObject({ state: 'returned', holder: { name: 'Vito Valdes' } });
    expect(await codeOf(drafting.take(desk.editor, id))).toBe('lease-held');
  });

  it('releases what one holds, and nothing else', async () => {
    const { id, version } = await aPitch(desk);
    expect(await codeOf(drafting.release(desk.editor, id))).toBe('lease-lost');
    expect(await codeOf(drafting.release(desk.va, id, version + 1))).toBe('stale-version');
    expect(await drafting.release(desk.va, id, version)).toMatchObject({ holder: null, leaseUntil: null });
  });
});

describe('submitting', () => {
  it('hands an immutable version to the editors and ends the lease', async () => {
    const { id, version } = await good();
    const submitted = await drafting.submit(desk.va, id, version, { overrides: [] });
    expect(submitted).toMatchObject({
      state: 'in_review',
      textVersion: 1,
      holder: null,
      submittedBy: { name: 'Vito Valdes' },
      submittedAt: '2026-11-02T09:00:00.000Z',
      overrides: [],
    });
    expect(await textsOf({ id })).toMatchObject([{ number: 1, body: goodText, kind: 'submitted', written_by: desk.userId('va') }]);
  });

  it('is stopped by the blockers, with the whole checklist, and changes nothing', async () => {
    const pitch = await good({ subject: '', text: 'Too short.' });
    const refusal = drafting.submit(desk.va, pitch.id, undefined, { overrides: [] });
    await expect(refusal).rejects.toMatchObject({
      code: 'checklist-blocked',
      extra: {
        checklist: expect.arrayContaining([
          { id: 'subject', level: 'blocker', ok: false, text: 'Write a subject.', at: null, question: null },
          expect.objectContaining({ id: 'body', ok: false }),
          expect.objectContaining({ id: 'deadline', ok: true }),
        ]),
      },
    });
    expect(await stored(pitch)).toMatchObject({ state: 'drafting', version: pitch.version });
    expect(await textsOf(pitch)).toEqual([]);
  });

  it('finds the name of another brand of the agency, also of one the writer does not see', async () => {
    await aBrand(desk, { name: 'Quill Harbour' });
    const limited = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
    const { id } = await good({ text: `${goodText}\nAlso ask quill  harbour.`, holder: limited.userId });
    await expect(drafting.submit(limited.ctx(), id, undefined, { overrides: [] })).rejects.toMatchObject({
      extra: { checklist: expect.arrayContaining([expect.objectContaining({ id: 'other-brand', ok: false })]) },
    });
  });

  it('lets an editor lift blockers with a reason that is kept, and a VA not', async () => {
    const overrides = [{ check: 'company', reason: 'The journalist knows them.' }];
    const text = goodText.replace('Birch & Rowan', 'us');
    const mine = await good({ text });
    expect(await codeOf(drafting.submit(desk.va, mine.id, undefined, { overrides }))).toBe('forbidden');
    const theirs = await good({ text, holder: desk.userId('editor') });
    expect(
      await drafting.submit(desk.editor, theirs.id, undefined, { overrides: [...overrides, { check: 'name', reason: 'x' }] }),
    ).toMatchObject({
      state: 'in_review',
      overrides: [{ check: 'company', reason: 'The journalist knows them.', by: 'Edda Edison' }],
    });
    const partly = await good({ text: 'Too short.', holder: desk.userId('editor') });
    expect(await codeOf(drafting.submit(desk.editor, partly.id, undefined, { overrides }))).toBe('checklist-blocked');
  });

  it('keeps a pitch from being missed whose deadline an editor lifted', async () => {
    const { id } = await good({ query: { deadlineAt: '2026-11-02T08:00:00Z' }, holder: desk.userId('editor') });
    await drafting.submit(desk.editor, id, undefined, { overrides: [{ check: 'deadline', reason: 'She still takes answers.' }] });
    await new DraftingJobs(db.worker).miss({ agencyId: desk.agencyId, pitchId: id });
    expect(await stored({ id })).toMatchObject({ state: 'in_review' });
  });

  it('is for who holds the lease, in time or late, on the current version', async () => {
    const pitch = await good();
    expect(await codeOf(drafting.submit(desk.editor, pitch.id, undefined, { overrides: [] }))).toBe('lease-lost');
    expect(await codeOf(drafting.submit(desk.va, pitch.id, pitch.version + 1, { overrides: [] }))).toBe('stale-version');
    db.clock.advance(30 * minute);
    expect(await drafting.submit(desk.va, pitch.id, pitch.version, { overrides: [] })).toMatchObject({ state: 'in_review' });
  });

  it('can be recalled by who submitted until an editor has opened it', async () => {
    const { id } = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(drafting.recall(desk.editor, id))).toBe('forbidden');
    expect(await drafting.recall(desk.va, id)).toMatchObject({ state: 'drafting', holder: { name: 'Vito Valdes' } });
    const opened = await aPitch(desk, { state: 'in_review', openedBy: desk.userId('editor') });
    expect(await codeOf(drafting.recall(desk.va, opened.id))).toBe('wrong-state');
  });
});

describe('leaving a pitch and coming back', () => {
  it('is withdrawn by its writer or an editor, with a reason', async () => {
    const mine = await aPitch(desk);
    expect(await drafting.withdraw(desk.va, mine.id, undefined, 'No expert.')).toMatchObject({ state: 'withdrawn', holder: null });
    const review = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(drafting.withdraw(desk.va, review.id, undefined, 'x'))).toBe('forbidden');
    expect(await codeOf(drafting.withdraw(desk.editor, review.id, undefined, ' '))).toBe('invalid');
    expect(await drafting.withdraw(desk.editor, review.id, review.version, 'Off topic.')).toMatchObject({ state: 'withdrawn' });
    const sent = await aPitch(desk, { state: 'sent' });
    expect(await codeOf(drafting.withdraw(desk.owner, sent.id, undefined, 'x'))).toBe('wrong-state');
  });

  it('takes a scheduled message with it', async () => {
    const pitch = await aPitch(desk, { state: 'scheduled' });
    await drafting.withdraw(desk.editor, pitch.id, undefined, 'They answered elsewhere.');
    expect((await db.admin.query('select state from app.outbox_message where id = $1', [pitch.outboxId])).rows).toEqual([
      { state: 'cancelled' },
    ]);
  });

  it('is missed when its exact deadline has passed, and only then', async () => {
    const jobs = new DraftingJobs(db.worker);
    const past = { deadlineAt: '2026-11-02T08:59:59Z' };
    const cases: [PitchOptions, string][] = [
      [{ query: past }, 'missed'],
      [{ query: past, state: 'approved' }, 'missed'],
      [{ query: past, state: 'scheduled' }, 'missed'],
      [{ query: past, state: 'scheduled', sentAgain: true }, 'uncertain'],
      [{ query: past, state: 'sending' }, 'sending'],
      [{ query: past, state: 'sent' }, 'sent'],
      [{ query: { ...past, certainty: 'assumed-zone' } }, 'drafting'],
      [{ query: { ...past, certainty: 'date-only' } }, 'drafting'],
      [{ query: past, deadlineOverride: new Date('2026-11-03T00:00:00Z') }, 'drafting'],
      [{ query: { deadlineAt: '2026-11-02T09:00:01Z' } }, 'drafting'],
      [{ query: { deadlineAt: null } }, 'drafting'],
    ];
    for (const [options, state] of cases) {
      const pitch = await aPitch(desk, options);
      await jobs.miss({ agencyId: desk.agencyId, pitchId: pitch.id });
      await jobs.miss({ agencyId: desk.agencyId, pitchId: pitch.id });
      expect([options, (await stored(pitch)).state]).toEqual([options, state]);
    }
    const { rows } = await db.admin.query(
      `select o.state from app.outbox_message o join app.pitch p on p.id = o.pitch_id where p.state = 'missed'`,
    );
    expect(rows.every(({ state }) => state === 'cancelled')).toBe(true);
  });

  it('is revived by an editor until a later deadline, or without one', async () => {
    const query = { deadlineAt: '2026-11-02T08:00:00Z' };
    const until = await good({ state: 'missed', query });
    const revived = await drafting.revive(desk.editor, until.id, undefined, {
      reason: 'She wrote me.',
      deadlineAt: '2026-11-02T18:00:00Z',
    });
    expect(revived).toMatchObject({ state: 'drafting', holder: null });
    expect(revived.checklist.find(({ id }) => id === 'deadline')).toMatchObject({ ok: true });
    const open = await good({ state: 'withdrawn', query });
    await drafting.revive(desk.editor, open.id, undefined, { reason: 'They want it after all.' });
    db.clock.advance(400 * 86_400_000);
    const taken = await drafting.take(desk.va, open.id);
    expect(taken.checklist.find(({ id }) => id === 'deadline')).toMatchObject({ ok: true });
  });

  it('is not revived in the name of an expert who was removed', async () => {
    const { id, profileId } = await good({ state: 'withdrawn' });
    await removeExpert(profileId);
    expect(await codeOf(drafting.revive(desk.editor, id, undefined, { reason: 'They want it after all.' }))).toBe('wrong-state');
  });

  it('is not revived by a VA, without a reason, or into the past', async () => {
    const { id } = await good({ state: 'missed' });
    expect(await codeOf(drafting.revive(desk.va, id, undefined, { reason: 'x' }))).toBe('forbidden');
    expect(await codeOf(drafting.revive(desk.editor, id, undefined, { reason: '' }))).toBe('invalid');
    const past = drafting.revive(desk.editor, id, undefined, { reason: 'x', deadlineAt: '2026-11-02T08:00:00Z' });
    await expect(past).rejects.toMatchObject({ code: 'invalid', errors: [{ pointer: '/deadlineAt' }] });
  });
});

describe('reading', () => {
  const read = (ctx: Ctx, id: PitchId) => db.api.run(ctx, (tx) => onePitch(tx, id));
  const list = async (ctx: Ctx, query: object = {}) => JSON.parse(await db.api.run(ctx, (tx) => pitches(tx, { limit: 50, ...query })));
  const queue = async (ctx: Ctx, query: object = {}) =>
    queuePageShape.parse(JSON.parse(await db.api.run(ctx, (tx) => queuePage(tx, { tab: 'available', limit: 50, ...query }))));

  it('shows a pitch whole to staff, and not to another agency or brand', async () => {
    const { id } = await aPitch(desk, { state: 'uncertain' });
    pitchShape.parse(await read(desk.va, id));
    const stranger = await aDesk(db);
    expect(await codeOf(read(stranger.owner, id))).toBe('not-found');
    const limited = await aMember(desk, { role: 'va', brandIds: [] });
    expect(await codeOf(read(limited.ctx(), id))).toBe('not-found');
  });

  it('shows a client the pitch it approved on its way, also while the agency finds out whether it arrived', async () => {
    desk = await aDesk(db, { needsClientApproval: true });
    const { id, version } = await aPitch(desk, { state: 'uncertain', outbox: { problem: 'The connection broke after the mark.' } });
    const shown = await read(desk.client, id);
    expect(clientPitchShape.parse(shown)).toMatchObject({ id, state: 'sending', version, allowedActions: [] });
    expect(JSON.stringify(shown)).not.toMatch(/uncertain|connection/i);
    expect(pitchShape.parse(await read(desk.va, id))).toMatchObject({ state: 'uncertain' });
  });

  it('says what a page would otherwise have to guess: ticks, an override, and where each check found something', async () => {
    const body = 'Answer in at most 120 words.';
    const plain = await aPitch(desk, { text: 'So says Harbour Tax.', query: { body } });
    await aBrand(desk, { name: 'Harbour Tax' });
    const read1 = pitchShape.parse(await read(desk.va, plain.id));
    expect(read1).toMatchObject({ answered: [], deadlineOverride: null });
    const found = read1.checklist.find(({ id: check }) => check === 'other-brand');
    expect(found).toMatchObject({ ok: false, at: { field: 'body', start: 8, end: 19 }, question: null });
    expect(read1.checklist.find(({ id: check }) => check === 'subject')).toMatchObject({ at: null });
    const until = new Date('2026-11-05T10:00:00Z');
    const more = await aPitch(desk, {
      answered: [1],
      deadlineOverride: until,
      query: { body, questions: [{ text: 'How do you sleep?', start: 0, end: 17 }] },
    });
    const read2 = pitchShape.parse(await read(desk.va, more.id));
    expect(read2).toMatchObject({ answered: [1], deadlineOverride: until.toISOString() });
    expect(read2.checklist.find(({ question }) => question === 1)).toMatchObject({ id: 'question-1', ok: true });
    const lifted = await good({ state: 'missed' });
    const revived = await drafting.revive(desk.editor, lifted.id, undefined, { reason: 'They want it after all.' });
    expect(revived).toMatchObject({ deadlineOverride: noDeadline });
  });

  it('pages through every pitch once, the latest change first', async () => {
    const made: PitchId[] = [];
    for (let number = 0; number < 7; number++) {
      made.push((await aPitch(desk, { state: number % 2 ? 'sent' : 'drafting' })).id);
      if (number % 3 === 0) db.clock.advance(1000);
    }
    const seen: PitchId[] = [];
    let cursor: string | undefined;
    do {
      const page = pitchPageShape.parse(await list(desk.editor, { limit: 3, cursor }));
      seen.push(...page.items.map(({ id }) => id as PitchId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect([...seen].sort()).toEqual([...made].sort());
    expect(seen.at(-1)).toBe(made[0]);
    expect((await list(desk.editor, { state: ['sent'] })).items).toHaveLength(3);
    expect((await list(desk.va, { holder: 'me' })).items).toHaveLength(4);
    expect((await list(desk.editor, { brandId: await aBrand(desk) })).items).toEqual([]);
    const limited = await aMember(desk, { role: 'va', brandIds: [] });
    expect((await list(limited.ctx())).items).toEqual([]);
  });

  const id = '0190a000-0000-7000-8000-000000000000';
  it.each(['x', '', '50', `9999999999 ${id}`, `2026-02-31 09:00:00+00 ${id}`, `2026-02-28 24:00:00+00 ${id}`, `infinity ${id}`])(
    'refuses a cursor of "%s"',
    async (text) => {
      const cursor = Buffer.from(text).toString('base64url');
      expect(await codeOf(list(desk.editor, { cursor }))).toBe('malformed');
      expect(await codeOf(queue(desk.va, { cursor }))).toBe('malformed');
    },
  );

  it('refuses a cursor of another list in the queue', async () => {
    for (const text of ['10', `2026-02-31 09:00:00+00 -10 -55 ${id}`, `2026-02-28 09:00:00+00 -10 -5.5 ${id}`, `-infinity -10 -55 ${id}`])
      expect([text, await codeOf(queue(desk.va, { cursor: Buffer.from(text).toString('base64url') }))]).toEqual([text, 'malformed']);
    expect(await codeOf(queue(desk.va, { cursor: '10' }))).toBe('malformed');
  });

  it('shows a client only what waits for its word, in a shape of its own', async () => {
    const asked = await aPitch(desk, { state: 'client_review' });
    await aPitch(desk, { state: 'in_review' });
    const { items } = await list(desk.client);
    expect(items).toMatchObject([{ id: asked.id, topic: 'How to sleep on a night train', allowedActions: ['return', 'clientApprove'] }]);
    expect(JSON.stringify(items)).not.toMatch(/Nora Feld|relay\.example|Vito/);
  });

  it('tells history and versions, the latest first', async () => {
    const { id } = await good();
    await drafting.submit(desk.va, id, undefined, { overrides: [] });
    const { history, versions } = await db.api.run(desk.editor, async (tx) => ({
      history: JSON.parse(await pitchHistory(tx, id, { limit: 50 })),
      versions: JSON.parse(await pitchVersions(tx, id, { limit: 50 })),
    }));
    expect(history.items.map(({ action, by }: { action: string; by: string }) => [action, by])).toEqual([
      ['submit', 'Vito Valdes'],
      ['take', 'Vito Valdes'],
    ]);
    expect(versions.items).toMatchObject([{ number: 1, kind: 'submitted', by: 'Vito Valdes', reviewed: false }]);
  });

  it('queues what can be taken by deadline, brought forward by the head start, and hides nothing for its plan', async () => {
    const free = await aBrand(desk, { plan: 'free' });
    const soon = await aMatch(desk, { verdict: 'accepted', brandId: free, query: { deadlineAt: '2026-11-02T12:00:00Z' } });
    const late = await aMatch(desk, { verdict: 'accepted', query: { deadlineAt: '2026-11-05T12:00:00Z' } });
    await aMatch(desk, { verdict: 'accepted', query: { deadlineAt: '2026-11-02T08:00:00Z' } });
    await aMatch(desk);
    const paused = await aBrand(desk, { status: 'paused' });
    await aMatch(desk, { verdict: 'accepted', brandId: paused });
    await removeExpert((await aMatch(desk, { verdict: 'accepted', query: { deadlineAt: '2026-11-03T12:00:00Z' } })).profileId);
    const mine = await aPitch(desk);
    const back = await aPitch(desk, { state: 'returned' });
    await aPitch(desk, { state: 'in_review' });
    const available = await queue(desk.va);
    expect(available.items.map(({ matchId }) => matchId)).toEqual([soon.id, late.id]);
    expect(available.counts).toEqual({ available: 2, mine: 2, returned: 1, done: 1 });
    expect((await queue(desk.va, { tab: 'mine' })).items.map(({ pitchId }) => pitchId).sort()).toEqual([mine.id, back.id].sort());
    expect((await queue(desk.va, { tab: 'returned' })).items).toMatchObject([
      { pitchId: back.id, returnReason: expect.stringContaining('second') },
    ]);
    const first = await queue(desk.va, { limit: 1 });
    expect(first.items).toHaveLength(1);
    expect((await queue(desk.va, { limit: 1, cursor: first.nextCursor ?? '' })).items.map(({ matchId }) => matchId)).toEqual([late.id]);
    db.clock.advance(21 * minute);
    expect((await queue(desk.editor)).counts).toMatchObject({ available: 3, mine: 0 });
  });

  it('pages the queue by what it is ordered by: plan before score, neither twice nor never while rows come and go', async () => {
    const brands = { premium: await aBrand(desk, { plan: 'premium' }), free: await aBrand(desk, { plan: 'free' }) };
    const make = (plan: keyof typeof brands, deadlineAt: string | null, score = 50) =>
      aMatch(desk, { verdict: 'accepted', brandId: brands[plan], score, query: { deadlineAt } });
    const { rows } = await db.admin.query(`select head_start_minutes as minutes from app.plan where tier = 'premium'`);
    const sooner = new Date(Date.parse('2026-11-02T12:00:00Z') + rows[0].minutes * minute).toISOString();
    const free = await make('free', '2026-11-02T12:00:00Z', 90);
    const weak = await make('premium', sooner, 40);
    const twins = [await make('premium', sooner, 60), await make('premium', sooner, 60)];
    const never = await make('free', null);
    const expected = [...twins.map(({ id: match }) => match).sort(), weak.id, free.id, never.id];
    const walk = async (between: (page: number) => Promise<unknown>, tab = 'available') => {
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 1; ; page++) {
        const { items, nextCursor } = await queue(desk.va, { tab, limit: 1, cursor });
        seen.push(...items.map(({ matchId }) => matchId));
        if (nextCursor === null) return seen;
        cursor = nextCursor;
        await between(page);
      }
    };
    expect(await walk(async () => undefined)).toEqual(expected);
    // One before the place reached, one behind it; and the row the cursor names goes.
    let behind: string | undefined;
    const seen = await walk(async (page) => {
      if (page !== 2) return;
      await make('premium', '2026-11-02T10:00:00Z');
      behind = (await make('free', '2026-11-03T09:00:00Z')).id;
      await db.admin.query(`update app.match set verdict = 'dismissed' where id = $1`, [expected[1]]);
    });
    expect(seen).toEqual([...expected.slice(0, 4), behind, never.id]);
  });
});
