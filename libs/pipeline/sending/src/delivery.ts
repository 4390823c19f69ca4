import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { type PitchAtHand, TenantDb, type Tx, enqueue, lockPitch, systemCtx, transition } from '@sourcedesk/data';
import type { AgencyId, PitchId } from '@sourcedesk/domain/ids';
import { type Delivery, MAIL_TRANSPORT, type MailTransport } from '@sourcedesk/platform/mail';
import { closesAt } from './closing-time';
import { type FrozenMessage, lockMessageById } from './outbox';
import { nextAttempt } from './next-attempt';
import { MailboxAccess } from './mailbox-access';
import { problemWords, smtpCode } from './problem-words';

/** How long a picked-up message belongs to its worker, in minutes; far longer than any delivery may take. */
const leaseMinutes = 12;

interface Place {
  agencyId: AgencyId;
  pitchId: PitchId;
  outboxId: string;
}

/** A message in this worker's hands: `attempt` tells this pick-up from any other of the same row. */
interface Picked {
  message: FrozenMessage;
  attempt: number;
}

/**
 * Sends one outbox message: pick up, hand over, write down what became of it.
 * Never twice, never lost, never falsely shown as sent: the mark is committed before the last chunk leaves, so that a message
 * without it was provably not delivered, and one with it and no answer is uncertain and is never resent by itself.
 */
@Injectable()
export class DeliveryService {
  private readonly worker = `${hostname()}:${process.pid}`;

  constructor(
    private readonly db: TenantDb,
    private readonly mailboxes: MailboxAccess,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
  ) {}

  /** Delivers the message when it is due and still wanted; does nothing when somebody else has it or it was cancelled. */
  async deliver(place: Place): Promise<void> {
    const picked = await this.pickUp(place);
    if (!picked) return;
    const outcome = await this.handOver(place, picked);
    await this.writeDown(place, picked, outcome);
  }

  /** Decides about a message whose worker fell silent: without the mark it waits again, with it nobody knows. */
  async recover({ agencyId, pitchId, outboxId }: Place): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const message = await lockMessageById(tx, outboxId);
      if (message?.state !== 'picked' || pitch.facts.state !== 'sending' || !message.leaseUntil || message.leaseUntil > pitch.now) return;
      if (message.handoverAt) await this.loseTrack(tx, pitch, message, 'The sending process stopped after handing the message over.');
      else await this.wait(tx, pitch, message, 'The sending process stopped before handing the message over.', '');
    });
  }

  private async pickUp({ agencyId, pitchId, outboxId }: Place): Promise<Picked | undefined> {
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const message = await lockMessageById(tx, outboxId);
      const wanted = message?.state === 'waiting' && message.fence === pitch.fence && pitch.facts.state === 'scheduled';
      if (!message || !wanted || (await held(tx))) return undefined;
      if (message.dueAt && message.dueAt > pitch.now) {
        await this.enqueueAt(tx, pitch, message, message.dueAt);
        return undefined;
      }
      if (await this.tooLate(tx, pitch, message)) return undefined;
      const attempt = message.attempts + 1;
      await transition(systemCtx(agencyId), tx, pitchId, 'deliver', {}, async () => {
        await tx.query(
          `update app.outbox_message set state = 'picked', attempts = $2, picked_by = $3, lease_until = app.now() + make_interval(mins => $4), handover_at = null
            where agency_id = app.agency_id() and id = $1`,
          [message.id, attempt, this.worker, leaseMinutes],
        );
      });
      return { message, attempt };
    });
  }

  private async handOver({ agencyId, pitchId }: Place, picked: Picked): Promise<Delivery> {
    const { message } = picked;
    const account = await this.mailboxes.open(agencyId, message.mailboxId);
    if (!account || !message.bytes) return { outcome: 'not-handed-over', reason: 'host' };
    return this.transport.deliver({
      ...account,
      envelope: { from: message.fromAddress, to: [message.recipient] },
      bytes: message.bytes,
      beforeLastChunk: () => this.mark(agencyId, pitchId, picked),
    });
  }

  /** Commits the hand-over mark, if the message is still this worker's to send and the deadline is open. */
  private mark(agencyId: AgencyId, pitchId: PitchId, { message, attempt }: Picked): Promise<boolean> {
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const closes = closesAt(pitch);
      if (pitch.facts.state !== 'sending' || pitch.fence !== message.fence || (closes && closes <= pitch.now) || (await held(tx)))
        return false;
      const marked = await tx.query(
        `update app.outbox_message set handover_at = app.now()
          where agency_id = app.agency_id() and id = $1 and state = 'picked' and picked_by = $2 and attempts = $3 and lease_until > app.now() returning id`,
        [message.id, this.worker, attempt],
      );
      return marked.length === 1;
    });
  }

  private async writeDown({ agencyId, pitchId }: Place, { message, attempt }: Picked, outcome: Delivery): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const row = await lockMessageById(tx, message.id);
      if (outcome.outcome === 'delivered') return this.delivered(tx, pitch, message, outcome.response);
      // Anything but proof only counts for the attempt that is still this worker's.
      if (row?.state !== 'picked' || row.pickedBy !== this.worker || row.attempts !== attempt || pitch.facts.state !== 'sending') return;
      const problem = problemWords(outcome);
      if (outcome.outcome === 'unknown') return this.loseTrack(tx, pitch, row, problem);
      if (outcome.outcome === 'refused' && outcome.permanent) return this.reject(tx, pitch, row, problem, smtpCode(outcome));
      return this.wait(tx, pitch, row, problem, smtpCode(outcome));
    });
  }

  /** Proof of delivery counts whenever it comes: also after the message was given up as uncertain, and against a second attempt. */
  private async delivered(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, response: string): Promise<void> {
    const ctx = systemCtx(tx.who.agencyId);
    const settle = async () => {
      await tx.query(
        `update app.outbox_message set state = 'delivered', delivered_at = app.now(), problem = '', smtp = $2 where agency_id = app.agency_id() and id = $1`,
        [message.id, response.slice(0, 500)],
      );
      await tx.query(
        `update app.outbox_message set state = 'cancelled' where agency_id = app.agency_id() and pitch_id = $1 and id <> $2 and state in ('waiting', 'frozen', 'uncertain')`,
        [pitch.id, message.id],
      );
      return { sent_at: pitch.now };
    };
    const known = ['sending', 'uncertain', 'scheduled'].includes(pitch.facts.state);
    if (known) await transition(ctx, tx, pitch.id, 'delivered', { facts: { messageId: message.messageId } }, settle);
    else await settle();
  }

  private async reject(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, problem: string, smtp: string): Promise<void> {
    await transition(systemCtx(tx.who.agencyId), tx, pitch.id, 'rejected', { facts: { smtp } }, () =>
      this.settle(tx, message, 'failed', problem, smtp),
    );
  }

  private async loseTrack(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, problem: string): Promise<void> {
    await transition(systemCtx(tx.who.agencyId), tx, pitch.id, 'loseTrack', {}, () => this.settle(tx, message, 'uncertain', problem, ''));
  }

  private async settle(tx: Tx, message: FrozenMessage, state: 'failed' | 'uncertain', problem: string, smtp: string): Promise<void> {
    await tx.query(
      `update app.outbox_message set state = $2, problem = $3, smtp = $4, lease_until = null where agency_id = app.agency_id() and id = $1`,
      [message.id, state, problem, smtp],
    );
  }

  /** Provably not delivered: waits for the next attempt before the deadline, or fails when none is left. */
  private async wait(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, problem: string, smtp: string): Promise<void> {
    const due = nextAttempt(message.attempts, pitch.now, closesAt(pitch));
    if (!due) return this.reject(tx, pitch, message, `${problem} No further attempt fits before the deadline.`, smtp);
    await transition(systemCtx(tx.who.agencyId), tx, pitch.id, 'defer', { facts: { smtp } }, async () => {
      await tx.query(
        `update app.outbox_message set state = 'waiting', due_at = $2, problem = $3, smtp = $4, lease_until = null, picked_by = null, handover_at = null where agency_id = app.agency_id() and id = $1`,
        [message.id, due, problem, smtp],
      );
      await this.enqueueAt(tx, pitch, message, due);
      return { send_at: due };
    });
  }

  private enqueueAt(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, runAt: Date): Promise<void> {
    return enqueue(tx, {
      name: 'sending.deliver',
      payload: { pitchId: pitch.id, outboxId: message.id },
      key: `deliver:${message.id}`,
      runAt,
    });
  }

  /** After the deadline nothing leaves: an exact one is missed, any other goes back to the editors. */
  private async tooLate(tx: Tx, pitch: PitchAtHand, message: FrozenMessage): Promise<boolean> {
    const closes = closesAt(pitch);
    if (!closes || closes > pitch.now) return false;
    const missed = pitch.deadline.certainty === 'exact' && !pitch.deadline.override;
    const reason = 'The deadline passed before the message could leave.';
    await tx.query('update app.outbox_message set problem = $2 where agency_id = app.agency_id() and id = $1', [message.id, reason]);
    await transition(systemCtx(tx.who.agencyId), tx, pitch.id, missed ? 'miss' : 'cancelSend', { reason }, async () => ({ send_at: null }));
    return true;
  }
}

async function held(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ held: boolean }>('select held from app.sending_hold()');
  return row?.held ?? true;
}
