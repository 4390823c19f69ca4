import type { Query } from '@sourcedesk/contracts/intake';
import type { Check } from '@sourcedesk/domain/checklist';
import { doubtsOfAddress } from '@sourcedesk/domain/digests';
import { trustWords } from '@sourcedesk/domain/trust';
import { instantSql } from './shapes';

/** The check at approval that the answer goes where the service's answers go, by the word of a copy one can trust. */
export const trustCheck = 'reply-trust';

/** What is known of where a query's address was found; message null: somebody typed the query; byHand: somebody set where answers go since. */
export interface ReplyEvidence {
  byHand: boolean;
  message: { subject: string; from: string; receivedAt: string } | null;
}

/** {@link ReplyEvidence} of a query; `q` is its alias. */
export const replyEvidenceSql = (q: string) => `jsonb_build_object('byHand', 'reply' = any (${q}.corrected), 'message',
  (select jsonb_build_object('subject', m.subject, 'from', m.sender, 'receivedAt', ${instantSql('m.received_at')})
     from app.inbound_message m where m.agency_id = ${q}.agency_id and m.id = ${q}.message_id))`;

/**
 * An address that is none of the service's own, or that only a copy names which nobody vouches for, may be anybody's: only an editor, seeing address and
 * evidence at approval, lets an answer go there. A page is judged by its copy alone: services and journalists use many.
 */
export function trustChecks({ service, reply, verification }: Query, evidence: ReplyEvidence): Check[] {
  const doubts = reply.address === '' ? [] : doubtsOfAddress(service, reply.address);
  const place = reply.address || reply.url;
  if (place === '' || (verification.verified && doubts.length === 0)) return [];
  const address = [place, ...doubts].join(', ');
  const text = `The answer would go to ${address}. ${sourceOf(evidence)} ${trustWords(verification.reason)} Check the address, then lift this with a reason.`;
  return [{ id: trustCheck, level: 'blocker', ok: false, text, at: null, question: null }];
}

function sourceOf({ byHand, message }: ReplyEvidence): string {
  if (byHand) return 'Somebody at the desk set it by hand.';
  if (message === null) return 'Somebody typed it with the query.';
  const from = message.from === '' ? 'an unknown sender' : message.from;
  return `It stands in the mail "${message.subject}" from ${from}, received ${message.receivedAt.slice(0, 10)}.`;
}
