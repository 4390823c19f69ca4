import { clientPitch as clientPitchShape, pitch as pitchShape } from '@sourcedesk/contracts/drafting';
import type { Ctx } from '@sourcedesk/data';
import {
  type BuiltPitch,
  type Desk,
  type PitchOptions,
  type TestDatabase,
  aBrand,
  aDesk,
  aMailbox,
  aMember,
  aPitch,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import { ReviewService } from './review.service';

const goodText = `A night train is a noisy room that moves. In our sleep laboratory two studies showed that ear plugs and a cool cabin help most,
and that a short walk before boarding shortens the time to fall asleep by a third.

Dr. Ines Falk, sleep researcher
Birch & Rowan
https://birch-rowan.example/ines-falk`;

let db: TestDatabase;
let desk: Desk;
let review: ReviewService;
beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, connections: 8 });
  review = new ReviewService(db.api);
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
const submitted = async (options: PitchOptions = {}) => {
  await aMailbox(desk, { brandId: options.brandId, address: 'ines@birch-rowan.example' });
  return aPitch(desk, { state: 'in_review', subject: 'Sleep on night trains', text: goodText, ...options });
};
const approve = (ctx: Ctx, { id, version }: BuiltPitch, overrides: { check: string; reason: string }[] = []) =>
  review.approve(ctx, id, version, overrides);
const stored = async ({ id }: Pick<BuiltPitch, 'id'>) => (await db.admin.query('select * from app.pitch where id = $1', [id])).rows[0];
const outboxOf = async ({ id }: Pick<BuiltPitch, 'id'>) =>
  (await db.admin.query('select * from app.outbox_message where pitch_id = $1 order by created_at, id', [id])).rows;

describe('opening a pitch for review', () => {
  it('notes who looked first, changes no version, and says so to whoever looks', async () => {
    const pitch = await submitted();
    const opened = await review.opened(desk.editor, pitch.id);
    expect(pitchShape.parse(opened)).toMatchObject({ state: 'in_review', version: pitch.version });
    await review.opened(desk.manager, pitch.id);
    expect(await stored(pitch)).toMatchObject({ opened_by: desk.userId('editor'), version: pitch.version });
    const { rows } = await db.admin.query('select what from app.event where entity_id = $1', [pitch.id]);
    expect(rows).toEqual([{ what: 'opened' }]);
  });

  it('is no review when the submitter looks, or when it is not in review', async () => {
    const own = await submitted({ submittedBy: desk.userId('editor') });
    await review.opened(desk.editor, own.id);
    expect(await stored(own)).toMatchObject({ opened_by: null });
    const sent = await aPitch(desk, { state: 'drafting' });
    await review.opened(desk.editor, sent.id);
    expect(await stored(sent)).toMatchObject({ opened_by: null });
    expect(await codeOf(review.opened((await aDesk(db)).editor, own.id))).toBe('not-found');
    expect(await codeOf(review.opened(desk.ctx('va', 'reviews.open'), own.id))).toBe('forbidden');
  });
});

describe('approving', () => {
  it('binds the approval to the text and freezes the message', async () => {
    const pitch = await submitted();
    const approved = await approve(desk.editor, pitch);
    expect(approved).toMatchObject({ state: 'approved', version: pitch.version + 1, textVersion: 1 });
    expect(approved.allowedActions).toEqual(expect.arrayContaining(['schedule', 'reopen', 'withdraw']));
    expect(await stored(pitch)).toMatchObject({ approved_by: desk.userId('editor'), approved_text: 1, opened_by: desk.userId('editor') });
    const [message, ...others] = await outboxOf(pitch);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      state: 'frozen',
      text_version: 1,
      recipient: `query-${pitch.queryId}@helpareporter.com`,
      from_name: 'Dr. Ines Falk',
      from_address: 'ines@birch-rowan.example',
      subject: 'Sleep on night trains',
      body: goodText,
      bytes: null,
      dated_at: null,
      fence: 0,
    });
    expect(message.message_id).toMatch(/^<[0-9a-f-]{36}@birch-rowan\.example>$/);
  });

  it('wants a version, the current one', async () => {
    const { id, version } = await submitted();
    expect(await codeOf(review.approve(desk.editor, id, undefined, []))).toBe('version-required');
    expect(await codeOf(review.approve(desk.editor, id, version - 1, []))).toBe('stale-version');
  });

  it('is for editors, of this agency and brand, and for what is in review', async () => {
    const pitch = await submitted();
    expect(await codeOf(approve(desk.va, pitch))).toBe('forbidden');
    expect(await codeOf(approve(desk.client, pitch))).toBe('forbidden');
    expect(await codeOf(approve((await aDesk(db)).editor, pitch))).toBe('not-found');
    expect(await codeOf(approve((await aMember(desk, { role: 'editor', brandIds: [] })).ctx(), pitch))).toBe('not-found');
    expect(await codeOf(approve(desk.editor, await aPitch(desk, { state: 'approved' })))).toBe('wrong-state');
  });

  it('takes four eyes: not the only writer of the text, unless the agency allows solo work', async () => {
    const alone = await submitted({ writers: [desk.userId('editor')] });
    expect(await codeOf(approve(desk.editor, alone))).toBe('four-eyes');
    expect(await approve(desk.manager, alone)).toMatchObject({ state: 'approved' });
    const together = await submitted({ writers: [desk.userId('editor'), desk.userId('va')] });
    expect(await approve(desk.editor, together)).toMatchObject({ state: 'approved' });
    desk = await aDesk(db, { soloWork: true });
    const solo = await submitted({ writers: [desk.userId('editor')] });
    expect(await approve(desk.editor, solo)).toMatchObject({ state: 'approved' });
  });

  it('is stopped by a blocker, which it may lift with a reason, and by one that was lifted before only if it is another', async () => {
    const text = goodText.replace('Birch & Rowan', 'us').replace('https://birch-rowan.example/ines-falk', '');
    const before = [{ check: 'company', reason: 'They know us.', by: 'Marek Manning' }];
    const pitch = await submitted({ text, overrides: before });
    const refusal = approve(desk.editor, pitch);
    await expect(refusal).rejects.toMatchObject({
      code: 'checklist-blocked',
      extra: { checklist: expect.arrayContaining([expect.objectContaining({ id: 'site-url', ok: false })]) },
    });
    expect(await outboxOf(pitch)).toEqual([]);
    const approved = await approve(desk.editor, pitch, [{ check: 'site-url', reason: 'They print no links.' }]);
    expect(approved.overrides).toEqual([...before, { check: 'site-url', reason: 'They print no links.', by: 'Edda Edison' }]);
    const again = await submitted({ text, overrides: before });
    const replaced = await approve(desk.editor, again, [
      { check: 'company', reason: 'On purpose.' },
      { check: 'site-url', reason: 'x' },
    ]);
    expect(replaced.overrides.map(({ check, reason, by }) => [check, reason, by])).toEqual([
      ['company', 'On purpose.', 'Edda Edison'],
      ['site-url', 'x', 'Edda Edison'],
    ]);
  });

  it('lets the pitch leave after the deadline when an editor says so, also where the deadline is only a day', async () => {
    const past = { deadlineAt: '2026-11-02T08:00:00Z' };
    const exact = await submitted({ query: { ...past, certainty: 'assumed-zone' } });
    expect(await codeOf(approve(desk.editor, exact))).toBe('checklist-blocked');
    await approve(desk.editor, exact, [{ check: 'deadline', reason: 'She asked for it.' }]);
    expect((await stored(exact)).deadline_override.getUTCFullYear()).toBe(9999);
    const day = await submitted({ query: { ...past, certainty: 'date-only' } });
    const approved = await approve(desk.editor, day, [{ check: 'deadline', reason: 'The day is not over there.' }]);
    expect(approved.overrides).toMatchObject([{ check: 'deadline' }]);
    expect((await stored(day)).deadline_override.getUTCFullYear()).toBe(9999);
  });

  it('keeps an address from an unverified copy from being answered until an editor lifts it, seeing it', async () => {
    const query = { trusted: false, replyAddress: 'someone@elsewhere.example' };
    const pitch = await submitted({ query });
    const shown = (await review.opened(desk.editor, pitch.id)).checklist.find(({ id }) => id === 'reply-trust');
    expect(shown).toMatchObject({ level: 'blocker', ok: false });
    expect(shown?.text).toContain('someone@elsewhere.example');
    expect(shown?.text).toContain('Nobody at the desk vouches for it');
    await expect(approve(desk.editor, pitch)).rejects.toMatchObject({
      code: 'checklist-blocked',
      extra: { checklist: expect.arrayContaining([shown, expect.objectContaining({ id: 'subject', ok: true })]) },
    });
    const approved = await approve(desk.editor, pitch, [{ check: 'reply-trust', reason: 'Her address on the imprint.' }]);
    expect(approved.overrides).toEqual([{ check: 'reply-trust', reason: 'Her address on the imprint.', by: 'Edda Edison' }]);
    const reopened = await review.reopen(desk.editor, pitch.id, undefined, 'Another look.');
    expect(await codeOf(review.approve(desk.manager, pitch.id, reopened.version, []))).toBe('checklist-blocked');
    expect(await review.approve(desk.manager, pitch.id, reopened.version, [{ check: 'reply-trust', reason: 'I rang her.' }])).toMatchObject(
      {
        overrides: [{ check: 'reply-trust', reason: 'I rang her.', by: 'Marek Manning' }],
      },
    );
  });

  it('keeps an address that is none of the service from being answered until an editor lifts it, seeing where it was found', async () => {
    const pitch = await submitted({ query: { replyAddress: 'reply+7@helpareporter.co' } });
    const shown = (await review.opened(desk.editor, pitch.id)).checklist.find(({ id }) => id === 'reply-trust');
    expect(shown).toMatchObject({ level: 'blocker', ok: false });
    expect(shown?.text).toBe(
      'The answer would go to reply+7@helpareporter.co, which is not an address of HARO, whose domain helpareporter.co is not helpareporter.com, only like it. ' +
        'It stands in the mail "Queries of the morning" from digest@queries.example, received 2026-11-02. An editor, manager or owner brought it in. ' +
        'Check the address, then lift this with a reason.',
    );
    expect(await codeOf(approve(desk.editor, pitch))).toBe('checklist-blocked');
    const approved = await approve(desk.editor, pitch, [{ check: 'reply-trust', reason: 'She rang from the office.' }]);
    expect(approved.overrides).toEqual([{ check: 'reply-trust', reason: 'She rang from the office.', by: 'Edda Edison' }]);
    expect(await outboxOf(pitch)).toMatchObject([{ recipient: 'reply+7@helpareporter.co' }]);
  });

  it('keeps a page that only an unverified copy names from being used until an editor lifts it, and no page of a verified one', async () => {
    const [pitch, verified] = [
      await submitted({ query: { trusted: false, replyKind: 'form' } }),
      await submitted({ query: { replyKind: 'form' } }),
    ];
    const shown = (await review.opened(desk.editor, pitch.id)).checklist.find(({ id }) => id === 'reply-trust');
    expect(shown?.text).toContain(`The answer would go to https://answers.example/${pitch.queryId}.`);
    expect(await codeOf(approve(desk.editor, pitch))).toBe('checklist-blocked');
    expect(await approve(desk.editor, verified)).toMatchObject({ state: 'approved' });
  });

  it.each([
    ['sos', 'nora.feld@harbour-post.example', false],
    ['sos', 'peter@sourceofsources.com', true],
    ['manual', 'nora.feld@harbour-post.example', false],
    ['manual', 'nora@hаrbour-post.example', true],
    ['tmx', 'send+4.2@tmxmessenger.com', false],
    ['qwoted', 'nora.feld@harbour-post.example', true],
  ] as const)('asks an editor about an address of %s as its service declares: %s', async (service, replyAddress, asks) => {
    const pitch = await submitted({ query: { service, replyKind: 'address', replyAddress } });
    const { checklist } = await review.opened(desk.editor, pitch.id);
    expect(checklist.some(({ id }) => id === 'reply-trust')).toBe(asks);
  });

  it('needs a mailbox, and parts that make a mail', async () => {
    const bare = await aBrand(desk, { name: 'Birch & Rowan Two' });
    const text = goodText.replace('Birch & Rowan', 'Birch & Rowan Two');
    const pitch = await aPitch(desk, { state: 'in_review', brandId: bare, subject: 'Sleep', text });
    await expect(approve(desk.editor, pitch)).rejects.toMatchObject({ code: 'conflict', extra: { missing: 'mailbox' } });
    const odd = await submitted({ query: { replyAddress: 'one@example.test, two@example.test' } });
    const lifted = ['address', 'reply-trust'].map((check) => ({ check, reason: 'Both.' }));
    await expect(approve(desk.editor, odd, lifted)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('To:') });
    expect(await stored(odd)).toMatchObject({ state: 'in_review' });
  });

  it('freezes nothing for a query that is answered on a web page', async () => {
    const pitch = await submitted({ query: { replyKind: 'form' } });
    expect(await approve(desk.editor, pitch)).toMatchObject({ state: 'approved', delivery: null });
    expect(await outboxOf(pitch)).toEqual([]);
  });

  it('is done once when two editors press it at the same time', async () => {
    const pitch = await submitted();
    const codes = await Promise.all([approve(desk.editor, pitch), approve(desk.manager, pitch)].map(codeOf));
    expect(codes.sort()).toEqual(['no error', 'stale-version']);
    expect(await outboxOf(pitch)).toHaveLength(1);
  });
});

describe('returning', () => {
  it('gives the pitch back to its writer with a reason and a new lease', async () => {
    const pitch = await submitted();
    db.clock.advance(3_600_000);
    const returned = await review.return(desk.editor, pitch.id, pitch.version, 'Answer the second question.');
    expect(returned).toMatchObject({
      state: 'returned',
      returnReason: 'Answer the second question.',
      holder: { name: 'Vito Valdes' },
      leaseUntil: '2026-11-02T10:20:00.000Z',
    });
  });

  it('wants a reason, an editor, and a pitch in review', async () => {
    const pitch = await submitted();
    expect(await codeOf(review.return(desk.editor, pitch.id, undefined, '  '))).toBe('invalid');
    expect(await codeOf(review.return(desk.va, pitch.id, undefined, 'x'))).toBe('forbidden');
    expect(await codeOf(review.return(desk.editor, pitch.id, pitch.version + 1, 'x'))).toBe('stale-version');
    expect(await codeOf(review.return(desk.editor, (await aPitch(desk)).id, undefined, 'x'))).toBe('wrong-state');
    expect(await codeOf(review.return((await aDesk(db)).owner, pitch.id, undefined, 'x'))).toBe('not-found');
  });
});

describe("the client's word", () => {
  beforeEach(async () => {
    desk = await aDesk(db, { needsClientApproval: true });
  });

  it('is asked after the editors approved, and approves the version shown', async () => {
    const pitch = await submitted();
    const asked = await approve(desk.editor, pitch);
    expect(asked).toMatchObject({ state: 'client_review' });
    expect(await codeOf(review.clientApprove(desk.client, pitch.id, undefined))).toBe('version-required');
    expect(await codeOf(review.clientApprove(desk.client, pitch.id, pitch.version))).toBe('stale-version');
    const approved = await review.clientApprove(desk.client, pitch.id, asked.version);
    expect(clientPitchShape.parse(approved)).toMatchObject({ state: 'approved', version: asked.version + 1, allowedActions: [] });
    expect(await stored(pitch)).toMatchObject({ client_approval: { userId: desk.userId('client'), at: '2026-11-02T09:00:00.000Z' } });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'frozen' }]);
  });

  it('returns the pitch to its writer, voids the approval and what it froze, and is told nothing it must not see', async () => {
    const pitch = await submitted();
    const asked = await approve(desk.editor, pitch);
    const answer = await review.return(desk.client, pitch.id, asked.version, 'We do not say cheap.');
    expect(clientPitchShape.parse(answer)).toMatchObject({ state: 'returned' });
    expect(await stored(pitch)).toMatchObject({
      holder: desk.userId('va'),
      approved_by: null,
      return_reason: 'We do not say cheap.',
      fence: 1,
    });
    expect(await outboxOf(pitch)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('is given by the client of the brand alone, while it is asked', async () => {
    const asked = await aPitch(desk, { state: 'client_review' });
    expect(await codeOf(review.clientApprove(desk.editor, asked.id, asked.version))).toBe('forbidden');
    expect(await codeOf(review.clientApprove((await aDesk(db)).client, asked.id, asked.version))).toBe('not-found');
    const other = await aPitch(desk, { state: 'client_review', brandId: await aBrand(desk, { needsClientApproval: true }) });
    expect(await codeOf(review.clientApprove(desk.client, other.id, other.version))).toBe('not-found');
    const drafting = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(review.clientApprove(desk.client, drafting.id, drafting.version))).toBe('wrong-state');
    expect(await codeOf(review.return(desk.client, drafting.id, undefined, 'x'))).toBe('forbidden');
  });

  it('is written down by a manager with who, how and when', async () => {
    const word = { who: 'Clara Clients', how: 'by telephone', at: '2026-11-02T08:30:00.000Z' };
    const asked = await aPitch(desk, { state: 'client_review' });
    expect(await codeOf(review.approveForClient(desk.editor, asked.id, undefined, word))).toBe('forbidden');
    const future = review.approveForClient(desk.manager, asked.id, undefined, { ...word, at: '2026-11-02T09:00:00.001Z' });
    await expect(future).rejects.toMatchObject({ code: 'invalid', errors: [{ pointer: '/at' }] });
    expect(await review.approveForClient(desk.manager, asked.id, undefined, word)).toMatchObject({ state: 'approved' });
    expect(await stored(asked)).toMatchObject({ client_approval: word });
    const { rows } = await db.admin.query(`select facts from app.pitch_history where pitch_id = $1 and action = 'approveForClient'`, [
      asked.id,
    ]);
    expect(rows).toEqual([{ facts: word }]);
  });
});

describe('a pitch that may have been sent before a restore', () => {
  it('stays marked when it is reopened and approved anew, until people have looked', async () => {
    await db.admin.query('select app.adopt_identity()');
    const first = await submitted();
    await approve(desk.editor, first);
    await db.admin.query(`select app.hold_sending('The database was restored.')`);
    const { version } = await review.reopen(desk.editor, first.id, undefined, 'Another look.');
    expect(await review.approve(desk.manager, first.id, version, [])).toMatchObject({
      state: 'approved',
      delivery: { possiblySent: true },
    });
    const later = await submitted();
    expect(await approve(desk.editor, later)).toMatchObject({ delivery: { possiblySent: false } });
  });
});

describe('reopening', () => {
  it.each(['client_review', 'approved', 'scheduled', 'failed'] as const)(
    'takes the approval back from %s, and the message with it',
    async (state) => {
      const pitch = await aPitch(desk, { state });
      expect(await codeOf(review.reopen(desk.editor, pitch.id, undefined, ''))).toBe('invalid');
      expect(await codeOf(review.reopen(desk.va, pitch.id, undefined, 'x'))).toBe('forbidden');
      const reopened = await review.reopen(desk.editor, pitch.id, pitch.version, 'The number is wrong.');
      expect(reopened).toMatchObject({ state: 'in_review', sendAt: null });
      expect(await stored(pitch)).toMatchObject({ approved_by: null, client_approval: null, fence: 1 });
      expect(await outboxOf(pitch)).toMatchObject([{ state: state === 'failed' ? 'failed' : 'cancelled' }]);
    },
  );

  it('freezes anew, under a new Message-ID, what is approved again', async () => {
    const pitch = await submitted();
    await approve(desk.editor, pitch);
    const { version } = await review.reopen(desk.editor, pitch.id, undefined, 'Another look.');
    await db.admin.query(`update app.profile set name = 'Dr. Ines Falk-Berg' where id = $1`, [pitch.profileId]);
    await review.approve(desk.manager, pitch.id, version, [{ check: 'name', reason: 'Newly married.' }]);
    const [first, second] = await outboxOf(pitch);
    expect([first, second]).toMatchObject([{ state: 'cancelled' }, { state: 'frozen', from_name: 'Dr. Ines Falk-Berg', fence: 1 }]);
    expect(second.message_id).not.toBe(first.message_id);
  });

  it('is refused for what is being sent', async () => {
    for (const state of ['sending', 'sent', 'uncertain'] as const)
      expect(await codeOf(review.reopen(desk.owner, (await aPitch(desk, { state })).id, undefined, 'x'))).toBe('wrong-state');
  });
});
