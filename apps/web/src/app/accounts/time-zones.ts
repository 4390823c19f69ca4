import { clockWords } from '@sourcedesk/ui';

/** Whether the browser, and so the server, knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.trim() !== '';
  } catch {
    return false;
  }
}

/** Names of zones in which the typed words occur, the ones that begin with them first; at most `most`. */
export function zonesLike(typed: string, all: readonly string[], most = 40): string[] {
  const words = typed
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter((word) => word !== '');
  const found = all.filter((zone) => words.every((word) => zone.toLowerCase().includes(word)));
  const first = words[0] ?? '';
  const rank = (zone: string) =>
    zone
      .toLowerCase()
      .split('/')
      .some((part) => part.startsWith(first))
      ? 0
      : 1;
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, most);
}

/** "It is 14:03 there", or '' for a zone nobody knows. */
export function timeThere(zone: string, now: number): string {
  return isTimeZone(zone) ? `It is ${clockWords(now, zone)} there` : '';
}
