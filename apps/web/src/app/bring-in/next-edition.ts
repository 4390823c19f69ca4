import type { Message, ServiceName } from '@sourcedesk/contracts/intake';
import { civilAt, instantsOf } from '@sourcedesk/domain/deadlines';
import { momentWords, serviceNames } from '@sourcedesk/ui';

const zone = 'America/New_York';
const day = 86_400_000;
/** When services send on weekdays, in minutes of the New York day (formats of the services, measured on real mails). */
const times: Readonly<Partial<Record<ServiceName, readonly number[]>>> = {
  haro: [5 * 60 + 7, 12 * 60 + 7, 17 * 60 + 7],
  sos: [6 * 60 + 30, 13 * 60 + 30],
};

/** The next edition of the services that have sent something; null when none of them is known to keep hours. */
export function nextEdition(messages: readonly Pick<Message, 'service'>[], now: number): { service: ServiceName; at: number } | null {
  const seen = [...new Set(messages.map(({ service }) => service))].filter((service) => service !== null);
  const coming = seen.flatMap((service) => (times[service] ?? []).map((minutes) => ({ service, at: following(minutes, now) })));
  return coming.sort((a, b) => a.at - b.at)[0] ?? null;
}

function following(minutes: number, now: number): number {
  for (let days = 0; days < 8; days += 1) {
    const { year, month, day: date } = civilAt(now + days * day, zone);
    const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
    const [at] = instantsOf({ year, month, day: date, hour: Math.floor(minutes / 60), minute: minutes % 60 }, zone);
    if (weekday !== 0 && weekday !== 6 && at !== undefined && at > now) return at;
  }
  return Infinity;
}

/** "The next HARO edition is expected today 17:07."; '' when nothing is known. */
export function nextEditionWords(messages: readonly Pick<Message, 'service'>[], now: number): string {
  const next = nextEdition(messages, now);
  return next === null ? '' : `The next ${serviceNames[next.service]} edition is expected ${momentWords(next.at, now)}.`;
}
