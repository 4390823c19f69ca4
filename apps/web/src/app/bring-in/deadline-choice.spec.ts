import type { Deadline } from '@sourcedesk/contracts/intake';
import { choiceOf, deadlineOf, withKind, zoneChoices } from './deadline-choice';

const exact: Deadline = { at: '2026-09-17T22:00:00Z', zone: 'America/New_York', raw: '6 pm ET', certainty: 'exact' };
const back = (deadline: Deadline | null) => deadlineOf(choiceOf(deadline, 'Europe/London'));

describe('a deadline somebody sets', () => {
  it('shows the clock of its zone, and is the same when nobody touches it', () => {
    expect(choiceOf(exact, 'Europe/London')).toEqual({
      kind: 'time',
      local: '2026-09-17T18:00',
      zone: 'America/New_York',
      raw: '6 pm ET',
      sure: true,
    });
    for (const deadline of [
      exact,
      { ...exact, certainty: 'assumed-zone' },
      { at: '2026-09-18T03:59:00Z', zone: 'America/New_York', raw: 'Thursday', certainty: 'date-only' },
      { at: null, zone: null, raw: 'soon', certainty: 'unclear' },
    ] as Deadline[])
      expect(back(deadline)).toEqual({ ...deadline, at: deadline.at && new Date(deadline.at).toISOString() });
    expect(back(null)).toBeNull();
  });

  it('is certain once somebody has looked at it', () => {
    const worked = choiceOf({ ...exact, certainty: 'assumed-zone' }, 'Europe/London');
    expect(deadlineOf(worked)).toMatchObject({ certainty: 'assumed-zone' });
    expect(deadlineOf({ ...worked, sure: true })).toMatchObject({ certainty: 'exact' });
    expect(deadlineOf({ ...worked, zone: 'Europe/London', sure: true })).toMatchObject({
      at: '2026-09-17T17:00:00.000Z',
      zone: 'Europe/London',
    });
  });

  it('keeps its day when the kind is changed', () => {
    const day = withKind(choiceOf(exact, 'Europe/London'), 'day');
    expect(deadlineOf(day)).toMatchObject({ at: '2026-09-18T03:59:00.000Z', certainty: 'date-only' });
    expect(withKind(day, 'time').local).toBe('2026-09-17T17:00');
    expect(deadlineOf(withKind(day, 'unclear'))).toEqual({ at: null, zone: null, raw: '6 pm ET', certainty: 'unclear' });
    expect(deadlineOf(withKind(day, 'none'))).toBeNull();
  });

  it('says what is missing, and what no clock shows', () => {
    const none = choiceOf(null, 'America/New_York');
    expect(deadlineOf(withKind(none, 'time'))).toEqual({ error: 'Give the day and the time.' });
    expect(deadlineOf(withKind(none, 'day'))).toEqual({ error: 'Give the day.' });
    expect(deadlineOf({ ...none, kind: 'time', local: '2026-03-08T02:30' })).toEqual({
      error: 'That time does not exist there: the clocks go forward over it.',
    });
  });

  it('chooses from the zones at hand first, each once', () => {
    const zones = zoneChoices(['Europe/Berlin', 'Europe/Berlin'], Date.parse('2026-09-15T09:00:00Z'));
    expect(zones[0]).toEqual({ zone: 'Europe/Berlin', label: 'Berlin (GMT+2)' });
    expect(new Set(zones.map(({ zone }) => zone)).size).toBe(zones.length);
    expect(zones.map(({ label }) => label)).toContain('New York (GMT-4)');
  });
});
