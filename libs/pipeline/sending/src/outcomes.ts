import { OutboxMessageEntity, type PitchAtHand, type Tx, systemCtx, transitionOf, unitNow } from '@sourcedesk/data';
import { rowOf } from '@sourcedesk/domain/workflow';
import type { Delivery } from '@sourcedesk/platform/mail';
import { closesAt } from './closing-time';
import { nextAttempt } from './next-attempt';
import { type FrozenMessage, enqueueDelivery } from './outbox';
import { problemWords, smtpCode } from './problem-words';

/**
 * Writes down what an attempt came to, which is not proof of delivery: waits for the next one, fails, or is uncertain.
 * The caller has locked pitch and message, and the message is still picked up for this attempt.
 */
export async function writeOutcome(
  tx: Tx,
  pitch: PitchAtHand,
  message: FrozenMessage,
  outcome: Exclude<Delivery, { outcome: 'delivered' }>,
  waits: readonly number[],
): Promise<void> {
  const problem = problemWords(outcome);
  if (pitch.facts.state !== 'sending') return dismiss(tx, message, problem);
  if (outcome.outcome === 'unknown') return loseTrack(tx, pitch, message, problem);
  if (outcome.outcome === 'refused' && outcome.permanent) return reject(tx, pitch, message, problem, smtpCode(outcome));
  return wait(tx, pitch, message, { problem, smtp: smtpCode(outcome), waits });
}

/** Proof of delivery counts whenever it comes: also after the message was given up as uncertain, and against a second attempt. */
export async function writeDelivered(
  tx: Tx,
  pitch: PitchAtHand,
  message: Pick<FrozenMessage, 'id' | 'messageId'>,
  response: string,
): Promise<void> {
  const open = rowOf('delivered').from.includes(pitch.facts.state);
  const settled = async () => {
    await tx.change(
      OutboxMessageEntity,
      { id: message.id },
      { state: 'delivered', deliveredAt: unitNow, problem: '', smtp: response.slice(0, 500), leaseUntil: null },
    );
    return { sent_at: pitch.now };
  };
  if (!open) return void (await settled());
  await transitionOf(systemCtx(tx.who.agencyId), tx, pitch, 'delivered', { facts: { messageId: message.messageId } }, settled);
  // One of them arrived: of the others nobody asks any more.
  await tx.query(
    `update app.outbox_message set state = 'cancelled' where agency_id = app.agency_id() and pitch_id = $1 and id <> $2 and state = 'uncertain'`,
    [pitch.id, message.id],
  );
}

/** Handed over, and no answer: nobody knows until proof comes or a person decides. */
export async function loseTrack(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, problem: string): Promise<void> {
  await transitionOf(systemCtx(tx.who.agencyId), tx, pitch, 'loseTrack', {}, () => settle(tx, message, 'uncertain', problem, ''));
}

/** Provably not delivered: waits for the next attempt before the deadline, or fails when none is left. */
export async function wait(
  tx: Tx,
  pitch: PitchAtHand,
  message: FrozenMessage,
  { problem, smtp, waits }: { problem: string; smtp: string; waits: readonly number[] },
): Promise<void> {
  const closes = closesAt(pitch);
  const due = nextAttempt(message.attempts, pitch.now, closes, waits);
  if (!due) {
    const end = closes
      ? 'No further attempt fits before the deadline.'
      : `It was tried ${message.attempts === 1 ? 'once' : `${message.attempts} times`}.`;
    return reject(tx, pitch, message, `${problem} ${end}`, smtp);
  }
  await transitionOf(systemCtx(tx.who.agencyId), tx, pitch, 'defer', { facts: { smtp } }, async () => {
    await tx.change(
      OutboxMessageEntity,
      { id: message.id },
      { state: 'waiting', dueAt: due, problem, smtp, leaseUntil: null, pickedBy: null, handoverAt: null },
    );
    enqueueDelivery(tx, message, due);
    return { send_at: due };
  });
}

/** The pitch went its way without this attempt, for which proof of an earlier one or a person cared: it ends here. */
export async function dismiss(tx: Tx, message: FrozenMessage, problem: string): Promise<void> {
  await settle(tx, message, 'cancelled', problem, '');
}

/** It is not delivered by this attempt; the workflow knows whether an earlier one may have arrived. */
async function reject(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, problem: string, smtp: string): Promise<void> {
  const words = pitch.facts.mayHaveArrived ? `${problem} An earlier attempt may have arrived.` : problem;
  await transitionOf(systemCtx(tx.who.agencyId), tx, pitch, 'rejected', { facts: { smtp } }, () =>
    settle(tx, message, 'failed', words, smtp),
  );
}

async function settle(
  tx: Tx,
  message: FrozenMessage,
  state: 'failed' | 'uncertain' | 'cancelled',
  problem: string,
  smtp: string,
): Promise<void> {
  await tx.change(OutboxMessageEntity, { id: message.id }, { state, problem, smtp, leaseUntil: null });
}
