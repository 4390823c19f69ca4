import { momentWords } from '@sourcedesk/ui';

const minute = 60_000;
const hour = 60 * minute;

/** A usual time for a snoozed query to come back. */
export interface SnoozePreset {
  label: string;
  /** Epoch milliseconds. */
  at: number;
  /** "today 15:40", in the reader's zone. */
  when: string;
  /** It would come back after the deadline. */
  late: boolean;
}

/** Times to come back, in the order of their keys; evening and morning are those of the reader. `deadline`: epoch milliseconds, null without one. */
export function snoozePresets(now: number, deadline: number | null): SnoozePreset[] {
  const today = new Date(now).getDay();
  const toMonday = (8 - today) % 7 || 7;
  const choices: [string, number | null][] = [
    ['In 1 hour', now + hour],
    ['In 3 hours', now + 3 * hour],
    ['This evening', ahead(onDay(now, 0, 18), now)],
    ['Tomorrow morning', onDay(now, 1, 9)],
    ['Monday morning', toMonday > 1 ? onDay(now, toMonday, 9) : null],
    ['2 hours before the deadline', deadline === null ? null : ahead(deadline - 2 * hour, now)],
  ];
  return choices
    .filter((choice): choice is [string, number] => choice[1] !== null)
    .map(([label, at]) => ({ label, at, when: momentWords(at, now), late: deadline !== null && at >= deadline }));
}

/** Only worth offering when there is something to wait for. */
const ahead = (at: number, now: number): number | null => (at - now > 15 * minute ? at : null);

function onDay(now: number, days: number, hours: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hours).getTime();
}

/** The value of a datetime-local field for an instant, in the reader's zone. */
export function localValue(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * minute);
  return date.toISOString().slice(0, 16);
}
