import type { Role } from '../roles';

/** Where a pitch can stand. */
export const pitchStates = [
  'drafting',
  'returned',
  'in_review',
  'client_review',
  'approved',
  'scheduled',
  'sending',
  'sent',
  'uncertain',
  'failed',
  'declined',
  'missed',
  'withdrawn',
  'published',
] as const;
export type PitchState = (typeof pitchStates)[number];

/** What else than the role must hold for a person to act; judged in `judge.ts`. */
export type Condition =
  /** Nobody holds a live lease. */
  | 'untaken'
  /** Another person's lease stands; a VA must wait for five idle minutes. */
  | 'anothersLease'
  /** The actor holds the lease. */
  | 'holder'
  /** The actor submitted, and no editor has opened it. */
  | 'submitterUnopened'
  /** The actor is not the only writer of the text, unless the agency allows solo work. */
  | 'fourEyes'
  /** The brand is active or onboarding: neither paused nor ended. */
  | 'brandRuns'
  /** The expert was not removed: nothing is begun or sent in the name of one who was. */
  | 'expertThere'
  /** The query is answered on a web page, by link or form. */
  | 'viaForm'
  /** The query is answered by e-mail. */
  | 'viaMail'
  /** A VA holds the lease; editors and above need not. */
  | 'holderIfVa'
  /** A client may only act while the client is asked. */
  | 'clientAsked'
  /** The agency lets VAs report their own submissions. */
  | 'vaAllowed'
  /** No attempt may have reached the journalist without anybody knowing. */
  | 'noDoubt';

/** A target that depends on the pitch. */
export type Target = PitchState | 'same' | 'clientReviewIfAsked' | 'publishedFrom';

export interface WorkflowRow {
  readonly from: readonly PitchState[];
  readonly to: Target;
  readonly who: readonly Role[];
  /** Whether the system may act too (jobs, or the consequence of another change); from some of the states only when it names them. */
  readonly system?: true | readonly PitchState[];
  readonly needs?: readonly Condition[];
  /** A person must give a reason. */
  readonly reason?: true;
  /** `required`: the request must carry If-Match. */
  readonly ifMatch?: 'required';
  /** Ends a send under way: outbox rows of an older fence never leave. */
  readonly raisesFence?: true;
  /** The approval, and what it froze, is void. */
  readonly voidsApproval?: true;
  /** What happens to the lease; kept when absent. */
  readonly lease?: 'begins' | 'ends';
  /**
   * Doubt whether an attempt reached the journalist begins when nobody knows any more, and ends by proof or by the word of a manager or owner.
   * `stands`: as long as there is doubt the step leads to `uncertain` instead, and voids no approval.
   */
  readonly doubt?: 'begins' | 'ends' | 'stands';
  /** Starts from an accepted match, too. */
  readonly creates?: true;
}

const anyStaff = ['va', 'editor', 'manager', 'owner'] as const;
const editors = ['editor', 'manager', 'owner'] as const;
const managers = ['manager', 'owner'] as const;
const unsent = ['drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'failed'] as const;

/** Where a pitch may stand while nobody knows whether an attempt reached the journalist. */
export const doubtfulStates: readonly PitchState[] = ['scheduled', 'sending', 'uncertain'];

/** The process: one row an action. Server and browser read this table; nothing else decides. */
export const workflow = {
  take: { from: ['drafting', 'returned'], to: 'same', who: anyStaff, needs: ['untaken'], lease: 'begins', creates: true },
  takeOver: { from: ['drafting', 'returned'], to: 'same', who: anyStaff, needs: ['anothersLease'], lease: 'begins' },
  release: { from: ['drafting', 'returned'], to: 'same', who: anyStaff, needs: ['holder'], lease: 'ends' },
  submit: { from: ['drafting', 'returned'], to: 'in_review', who: anyStaff, needs: ['holder'], lease: 'ends' },
  recall: { from: ['in_review'], to: 'drafting', who: anyStaff, needs: ['submitterUnopened'], lease: 'begins' },
  return: {
    from: ['in_review', 'client_review'],
    to: 'returned',
    who: [...editors, 'client'],
    needs: ['clientAsked'],
    reason: true,
    lease: 'begins',
    voidsApproval: true,
  },
  approve: { from: ['in_review'], to: 'clientReviewIfAsked', who: editors, needs: ['fourEyes'], ifMatch: 'required' },
  clientApprove: { from: ['client_review'], to: 'approved', who: ['client'], ifMatch: 'required' },
  approveForClient: { from: ['client_review'], to: 'approved', who: managers },
  reopen: {
    from: ['client_review', 'approved', 'scheduled', 'failed'],
    to: 'in_review',
    who: editors,
    system: true,
    needs: ['noDoubt'],
    reason: true,
    raisesFence: true,
    voidsApproval: true,
    doubt: 'stands',
  },
  schedule: { from: ['approved'], to: 'scheduled', who: editors, needs: ['viaMail', 'brandRuns', 'expertThere'], ifMatch: 'required' },
  cancelSend: { from: ['scheduled'], to: 'approved', who: editors, system: true, raisesFence: true, doubt: 'stands' },
  deliver: { from: ['scheduled'], to: 'sending', who: [], system: true },
  defer: { from: ['sending'], to: 'scheduled', who: [], system: true },
  delivered: { from: ['sending', 'uncertain', 'scheduled', 'failed'], to: 'sent', who: [], system: true, raisesFence: true, doubt: 'ends' },
  rejected: { from: ['sending'], to: 'failed', who: [], system: true, doubt: 'stands' },
  loseTrack: { from: ['sending'], to: 'uncertain', who: [], system: true, doubt: 'begins' },
  bounced: { from: ['sent', 'uncertain'], to: 'failed', who: [], system: true, doubt: 'ends' },
  retry: { from: ['failed'], to: 'scheduled', who: editors, needs: ['brandRuns', 'expertThere'], reason: true },
  confirmSent: { from: ['uncertain'], to: 'sent', who: managers, reason: true, raisesFence: true, doubt: 'ends' },
  confirmFailed: { from: ['uncertain'], to: 'failed', who: managers, reason: true, raisesFence: true, doubt: 'ends' },
  sendAgain: { from: ['uncertain'], to: 'scheduled', who: managers, needs: ['brandRuns', 'expertThere'], reason: true },
  submitElsewhere: { from: ['approved', 'failed'], to: 'sent', who: anyStaff, needs: ['vaAllowed', 'viaForm'], raisesFence: true },
  publish: { from: ['sent', 'declined', 'missed', 'withdrawn'], to: 'published', who: managers, system: true },
  unpublish: { from: ['published'], to: 'publishedFrom', who: managers, reason: true },
  decline: { from: ['sent'], to: 'declined', who: managers },
  miss: { from: unsent, to: 'missed', who: [], system: true, raisesFence: true, lease: 'ends', doubt: 'stands' },
  revive: {
    from: ['missed', 'withdrawn'],
    to: 'drafting',
    who: editors,
    system: ['missed'],
    needs: ['expertThere'],
    reason: true,
    voidsApproval: true,
  },
  withdraw: {
    from: unsent,
    to: 'withdrawn',
    who: anyStaff,
    needs: ['holderIfVa', 'noDoubt'],
    reason: true,
    raisesFence: true,
    lease: 'ends',
  },
} as const satisfies Record<string, WorkflowRow>;

export type PitchAction = keyof typeof workflow;
export const pitchActions = Object.keys(workflow) as readonly PitchAction[];

/** The row of an action, at its general type. */
export function rowOf(action: PitchAction): WorkflowRow {
  return workflow[action];
}
