import type { EditionSlot, EditionWatchView } from '@sourcedesk/contracts/editions';
import { type Service, serviceNames } from '@sourcedesk/domain/services';
import { clockWords, momentWords } from '@sourcedesk/ui';
import type { IconName, Tone } from '@sourcedesk/ui';

/** One edition on the calendar: a sign, never by colour alone, with the whole story as its name. */
export interface Mark {
  key: string;
  icon: IconName;
  tone: Tone;
  /** What the sign stands for. */
  words: string;
  label: string;
  /** The e-mail behind it; a copy that nobody vouches for where no other came. */
  messageId: string | null;
}

/** The editions of a service on one of its days. */
export interface CalendarDay {
  date: string;
  marks: Mark[];
}

export interface CalendarRow {
  service: Service;
  name: string;
  watched: boolean;
  choice: boolean | null;
  days: CalendarDay[];
}

interface Sign {
  icon: IconName;
  tone: Tone;
  words: string;
}

const signs: Readonly<Record<EditionSlot['state'] | 'unverified', Sign>> = {
  arrived: { icon: 'check', tone: 'green', words: 'came' },
  late: { icon: 'clock', tone: 'amber', words: 'came late' },
  missing: { icon: 'warning', tone: 'red', words: 'has not come' },
  unverified: { icon: 'question', tone: 'amber', words: 'only an unverified copy came' },
  absent: { icon: 'dot', tone: 'plain', words: 'did not come' },
  resting: { icon: 'pause', tone: 'plain', words: 'none expected' },
  coming: { icon: 'calendar', tone: 'plain', words: 'expected' },
};

/** What the signs that stand in these rows mean, for the line under the calendar. */
export function legendOf(rows: readonly CalendarRow[]): Sign[] {
  const shown = new Set(rows.flatMap(({ days }) => days.flatMap(({ marks }) => marks.map(({ words }) => words))));
  return Object.values(signs).filter(({ words }) => shown.has(words));
}

/** The services an agency has to do with: those that sent something in these days or are waited for. Each with its latest `days` days that have editions. */
export function calendarRows({ services }: EditionWatchView, days: number, now: number): CalendarRow[] {
  return services
    .filter(
      ({ watched, choice, slots }) =>
        watched || choice !== null || slots.some(({ messageId, unverifiedId }) => (messageId ?? unverifiedId) !== null),
    )
    .map(({ service, watched, choice, slots }) => {
      const dates = [...new Set(slots.map(({ edition }) => edition.date))].slice(-days);
      return {
        service,
        name: serviceNames[service],
        watched,
        choice,
        days: dates.map((date) => ({
          date,
          marks: slots.filter(({ edition }) => edition.date === date).map((slot) => markOf(slot, serviceNames[service], now)),
        })),
      };
    });
}

function markOf(slot: EditionSlot, service: string, now: number): Mark {
  const { edition, state, dueAt, receivedAt, holiday, messageId, unverifiedId } = slot;
  const { icon, tone, words } = signs[unverifiedId === null ? state : 'unverified'];
  const name = edition.name === '' ? service : `${service} ${edition.name.toLowerCase()}`;
  const due = momentWords(Date.parse(dueAt), now);
  const came = receivedAt === null ? `due ${due}` : `${momentWords(Date.parse(receivedAt), now)}, due ${clockWords(Date.parse(dueAt))}`;
  const label = [`${name}: ${words}`, came, holiday].filter((part) => part !== '').join(', ');
  return { key: `${edition.date} ${edition.name}`, icon, tone, words, label, messageId: messageId ?? unverifiedId };
}

/** "Tue 24" for a day of a calendar, YYYY-MM-DD. */
export const dayHead = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric' }).format(new Date(date));

/** "The HARO morning edition, due today 10:07, has not come." */
export function alertWords({ service, edition, dueAt }: EditionWatchView['alerts'][number], now: number): string {
  const name = edition.name === '' ? 'edition' : `${edition.name.toLowerCase()} edition`;
  return `The ${serviceNames[service]} ${name}, due ${momentWords(Date.parse(dueAt), now)}, has not come.`;
}
