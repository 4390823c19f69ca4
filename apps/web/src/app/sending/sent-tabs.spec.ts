import { pitchStates } from '@sourcedesk/domain/workflow';
import { changeWords, explanation, secondsLeft, tabStates } from './sent-tabs';

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
  it('says when a pitch changed last, as the list is ordered, and beside it when it was sent', () => {
    const now = Date.parse('2026-03-12T12:00:00Z');
    const at = (updatedAt: string, deliveredAt: string | null) => changeWords({ updatedAt, delivery: { ...delivery, deliveredAt } }, now);
    expect(at('2026-03-12T11:00:10Z', '2026-03-12T11:00:00Z')).toEqual({ changed: 'sent 1 h ago', sent: '' });
    expect(at('2026-03-10T11:00:00Z', '2026-03-02T11:00:00Z')).toEqual({ changed: '2 days ago', sent: 'sent 10 days ago' });
    expect(at('2026-03-10T11:00:00Z', null)).toEqual({ changed: '2 days ago', sent: '' });
  });
  it('counts down to the second and never below none', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(secondsLeft('2026-03-02T12:00:29.100Z', now)).toBe(30);
    expect(secondsLeft('2026-03-02T11:59:00Z', now)).toBe(0);
  });
});
