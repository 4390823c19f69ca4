import { recordEvent, type Tx } from '@sourcedesk/data';
import type { DoorId } from '@sourcedesk/domain/ids';

/** Writes down at the door with this key, in the unit that stores the e-mail, that one came. */
export async function noteArrival(tx: Tx, keyHash: Buffer, created: boolean): Promise<void> {
  const [door] = await tx.query<{ id: DoorId }>(
    `update app.door set last_message_at = app.now(), last_checked_at = app.now(), received = received + $2
      where agency_id = app.agency_id() and key_hash = $1 returning id`,
    [keyHash, created ? 1 : 0],
  );
  if (door) await recordEvent(tx, { kind: 'door', what: 'received', entityId: door.id, brandId: null });
}
