import fc from 'fast-check';
import type { UserId } from '../ids';
import { roles } from '../roles';
import { type Actor, type PitchFacts, type Refusal, allowedActions, doubtAfter, judge, targetOf } from './judge';
import { type PitchAction, type PitchState, doubtfulStates, pitchActions, pitchStates, rowOf, workflow } from './table';

const me = 'me' as UserId;
const another = 'another' as UserId;
const now = new Date('2026-11-02T09:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const as = (role: (typeof roles)[number]): Actor => ({ kind: 'member', userId: me, role });
const system: Actor = { kind: 'system' };

/** Nobody holds it, another wrote and submitted it, the brand runs, it leaves by mail. */
const plain: PitchFacts = {
  state: 'drafting',
  holder: null,
  leaseUntil: null,
  leaseTouchedAt: null,
  submittedBy: another,
  opened: false,
  writers: [another],
  brandStatus: 'active',
  needsClientApproval: false,
  expertRemoved: false,
  replyKind: 'relay',
  publishedFrom: 'sent',
  mayHaveArrived: false,
  soloWork: false,
  vaMaySubmitElsewhere: true,
};
const heldBy = (holder: UserId, touched = 0): Partial<PitchFacts> => ({
  holder,
  leaseUntil: inMinutes(touched + 20),
  leaseTouchedAt: inMinutes(touched),
});

type Case = [says: string, action: PitchAction, role: (typeof roles)[number], facts: Partial<PitchFacts>, Refusal | null];
const cases: Case[] = [
  ['take what nobody holds', 'take', 'va', {}, null],
  ['take what another holds', 'take', 'owner', heldBy(another), 'lease-held'],
  ['take when the lease of another ran out', 'take', 'va', heldBy(another, -21), null],
  ['take when the lease ends this very moment', 'take', 'va', heldBy(another, -20), null],
  ['take again what one holds', 'take', 'va', heldBy(me), null],
  ['take over from a writer who is typing, as an editor', 'takeOver', 'editor', heldBy(another), null],
  ['take over from a writer who is typing, as a va', 'takeOver', 'va', heldBy(another), 'lease-held'],
  ['take over after 4:59 idle minutes, as a va', 'takeOver', 'va', heldBy(another, -4.99), 'lease-held'],
  ['take over after 5 idle minutes, as a va', 'takeOver', 'va', heldBy(another, -5), null],
  ['take over from a holder who never gave a sign of life, as a va', 'takeOver', 'va', { ...heldBy(another), leaseTouchedAt: null }, null],
  ['take over what nobody holds', 'takeOver', 'editor', {}, 'wrong-state'],
  ['take over from oneself', 'takeOver', 'editor', heldBy(me), 'wrong-state'],
  ['take over when the lease ran out: one takes it', 'takeOver', 'editor', heldBy(another, -30), 'wrong-state'],
  ['submit what one holds', 'submit', 'va', heldBy(me), null],
  ['submit when the own lease ran out and nobody took it', 'submit', 'va', heldBy(me, -60), null],
  ['submit what another holds, as owner', 'submit', 'owner', heldBy(another), 'lease-lost'],
  ['submit what nobody holds', 'submit', 'va', {}, 'lease-lost'],
  ['release what another holds', 'release', 'manager', heldBy(another), 'lease-lost'],
  ['recall the own submission', 'recall', 'va', { state: 'in_review', submittedBy: me }, null],
  ['recall when an editor has opened it', 'recall', 'va', { state: 'in_review', submittedBy: me, opened: true }, 'opened'],
  ['recall the submission of another, as owner', 'recall', 'owner', { state: 'in_review' }, 'forbidden'],
  ['approve the text of another', 'approve', 'editor', { state: 'in_review' }, null],
  ['approve the own text', 'approve', 'editor', { state: 'in_review', writers: [me] }, 'four-eyes'],
  ['approve a text one wrote with another', 'approve', 'editor', { state: 'in_review', writers: [me, another] }, null],
  ['approve the own text where solo work is allowed', 'approve', 'editor', { state: 'in_review', writers: [me], soloWork: true }, null],
  ['return it as the client who is asked', 'return', 'client', { state: 'client_review' }, null],
  ['return it as the client who is not asked', 'return', 'client', { state: 'in_review' }, 'forbidden'],
  ['return it as an editor', 'return', 'editor', { state: 'in_review' }, null],
  ['schedule for an active brand', 'schedule', 'editor', { state: 'approved' }, null],
  ['schedule for a brand in onboarding', 'schedule', 'editor', { state: 'approved', brandStatus: 'onboarding' }, null],
  ['schedule for a paused brand', 'schedule', 'editor', { state: 'approved', brandStatus: 'paused' }, 'brand-paused'],
  ['retry for a brand that has ended', 'retry', 'editor', { state: 'failed', brandStatus: 'ended' }, 'brand-paused'],
  ['revive in the name of an expert who was removed', 'revive', 'owner', { state: 'withdrawn', expertRemoved: true }, 'expert-removed'],
  ['schedule in the name of an expert who was removed', 'schedule', 'editor', { state: 'approved', expertRemoved: true }, 'expert-removed'],
  ['retry in the name of an expert who was removed', 'retry', 'editor', { state: 'failed', expertRemoved: true }, 'expert-removed'],
  ['send again for a paused brand', 'sendAgain', 'owner', { state: 'uncertain', brandStatus: 'paused' }, 'brand-paused'],
  ['say it was submitted elsewhere, by mail', 'submitElsewhere', 'editor', { state: 'approved' }, 'answered-by-mail'],
  ['say it was submitted elsewhere, by form', 'submitElsewhere', 'editor', { state: 'approved', replyKind: 'form' }, null],
  ['say it was submitted elsewhere, by link, as a va', 'submitElsewhere', 'va', { state: 'approved', replyKind: 'link' }, null],
  [
    'say so as a va where the agency does not let them',
    'submitElsewhere',
    'va',
    { state: 'approved', replyKind: 'link', vaMaySubmitElsewhere: false },
    'forbidden',
  ],
  ['withdraw as an editor who does not hold it', 'withdraw', 'editor', heldBy(another), null],
  ['withdraw as a va who holds it', 'withdraw', 'va', heldBy(me), null],
  ['withdraw as a va who does not', 'withdraw', 'va', heldBy(another), 'forbidden'],
  ['withdraw what may have arrived', 'withdraw', 'owner', { state: 'scheduled', mayHaveArrived: true }, 'may-have-arrived'],
  ['reopen what may have arrived', 'reopen', 'owner', { state: 'scheduled', mayHaveArrived: true }, 'may-have-arrived'],
  ['stop a second attempt of what may have arrived', 'cancelSend', 'editor', { state: 'scheduled', mayHaveArrived: true }, null],
];

describe('the judgement', () => {
  it.each(cases)('on "%s" (%s by %s)', (_, action, role, facts, expected) => {
    expect(judge(as(role), { ...plain, ...facts }, action, now)).toBe(expected);
  });

  it('keeps from the system what only people do, whatever the pitch', () => {
    for (const state of pitchStates)
      expect(allowedActions(system, { ...plain, state }, now).filter((action) => rowOf(action).system === undefined)).toEqual([]);
  });

  it('says "forbidden" before "wrong state", so that nobody learns a state through an action that is not theirs', () => {
    expect(judge(as('va'), { ...plain, state: 'sent' }, 'approve', now)).toBe('forbidden');
    expect(judge(as('editor'), { ...plain, state: 'sent' }, 'approve', now)).toBe('wrong-state');
  });

  it('leads where the pitch says', () => {
    expect(targetOf('approve', { ...plain, state: 'in_review', needsClientApproval: true })).toBe('client_review');
    expect(targetOf('approve', { ...plain, state: 'in_review' })).toBe('approved');
    expect(targetOf('take', { ...plain, state: 'returned' })).toBe('returned');
    expect(targetOf('unpublish', { ...plain, state: 'published', publishedFrom: 'missed' })).toBe('missed');
    expect(targetOf('unpublish', { ...plain, state: 'published', publishedFrom: null })).toBe('sent');
  });
});

const instant = fc.option(fc.integer({ min: -100, max: 100 }).map(inMinutes));
const person = fc.constantFrom(me, another);
const actors: fc.Arbitrary<Actor> = fc.oneof(fc.constant(system), fc.constantFrom(...roles).map(as));
const pitches: fc.Arbitrary<PitchFacts> = fc.record({
  state: fc.constantFrom(...pitchStates),
  holder: fc.option(person),
  leaseUntil: instant,
  leaseTouchedAt: instant,
  submittedBy: fc.option(person),
  opened: fc.boolean(),
  writers: fc.uniqueArray(person),
  brandStatus: fc.constantFrom('onboarding', 'active', 'paused', 'ended'),
  needsClientApproval: fc.boolean(),
  replyKind: fc.constantFrom('relay', 'address', 'link', 'form'),
  publishedFrom: fc.option(fc.constantFrom(...pitchStates)),
  mayHaveArrived: fc.boolean(),
  soloWork: fc.boolean(),
  vaMaySubmitElsewhere: fc.boolean(),
  expertRemoved: fc.boolean(),
});

describe('allowedActions', () => {
  it('is total: an answer for everybody and every pitch, in the order of the table, each leading somewhere', () => {
    fc.assert(
      fc.property(actors, pitches, (actor, pitch) => {
        const allowed = allowedActions(actor, pitch, now);
        expect(allowed).toEqual(pitchActions.filter((action) => allowed.includes(action)));
        for (const action of pitchActions) expect(judge(actor, pitch, action, now) === null).toBe(allowed.includes(action));
        for (const action of allowed) {
          expect(pitchStates).toContain(targetOf(action, pitch));
          expect(rowOf(action).from).toContain(pitch.state);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never lets a va or a client send, nor a client do more than answer when asked', () => {
    fc.assert(
      fc.property(pitches, (pitch) => {
        const sending = ['approve', 'schedule', 'cancelSend', 'retry', 'sendAgain', 'confirmSent', 'confirmFailed', 'deliver', 'delivered'];
        expect(allowedActions(as('va'), pitch, now).filter((action) => sending.includes(action))).toEqual([]);
        const asked = pitch.state === 'client_review' ? ['return', 'clientApprove'] : [];
        expect(allowedActions(as('client'), pitch, now)).toEqual(asked);
      }),
    );
  });

  it('changes nothing it is given', () => {
    const frozen = Object.freeze({ ...plain, writers: Object.freeze([another]) as readonly UserId[] });
    expect(allowedActions(as('editor'), frozen, now)).toContain('take');
  });
});

describe('a pitch of which an attempt may have arrived', () => {
  const sound = ({ state, mayHaveArrived }: Pick<PitchFacts, 'state' | 'mayHaveArrived'>) =>
    state === 'uncertain' ? mayHaveArrived : !mayHaveArrived || doubtfulStates.includes(state);
  const everybody = [system, ...roles.map(as)];
  /** Every state with and without doubt, and whatever else decides. */
  const every = pitchStates.flatMap((state) =>
    [true, false].flatMap((mayHaveArrived) =>
      (['relay', 'form'] as const).flatMap((replyKind) =>
        [heldBy(me), heldBy(another, -10), {}].flatMap((lease) =>
          workflow.publish.from.map((publishedFrom): PitchFacts => ({
            ...plain,
            ...lease,
            state,
            mayHaveArrived,
            replyKind,
            publishedFrom,
            submittedBy: me,
          })),
        ),
      ),
    ),
  );

  it('never stands elsewhere than in uncertain, scheduled and sending, until proof or a word of manager or owner ends the doubt', () => {
    const ends = new Set<PitchAction>();
    for (const pitch of every.filter(sound))
      for (const actor of everybody)
        for (const action of allowedActions(actor, pitch, now)) {
          const after = { state: targetOf(action, pitch), mayHaveArrived: doubtAfter(action, pitch) };
          expect([action, pitch.state, after, sound(after)]).toEqual([action, pitch.state, after, true]);
          if (!pitch.mayHaveArrived || after.mayHaveArrived) continue;
          ends.add(action);
          expect([action, actor.kind === 'system' || ['manager', 'owner'].includes(actor.role)]).toEqual([action, true]);
        }
    expect([...ends]).toEqual(['delivered', 'bounced', 'confirmSent', 'confirmFailed']);
  });

  it('comes back to uncertain when its second attempt is stopped, is too late, is refused, or its approval no longer holds', () => {
    for (const action of ['cancelSend', 'miss', 'reopen'] as const)
      expect([action, targetOf(action, { ...plain, state: 'scheduled', mayHaveArrived: true })]).toEqual([action, 'uncertain']);
    expect(targetOf('rejected', { ...plain, state: 'sending', mayHaveArrived: true })).toBe('uncertain');
  });
});

const scenes: Record<string, Partial<PitchFacts>> = {
  'one holds it, wrote it and submitted it': { ...heldBy(me), writers: [me], submittedBy: me },
  'another holds it, wrote it and submitted it': { ...heldBy(another), writers: [another], submittedBy: another, opened: true },
  'nobody holds it, it is answered on a web page': { replyKind: 'form' },
  'nobody holds it, the brand is paused': { brandStatus: 'paused' },
  'nobody holds it, an attempt may have arrived': { mayHaveArrived: true },
};

describe('who may do what', () => {
  it.each(Object.entries(scenes))('when %s', (_, facts) => {
    const mayHaveArrived = (state: PitchState) => facts.mayHaveArrived === true && doubtfulStates.includes(state);
    const line = (actor: Actor, state: PitchState) =>
      allowedActions(actor, { ...plain, ...facts, state, mayHaveArrived: mayHaveArrived(state) }, now).join(' ') || '-';
    const everybody: [string, Actor][] = [...roles.map((role): [string, Actor] => [role, as(role)]), ['system', system]];
    const matrix = everybody.map(([name, actor]) => [name, Object.fromEntries(pitchStates.map((state) => [state, line(actor, state)]))]);
    expect(Object.fromEntries(matrix)).toMatchSnapshot();
  });
});
