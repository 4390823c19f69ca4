import { civilAt, instantsOf } from '@sourcedesk/domain/deadlines';

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

const haroTimes = { Morning: [5, 7], Afternoon: [12, 7], Evening: [17, 7] } as const;
const sosTimes = { Morning: [6, 31], Afternoon: [13, 32] } as const;

/** The slots of HARO on the business days of New York from `since` to `until`, in order of time. */
export const haroSlots = (since: Date, until: Date): Slot[] => slots(haroTimes, since, until);
/** The slots of Source of Sources. */
export const sosSlots = (since: Date, until: Date): Slot[] => slots(sosTimes, since, until);

function slots(times: Partial<Record<EditionName, readonly [number, number]>>, since: Date, until: Date): Slot[] {
  const found: Slot[] = [];
  for (let noon = noonOf(before(since, day)); noon <= after(until, day); noon = after(noon, day)) {
    const { year, month, day: date } = civilAt(noon.getTime(), newYork);
    const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const [name, [at, minutes]] of Object.entries(times)) {
      const [instant] = instantsOf({ year, month, day: date, hour: at, minute: minutes }, newYork);
      if (instant !== undefined && instant >= since.getTime() && instant <= until.getTime())
        found.push({ name: name as EditionName, sentAt: new Date(instant) });
    }
  }
  return found;
}

function noonOf(instant: Date): Date {
  return startOfDay(instant, newYork, 12);
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
