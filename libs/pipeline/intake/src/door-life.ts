import { recordEvent, type Tx } from '@sourcedesk/data';
import type { DoorId } from '@sourcedesk/domain/ids';

/** Writes down at the door, in the unit that stores the e-mail, that one came. */
export async function noteArrival(tx: Tx, id: DoorId, created: boolean): Promise<void> {
  await tx.query(
    `update app.door set last_message_at = app.now(), last_checked_at = app.now(), received = received + $2
      where agency_id = app.agency_id() and id = $1`,
    [id, created ? 1 : 0],
  );
  recordEvent(tx, { kind: 'door', what: 'received', entityId: id, brandId: null });
}
