import { type PitchAction, type PitchState, doubtfulStates, pitchActions, pitchStates, rowOf, workflow } from './table';

/** Every state an action may lead to from a state, whatever the pitch. */
function targets(action: PitchAction, from: PitchState): readonly PitchState[] {
  const { to, doubt } = rowOf(action);
  const inDoubt: readonly PitchState[] = doubt === 'stands' && doubtfulStates.includes(from) ? ['uncertain'] : [];
  if (to === 'same') return [from];
  if (to === 'clientReviewIfAsked') return ['client_review', 'approved'];
  if (to === 'publishedFrom') return workflow.publish.from;
  return [to, ...inDoubt];
}

const waysOut = (state: PitchState) =>
  pitchActions
    .filter((action) => rowOf(action).from.includes(state))
    .flatMap((action) => targets(action, state).map((to) => ({ action, to })))
    .filter(({ to }) => to !== state);

function reachableFrom(start: PitchState): Set<PitchState> {
  const seen = new Set([start]);
  for (const state of seen) for (const { to } of waysOut(state)) seen.add(to);
  return seen;
}

describe('the workflow as a graph', () => {
  it('begins in drafting, by taking', () => {
    expect(pitchActions.filter((action) => rowOf(action).creates)).toEqual(['take']);
    expect(rowOf('take').from).toContain('drafting');
  });

  it('reaches every state', () => {
    expect([...reachableFrom('drafting')].sort()).toEqual([...pitchStates].sort());
  });

  it.each(pitchStates)('has a way out of %s, and from there to being published', (state) => {
    expect(waysOut(state)).not.toEqual([]);
    expect(reachableFrom(state)).toContain('published');
  });

  it.each(pitchStates.filter((state) => state !== 'sending'))('never leaves a pitch in %s to the system alone', (state) => {
    expect(waysOut(state).filter(({ action }) => rowOf(action).who.length > 0)).not.toEqual([]);
  });

  it('lets every answer of a mail server end a sending', () => {
    expect(new Set(waysOut('sending').map(({ to }) => to))).toEqual(new Set(['sent', 'failed', 'uncertain', 'scheduled']));
  });
});

describe('the rows of the workflow', () => {
  it.each(pitchActions)('%s may be done by somebody, and names each state and role once', (action) => {
    const { from, who, system } = rowOf(action);
    expect(who.length > 0 || system === true).toBe(true);
    expect(new Set(from).size).toBe(from.length);
    expect(new Set(who).size).toBe(who.length);
  });

  it.each(pitchActions.filter((action) => rowOf(action).from.includes('scheduled') && action !== 'deliver'))(
    '%s raises the fence, because a message may be on its way',
    (action) => {
      expect(rowOf(action).raisesFence).toBe(true);
    },
  );

  it('ends the lease with every step out of writing, and none is held elsewhere', () => {
    const writing: readonly PitchState[] = ['drafting', 'returned'];
    for (const action of pitchActions)
      for (const from of rowOf(action).from)
        for (const to of targets(action, from)) {
          if (writing.includes(from) && !writing.includes(to)) expect([action, rowOf(action).lease]).toEqual([action, 'ends']);
          if (rowOf(action).lease === 'begins') expect([action, writing.includes(to)]).toEqual([action, true]);
        }
  });

  it('lets only the system send, and no VA or client approve or schedule', () => {
    for (const action of ['deliver', 'defer', 'delivered', 'rejected', 'loseTrack', 'bounced'] as const)
      expect([action, rowOf(action).who]).toEqual([action, []]);
    for (const action of ['approve', 'schedule', 'cancelSend', 'retry', 'sendAgain', 'confirmSent', 'confirmFailed'] as const) {
      expect(rowOf(action).who).not.toContain('va');
      expect(rowOf(action).who).not.toContain('client');
    }
  });

  it('wants the version seen for what cannot be taken back in peace', () => {
    expect(pitchActions.filter((action) => rowOf(action).ifMatch === 'required')).toEqual(['approve', 'clientApprove', 'schedule']);
  });
});
