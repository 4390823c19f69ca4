import { readCivil, type CivilWords } from './civil-words';
import { readZone, type ZoneWords } from './zone-words';
import { asUtc, asUtcIn, civilAt, exists, instantsOf, writtenMinute, type CivilTime } from './zones';

/** How sure the instant is: only an `exact` deadline may close a pitch without a person. */
export type DeadlineCertainty = 'exact' | 'assumed-zone' | 'date-only' | 'unclear';

/** When a query closes: `at` is RFC 3339 in UTC, `zone` an IANA name, `raw` the words as printed. */
export interface Deadline {
  at: string | null;
  zone: string | null;
  raw: string;
  certainty: DeadlineCertainty;
}

/** What a service's words leave unsaid. */
export interface DeadlineContext {
  /** Milliseconds since 1970 of the mail or edition, for dates without a year; null when unknown. */
  near: number | null;
  /** The zone of words that name none; they become `assumed-zone`. */
  defaultZone: string | null;
  /** Services that print "Standard Time" all year: their zone is civil time and always assumed. */
  zoneAlwaysAssumed?: boolean;
}

const day = 86_400_000;
// Without a year a date may lie up to 30 days back, because deadlines expired on arrival do occur, and else ahead: leads of 226 days were seen.
const daysBack = 30;

/**
 * Reads a deadline such as `6:00 PM ET - 17 September`, `2026-09-16 9:30 pm Pacific Standard Time` or `15 June`. A day without a time is its
 * last minute and `date-only`; words that cannot be read whole give `unclear` and no instant, never a guess.
 */
export function readDeadline(words: string, context: DeadlineContext): Deadline {
  const raw = (unfolded.test(words) ? words.replace(/\s+/g, ' ') : words).trim();
  const unclear: Deadline = { at: null, zone: null, raw, certainty: 'unclear' };
  const civil = readCivil(raw);
  if (!civil) return unclear;
  const named = civil.zone === '' ? null : readZone(civil.zone);
  if (civil.zone !== '' && !named) return unclear;
  const zone = named?.zone ?? context.defaultZone;
  const year = zone === null ? null : yearOf(civil, zone, context.near);
  if (zone === null || year === null) return unclear;
  const { month, day, hour, minute } = civil;
  const { instant, regular } = resolve({ year, month, day, hour, minute }, zone, named?.season === 'daylight');
  const at = writtenMinute(instant);
  if (!civil.hasTime) return { at, zone, raw, certainty: 'date-only' };
  const sure = regular && named !== null && context.zoneAlwaysAssumed !== true && isPlain(named, year, instant);
  return { at, zone, raw, certainty: sure ? 'exact' : 'assumed-zone' };
}

const unfolded = /\s\s|[^\S ]/;

/** Reads the deadlines of one mail, each wording once. */
export function deadlineReader(context: DeadlineContext): (words: string) => Deadline {
  const read = new Map<string, Deadline>();
  return (words) => {
    let deadline = read.get(words);
    if (!deadline) read.set(words, (deadline = readDeadline(words, context)));
    return deadline;
  };
}

function yearOf(civil: CivilWords, zone: string, near: number | null): number | null {
  if (civil.year !== null) return exists(civil.year, civil) ? civil.year : null;
  if (near === null || !Number.isFinite(near)) return null;
  const thisYear = civilAt(near, zone).year;
  for (let year = thisYear - 1; year <= thisYear + 1; year++) {
    const ahead = asUtcIn(year, civil) - near;
    if (ahead >= -daysBack * day && exists(year, civil)) return ahead <= (366 - daysBack) * day ? year : null;
  }
  return null;
}

/**
 * Irregular are times that the change of the clocks leaves out or repeats: the earlier is taken, the safer for who must answer. Daylight time is the earlier; `EST`
 * need not be the later, as it is printed in summer too.
 */
function resolve(civil: CivilTime, zone: string, isDaylight: boolean): { instant: number; regular: boolean } {
  const [first, second] = instantsOf(civil, zone);
  if (first !== undefined) return { instant: first, regular: second === undefined || isDaylight };
  const hourBefore = instantsOf({ ...civil, hour: civil.hour - 1 }, zone)[0];
  return { instant: hourBefore === undefined ? asUtc(civil) : hourBefore + day / 24, regular: false };
}

/** Whether the letters mean one zone, and `EST` or `EDT` was printed in its own half of the year. */
function isPlain(named: ZoneWords, year: number, instant: number): boolean {
  if (named.isShared) return false;
  if (named.season === 'any') return true;
  const offsetAt = (at: number): number => asUtc(civilAt(at, named.zone)) - at;
  const standard = Math.min(offsetAt(Date.UTC(year, 0, 1)), offsetAt(Date.UTC(year, 6, 1)));
  const offset = offsetAt(Math.floor(instant / 60_000) * 60_000);
  return named.season === 'standard' ? offset === standard : offset > standard;
}
