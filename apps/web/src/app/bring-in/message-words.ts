import type { Message } from '@sourcedesk/contracts/intake';
import type { Tone } from '@sourcedesk/ui';
import { serviceNames } from '@sourcedesk/domain/services';
import { dateWords } from '@sourcedesk/ui';

/** "HARO 23 Nov 2026, morning"; for what is no digest its subject. */
export function messageTitle({ service, edition, subject, queryIds, status }: Message): string {
  if (service !== null && edition !== null && (queryIds.length > 0 || status === 'quarantined'))
    return `${serviceNames[service]} ${dateWords(edition.date)}${edition.name === '' ? '' : `, ${edition.name.toLowerCase()}`}`;
  if (service !== null && queryIds.length > 0) return `${serviceNames[service]}, day unknown`;
  return subject || (status === 'pending' ? 'An e-mail that just came in' : 'An e-mail without a subject');
}

/** How many of the queries the digest's own index names were read; a mismatch is never hidden. */
export function checksumWords({ counts, status, queryIds }: Pick<Message, 'counts' | 'status' | 'queryIds'>): {
  words: string;
  tone: Tone;
} {
  if (status === 'pending') return { words: 'Being read', tone: 'plain' };
  if (status === 'quarantined') return { words: 'Not read', tone: 'amber' };
  if (counts.index === null && counts.parsed === 0) return { words: queryIds.length === 0 ? 'No queries' : 'Added by hand', tone: 'plain' };
  if (counts.index === null) return { words: `${counts.parsed} read, no index to check against`, tone: 'plain' };
  if (counts.index === counts.parsed) return { words: `${counts.parsed} of ${counts.index} read`, tone: 'green' };
  return { words: `${counts.parsed} read, the index has ${counts.index}`, tone: 'amber' };
}
