import type { Query } from '@sourcedesk/contracts/intake';
import type { Check } from '@sourcedesk/domain/checklist';
import { doubtsOfAddress } from '@sourcedesk/domain/digests';
import { instantSql } from './shapes';

/** The check at approval that the answer goes where the service's answers go, by the word of a copy one can trust. */
export const trustCheck = 'reply-trust';

/** What is known of where a query's address was found; message null: somebody typed the query; byHand: somebody set where answers go since. */
export interface ReplyEvidence {
  trusted: boolean;
  byHand: boolean;
  message: { subject: string; from: string; receivedAt: string } | null;
}

/** {@link ReplyEvidence} of a query; `q` is its alias. */
export const replyEvidenceSql = (
  q: string,
) => `jsonb_build_object('trusted', ${q}.trusted, 'byHand', 'reply' = any (${q}.corrected), 'message',
  (select jsonb_build_object('subject', m.subject, 'from', m.sender, 'receivedAt', ${instantSql('m.received_at')})
     from app.inbound_message m where m.agency_id = ${q}.agency_id and m.id = ${q}.message_id))`;

/**
 * An address that is none of the service's own, or that only a copy names which nobody vouches for, may be anybody's: only an editor, seeing address and
 * evidence at approval, lets an answer go there.
 */
export function trustChecks({ service, reply }: Pick<Query, 'service' | 'reply'>, evidence: ReplyEvidence): Check[] {
  if (reply.address === '') return [];
  const doubts = doubtsOfAddress(service, reply.address);
  if (evidence.trusted && doubts.length === 0) return [];
  const address = [reply.address, ...doubts].join(', ');
  const text = `The answer would go to ${address}. ${sourceOf(evidence)} Check the address, then lift this with a reason.`;
  return [{ id: trustCheck, level: 'blocker', ok: false, text, at: null, question: null }];
}

function sourceOf({ trusted, byHand, message }: ReplyEvidence): string {
  if (byHand) return 'Somebody at the desk set it by hand.';
  if (message === null) return 'Somebody typed it with the query.';
  const from = message.from === '' ? 'an unknown sender' : message.from;
  const found = `It stands in the mail "${message.subject}" from ${from}, received ${message.receivedAt.slice(0, 10)}`;
  return trusted ? `${found}, a copy one can trust.` : `${found}, a copy nobody vouches for.`;
}
