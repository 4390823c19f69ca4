import type { PitchId } from '@sourcedesk/domain/ids';
import { type PitchAction, type PitchState, pitchActions, rowOf, targetOf } from '@sourcedesk/domain/workflow';
import type { Ctx } from './context';
import { createPitch, transition, type TransitionInput } from './transition';
import type { Tx } from './tenant-db';
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
  aReportLink,
  openTestDatabase,
} from './testing';

let db: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  db = await openTestDatabase({ connections: 10 });
  desk = await aDesk(db);
});
afterAll(() => db?.close());

type Within = (tx: Tx) => Promise<Record<string, unknown> | void>;
const act = (ctx: Ctx, id: PitchId, action: PitchAction, input?: TransitionInput, within?: Within) =>
  (ctx.actor.kind === 'system' ? db.worker : db.api).run(ctx, (tx) => transition(ctx, tx, id, action, input, within));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const stored = async (id: PitchId) => (await db.admin.query('select * from app.pitch where id = $1', [id])).rows[0];
const outboxOf = async (id: PitchId) =>
  (
    await db.admin.query<{ state: string; bytes: Buffer | null; due_at: Date | null }>(
      'select state, bytes, due_at from app.outbox_message where pitch_id = $1',
      [id],
    )
  ).rows[0];

/** A pitch in a state, and somebody for whom nothing but the state decides about the action. */
async function ready(action: PitchAction, state: PitchState): Promise<{ pitch: BuiltPitch; ctx: Ctx }> {
  const row = rowOf(action);
  const needs = new Set<string>(row.needs ?? []);
  const owner = desk.userId('owner');
  const options: PitchOptions = { state, publishedFrom: 'sent' };
  if (needs.has('untaken')) options.holder = null;
  if (needs.has('holder')) options.holder = owner;
  if (needs.has('submitterUnopened')) options.submittedBy = owner;
  if (needs.has('viaForm')) options.query = { replyKind: 'form' };
  const pitch = await aPitch(desk, options);
  const ctx = row.who.includes('owner') ? desk.owner : row.who.includes('client') ? desk.client : desk.system;
  return { pitch, ctx };
}

const moves = pitchActions.flatMap((action) => rowOf(action).from.map((from): [PitchAction, PitchState] => [action, from]));

describe('the one door', () => {
  it.each(moves)('%s moves a pitch out of %s, and tells history, audit and whoever looks', async (action, from) => {
    const { pitch, ctx } = await ready(action, from);
    const row = rowOf(action);
    const to = targetOf(action, { state: from, needsClientApproval: false, publishedFrom: 'sent', mayHaveArrived: from === 'uncertain' });
    const answer = await act(ctx, pitch.id, action, { version: pitch.version, reason: 'because', facts: { note: 'kept' } });
    expect(answer.facts.state).toBe(to);
    expect(answer.version).toBe(pitch.version + 1);
    expect(answer.fence).toBe(row.raisesFence || row.voidsApproval ? 1 : 0);

    const { rows: history } = await db.admin.query('select * from app.pitch_history where pitch_id = $1 order by version desc limit 1', [
      pitch.id,
    ]);
    const actor = ctx.actor.kind === 'system' ? null : row.who.includes('owner') ? desk.userId('owner') : desk.userId('client');
    const told = { action, from_state: from, to_state: to, actor, reason: 'because', facts: { note: 'kept' }, version: pitch.version + 1 };
    expect(history[0]).toMatchObject({ ...told, text_version: pitch.textVersion });
    const { rows: audit } = await db.admin.query('select actor, fields from app.audit_entry where entity_id = $1 and action = $2', [
      pitch.id,
      `pitch.${action}`,
    ]);
    expect(audit).toEqual([{ actor, fields: expect.arrayContaining(['state']) }]);
    const { rows: events } = await db.admin.query('select kind, what, brand_id from app.event where entity_id = $1', [pitch.id]);
    expect(events).toEqual([{ kind: 'pitch', what: action, brand_id: pitch.brandId }]);
  });

  it.each(moves.filter(([action]) => rowOf(action).raisesFence || rowOf(action).voidsApproval))(
    'lets no message of the fence before leave after %s from %s',
    async (action, from) => {
      const { pitch, ctx } = await ready(action, from);
      const before = await outboxOf(pitch.id);
      await act(ctx, pitch.id, action, { version: pitch.version, reason: 'because' });
      const after = await outboxOf(pitch.id);
      if (before?.state !== 'frozen' && before?.state !== 'waiting') expect(after).toEqual(before);
      else if (action === 'cancelSend') expect(after).toEqual({ state: 'frozen', bytes: null, due_at: null });
      else expect(after?.state).toBe('cancelled');
    },
  );

  it.each(moves.filter(([action]) => rowOf(action).voidsApproval))('voids the approval with %s from %s', async (action, from) => {
    const { pitch, ctx } = await ready(action, from);
    await act(ctx, pitch.id, action, { version: pitch.version, reason: 'because' });
    expect(await stored(pitch.id)).toMatchObject({
      approved_by: null,
      approved_at: null,
      approved_text: null,
      client_approval: null,
      send_at: null,
    });
  });

  it('leaves approved what may have arrived, when the change that would reopen it stops its second attempt', async () => {
    const { id, version } = await aPitch(desk, { state: 'scheduled', sentAgain: true });
    const after = await act(desk.system, id, 'reopen', { reason: 'Another sender.' });
    expect(after).toMatchObject({ version: version + 1, fence: 1, facts: { state: 'uncertain', mayHaveArrived: true } });
    expect(await stored(id)).toMatchObject({ approved_by: desk.userId('editor'), approved_text: 1, send_at: null });
    const { rows } = await db.admin.query('select state from app.outbox_message where pitch_id = $1 order by id', [id]);
    expect(rows).toEqual([{ state: 'uncertain' }, { state: 'cancelled' }]);
  });

  it('has its word kept by the schema: nothing that may have arrived stands elsewhere', async () => {
    const { id } = await aPitch(desk, { state: 'scheduled', sentAgain: true });
    const attempt = db.admin.query(`update app.pitch set state = 'approved' where id = $1`, [id]);
    await expect(attempt).rejects.toMatchObject({ code: '23514', constraint: 'pitch_in_doubt' });
  });

  it('gives and ends the lease as the table says', async () => {
    const { id } = await aPitch(desk, { holder: null });
    const taken = await act(desk.va, id, 'take');
    expect(taken.facts.holder).toBe(desk.userId('va'));
    expect(new Date(taken.facts.leaseUntil ?? 0).getTime() - taken.now.getTime()).toBe(20 * 60_000);
    expect((await act(desk.va, id, 'release')).facts).toMatchObject({ holder: null, leaseUntil: null, leaseTouchedAt: null });

    const submitted = await aPitch(desk, { state: 'in_review' });
    const returned = await act(desk.editor, submitted.id, 'return', { reason: 'Name a study.' });
    expect(returned.facts).toMatchObject({ state: 'returned', holder: desk.userId('va') });
    expect(await stored(submitted.id)).toMatchObject({ return_reason: 'Name a study.' });
  });

  it('remembers where a published pitch stood, and puts it back', async () => {
    const { id } = await aPitch(desk, { state: 'declined' });
    expect((await act(desk.manager, id, 'publish')).facts).toMatchObject({ state: 'published', publishedFrom: 'declined' });
    expect((await act(desk.manager, id, 'unpublish', { reason: 'Another brand.' })).facts).toMatchObject({
      state: 'declined',
      publishedFrom: null,
    });
  });

  it('writes what the stage sets in the same update, lists in JSON columns included', async () => {
    const { id } = await aPitch(desk, { state: 'drafting' });
    const overrides = [{ check: 'length', reason: 'The journalist asked for more.', by: 'Edda Edison' }];
    await act(desk.va, id, 'submit', { set: { overrides } }, async () => ({ text_version: 1, answered: [0, 2] }));
    expect(await stored(id)).toMatchObject({ overrides, text_version: 1, answered: [0, 2] });
    const { rows } = await db.admin.query('select text_version from app.pitch_history where pitch_id = $1 order by version desc limit 1', [
      id,
    ]);
    expect(rows).toEqual([{ text_version: 1 }]);
    const client_approval = { who: 'Clara', how: 'by telephone' };
    const asked = await aPitch(desk, { state: 'client_review' });
    await act(desk.manager, asked.id, 'approveForClient', {}, async () => ({ overrides: [], client_approval }));
    expect(await stored(asked.id)).toMatchObject({ overrides: [], client_approval });
  });

  it('keeps nothing when the stage refuses', async () => {
    const { id, version } = await aPitch(desk, { state: 'in_review' });
    const attempt = act(desk.editor, id, 'approve', { version }, async (tx) => {
      await tx.query(`update app.pitch set subject = 'changed' where id = $1`, [id]);
      throw new Error('no mailbox');
    });
    expect(await codeOf(attempt)).toBe('no mailbox');
    expect(await stored(id)).toMatchObject({ state: 'in_review', version, subject: 'Sleeping on night trains' });
  });

  it('does not let the stage set the state beside the table', async () => {
    const { id } = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(act(desk.editor, id, 'return', { reason: 'x', set: { state: 'sent' } }))).toBe('42601');
  });

  it('works under the rights of a client', async () => {
    const asked = await aPitch(desk, { state: 'client_review' });
    expect((await act(desk.client, asked.id, 'clientApprove', { version: asked.version })).facts.state).toBe('approved');
    const other = await aPitch(desk, { state: 'client_review' });
    expect((await act(desk.client, other.id, 'return', { reason: 'We do not say "cheap".' })).facts.state).toBe('returned');
    expect((await outboxOf(other.id))?.state).toBe('cancelled');
  });

  it('creates the pitch of a match, taken by its writer', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    const pitch = await db.api.run(desk.va, (tx) => createPitch(tx, match));
    expect(pitch).toMatchObject({ version: 1, facts: { state: 'drafting', holder: desk.userId('va') } });
    const { rows } = await db.admin.query('select action, from_state, to_state, version from app.pitch_history where pitch_id = $1', [
      pitch.id,
    ]);
    expect(rows).toEqual([{ action: 'take', from_state: null, to_state: 'drafting', version: 1 }]);
    const another = await aMatch(desk, { verdict: 'accepted' });
    expect(await codeOf(db.api.run(desk.client, (tx) => createPitch(tx, another)))).toBe('forbidden');
    expect(await codeOf(db.worker.run(desk.system, (tx) => createPitch(tx, another)))).toBe('forbidden');
  });
});

describe('what the door refuses', () => {
  it('a pitch that is not there for the caller', async () => {
    const stranger = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'in_review' });
    expect(await codeOf(act(stranger.owner, pitch.id, 'return', { reason: 'x' }))).toBe('not-found');
    const further = await aBrand(desk);
    const limited = await aMember(desk, { role: 'editor', brandIds: [further] });
    expect(await codeOf(act(limited.ctx(), pitch.id, 'return', { reason: 'x' }))).toBe('not-found');
    const elsewhere = await aPitch(desk, { state: 'client_review', brandId: further });
    expect(await codeOf(act(desk.client, elsewhere.id, 'clientApprove', { version: elsewhere.version }))).toBe('not-found');
  });

  it('a version that is no longer current, before everything else', async () => {
    const { id, version } = await aPitch(desk, { state: 'in_review' });
    await expect(act(desk.va, id, 'approve', { version: version - 1 })).rejects.toMatchObject({
      code: 'stale-version',
      extra: { currentVersion: version },
    });
  });

  it.each(['approve', 'clientApprove', 'schedule'] as const)('%s without a version, of a person', async (action) => {
    const { pitch, ctx } = await ready(action, rowOf(action).from[0] as PitchState);
    expect(await codeOf(act(ctx, pitch.id, action))).toBe('version-required');
  });

  const refusals: [string, PitchAction, PitchOptions, () => Ctx, object][] = [
    ['a role without the right', 'approve', { state: 'in_review' }, () => desk.va, { code: 'forbidden' }],
    ['a person doing what only the system does', 'deliver', { state: 'scheduled' }, () => desk.owner, { code: 'forbidden' }],
    ['the system doing what only people do', 'approve', { state: 'in_review' }, () => desk.system, { code: 'forbidden' }],
    ['the wrong state', 'decline', { state: 'drafting' }, () => desk.owner, { code: 'wrong-state', extra: { state: 'drafting' } }],
    ['a text by its only writer', 'approve', { state: 'in_review', writers: [] }, () => desk.editor, { code: 'four-eyes' }],
    ['leaving a lease one does not hold', 'release', { state: 'drafting' }, () => desk.editor, { code: 'lease-lost' }],
    ['a step that wants a reason and got none', 'return', { state: 'in_review' }, () => desk.editor, { code: 'invalid' }],
    ['the reason of blanks', 'withdraw', { state: 'in_review' }, () => desk.editor, { code: 'invalid' }],
  ];
  it.each(refusals)('%s', async (_, action, options, ctx, error) => {
    const { id, version } = await aPitch(desk, options);
    await expect(act(ctx(), id, action, { version, reason: action === 'withdraw' ? '  ' : undefined })).rejects.toMatchObject(error);
    expect(await stored(id)).toMatchObject({ state: options.state, version });
  });

  it('a pitch somebody else is writing, and names who', async () => {
    const { id } = await aPitch(desk);
    await expect(act(desk.editor, id, 'take')).rejects.toMatchObject({
      code: 'lease-held',
      message: 'Vito Valdes is writing this pitch.',
      extra: { holder: { id: desk.userId('va'), name: 'Vito Valdes' }, leaseUntil: expect.stringMatching(/Z$/) },
    });
  });

  it('sending for a brand that is paused', async () => {
    const brandId = await aBrand(desk, { status: 'paused' });
    const { id, version } = await aPitch(desk, { state: 'approved', brandId });
    expect(await codeOf(act(desk.editor, id, 'schedule', { version }))).toBe('brand-paused');
  });

  it('anything by a share link', async () => {
    const { id } = await aPitch(desk, { state: 'approved' });
    const link = await aReportLink(desk);
    expect(await codeOf(act(link.ctx(), id, 'reopen', { reason: 'x' }))).toBe('forbidden');
  });
});

describe('two people at once', () => {
  const outcomes = async (attempts: Promise<unknown>[]) => (await Promise.all(attempts.map(codeOf))).sort();

  it('approve one version: exactly one wins, the other learns that it is stale', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, version } = await aPitch(desk, { state: 'in_review' });
      expect(await outcomes([act(desk.editor, id, 'approve', { version }), act(desk.manager, id, 'approve', { version })])).toEqual([
        'no error',
        'stale-version',
      ]);
      expect(await stored(id)).toMatchObject({ state: 'approved', version: version + 1 });
      const { rowCount } = await db.admin.query(`select from app.pitch_history where pitch_id = $1 and action = 'approve'`, [id]);
      expect(rowCount).toBe(1);
    }
  });

  it('take one pitch: exactly one gets it', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => aMember(desk, { role: 'va' })));
    for (let round = 0; round < 5; round++) {
      const { id } = await aPitch(desk, { holder: null });
      const found = await outcomes(people.map((person) => act(person.ctx(), id, 'take')));
      expect(found).toEqual([...people.slice(1).map(() => 'lease-held'), 'no error']);
    }
  });

  it('cancel against pick-up: exactly one wins', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await aPitch(desk, { state: 'scheduled' });
      expect(await outcomes([act(desk.editor, id, 'cancelSend'), act(desk.system, id, 'deliver')])).toEqual(['no error', 'wrong-state']);
    }
  });
});
