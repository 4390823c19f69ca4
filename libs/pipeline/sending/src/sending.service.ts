import { Injectable } from '@nestjs/common';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { SendingState } from '@sourcedesk/contracts/sending';
import {
  type Changes,
  type Ctx,
  OutboxMessageEntity,
  type PitchAtHand,
  TenantDb,
  type Tx,
  newId,
  recordAudit,
  recordEvent,
  transition,
  unitNow,
  viewPitch,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { OutboxId, PitchId } from '@sourcedesk/domain/ids';
import { composeMessage } from '@sourcedesk/platform/mail';
import { closesAt } from './closing-time';
import { type FrozenMessage, enqueueDelivery, lockMessage } from './outbox';

/** What people decide about sending. The worker's part is in delivery.ts. */
@Injectable()
export class SendingService {
  constructor(private readonly db: TenantDb) {}

  /**
   * Puts an approved pitch into the outbox: held for the agency's undo window, or until `at`.
   * @throws DomainError deadline-passed, wrong-state (the query is answered on a web page), brand-paused, stale-version
   */
  schedule(ctx: Ctx, id: PitchId, version: number | undefined, at: string | undefined): Promise<Pitch> {
    return this.act(ctx, id, 'schedule', { version }, async (tx, pitch) => {
      const message = await lockMessage(tx, id, ['frozen']);
      if (!message) throw new Error('An approved pitch that is answered by mail has no frozen message.');
      return freezeBytes(tx, pitch, message, at);
    });
  }

  /** Stops a scheduled pitch before it leaves. What an earlier attempt came to is then as unknown as before. */
  cancelSend(ctx: Ctx, id: PitchId, version?: number): Promise<Pitch> {
    return this.act(ctx, id, 'cancelSend', { version }, async () => ({ send_at: null }));
  }

  /** Tries a failed pitch again: the same bytes, a new attempt. */
  retry(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.act(ctx, id, 'retry', { version, reason }, (tx, pitch) => again(tx, pitch, ['failed']));
  }

  /** A new attempt of a message whose fate is unknown; late proof that the first arrived cancels it. */
  sendAgain(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.act(ctx, id, 'sendAgain', { version, reason }, (tx, pitch) => again(tx, pitch, ['uncertain']));
  }

  /** A person found out that an uncertain message did arrive. */
  confirmSent(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.act(ctx, id, 'confirmSent', { version, reason }, async (tx, pitch) => {
      await settleUncertain(tx, id, { state: 'delivered', deliveredAt: unitNow, problem: '' });
      return { sent_at: pitch.now };
    });
  }

  /** A person found out that an uncertain message did not arrive: it may be tried again, reopened or left. */
  confirmFailed(ctx: Ctx, id: PitchId, version: number | undefined, reason: string): Promise<Pitch> {
    return this.act(ctx, id, 'confirmFailed', { version, reason }, (tx) =>
      settleUncertain(tx, id, { state: 'failed', problem: 'Somebody found out that it did not arrive.' }),
    );
  }

  /** "I submitted it": the text was pasted into the service's own page; the reference it gave is kept. */
  submitElsewhere(ctx: Ctx, id: PitchId, version: number | undefined, reference: string): Promise<Pitch> {
    return this.act(ctx, id, 'submitElsewhere', { version, facts: { reference } }, async (_, pitch) => ({
      sent_at: pitch.now,
      elsewhere_reference: reference,
    }));
  }

  /** Whether all sending is held after a restore, and how many pitches may already have been sent. */
  state(ctx: Ctx): Promise<SendingState> {
    return this.db.run(ctx, (tx) => stateOf(tx));
  }

  /** Lets sending go on after a restore: somebody has looked at every pitch that may already have left. */
  releaseHold(ctx: Ctx): Promise<SendingState> {
    return this.db.run(ctx, async (tx) => {
      await tx.query('select app.release_sending()');
      await recordAudit(tx, { action: 'sending.release', entity: 'agency', entityId: tx.who.agencyId });
      recordEvent(tx, { kind: 'sending', what: 'released', entityId: null, brandId: null });
      return stateOf(tx);
    });
  }

  private act(
    ctx: Ctx,
    id: PitchId,
    action: Parameters<typeof transition>[3],
    input: Parameters<typeof transition>[4],
    within: Parameters<typeof transition>[5],
  ): Promise<Pitch> {
    return this.db.run(ctx, async (tx) => {
      await transition(ctx, tx, id, action, input, within);
      return viewPitch(tx, id);
    });
  }
}

/** Stamps the Date, freezes the bytes and sets the message waiting. */
async function freezeBytes(tx: Tx, pitch: PitchAtHand, message: FrozenMessage, at: string | undefined): Promise<Record<string, unknown>> {
  const due = await dueAt(tx, pitch, at);
  const bytes = composeMessage({
    from: { name: message.fromName, address: message.fromAddress },
    to: message.recipient,
    subject: message.subject,
    text: message.body,
    messageId: message.messageId,
    date: pitch.now,
  });
  await tx.change(
    OutboxMessageEntity,
    { id: message.id },
    { state: 'waiting', fence: pitch.fence, datedAt: pitch.now, bytes, dueAt: due, deadlineAt: closesAt(pitch), problem: '' },
  );
  enqueueDelivery(tx, message, due);
  return { send_at: due };
}

/** What a person says of the latest attempt whose fate is unknown; of earlier ones of the same message nobody asks any more. */
async function settleUncertain(tx: Tx, id: PitchId, settled: Changes<OutboxMessageEntity>): Promise<void> {
  const message = await lockMessage(tx, id, ['uncertain']);
  if (!message) throw new Error('An uncertain pitch has no message of which nobody knows.');
  await tx.change(OutboxMessageEntity, { id: message.id }, settled);
  await tx.change(OutboxMessageEntity, { pitchId: id, state: 'uncertain' }, { state: 'cancelled' });
}

/** A new attempt with the frozen bytes and so the same Message-ID; the old row stays as evidence. */
async function again(tx: Tx, pitch: PitchAtHand, from: readonly string[]): Promise<Record<string, unknown>> {
  const message = await lockMessage(tx, pitch.id, from);
  if (!message)
    throw new DomainError('wrong-state', 'There is no message to send again. Reopen the pitch and approve it.', {
      state: pitch.facts.state,
    });
  // A pitch that waits is reopened when they change; one of which nobody knows cannot be.
  if (!message.sameParties)
    throw new DomainError(
      'conflict',
      'The sender or the recipient has changed since this was approved. If it did not arrive, say so, then reopen it and approve it anew.',
    );
  const due = await dueAt(tx, pitch, undefined);
  const id = newId<OutboxId>();
  await tx.query(
    `insert into app.outbox_message (agency_id, id, brand_id, pitch_id, mailbox_id, attempt_of, text_version, state, fence, recipient, from_name, from_address, message_id,
        subject, body, dated_at, bytes, due_at, deadline_at, possibly_sent, created_at)
     select agency_id, $2, brand_id, pitch_id, mailbox_id, id, text_version, 'waiting', $3, recipient, from_name, from_address, message_id,
        subject, body, dated_at, bytes, $4, $5, possibly_sent, app.now()
       from app.outbox_message where agency_id = app.agency_id() and id = $1`,
    [message.id, id, pitch.fence, due, closesAt(pitch)],
  );
  enqueueDelivery(tx, { id, pitchId: pitch.id }, due);
  return { send_at: due };
}

/** When it leaves: at the chosen time, or after the agency's undo window. @throws DomainError deadline-passed, invalid */
async function dueAt(tx: Tx, pitch: PitchAtHand, at: string | undefined): Promise<Date> {
  const due = await wishedTime(tx, pitch, at);
  const closes = closesAt(pitch);
  if (!closes || due < closes) return due;
  throw new DomainError(
    'deadline-passed',
    'It would leave after the deadline. Choose an earlier time, or have an editor lift the deadline with a reason.',
    { deadline: closes.toISOString() },
  );
}

async function wishedTime(tx: Tx, pitch: PitchAtHand, at: string | undefined): Promise<Date> {
  if (at === undefined) {
    const [agency] = await tx.query<{ seconds: number }>('select undo_seconds as seconds from app.agency where id = app.agency_id()');
    return new Date(pitch.now.getTime() + (agency?.seconds ?? 0) * 1000);
  }
  const due = new Date(at);
  if (due < pitch.now)
    throw new DomainError('invalid', 'The time to send lies in the past.', {}, [
      { pointer: '/at', code: 'past', message: 'Choose a time ahead, or leave it out to send now.' },
    ]);
  return due;
}

async function stateOf(tx: Tx): Promise<SendingState> {
  const [row] = await tx.query<SendingState & { since: string | null }>(
    `select h.held, h.reason, app.instant_text(h.since) as since,
            (select count(distinct o.pitch_id)::int from app.outbox_message o where o.agency_id = app.agency_id() and o.possibly_sent) as "possiblySent"
       from app.sending_hold() h`,
  );
  return row ?? { held: false, reason: '', since: null, possiblySent: 0 };
}
