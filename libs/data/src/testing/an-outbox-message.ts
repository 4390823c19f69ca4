import type { BrandId, MailboxId, OutboxId, PitchId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import { aMailbox } from './a-brand';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

export type OutboxState = 'frozen' | 'waiting' | 'picked' | 'delivered' | 'failed' | 'uncertain' | 'cancelled';

export interface OutboxOptions {
  pitch: { id: PitchId; brandId: BrandId; textVersion: number };
  state: OutboxState;
  fence?: number;
  recipient: string;
  fromName?: string;
  subject: string;
  text: string;
  dueAt?: Date;
  deadlineAt?: Date | null;
  smtp?: string;
  problem?: string;
  /** The attempt before, whose Message-ID this one has. */
  attemptOf?: { id: OutboxId };
  /** A sign that the message may have been handed over; as the state asks unless told. */
  handedOver?: boolean;
}

/** The message of a pitch, in any state of the outbox, with its bytes from `waiting` on. */
export async function anOutboxMessage(desk: Desk, options: OutboxOptions): Promise<{ id: OutboxId; mailboxId: MailboxId }> {
  const { db, agencyId } = desk;
  const { pitch, state, recipient, subject, text, fromName = 'Dr. Ines Falk' } = options;
  const id = newId<OutboxId>();
  const mailboxId = await aMailbox(desk, { brandId: pitch.brandId });
  const { rows } = await db.owner.query<{ address: string }>('select address from app.mailbox where agency_id = $1 and id = $2', [
    agencyId,
    mailboxId,
  ]);
  const from = (rows[0] as { address: string }).address;
  const messageId = `<${options.attemptOf?.id ?? id}@birch-rowan.example>`;
  const now = db.clock.now();
  const stamped = state !== 'frozen' && state !== 'cancelled';
  const left = state === 'delivered' || state === 'uncertain';
  await insertRow(db, 'outbox_message', {
    agency_id: agencyId,
    id,
    brand_id: pitch.brandId,
    pitch_id: pitch.id,
    mailbox_id: mailboxId,
    attempt_of: options.attemptOf?.id,
    text_version: pitch.textVersion,
    state,
    fence: options.fence ?? 0,
    recipient,
    from_name: fromName,
    from_address: from,
    message_id: messageId,
    subject,
    body: text,
    dated_at: stamped ? now : null,
    bytes: stamped ? rawMail({ from: `"${fromName}" <${from}>`, recipient, subject, text, messageId, at: now }) : null,
    due_at: stamped ? (options.dueAt ?? now) : null,
    deadline_at: options.deadlineAt ?? null,
    attempts: stamped && state !== 'waiting' ? 1 : 0,
    lease_until: state === 'picked' ? new Date(now.getTime() + 12 * 60_000) : null,
    picked_by: state === 'picked' || left ? 'worker-of-the-test' : null,
    handover_at: (options.handedOver ?? left) ? now : null,
    delivered_at: state === 'delivered' ? now : null,
    problem: options.problem ?? (state === 'failed' ? 'The server does not know this address.' : ''),
    smtp: options.smtp ?? (state === 'delivered' ? '250' : state === 'failed' ? '550' : ''),
    created_at: now,
  });
  return { id, mailboxId };
}

function rawMail(mail: { from: string; recipient: string; subject: string; text: string; messageId: string; at: Date }): Buffer {
  const head = [
    `From: ${mail.from}`,
    `To: ${mail.recipient}`,
    `Subject: ${mail.subject}`,
    `Date: ${mail.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${mail.messageId}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${mail.text.replaceAll(/\r?\n/g, '\r\n')}\r\n`, 'ascii');
}
