/** Whole days, both included, YYYY-MM-DD. */
export interface Period {
  from: string;
  to: string;
}

const day = (date: Date) => date.toISOString().slice(0, 10);

/** The calendar month a number of months before that of `now`; its last day is the month's own. */
export function monthOf(now: number, back: number): Period {
  const date = new Date(now);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() - back;
  return { from: day(new Date(Date.UTC(year, month, 1))), to: day(new Date(Date.UTC(year, month + 1, 0))) };
}

/** The month before or after a month; of any other span the one before that in which it ends, or that one itself. */
export function monthBeside({ from, to }: Period, by: 1 | -1): Period {
  const whole = monthOf(Date.parse(from), 0);
  if (whole.from === from && whole.to === to) return monthOf(Date.parse(from), -by);
  return monthOf(Date.parse(to), by === 1 ? 0 : 1);
}

/** The ninety days up to today: long enough for pitches to have become articles. */
export function lastNinetyDays(now: number): Period {
  return { from: day(new Date(now - 89 * 86_400_000)), to: day(new Date(now)) };
}

/** The usual periods of a report, named; the first is shown unless another is chosen. */
export function usualPeriods(now: number): { label: string; period: Period }[] {
  const months = [0, 1, 2].map((back) => {
    const period = monthOf(now, back);
    return { label: monthName(period.from), period };
  });
  return [{ label: 'Last 90 days', period: lastNinetyDays(now) }, ...months];
}

export function monthName(from: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(from));
}

/** "October 2026", or "2 Aug – 30 Oct 2026" for other spans. */
export function periodWords({ from, to }: Period): string {
  const whole = monthOf(Date.parse(from), 0);
  if (whole.from === from && whole.to === to) return monthName(from);
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.formatRange(Date.parse(from), Date.parse(to));
}
