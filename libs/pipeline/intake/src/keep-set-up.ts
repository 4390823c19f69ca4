import { newId, recordEvent, type Tx } from '@sourcedesk/data';
import type { SetUpMail } from '@sourcedesk/domain/digests';
import type { MessageId, SetUpMailId } from '@sourcedesk/domain/ids';
import type { AgencyMailKey } from '@sourcedesk/platform/secrets';

/** Apart from every raw mail, whose place is the bare id of its message. */
export const placeOf = (id: SetUpMailId): string => `set-up ${id}`;

/** Of the address that asks: told to the same people, and as often as they look. */
export const mailboxPlaceOf = (id: SetUpMailId): string => `set-up mailbox ${id}`;

/** Keeps the secret of a set-up mail for a day, in the unit that writes what was read of its message; a message read again keeps what it has. */
export async function keepSetUp(tx: Tx, key: AgencyMailKey, messageId: MessageId, mail: SetUpMail): Promise<void> {
  const { source, kind, secret, mailbox } = mail;
  const id = newId<SetUpMailId>();
  const kept = await tx.query(
    `insert into app.set_up_mail (agency_id, id, message_id, source, kind, sealed, sealed_mailbox, found_at, expires_at)
     values (app.agency_id(), $1, $2, $3, $4, $5, $6, app.now(), app.now() + interval '24 hours') on conflict (agency_id, message_id) do nothing returning id`,
    [
      id,
      messageId,
      source,
      kind,
      key.encrypt(Buffer.from(secret), placeOf(id)),
      mailbox === null ? null : key.encrypt(Buffer.from(mailbox), mailboxPlaceOf(id)),
    ],
  );
  if (kept.length > 0) recordEvent(tx, { kind: 'door', what: 'set-up', entityId: id, brandId: null });
}
