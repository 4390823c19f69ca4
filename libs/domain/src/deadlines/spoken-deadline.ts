import { readDeadline, type Deadline, type DeadlineContext } from './read-deadline';
import { readZone } from './zone-words';
import { asUtc, civilAt, exists } from './zones';

/** A day, with or without a time, as people write it in prose; `start` and `end` are UTF-16 offsets of its words. */
export interface SpokenDeadline {
  start: number;
  end: number;
  deadline: Deadline;
}

const day = 86_400_000;
const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** The kinds of words a deadline is made of, in the order they are tried. `joint` stands between two of them and means nothing. */
const words = {
  iso: /(\d{4})-(\d{2})-(\d{2})\b/y,
  monthDay: new RegExp(`(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4})\\b)?`, 'iy'),
  dayMonth: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${month})\\b\\.?(?:,? (\\d{4})\\b)?`, 'iy'),
  numeric: /(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/y,
  time: /(\d{1,2})(?:[:.](\d{2}))? ?([ap])(?:\.m\.|m\b)|(\d{1,2}):(\d{2})\b|(noon)\b/iy,
  dayEnd: /(?:the )?end of (?:the )?(?:business )?day\b|close of business\b|(?:eod|cob)\b|midnight\b/iy,
  weekday: /(?:(this|next|this coming|coming) )?(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day\b|\b\.?)/iy,
  relative: /(today|tonight|tomorrow)\b/iy,
  // In capitals, so that `met` and `pt` stay words.
  zone: /\(?([ECMP][SD]?T|AK[SD]?T|A[ECW][SD]?T|[CEW]ES?T|IST|HST|UTC|BST|GMT)\b\)?/y,
  zoneName:
    /\(?((?:eastern|central|mountain|pacific|uk|british summer|greenwich mean|australian eastern|central european)(?: standard| daylight)?(?: time)?)\b\)?/iy,
  joint: /(?:[ ,–—-]|\b(?:at|on|by|the|of|before)\b(?= ))/iy,
};
type Kind = Exclude<keyof typeof words, 'joint'>;
const kinds = Object.keys(words).filter((kind): kind is Kind => kind !== 'joint');
const longestWords = 90;

/**
 * Reads the day that begins at an offset, such as `Tuesday, May 26 at 2 pm ET`, `5/26`, `noon tomorrow` or `EOD Friday`; null when none does. Days of the week and
 * `tomorrow` are counted from `near`. Never a guess: what leaves the day open, such as `5/6` in a zone nobody named, is `unclear` and has no instant.
 */
export function readSpokenDeadline(text: string, at: number, context: DeadlineContext): SpokenDeadline | null {
  const found = new Map<Kind, RegExpExecArray>();
  let [place, end] = [at, at];
  while (place < text.length && place - at < longestWords) {
    const kind = kinds.find((each) => !found.has(each) && matchAt(words[each], text, place));
    const match = kind && matchAt(words[kind], text, place);
    if (kind && match && !(isDay(kind) && [...found.keys()].some((each) => isDay(each) && each !== 'weekday' && kind !== 'weekday'))) {
      found.set(kind, match);
      end = place += match[0].length;
    } else {
      const joint = matchAt(words.joint, text, place);
      if (!joint) break;
      place += joint[0].length;
    }
  }
  if (![...found.keys()].some(isDay)) return null;
  const raw = text.slice(at, end).replace(/\s+/g, ' ').trim();
  return { start: at, end, deadline: { ...deadlineOf(found, raw, context), raw } };
}

const isDay = (kind: Kind): boolean => !['time', 'zone', 'zoneName', 'dayEnd'].includes(kind);

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  // A word begins where no word goes on.
  return match && !(at > 0 && /\w/.test(text.charAt(at - 1)) && /^\w/.test(match[0])) ? match : null;
}

interface Civil {
  year: number | null;
  month: number;
  day: number;
}

function deadlineOf(found: ReadonlyMap<Kind, RegExpExecArray>, raw: string, context: DeadlineContext): Deadline {
  const unclear: Deadline = { at: null, zone: null, raw, certainty: 'unclear' };
  const named = (found.get('zone') ?? found.get('zoneName'))?.[1] ?? '';
  const zone = readZone(named)?.zone ?? context.defaultZone;
  if (zone === null || (named !== '' && !readZone(named))) return unclear;
  const counted = !['iso', 'monthDay', 'dayMonth', 'numeric'].some((kind) => found.has(kind as Kind));
  const civil = counted ? countedDay(found, zone, context.near) : writtenDay(found, named === '' ? '' : zone);
  if (!civil) return unclear;
  const date = civil.year === null ? `${civil.day} ${months[civil.month - 1]}` : `${civil.day} ${months[civil.month - 1]} ${civil.year}`;
  const time = found.has('dayEnd') ? '' : timeOf(found.get('time'));
  const read = readDeadline(time === '' ? date : `${time} ${named} - ${date}`, { ...context, defaultZone: zone });
  // The day of a "Friday" hangs on when it was written.
  return counted && read.certainty === 'exact' ? { ...read, certainty: 'assumed-zone' } : read;
}

function timeOf(match: RegExpExecArray | undefined): string {
  if (!match) return '';
  if (match[6] !== undefined) return 'noon';
  return match[4] === undefined ? `${match[1]}:${match[2] ?? '00'} ${match[3]}m` : `${match[4]}:${match[5]}`;
}

function writtenDay(found: ReadonlyMap<Kind, RegExpExecArray>, namedZone: string): Civil | null {
  const [iso, monthDay, dayMonth, numeric] = (['iso', 'monthDay', 'dayMonth', 'numeric'] as const).map((kind) => found.get(kind));
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  if (monthDay) return { year: yearIn(monthDay[3]), month: monthOf(monthDay[1]), day: Number(monthDay[2]) };
  if (dayMonth) return { year: yearIn(dayMonth[3]), month: monthOf(dayMonth[2]), day: Number(dayMonth[1]) };
  return numeric ? numericDay(Number(numeric[1]), Number(numeric[2]), yearIn(numeric[3]), namedZone) : null;
}

/** `5/26` is a day of May wherever it is written; `5/6` is one in American time, a day of June in British, and open without a zone. */
function numericDay(first: number, second: number, year: number | null, namedZone: string): Civil | null {
  const american = second > 12 || first === second || namedZone.startsWith('America/');
  if (!american && first <= 12 && namedZone === '') return null;
  return american ? { year, month: first, day: second } : { year, month: second, day: first };
}

const monthOf = (word = ''): number => months.findIndex((name) => name.startsWith(word.slice(0, 3).toLowerCase())) + 1;
const yearIn = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits.length === 2 ? `20${digits}` : digits);

/** A day counted from when the words were written. "Next Friday" may be this week's or the next: it is open. */
function countedDay(found: ReadonlyMap<Kind, RegExpExecArray>, zone: string, near: number | null): Civil | null {
  if (near === null || !Number.isFinite(near)) return null;
  const today = civilAt(near, zone);
  const from = asUtc({ ...today, hour: 0, minute: 0 });
  const relative = found.get('relative')?.[1]?.toLowerCase();
  const weekday = found.get('weekday');
  if (weekday?.[1]?.toLowerCase() === 'next') return null;
  const named = weekdays.findIndex((name) => name.startsWith((weekday?.[2] ?? '?').slice(0, 3).toLowerCase()));
  const ahead = relative === undefined ? (named - new Date(from).getUTCDay() + 7) % 7 : relative === 'tomorrow' ? 1 : 0;
  if (relative === undefined && named < 0) return null;
  const date = new Date(from + ahead * day);
  const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  return exists(civil.year, { ...civil, hour: 0, minute: 0 }) ? civil : null;
}
