import type { ReplyKind } from '@sourcedesk/contracts/sending';

/** What each kind of reply is called. */
export const replyKindNames: Record<ReplyKind, string> = {
  question: 'Asks something',
  interview: 'Wants an interview',
  chosen: 'Will use it',
  'not-used': 'Will not use it',
  bounce: 'Bounced',
  'out-of-office': 'Out of office',
};
