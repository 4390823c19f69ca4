import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { OutboxMessageEntity, type PitchAtHand, TenantDb, type Tx, lockPitch, systemCtx, transitionOf } from '@sourcedesk/data';
import type { AgencyId, PitchId } from '@sourcedesk/domain/ids';
import type { PitchAction } from '@sourcedesk/domain/workflow';
import { type Delivery, MAIL_TRANSPORT, type MailTransport } from '@sourcedesk/platform/mail';
import { closesAt } from './closing-time';
import { keepTrying } from './keep-trying';
import { MailboxAccess, type StoredMailbox, readMailbox } from './mailbox-access';
import { type FrozenMessage, enqueueDelivery, lockMessageById } from './outbox';
import { dismiss, loseTrack, wait, writeDelivered, writeOutcome } from './outcomes';
import { SENDING_TIMING, type SendingTiming, usualSendingTiming } from './sending-timing';

/** How often a held message is looked at again, in seconds. */
const heldSeconds = 15;

interface Place {
  agencyId: AgencyId;
  pitchId: PitchId;
  outboxId: string;
}

/** A message in this worker's hands: `attempt` tells this pick-up from any other of the same row. */
interface Picked {
  message: FrozenMessage;
  /** undefined: it is gone. */
  mailbox: StoredMailbox | undefined;
  attempt: number;
}

/**
 * Sends one outbox message: pick up, hand over, write down what became of it.
 * Never twice, never lost, never falsely shown as sent: the mark is committed before the last chunk leaves, so that a message
 * without it was provably not delivered, and one with it and no answer is uncertain and is never resent by itself.
 */
@Injectable()
export class DeliveryService {
  private readonly log = new Logger(DeliveryService.name);
  private readonly worker = `${hostname()}:${process.pid}:${randomUUID()}`;

  constructor(
    private readonly db: TenantDb,
    private readonly mailboxes: MailboxAccess,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Optional() @Inject(SENDING_TIMING) private readonly timing: SendingTiming = usualSendingTiming,
  ) {}

  /** Delivers the message when it is due and still wanted; does nothing when somebody else has it or it was cancelled. */
  async deliver(place: Place): Promise<void> {
    const picked = await keepTrying(() => this.pickUp(place));
    if (!picked) return;
    const outcome = await this.handOver(place, picked);
    await keepTrying(() => this.writeDown(place, picked, outcome));
  }

  /** Decides about a message whose worker fell silent: without the mark it waits again, with it nobody knows. */
  async recover(place: Place): Promise<void> {
    await keepTrying(() => this.decide(place));
  }

  private async decide({ agencyId, pitchId, outboxId }: Place): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const message = await lockMessageById(tx, outboxId);
      if (message?.state !== 'picked' || !message.leaseUntil || message.leaseUntil > pitch.now) return;
      if (pitch.facts.state !== 'sending') return dismiss(tx, message, 'The sending process stopped; the pitch no longer needed it.');
      if (message.handoverAt) return loseTrack(tx, pitch, message, 'The sending process stopped after handing the message over.');
      const problem = 'The sending process stopped before handing the message over.';
      return wait(tx, pitch, message, { problem, smtp: '', waits: this.timing.waits });
    });
  }

  private async pickUp({ agencyId, pitchId, outboxId }: Place): Promise<Picked | undefined> {
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      const message = await lockMessageById(tx, outboxId);
      if (message?.state !== 'waiting' || message.fence !== pitch.fence || pitch.facts.state !== 'scheduled') return undefined;
      const later = message.held ? new Date(pitch.now.getTime() + heldSeconds * 1000) : message.dueAt;
      if (later && later > pitch.now) {
        enqueueDelivery(tx, message, later);
        return undefined;
      }
      if (await takenBack(tx, pitch, message)) return undefined;
      const attempt = message.attempts + 1;
      await transitionOf(systemCtx(agencyId), tx, pitch, 'deliver', {}, async () => {
        await tx.query(
          `update app.outbox_message set state = 'picked', attempts = $2, picked_by = $3, lease_until = app.now() + make_interval(secs => $4), handover_at = null
            where agency_id = app.agency_id() and id = $1`,
          [message.id, attempt, this.worker, this.timing.leaseSeconds],
        );
      });
      return { message, mailbox: await readMailbox(tx, message.mailboxId), attempt };
    });
  }

  /** A failure of our own is no answer of a server: unless the message was handed over it is provably not delivered. */
  private async handOver({ agencyId, pitchId }: Place, picked: Picked): Promise<Delivery> {
    const { message, mailbox } = picked;
    let marked = false;
    try {
      const account = mailbox && this.mailboxes.open(agencyId, mailbox);
      if (!account || !message.bytes) return { outcome: 'not-handed-over', reason: 'host' };
      return await this.transport.deliver({
        ...account,
        envelope: { from: message.fromAddress, to: [message.recipient] },
        bytes: message.bytes,
        timeouts: this.timing.timeouts,
        beforeLastChunk: async () => (marked = await this.mark(agencyId, pitchId, picked)),
      });
    } catch (error) {
      this.log.warn(`message ${message.id} could not be handed over: ${error instanceof Error ? error.name : 'unknown'}`);
      return marked ? { outcome: 'unknown', reason: 'lost' } : { outcome: 'not-handed-over', reason: 'mark-failed' };
    }
  }

  /** Commits the hand-over mark, if the message is still this worker's to send, the deadline is open and the brand runs. */
  private mark(agencyId: AgencyId, pitchId: PitchId, { message, attempt }: Picked): Promise<boolean> {
    return this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      if (pitch.facts.state !== 'sending' || pitch.fence !== message.fence || isLate(pitch) || isIdle(pitch)) return false;
      const marked = await tx.query(
        `update app.outbox_message set handover_at = app.now()
          where agency_id = app.agency_id() and id = $1 and state = 'picked' and picked_by = $2 and attempts = $3 and lease_until > app.now()
            and not (select held from app.sending_hold()) returning id`,
        [message.id, this.worker, attempt],
      );
      return marked.length === 1;
    });
  }

  private async writeDown({ agencyId, pitchId }: Place, { message, attempt }: Picked, outcome: Delivery): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const pitch = await lockPitch(tx, pitchId);
      if (outcome.outcome === 'delivered') return writeDelivered(tx, pitch, message, outcome.response);
      const row = await lockMessageById(tx, message.id);
      // Anything but proof only counts for the attempt that is still this worker's.
      if (row?.state !== 'picked' || row.pickedBy !== this.worker || row.attempts !== attempt) return;
      await writeOutcome(tx, pitch, row, outcome, this.timing.waits);
    });
  }
}

function isLate(pitch: PitchAtHand): boolean {
  const closes = closesAt(pitch);
  return closes !== null && closes <= pitch.now;
}

const isIdle = ({ facts: { brandStatus } }: PitchAtHand) => brandStatus === 'paused' || brandStatus === 'ended';

/**
 * Nothing leaves after the deadline, for a brand that is paused, or from or to another than was approved: an exact deadline is missed, a change is
 * reviewed anew, the rest goes back to the editors. A second attempt that does not leave lets nobody know more than before.
 */
async function takenBack(tx: Tx, pitch: PitchAtHand, message: FrozenMessage): Promise<boolean> {
  const found = whyNot(pitch, message);
  if (!found) return false;
  const { action, reason } = found;
  await tx.change(OutboxMessageEntity, { id: message.id }, { problem: reason });
  await transitionOf(systemCtx(tx.who.agencyId), tx, pitch, action, { reason, set: { send_at: null } });
  return true;
}

function whyNot(pitch: PitchAtHand, { sameParties }: FrozenMessage): { action: PitchAction; reason: string } | null {
  if (isLate(pitch)) {
    const missed = pitch.deadline.certainty === 'exact' && !pitch.deadline.override;
    return { action: missed ? 'miss' : 'cancelSend', reason: 'The deadline passed before the message could leave.' };
  }
  if (isIdle(pitch)) return { action: 'cancelSend', reason: 'The brand was paused or ended before the message could leave.' };
  if (sameParties) return null;
  return { action: 'reopen', reason: 'The sender or the recipient changed before the message could leave.' };
}
