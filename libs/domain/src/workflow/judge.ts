import type { Role } from '../roles';
import type { UserId } from '../ids';
import { type Condition, type PitchAction, type PitchState, type WorkflowRow, pitchActions, rowOf } from './table';

/** Who acts: a member in a role, or the system itself. */
export type Actor = { readonly kind: 'member'; readonly userId: UserId; readonly role: Role } | { readonly kind: 'system' };

/** What the workflow must know of a pitch; list rows carry the same facts. Instants are RFC 3339 UTC. */
export interface PitchFacts {
  readonly state: PitchState;
  readonly holder: UserId | null;
  readonly leaseUntil: string | null;
  /** Last sign of life of the holder. */
  readonly leaseTouchedAt: string | null;
  readonly submittedBy: UserId | null;
  /** An editor has opened it since it was submitted. */
  readonly opened: boolean;
  /** Who wrote the current text. */
  readonly writers: readonly UserId[];
  readonly brandStatus: 'onboarding' | 'active' | 'paused' | 'ended';
  readonly needsClientApproval: boolean;
  readonly expertRemoved: boolean;
  readonly replyKind: 'relay' | 'address' | 'link' | 'form';
  /** Where it stood before it was published. */
  readonly publishedFrom: PitchState | null;
  /** An attempt was handed over and nobody knows whether it reached the journalist; true in `doubtfulStates` alone. */
  readonly mayHaveArrived: boolean;
  /** Agency settings. */
  readonly soloWork: boolean;
  readonly vaMaySubmitElsewhere: boolean;
}

export type Refusal =
  | 'forbidden'
  | 'wrong-state'
  | 'opened'
  | 'lease-held'
  | 'lease-lost'
  | 'four-eyes'
  | 'brand-paused'
  | 'expert-removed'
  | 'answered-on-page'
  | 'answered-by-mail'
  | 'may-have-arrived';

/** Idle minutes after which a VA may take over another's lease. */
export const takeOverIdleMinutes = 5;
/** A lease lasts so long after the last keystroke, in minutes. */
export const leaseMinutes = 20;

const leaseLives = (pitch: PitchFacts, now: Date) => pitch.holder !== null && pitch.leaseUntil !== null && new Date(pitch.leaseUntil) > now;

type Rule = (actor: Extract<Actor, { kind: 'member' }>, pitch: PitchFacts, now: Date) => Refusal | null;

const conditions: Record<Condition, Rule> = {
  untaken: (actor, pitch, now) => (leaseLives(pitch, now) && pitch.holder !== actor.userId ? 'lease-held' : null),
  anothersLease: (actor, pitch, now) => {
    if (pitch.holder === actor.userId || !leaseLives(pitch, now)) return 'wrong-state';
    if (actor.role !== 'va') return null;
    const idle = pitch.leaseTouchedAt === null ? Infinity : now.getTime() - new Date(pitch.leaseTouchedAt).getTime();
    return idle >= takeOverIdleMinutes * 60_000 ? null : 'lease-held';
  },
  holder: (actor, pitch) => (pitch.holder === actor.userId ? null : 'lease-lost'),
  submitterUnopened: (actor, pitch) => (pitch.submittedBy !== actor.userId ? 'forbidden' : pitch.opened ? 'opened' : null),
  fourEyes: (actor, pitch) => (pitch.soloWork || pitch.writers.some((writer) => writer !== actor.userId) ? null : 'four-eyes'),
  brandRuns: (_, pitch) => (pitch.brandStatus === 'paused' || pitch.brandStatus === 'ended' ? 'brand-paused' : null),
  expertThere: (_, pitch) => (pitch.expertRemoved ? 'expert-removed' : null),
  viaForm: (_, pitch) => (pitch.replyKind === 'link' || pitch.replyKind === 'form' ? null : 'answered-by-mail'),
  viaMail: (_, pitch) => (pitch.replyKind === 'relay' || pitch.replyKind === 'address' ? null : 'answered-on-page'),
  holderIfVa: (actor, pitch) => (actor.role !== 'va' || pitch.holder === actor.userId ? null : 'forbidden'),
  clientAsked: (actor, pitch) => (actor.role !== 'client' || pitch.state === 'client_review' ? null : 'forbidden'),
  vaAllowed: (actor, pitch) => (actor.role !== 'va' || pitch.vaMaySubmitElsewhere ? null : 'forbidden'),
  noDoubt: (_, pitch) => (pitch.mayHaveArrived ? 'may-have-arrived' : null),
};

/**
 * Why the actor may not do this to the pitch now, or null when it may.
 * Judges state, role, lease and authorship; checklist, deadline and If-Match are judged on trying.
 */
export function judge(actor: Actor, pitch: PitchFacts, action: PitchAction, now: Date): Refusal | null {
  const row = rowOf(action);
  const known = row.from.includes(pitch.state);
  if (actor.kind === 'system') {
    if (row.system === undefined) return 'forbidden';
    return known && (row.system === true || row.system.includes(pitch.state)) ? null : 'wrong-state';
  }
  if (!row.who.includes(actor.role)) return 'forbidden';
  if (!known) return 'wrong-state';
  for (const need of row.needs ?? []) {
    const refusal = conditions[need](actor, pitch, now);
    if (refusal) return refusal;
  }
  return null;
}

/** Every action the actor could take now, in the order of the table. Pure and total. */
export function allowedActions(actor: Actor, pitch: PitchFacts, now: Date): PitchAction[] {
  return pitchActions.filter((action) => judge(actor, pitch, action, now) === null);
}

/** The state an action leads to. */
export function targetOf(
  action: PitchAction,
  pitch: Pick<PitchFacts, 'state' | 'needsClientApproval' | 'publishedFrom' | 'mayHaveArrived'>,
): PitchState {
  const { to, doubt }: WorkflowRow = rowOf(action);
  if (doubt === 'stands' && pitch.mayHaveArrived) return 'uncertain';
  if (to === 'same') return pitch.state;
  if (to === 'clientReviewIfAsked') return pitch.needsClientApproval ? 'client_review' : 'approved';
  if (to === 'publishedFrom') return pitch.publishedFrom ?? 'sent';
  return to;
}

/** Whether it may have reached the journalist after an action; told apart from the target, because a pitch that is sent again still may. */
export function doubtAfter(action: PitchAction, { mayHaveArrived }: Pick<PitchFacts, 'mayHaveArrived'>): boolean {
  const { doubt } = rowOf(action);
  return doubt === 'begins' || (doubt !== 'ends' && mayHaveArrived);
}
