import { readZone } from './zone-words';
import type { CivilTime } from './zones';

/** The parts of a deadline as printed; a missing year is null, a missing zone ''. Without a time, the last minute of the day. */
export interface CivilWords extends Omit<CivilTime, 'year'> {
  year: number | null;
  hasTime: boolean;
  zone: string;
}

const dayEnd = { hour: 23, minute: 59, hasTime: false };
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (\\d{4}))?$`, 'i');
const monthFirst = new RegExp(`^${weekday}${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`, 'i');
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const figures = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
/** What no date begins with. */
const timeFirst = /^\d{1,2}(?:[:.]\d{2}| ?[ap]\.?m)/i;
const timeWords = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)? ?([ap])\.?m\.?|^(?:12(?::00)? )?(noon)\b|^(\d{1,2}):(\d{2})(?::00)?(?= |$)/i;

/** Reads `TIME ZONE - DATE` (HARO), `DATE TIME ZONE` (SOS), `DATE ZONE` or a date alone; null when anything is left over. */
export function readCivil(words: string): CivilWords | null {
  if (words.length > 120) return null;
  const date = timeFirst.test(words) ? null : readDate(words);
  if (date) return { ...date, ...dayEnd, zone: '' };
  return readTimeFirst(words) ?? readDateFirst(words);
}

function readTimeFirst(words: string): CivilWords | null {
  const time = readTime(words);
  if (!time) return null;
  const rest = words.slice(time.length).trim();
  const split = /^([a-z. ()&]*?)\s*(?:[-–—,]|\bon\b)\s*(.+)$/i.exec(rest);
  const date = readDate(split?.[2] ?? '');
  return date && split ? { ...date, hour: time.hour, minute: time.minute, hasTime: true, zone: (split[1] ?? '').trim() } : null;
}

function readDateFirst(words: string): CivilWords | null {
  for (let at = words.indexOf(' '); at > 0; at = words.indexOf(' ', at + 1)) {
    const date = readDate(words.slice(0, at).replace(/,$/, ''));
    if (!date) continue;
    const rest = words.slice(at + 1).replace(/^(?:at|by|-|–|—)\s+/i, '');
    const time = readTime(rest);
    if (time) return { ...date, hour: time.hour, minute: time.minute, hasTime: true, zone: rest.slice(time.length).trim() };
    if (readZone(rest)) return { ...date, ...dayEnd, zone: rest };
  }
  return null;
}

function readDate(words: string): Pick<CivilWords, 'year' | 'month' | 'day'> | null {
  const first = dayFirst.exec(words);
  if (first) return checked(first[3] === undefined ? null : Number(first[3]), monthOf(first[2]), Number(first[1]));
  const second = monthFirst.exec(words);
  if (second) return checked(second[3] === undefined ? null : Number(second[3]), monthOf(second[1]), Number(second[2]));
  const iso = isoDay.exec(words);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, one, two, year] = figures.exec(words) ?? [];
  // Only one of them can be the month, or it could be two days.
  if (Number(two) > 12 || (one !== undefined && one === two)) return checked(Number(year), Number(one), Number(two));
  return Number(one) > 12 ? checked(Number(year), Number(two), Number(one)) : null;
}

const monthOf = (word = ''): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function checked(year: number | null, monthNumber: number, dayNumber: number): Pick<CivilWords, 'year' | 'month' | 'day'> | null {
  const real = monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= 31 && (year === null || year >= 1990);
  return real ? { year, month: monthNumber, day: dayNumber } : null;
}

function readTime(words: string): { hour: number; minute: number; length: number } | null {
  const found = timeWords.exec(words);
  if (!found) return null;
  const length = found[0].length;
  if (found[4] !== undefined) return { hour: 12, minute: 0, length };
  const half = found[3]?.toLowerCase();
  const hour = Number(found[1] ?? found[5]);
  const minute = Number(found[2] ?? found[6] ?? 0);
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) return null;
  return { hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0), minute, length };
}
