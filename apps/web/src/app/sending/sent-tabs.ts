import type { PitchRow } from '@sourcedesk/contracts/drafting';
import type { PitchState } from '@sourcedesk/domain/workflow';
import { agoWords } from '@sourcedesk/ui';

/** The tabs of the page, each a set of states. */
export const tabs = ['leaving', 'sent', 'attention', 'over'] as const;
export type SentTab = (typeof tabs)[number];

export const tabNames: Record<SentTab, string> = { leaving: 'Leaving', sent: 'Sent', attention: 'Needs a decision', over: 'Closed' };

export const tabStates: Record<SentTab, readonly PitchState[]> = {
  leaving: ['scheduled', 'sending'],
  sent: ['sent', 'published'],
  attention: ['uncertain', 'failed'],
  over: ['declined', 'missed', 'withdrawn'],
};

/** What happened to a pitch and what to do about it, where somebody must. */
export function explanation({ state, delivery }: Pick<PitchRow, 'state' | 'delivery'>): { what: string; next: string } | null {
  const problem = delivery?.problem ?? '';
  if (state === 'uncertain') {
    return {
      what: problem || 'The message was handed over, and then the connection was lost.',
      next: 'Look into the Sent folder of the mailbox for its Message-ID. Found: confirm that it was sent. Not found: send it again, and if proof of the first turns up the second is stopped; or say that it did not arrive.',
    };
  }
  if ((state === 'scheduled' || state === 'sending') && delivery?.possiblySent) {
    return {
      what: 'It may have been sent already.',
      next: 'Look into the Sent folder of the mailbox for its Message-ID. Found: stop the sending. If proof turns up by itself, it is stopped for you.',
    };
  }
  if (state !== 'failed') return null;
  return {
    what: problem || 'The mail server refused the message.',
    next: 'Mend what it complains about and try again, or reopen the pitch to change recipient or text.',
  };
}

/** Milliseconds after its sending in which what changes is the sending itself. */
const atOnce = 600_000;

/** When a pitch changed last, by which its list is ordered, and when it was sent where that was earlier. */
export function changeWords(
  { updatedAt, delivery }: Pick<PitchRow, 'updatedAt' | 'delivery'>,
  now: number,
): { changed: string; sent: string } {
  const changedAt = Date.parse(updatedAt);
  const changed = agoWords(changedAt, now);
  if (!delivery?.deliveredAt) return { changed, sent: '' };
  const sentAt = Date.parse(delivery.deliveredAt);
  const sent = `sent ${agoWords(sentAt, now)}`;
  return changedAt - sentAt < atOnce ? { changed: sent, sent: '' } : { changed, sent };
}

/** Seconds until a scheduled pitch leaves; 0 when it is due. */
export function secondsLeft(sendAt: string | null, now: number): number {
  return sendAt === null ? 0 : Math.max(0, Math.ceil((Date.parse(sendAt) - now) / 1000));
}
