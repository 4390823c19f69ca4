import { OutboxMessageEntity, type PitchAtHand, type Tx, newId, unitNow } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { MailboxId } from '@sourcedesk/domain/ids';
import { HeaderError, composeMessage } from '@sourcedesk/platform/mail';

type Sendable = Parts & { mailboxId: MailboxId; fromAddress: string };

interface Parts {
  mailboxId: MailboxId | null;
  fromAddress: string | null;
  fromName: string;
  replyKind: string;
  recipient: string;
}

/**
 * Freezes what will be sent: text, recipient, From, mailbox and Message-ID. What may have been sent before a restore stays marked until people have
 * looked, under its new Message-ID too. Nothing is frozen for a query answered on a web page.
 * A later change of any of them reopens the pitch.
 * @throws DomainError conflict when the brand has no mailbox to send from, or the parts make no mail
 */
export async function freezeMessage(tx: Tx, pitch: PitchAtHand): Promise<void> {
  const [parts] = await tx.query<Parts>(
    `select m.id as "mailboxId", m.address as "fromAddress", f.name as "fromName", q.reply_kind as "replyKind", q.reply_address as recipient
       from app.query q
       join app.profile f on f.agency_id = q.agency_id and f.id = $2
       left join app.mailbox m on m.agency_id = q.agency_id and m.brand_id = $3
      where q.agency_id = app.agency_id() and q.id = $1`,
    [pitch.queryId, pitch.profileId, pitch.brandId],
  );
  if (!parts) throw new DomainError('not-found', 'The query of this pitch is gone.');
  if (parts.replyKind === 'link' || parts.replyKind === 'form') return;
  if (!hasMailbox(parts)) {
    throw new DomainError('conflict', 'The brand has no mailbox to send from. Add one under Brands, then approve.', { missing: 'mailbox' });
  }
  const messageId = `<${newId()}@${parts.fromAddress.slice(parts.fromAddress.indexOf('@') + 1)}>`;
  requireMail(parts, pitch, messageId);
  const { mailboxId, recipient, fromName, fromAddress } = parts;
  const { id: pitchId, brandId, textVersion, fence, subject, body } = pitch;
  const [earlier] = await tx.query<{ possiblySent: boolean }>(
    'select coalesce(bool_or(possibly_sent), false) as "possiblySent" from app.outbox_message where agency_id = app.agency_id() and pitch_id = $1',
    [pitchId],
  );
  await tx.insert(OutboxMessageEntity, {
    id: newId(),
    brandId,
    pitchId,
    mailboxId,
    textVersion,
    state: 'frozen',
    fence,
    recipient,
    fromName,
    fromAddress,
    messageId,
    subject,
    body,
    possiblySent: earlier?.possiblySent === true,
    createdAt: unitNow,
  });
}

function hasMailbox(parts: Parts): parts is Sendable {
  return parts.mailboxId !== null && parts.fromAddress !== null;
}

/** What cannot become a mail is found now, while an editor can still mend it, and not when it should leave. */
function requireMail(parts: Sendable, pitch: PitchAtHand, messageId: string): void {
  try {
    composeMessage({
      from: { name: parts.fromName, address: parts.fromAddress },
      to: parts.recipient,
      subject: pitch.subject,
      text: pitch.body,
      messageId,
      date: pitch.now,
    });
  } catch (error) {
    if (!(error instanceof HeaderError)) throw error;
    throw new DomainError('conflict', `No mail can be made of this pitch (${error.message}). Correct it, then approve.`);
  }
}
