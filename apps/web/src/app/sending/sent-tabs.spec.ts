import { pitchStates } from '@sourcedesk/domain/workflow';
import { explanation, secondsLeft, tabStates } from './sent-tabs';

const delivery = {
  attempts: 1,
  nextAttemptAt: null,
  deliveredAt: null,
  messageId: '<1@example.test>',
  problem: '',
  smtp: '',
  possiblySent: false,
};

describe('the page of sent pitches', () => {
  it('shows every state from scheduled on in one tab', () => {
    const shown = Object.values(tabStates).flat();
    const before = ['drafting', 'returned', 'in_review', 'client_review', 'approved'];
    expect([...shown].sort()).toEqual(pitchStates.filter((state) => !before.includes(state)).sort());
  });
  it('says what happened in the words of the server, and what to do', () => {
    expect(
      explanation({ state: 'failed', delivery: { ...delivery, problem: 'The mail server did not accept the recipient.' } })?.what,
    ).toContain('recipient');
    expect(explanation({ state: 'uncertain', delivery })?.next).toContain('Message-ID');
    expect(explanation({ state: 'sent', delivery })).toBeNull();
    expect(explanation({ state: 'scheduled', delivery })).toBeNull();
    expect(explanation({ state: 'scheduled', delivery: { ...delivery, possiblySent: true } })?.next).toContain('stop the sending');
  });
  it('counts down to the second and never below none', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(secondsLeft('2026-03-02T12:00:29.100Z', now)).toBe(30);
    expect(secondsLeft('2026-03-02T11:59:00Z', now)).toBe(0);
  });
});
