import type { Deadline } from '@sourcedesk/contracts/intake';
import { civilAt, instantsOf } from '@sourcedesk/domain/deadlines';

/** What is known of when a query closes. */
export type DeadlineKind = 'time' | 'day' | 'unclear' | 'none';

/** A deadline as a person sets it; `local` is what a clock in `zone` shows, as date controls write it: `2026-09-17T18:00` or `2026-09-17`. */
export interface DeadlineChoice {
  readonly kind: DeadlineKind;
  readonly local: string;
  readonly zone: string;
  /** The journalist's own words. */
  readonly raw: string;
  /** Whether somebody has looked at an instant that was worked out. */
  readonly sure: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** What the date control shows for a deadline. */
export function choiceOf(deadline: Deadline | null, ownZone: string): DeadlineChoice {
  if (deadline === null) return { kind: 'none', local: '', zone: ownZone, raw: '', sure: true };
  const { at, raw, certainty } = deadline;
  const zone = deadline.zone ?? ownZone;
  if (at === null) return { kind: 'unclear', local: '', zone, raw, sure: true };
  const { year, month, day, hour, minute } = civilAt(Date.parse(at), zone);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (certainty === 'date-only') return { kind: 'day', local: date, zone, raw, sure: true };
  return { kind: 'time', local: `${date}T${two(hour)}:${two(minute)}`, zone, raw, sure: certainty === 'exact' };
}

/** The same with another kind: a day keeps its date, a time begins with the end of the working day. */
export function withKind(choice: DeadlineChoice, kind: DeadlineKind): DeadlineChoice {
  const date = choice.local.slice(0, 10);
  if (kind === 'day') return { ...choice, kind, local: date };
  if (kind === 'time')
    return { ...choice, kind, local: choice.local.includes('T') || date === '' ? choice.local : `${date}T17:00`, sure: true };
  return { ...choice, kind };
}

/** What is sent, or the sentence that says what is missing. */
export function deadlineOf(choice: DeadlineChoice): Deadline | null | { error: string } {
  const { kind, local, zone, raw, sure } = choice;
  if (kind === 'none') return null;
  if (kind === 'unclear') return { at: null, zone: null, raw: raw.trim(), certainty: 'unclear' };
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(local);
  if (!found) return { error: kind === 'day' ? 'Give the day.' : 'Give the day and the time.' };
  const [year = 0, month = 0, day = 0, hour = 23, minute = 59] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const [at] = instantsOf({ year, month, day, ...(kind === 'day' ? { hour: 23, minute: 59 } : { hour, minute }) }, zone);
  if (at === undefined) return { error: 'That time does not exist there: the clocks go forward over it.' };
  const certainty = kind === 'day' ? 'date-only' : sure ? 'exact' : 'assumed-zone';
  return { at: new Date(at).toISOString(), zone, raw: raw.trim(), certainty };
}

const usual = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Australia/Sydney',
  'UTC',
];

/** The zones to choose from, those at hand first, as people know them: "New York (GMT-4)". */
export function zoneChoices(atHand: readonly string[], now: number): { zone: string; label: string }[] {
  return [...new Set([...atHand, ...usual])].map((zone) => {
    const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(now);
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return { zone, label: city === offset ? city : `${city} (${offset})` };
  });
}
