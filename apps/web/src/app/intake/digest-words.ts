import type { Door, Message, ServiceName } from '@sourcedesk/contracts/intake';
import type { Tone } from '@sourcedesk/ui';
import { dateWords } from '@sourcedesk/ui';

/** What services are called on screen. */
export const serviceNames: Readonly<Record<ServiceName, string>> = {
  haro: 'HARO',
  sos: 'Source of Sources',
  qwoted: 'Qwoted',
  connectively: 'Connectively',
  tmx: 'TMX',
  helpab2bwriter: 'Help a B2B Writer',
  sourcebottle: 'SourceBottle',
  manual: 'Added by hand',
};

export const doorWords: Readonly<Record<Door, string>> = {
  upload: 'uploaded',
  paste: 'pasted',
  cli: 'imported',
  imap: 'from the mailbox',
  address: 'by e-mail',
  webhook: 'by webhook',
};

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
  if (queryIds.length === 0 && counts.parsed === 0) return { words: 'No queries', tone: 'plain' };
  if (counts.index === null) return { words: `${counts.parsed} read, no index to check against`, tone: 'plain' };
  if (counts.index === counts.parsed) return { words: `${counts.parsed} of ${counts.index} read`, tone: 'green' };
  return { words: `${counts.parsed} read, the index has ${counts.index}`, tone: 'amber' };
}

/** What a person can do about an e-mail that could not be read. */
export function quarantineAdvice(reason: string): string {
  if (/no text/i.test(reason))
    return 'Open the e-mail in the mail programme and save it again as .eml, or copy its text and paste it here.';
  if (/longer than/i.test(reason)) return 'Save the digest alone, without the conversation around it, and bring it in again.';
  if (/decoded/i.test(reason)) return 'The file is damaged. Save the e-mail again as .eml, or copy its text and paste it here.';
  if (/layout may have changed/i.test(reason))
    return 'The e-mail is kept whole and will be read again when the reader knows the new layout. Until then, answer urgent queries from the text below.';
  return 'If it is a digest that was forwarded, bring in the original as .eml: forwarding can break its layout. If it is none, nothing is to do.';
}

/** What the fields of a query are called, in the order of the page. */
export const fieldNames: Readonly<Record<string, string>> = {
  summary: 'Summary',
  outlet: 'Outlet',
  outletUrl: 'Outlet page',
  category: 'Category',
  journalist: 'Journalist',
  profileUrl: 'Journalist profile',
  deadline: 'Deadline',
  reply: 'Reply',
  noAi: 'No AI',
  trap: 'Hidden text',
  body: 'Query',
};
