import type { Service } from '../services';
import { civilAt, instantsOf } from '../deadlines';
import { calendarOf, type ServiceCalendar } from './calendars';
import { type Day, dayAfter, usHoliday, weekdayOf } from './us-holidays';

/** An edition a calendar has: which one, of which day of the service, and when it is sent (milliseconds since 1970). */
export interface Slot {
  service: Service;
  name: string;
  /** YYYY-MM-DD in the service's zone, as editions carry it. */
  date: string;
  at: number;
  /** The holiday on that day, '' on others. */
  holiday: string;
  /** `no` on a great holiday, `perhaps` on a lesser one. */
  expected: 'yes' | 'perhaps' | 'no';
}

/** An edition that has not come so long after its time is missed, in minutes: the services' own delays stay below. */
export const graceMinutes = 15;

const hours = 3_600_000;

/** The slots of a calendar with `since <= at < until`, earliest first. */
export function slotsBetween(calendar: ServiceCalendar, since: number, until: number): Slot[] {
  const slots: Slot[] = [];
  const last = isoDay(dayIn(until, calendar.zone));
  // A day is never passed over: dates are counted, not hours, so a clock change neither skips nor doubles one.
  for (let day = dayIn(since, calendar.zone); isoDay(day) <= last; day = dayAfter(day, 1)) {
    slots.push(...slotsOf(calendar, day).filter(({ at }) => at >= since && at < until));
  }
  return slots;
}

/** The first slot after an instant in which a service is expected to send; undefined for one that keeps no hours. */
export function nextSlot(service: Service, now: number): Slot | undefined {
  const calendar = calendarOf(service);
  // The longest rest is a holiday beside a weekend.
  return calendar && slotsBetween(calendar, now + 1, now + 7 * 24 * hours).find(({ expected }) => expected !== 'no');
}

function slotsOf({ service, zone, weekdays, editions, holidays }: ServiceCalendar, day: Day): Slot[] {
  if (!weekdays.includes(weekdayOf(day))) return [];
  const holiday = holidays === 'us' ? usHoliday(day) : undefined;
  return editions.flatMap(({ name, hour, minute }) => {
    // No service sends in the hour that a clock change takes away; of an hour that comes twice the first counts.
    const [at] = instantsOf({ ...day, hour, minute }, zone);
    if (at === undefined) return [];
    const expected = holiday === undefined ? 'yes' : holiday.kept === 'all' ? 'no' : 'perhaps';
    return [{ service, name, date: isoDay(day), at, holiday: holiday?.name ?? '', expected }];
  });
}

function dayIn(instant: number, zone: string): Day {
  const { year, month, day } = civilAt(instant, zone);
  return { year, month, day };
}

const isoDay = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
