import type { Deadline } from '@sourcedesk/contracts/intake';
import { againstTime, isTight, nextHour, sendTimes } from './send-times';

const now = Date.parse('2026-03-02T12:07:00Z');
const due = (at: string): Deadline => ({ at, zone: 'America/New_York', raw: '', certainty: 'exact' });

describe('times to send', () => {
  it('find the next 8 o’clock of a zone, also across its change to summer time', () => {
    expect(new Date(nextHour(now, 8, 'America/New_York')).toISOString()).toBe('2026-03-02T13:00:00.000Z');
    expect(new Date(nextHour(Date.parse('2026-03-07T20:00:00Z'), 8, 'America/New_York')).toISOString()).toBe('2026-03-08T12:00:00.000Z');
  });
  it('offer nothing after the deadline', () => {
    expect(sendTimes(now, due('2026-03-02T13:30:00Z')).map(({ label }) => label)).toEqual(['In 1 hour', "8:00, the journalist's time"]);
  });
  it.each([
    [NaN, 'Choose'],
    [now - 1, 'passed'],
    [Date.parse('2026-03-02T18:00:00Z'), 'after the deadline'],
  ])('say what speaks against %s', (at, words) => expect(againstTime(at, now, due('2026-03-02T18:00:00Z'))).toContain(words));
  it('warn when no second try would fit', () => {
    expect(isTight(Date.parse('2026-03-02T17:51:00Z'), due('2026-03-02T18:00:00Z'))).toBe(true);
    expect(isTight(now, null)).toBe(false);
  });
});
