import type { Message } from '@sourcedesk/contracts/intake';
import { nextSlot } from '@sourcedesk/domain/editions';
import { type Service, serviceNames } from '@sourcedesk/domain/services';
import { momentWords } from '@sourcedesk/ui';

/** The next edition of the services that have sent something; null when none of them is known to keep hours. */
export function nextEdition(messages: readonly Pick<Message, 'service'>[], now: number): { service: Service; at: number } | null {
  const seen = [...new Set(messages.map(({ service }) => service))].filter((service) => service !== null);
  const coming = seen.map((service) => nextSlot(service, now)).filter((slot) => slot !== undefined);
  return coming.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** "The next HARO edition is expected today 17:07."; '' when nothing is known. */
export function nextEditionWords(messages: readonly Pick<Message, 'service'>[], now: number): string {
  const next = nextEdition(messages, now);
  return next === null ? '' : `The next ${serviceNames[next.service]} edition is expected ${momentWords(next.at, now)}.`;
}
