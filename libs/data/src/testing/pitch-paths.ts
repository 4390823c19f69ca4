import type { Role } from '@sourcedesk/domain/roles';
import { type PitchAction, type PitchState, targetOf } from '@sourcedesk/domain/workflow';

/** One step of a pitch's life; `by` null: the system. */
export interface Step {
  readonly action: PitchAction;
  readonly from: PitchState | null;
  readonly to: PitchState;
  readonly by: Role | null;
}

type Way = readonly (readonly [PitchAction, Role | null])[];

const submitted: Way = [
  ['take', 'va'],
  ['submit', 'va'],
];
const approved: Way = [...submitted, ['approve', 'editor']];
const sending: Way = [...approved, ['schedule', 'editor'], ['deliver', null]];
const sent: Way = [...sending, ['delivered', null]];
const sentElsewhere: Way = [...approved, ['submitElsewhere', 'editor']];

/** The usual way to each state. */
const ways: Record<PitchState, Way> = {
  drafting: [['take', 'va']],
  returned: [...submitted, ['return', 'editor']],
  in_review: submitted,
  client_review: approved,
  approved,
  scheduled: [...approved, ['schedule', 'editor']],
  sending,
  sent,
  uncertain: [...sending, ['loseTrack', null]],
  failed: [...sending, ['rejected', null]],
  declined: [...sent, ['decline', 'manager']],
  missed: [
    ['take', 'va'],
    ['miss', null],
  ],
  withdrawn: [
    ['take', 'va'],
    ['withdraw', 'va'],
  ],
  published: [...sent, ['publish', 'manager']],
};

/** The steps by which a pitch usually comes to a state; `onWebPage`: the query is answered by link or form. */
export function pathTo(state: PitchState, onWebPage: boolean): Step[] {
  const way = ways[state].flatMap((step): Way => (onWebPage && step[0] === 'delivered' ? [] : [step]));
  const steps = onWebPage && ['sent', 'declined', 'published'].includes(state) ? [...sentElsewhere, ...way.slice(sending.length)] : way;
  let from: PitchState | null = null;
  return steps.map(([action, by]) => {
    const facts = {
      state: from ?? 'drafting',
      needsClientApproval: state === 'client_review',
      publishedFrom: null,
      mayHaveArrived: false,
    } as const;
    const step: Step = { action, from, to: from === null ? 'drafting' : targetOf(action, facts), by };
    from = step.to;
    return step;
  });
}
