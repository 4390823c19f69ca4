import type { Door, Message } from '@sourcedesk/contracts/intake';

/** By which door an e-mail came in. */
export const doorWords: Readonly<Record<Door, string>> = {
  upload: 'uploaded',
  paste: 'pasted',
  cli: 'imported',
  imap: 'from the mailbox',
  address: 'by e-mail',
  webhook: 'by webhook',
};

/** What a person can do about an e-mail that could not be read. */
export function quarantineAdvice(reason: string): string {
  if (/no text/i.test(reason))
    return 'Open the e-mail in the mail programme and save it again as .eml, or copy its text and paste it here.';
  if (/longer than/i.test(reason)) return 'Save the digest alone, without the conversation around it, and bring it in again.';
  if (/decoded/i.test(reason)) return 'The file is damaged. Save the e-mail again as .eml, or copy its text and paste it here.';
  if (/layout may have changed/i.test(reason))
    return 'The e-mail is kept whole and will be read again when the reader knows the new layout. Until then, select the words of an urgent query below and add it by hand.';
  return 'If it is a digest that was forwarded, bring in the original as .eml: forwarding can break its layout. A query that stands in it is added by hand: select its words, then Add query.';
}

/** Why there are no queries of an e-mail, '' where there are some or it is still being read. */
export function emptyWords({ status, queryIds, setAside, reason }: Pick<Message, 'status' | 'queryIds' | 'setAside' | 'reason'>): string {
  if (status === 'pending' || (status === 'parsed' && queryIds.length > 0)) return '';
  return setAside ? `Set aside: ${reason ?? ''}` : (reason ?? '');
}

/** What reading an e-mail has led to, for whoever waited for it. */
export function readingWords({ status, queryIds, reason }: Pick<Message, 'status' | 'queryIds' | 'reason'>): string {
  if (status === 'quarantined') return `It could not be read: ${reason ?? 'nobody knows why'}`;
  if (queryIds.length === 0) return reason ?? 'There are no queries in it.';
  return queryIds.length === 1 ? '1 query was read.' : `${queryIds.length} queries were read.`;
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
