const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span as a person reads it off a clock: "1 d 4 h", "3 h 05 m", "12 m", "48 s". Milliseconds in, never negative. */
export function spanWords(ms: number, seconds = false): string {
  const span = Math.max(0, ms);
  if (seconds && span < 2 * minute) return `${Math.ceil(span / 1000)} s`;
  if (span < minute) return 'under 1 m';
  const minutes = Math.floor(span / minute);
  if (span < hour) return `${minutes} m`;
  if (span < 12 * hour) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} m`;
  const hours = Math.floor(span / hour);
  if (span < day) return `${hours} h`;
  return hours % 24 === 0 || span > 7 * day ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long ago: "just now", "12 min ago", "3 h ago", "5 days ago". */
export function agoWords(at: number, now: number): string {
  const span = now - at;
  if (span < minute) return 'just now';
  if (span < hour) return `${Math.floor(span / minute)} min ago`;
  if (span < day) return `${Math.floor(span / hour)} h ago`;
  const days = Math.floor(span / day);
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** The calendar day of an instant in a zone, as YYYY-MM-DD. Without a zone, the reader's own. */
export function dayOf(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** "today", "tomorrow", "yesterday", else "Tue 24 Nov". */
export function dayWords(at: number, now: number, timeZone?: string): string {
  const name = dayOf(at, timeZone);
  if (name === dayOf(now, timeZone)) return 'today';
  if (name === dayOf(now + day, timeZone)) return 'tomorrow';
  if (name === dayOf(now - day, timeZone)) return 'yesterday';
  return new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');
}

/** "19:00" in a zone; without one, the reader's own. */
export function clockWords(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
}

/** "today 19:00", "Tue 24 Nov 19:00". */
export function momentWords(at: number, now: number, timeZone?: string): string {
  return `${dayWords(at, now, timeZone)} ${clockWords(at, timeZone)}`;
}

/** "24 Nov 2026" of an instant or of a YYYY-MM-DD day; a bare day is not moved by the reader's zone. */
export function dateWords(at: number | string, timeZone?: string): string {
  const bare = typeof at === 'string' && at.length === 10;
  return new Intl.DateTimeFormat('en-GB', { timeZone: bare ? 'UTC' : timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(at),
  );
}
