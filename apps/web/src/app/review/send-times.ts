import type { Deadline } from '@sourcedesk/contracts/intake';

const hour = 3_600_000;

/** A usual time to send. `why`: it cannot be chosen. */
export interface SendTime {
  label: string;
  /** Epoch milliseconds. */
  at: number;
}

/** The next instant at which the clock of a zone shows this hour. */
export function nextHour(now: number, wanted: number, zone: string): number {
  const start = Math.ceil(now / (15 * 60_000)) * 15 * 60_000;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wantedClock = `${String(wanted).padStart(2, '0')}:00`;
  for (let at = start; at < start + 26 * hour; at += 15 * 60_000) if (clock.format(at) === wantedClock) return at;
  return start;
}

/** Presets that lie before the deadline; 8:00 is the journalist's where the query names a zone. */
export function sendTimes(now: number, deadline: Deadline | null): SendTime[] {
  const zone = deadline?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const closes = deadline?.at ? Date.parse(deadline.at) : Infinity;
  return [
    { label: 'In 1 hour', at: now + hour },
    { label: 'In 3 hours', at: now + 3 * hour },
    { label: deadline?.zone ? "8:00, the journalist's time" : '8:00 tomorrow', at: nextHour(now, 8, zone) },
  ].filter(({ at }) => at < closes);
}

/** What speaks against a time, or '' when nothing does. */
export function againstTime(at: number, now: number, deadline: Deadline | null): string {
  if (!Number.isFinite(at)) return 'Choose a day and a time.';
  if (at <= now) return 'That time has passed.';
  if (deadline?.at && at >= Date.parse(deadline.at)) return 'That is after the deadline: nothing is sent then.';
  return '';
}

/** Less than ten minutes before the deadline a refusal could not be tried again. */
export function isTight(at: number, deadline: Deadline | null): boolean {
  return deadline?.at !== undefined && deadline?.at !== null && Date.parse(deadline.at) - at < 10 * 60_000;
}
