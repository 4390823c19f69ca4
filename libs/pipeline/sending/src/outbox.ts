import { type Tx, enqueue } from '@sourcedesk/data';
import type { OutboxId, PitchId } from '@sourcedesk/domain/ids';

/** A row of the outbox as the stage works on it. */
export interface FrozenMessage {
  id: OutboxId;
  pitchId: PitchId;
  mailboxId: string;
  state: string;
  fence: number;
  recipient: string;
  fromName: string;
  fromAddress: string;
  messageId: string;
  subject: string;
  body: string;
  bytes: Buffer | null;
  dueAt: Date | null;
  attempts: number;
  leaseUntil: Date | null;
  pickedBy: string | null;
  handoverAt: Date | null;
  /** Sender and recipient are still those it was approved with. */
  sameParties: boolean;
}

const columns = `id, pitch_id as "pitchId", mailbox_id as "mailboxId", state, fence, recipient, from_name as "fromName", from_address as "fromAddress", message_id as "messageId",
  subject, body, bytes, due_at as "dueAt", attempts, lease_until as "leaseUntil", picked_by as "pickedBy", handover_at as "handoverAt",
  exists (select from app.pitch p
     join app.mailbox m on m.agency_id = p.agency_id and m.id = o.mailbox_id
     join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
     join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
    where p.agency_id = o.agency_id and p.id = o.pitch_id and m.address = o.from_address and f.name = o.from_name and q.reply_address = o.recipient) as "sameParties"`;

/** Locks the pitch's latest message in one of the states. The pitch is locked before: pitch, then outbox. */
export async function lockMessage(tx: Tx, pitchId: PitchId, states: readonly string[]): Promise<FrozenMessage | undefined> {
  const [row] = await tx.query<FrozenMessage>(
    `select ${columns} from app.outbox_message o where agency_id = app.agency_id() and pitch_id = $1 and state = any ($2) order by created_at desc, id desc limit 1 for update of o`,
    [pitchId, states],
  );
  return row;
}

/** Locks one message by its id, and says whether all sending is held. */
export async function lockMessageById(tx: Tx, id: string): Promise<(FrozenMessage & { held: boolean }) | undefined> {
  const [row] = await tx.query<FrozenMessage & { held: boolean }>(
    `select ${columns}, (select held from app.sending_hold()) as held
       from app.outbox_message o where agency_id = app.agency_id() and id = $1 for update of o`,
    [id],
  );
  return row;
}

/** Has a waiting message delivered at an instant; a job for it that waits already moves there. */
export function enqueueDelivery(tx: Tx, { id, pitchId }: Pick<FrozenMessage, 'id' | 'pitchId'>, runAt: Date): void {
  enqueue(tx, { name: 'sending.deliver', payload: { pitchId, outboxId: id }, key: `deliver:${id}`, runAt });
}
