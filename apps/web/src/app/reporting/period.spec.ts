import { monthBeside, monthOf, periodWords, usualPeriods } from './period';

const now = Date.parse('2026-03-15T10:00:00Z');

describe('the period of a report', () => {
  it('is a calendar month, across the turn of the year too', () => {
    expect(monthOf(now, 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthOf(now, 3)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
  it('is offered by name', () => {
    expect(usualPeriods(now).map(({ label }) => label)).toEqual(['Last 90 days', 'March 2026', 'February 2026', 'January 2026']);
    expect(usualPeriods(now)[0]?.period).toEqual({ from: '2025-12-16', to: '2026-03-15' });
  });
  it('has a month on either side, also when it is no month itself', () => {
    expect(monthBeside({ from: '2026-03-01', to: '2026-03-31' }, -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthBeside({ from: '2025-12-01', to: '2025-12-31' }, 1)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
    expect(monthBeside({ from: '2025-12-16', to: '2026-03-15' }, -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(monthBeside({ from: '2025-12-16', to: '2026-03-15' }, 1)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  });
  it('is named by its month when it is one', () => {
    expect(periodWords({ from: '2026-02-01', to: '2026-02-28' })).toBe('February 2026');
    expect(periodWords({ from: '2026-02-01', to: '2026-03-28' })).toContain('28 Mar 2026');
  });
});
