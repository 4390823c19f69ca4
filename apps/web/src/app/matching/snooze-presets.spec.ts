import { localValue, snoozePresets } from './snooze-presets';

// A Monday, 10:00 on the reader's clock, wherever the tests run.
const monday = new Date(2026, 10, 23, 10).getTime();
const hour = 3_600_000;
const labels = (now: number, deadline: number | null) => snoozePresets(now, deadline).map(({ label }) => label);

describe('times to come back', () => {
  it('are offered in one order, with the deadline last', () => {
    expect(labels(monday, monday + 30 * hour)).toEqual([
      'In 1 hour',
      'In 3 hours',
      'This evening',
      'Tomorrow morning',
      'Monday morning',
      '2 hours before the deadline',
    ]);
  });

  it('leave out an evening that has come, and a Monday that is tomorrow', () => {
    const sunday = new Date(2026, 10, 22, 19).getTime();
    expect(labels(sunday, null)).toEqual(['In 1 hour', 'In 3 hours', 'Tomorrow morning']);
  });

  it('say which would be too late', () => {
    const late = snoozePresets(monday, monday + 2.5 * hour).filter((preset) => preset.late);
    expect(late.map(({ label }) => label)).toEqual(['In 3 hours', 'This evening', 'Tomorrow morning', 'Monday morning']);
  });

  it('are nine in the morning on the reader’s clock', () => {
    const tomorrow = snoozePresets(monday, null).find(({ label }) => label === 'Tomorrow morning');
    expect(localValue(tomorrow?.at ?? 0)).toBe('2026-11-24T09:00');
  });
});
