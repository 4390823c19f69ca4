/** A date and time on the wall, without a zone; month 1 to 12. */
export interface CivilTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

const day = 86_400_000;

/** By zone, how far its clocks are ahead of UTC in ms, on days of UTC at whose ends they are alike; NaN for the days they are changed on. */
const daysKnown = new Map<string, Map<number, number>>();
/** Days kept of a zone: deadlines lie within weeks of one another. */
const mostDays = 4000;
/** Outside of 1970 to 2100 clocks were set by the second, and nobody waits for an answer. */
const lastKnown = Date.UTC(2100, 0, 1);

/** How far the zone's clocks are ahead at an instant; NaN where only the calendar itself can tell. Asking it takes some 2 us, and a deadline asks seven times. */
function aheadAt(instant: number, zone: string): number {
  if (!(instant >= 0 && instant < lastKnown)) return Number.NaN;
  let days = daysKnown.get(zone);
  if (!days) daysKnown.set(zone, (days = new Map<number, number>()));
  const number = Math.floor(instant / day);
  let ahead = days.get(number);
  if (ahead === undefined) {
    const [start, end] = [number * day, (number + 1) * day].map((at) => asUtc(shownAt(at, zone)) - at);
    ahead = start !== undefined && start === end ? start : Number.NaN;
    if (days.size >= mostDays) days.clear();
    days.set(number, ahead);
  }
  return ahead;
}

/** What a clock on the wall shows at an instant (milliseconds since 1970) in an IANA zone; throws a RangeError for an unknown zone. */
export function civilAt(instant: number, zone: string): CivilTime {
  const ahead = aheadAt(instant, zone);
  if (Number.isNaN(ahead)) return shownAt(instant, zone);
  const wall = new Date(instant + ahead);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

function shownAt(instant: number, zone: string): CivilTime {
  const civil: CivilTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(instant)) if (type in civil) civil[type as keyof CivilTime] = Number(value);
  return civil;
}

/** A date and time on the wall of a year that is told apart. */
export type Yearless = Omit<CivilTime, 'year'>;

/** Milliseconds of the civil time were it UTC. */
export const asUtc = (civil: CivilTime): number => asUtcIn(civil.year, civil);
export const asUtcIn = (year: number, { month, day, hour, minute }: Yearless): number => Date.UTC(year, month - 1, day, hour, minute);

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** A whole minute as RFC 3339 in UTC. `toISOString` takes a microsecond, as long as all else that is done for a deadline. */
export function writtenMinute(instant: number): string {
  const date = new Date(instant);
  const year = date.getUTCFullYear();
  if (year < 1000 || year > 9999) return date.toISOString().replace('.000Z', 'Z');
  return `${year}-${two[date.getUTCMonth() + 1]}-${two[date.getUTCDate()]}T${two[date.getUTCHours()]}:${two[date.getUTCMinutes()]}:00Z`;
}

/** Whether the calendar of a year has this day and the clock this time. */
export function exists(year: number, { month, day, hour, minute }: Yearless): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
}

/**
 * The instants at which a wall clock in the zone shows this time: usually one, two when clocks are set back, none when they are set forward
 * over it; earliest first.
 */
export function instantsOf(civil: CivilTime, zone: string): number[] {
  const utc = asUtc(civil);
  const ahead = aheadAt(utc - day, zone);
  // Clocks that were alike a day before and are a day after, and are at the instant itself, were not changed.
  if (ahead === aheadAt(utc + day, zone) && ahead === aheadAt(utc - ahead, zone)) return [utc - ahead];
  const offsets = new Set([utc - day, utc + day].map((instant) => asUtc(civilAt(instant, zone)) - instant));
  return [...offsets]
    .map((offset) => utc - offset)
    .filter((instant) => asUtc(civilAt(instant, zone)) === utc)
    .sort((a, b) => a - b);
}
