import type { Deadline } from './read-deadline';
import { asUtc, civilAt } from './zones';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What a screen shows of a deadline; `ms` is the time left, negative once closed, null when there is no instant. */
export interface DeadlineWords {
  state: 'open' | 'closed' | 'unclear' | 'none';
  ms: number | null;
  /** Amber under 6 hours, red under 2, grey when closed; amber also when unclear. */
  tone: 'neutral' | 'amber' | 'red' | 'grey';
  /** `2 h 14 m`, `closed 12 min ago`, `deadline unclear`, `no deadline`. */
  countdown: string;
  /** The instant on the viewer's clock, as `today 19:00`; '' without an instant. */
  local: string;
  /** The journalist's own words. */
  raw: string;
}

/** The words of a deadline for somebody in `viewerZone` (IANA) at `now` (milliseconds since 1970 or a Date). */
export function deadlineWords(deadline: Pick<Deadline, 'at' | 'raw'> | null, now: number | Date, viewerZone: string): DeadlineWords {
  if (!deadline) return { state: 'none', ms: null, tone: 'neutral', countdown: 'no deadline', local: '', raw: '' };
  const at = deadline.at === null ? Number.NaN : Date.parse(deadline.at);
  if (Number.isNaN(at)) return { state: 'unclear', ms: null, tone: 'amber', countdown: 'deadline unclear', local: '', raw: deadline.raw };
  const present = typeof now === 'number' ? now : now.getTime();
  const ms = at - present;
  const local = localWords(at, present, viewerZone);
  if (ms <= 0) return { state: 'closed', ms, tone: 'grey', countdown: `closed ${agoWords(-ms)}`, local, raw: deadline.raw };
  return {
    state: 'open',
    ms,
    tone: ms < 2 * hour ? 'red' : ms < 6 * hour ? 'amber' : 'neutral',
    countdown: leftWords(ms),
    local,
    raw: deadline.raw,
  };
}

function leftWords(ms: number): string {
  if (ms < 2 * minute) return `${Math.floor(ms / 1000)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} m`;
  if (ms < 2 * day) return `${Math.floor(ms / hour)} h ${Math.floor((ms % hour) / minute)} m`;
  return `${Math.floor(ms / day)} d ${Math.floor((ms % day) / hour)} h`;
}

function agoWords(ms: number): string {
  if (ms < minute) return 'just now';
  if (ms < hour) return `${Math.floor(ms / minute)} min ago`;
  return ms < 2 * day ? `${Math.floor(ms / hour)} h ago` : `${Math.floor(ms / day)} d ago`;
}

function localWords(at: number, now: number, zone: string): string {
  const civil = civilAt(at, zone);
  const dayOf = (instant: number): number => Math.floor(asUtc(civilAt(instant, zone)) / day);
  const time = `${String(civil.hour).padStart(2, '0')}:${String(civil.minute).padStart(2, '0')}`;
  const near = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[dayOf(at) - dayOf(now)];
  if (near !== undefined) return `${near} ${time}`;
  const year = civil.year === civilAt(now, zone).year ? undefined : 'numeric';
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', year }).format(at);
  return `${date.replace(',', '')} ${time}`;
}
