/** A day of the civil calendar; month 1 to 12. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Whether services rest: `all` on the great holidays, `some` on those half of the offices work through. */
export interface Holiday {
  name: string;
  kept: 'all' | 'some';
}

/** A holiday on a date; one that falls on a weekend is kept on the nearest weekday (5 U.S.C. 6103). */
interface Dated extends Holiday {
  month: number;
  day: number;
}

/** A holiday on the nth of a weekday (0 Sunday) in a month; -1 is the last. `after`: days later. */
interface Counted extends Holiday {
  month: number;
  weekday: number;
  nth: number;
  after?: number;
}

const dated: readonly Dated[] = [
  { name: "New Year's Day", kept: 'all', month: 1, day: 1 },
  { name: 'Juneteenth', kept: 'some', month: 6, day: 19 },
  { name: 'Independence Day', kept: 'all', month: 7, day: 4 },
  { name: 'Veterans Day', kept: 'some', month: 11, day: 11 },
  { name: 'Christmas Day', kept: 'all', month: 12, day: 25 },
];

const counted: readonly Counted[] = [
  { name: 'Martin Luther King Day', kept: 'some', month: 1, weekday: 1, nth: 3 },
  { name: "Presidents' Day", kept: 'some', month: 2, weekday: 1, nth: 3 },
  { name: 'Memorial Day', kept: 'all', month: 5, weekday: 1, nth: -1 },
  { name: 'Labor Day', kept: 'all', month: 9, weekday: 1, nth: 1 },
  { name: 'Columbus Day', kept: 'some', month: 10, weekday: 1, nth: 2 },
  { name: 'Thanksgiving', kept: 'all', month: 11, weekday: 4, nth: 4 },
  { name: 'the day after Thanksgiving', kept: 'some', month: 11, weekday: 4, nth: 4, after: 1 },
];

const utc = ({ year, month, day }: Day): Date => new Date(Date.UTC(year, month - 1, day));
const dayOf = (date: Date): Day => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });

/** The day of the week, 0 for Sunday. */
export const weekdayOf = (day: Day): number => utc(day).getUTCDay();

/** The day so many days later; earlier when negative. */
export const dayAfter = ({ year, month, day }: Day, days: number): Day => dayOf(utc({ year, month, day: day + days }));

/** The American holiday kept on a day, if any. */
export function usHoliday(day: Day): Holiday | undefined {
  const same = (other: Day): boolean => other.month === day.month && other.day === day.day && other.year === day.year;
  // A New Year's Day on a Saturday is kept in the year before.
  const fixed = dated.find((holiday) => [day.year, day.year + 1].some((year) => same(keptOn({ ...holiday, year }))));
  const found = fixed ?? counted.find((holiday) => same(nthWeekday(day.year, holiday)));
  return found && { name: found.name, kept: found.kept };
}

function keptOn(day: Day): Day {
  const shift: Readonly<Record<number, number>> = { 6: -1, 0: 1 };
  return dayAfter(day, shift[weekdayOf(day)] ?? 0);
}

function nthWeekday(year: number, { month, weekday, nth, after = 0 }: Counted): Day {
  const first = nth > 0 ? { year, month, day: 1 } : dayAfter({ year, month: month + 1, day: 1 }, -7);
  const wait = (weekday - weekdayOf(first) + 7) % 7;
  return dayAfter(first, wait + (nth > 0 ? (nth - 1) * 7 : 0) + after);
}
