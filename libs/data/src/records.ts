import type { LiveKind } from '@sourcedesk/contracts/live';
import { newId } from './new-id';
import type { Tx } from './tenant-db';

/** The channel that wakes the processes which deliver events. */
export const eventChannel = 'sourcedesk_event';

/** Writes an event row for everybody who may be looking, and wakes the listeners on commit. */
export async function recordEvent(
  tx: Tx,
  event: { kind: LiveKind; what: string; entityId: string | null; brandId: string | null },
): Promise<void> {
  await tx.query(
    `with told as (insert into app.event (agency_id, kind, what, entity_id, brand_id) values (app.agency_id(), $1, $2, $3, $4))
     select pg_notify('${eventChannel}', '')`,
    [event.kind, event.what, event.entityId, event.brandId],
  );
}

/** Writes what was done to what into the audit; `fields` are names, never values. */
export async function recordAudit(
  tx: Tx,
  entry: { action: string; entity: string; entityId: string | null; fields?: readonly string[] },
): Promise<void> {
  await tx.query(
    'insert into app.audit_entry (agency_id, id, at, actor, action, entity, entity_id, fields) values (app.agency_id(), $1, app.now(), app.user_id(), $2, $3, $4, $5)',
    [newId(), entry.action, entry.entity, entry.entityId, [...(entry.fields ?? [])]],
  );
}
