import { reviewActions } from './review-actions';

const circumstances = { standing: 0, seconds: 30, mail: true };
const ids = (state: 'in_review' | 'approved' | 'client_review', allowedActions: string[], more = {}) =>
  reviewActions({ state, allowedActions }, { ...circumstances, ...more });

describe('the buttons of the review page', () => {
  it('end with the one main action', () => {
    expect(ids('in_review', ['return', 'approve', 'withdraw']).at(-1)).toMatchObject({
      id: 'send',
      kind: 'primary',
      label: 'Approve and send in 30 s',
    });
  });
  it('hold the approval back while a blocker stands, and say what to do', () => {
    expect(ids('in_review', ['approve'], { standing: 2 }).at(-1)).toMatchObject({
      disabled: true,
      why: expect.stringContaining('the 2 blockers') as string,
    });
  });
  it('offer no sending where the answer is pasted into a page', () => {
    const bar = ids('approved', ['reopen', 'submitElsewhere'], { mail: false });
    expect(bar.map(({ id }) => id)).toEqual(['reopen', 'submitElsewhere']);
  });
  it('offer nothing the workflow does not allow', () => expect(ids('client_review', [])).toEqual([]));
});
