import { civilAt, instantsOf } from '@sourcedesk/domain/deadlines';
import { calendarOf, slotsBetween } from '@sourcedesk/domain/editions';

export const newYork = 'America/New_York';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);
export const before = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() - milliseconds);

export type EditionName = 'Morning' | 'Afternoon' | 'Evening';

/** A moment at which a service sends an edition. */
export interface Slot {
  readonly name: EditionName;
  readonly sentAt: Date;
}

/** The editions of a service from `since` to `until`, in order of time, without the holidays it rests on. */
export function sentSlots(service: 'haro' | 'sos', since: Date, until: Date): Slot[] {
  const calendar = calendarOf(service);
  if (!calendar) throw new Error(`${service} keeps no hours.`);
  return slotsBetween(calendar, since.getTime(), until.getTime() + 1)
    .filter(({ expected }) => expected !== 'no')
    .map(({ name, at }) => ({ name: name as EditionName, sentAt: new Date(at) }));
}

/** The beginning of the day, or an hour of it, on the wall clock of a zone. */
export function startOfDay(instant: Date, zone: string, atHour = 0): Date {
  const { year, month, day: date } = civilAt(instant.getTime(), zone);
  const [found] = instantsOf({ year, month, day: date, hour: atHour, minute: 0 }, zone);
  return new Date(found ?? instant.getTime());
}

/** The next full quarter of an hour that New York's clocks show once, so that a digest can print it. */
export function printable(instant: Date): Date {
  let at = Math.ceil(instant.getTime() / (15 * minute)) * 15 * minute;
  while (instantsOf(civilAt(at, newYork), newYork).length !== 1) at += hour;
  return new Date(at);
}

/** The first moment from `instant` on that falls into working hours, 9 to 17, of a zone; weekends are worked, too. */
export function atWork(instant: Date, zone: string): Date {
  const { hour: clock } = civilAt(instant.getTime(), zone);
  if (clock >= 9 && clock < 17) return instant;
  return startOfDay(clock < 9 ? instant : after(instant, day), zone, 9);
}
