import { type LiveEvent, eventChannel } from './announcements';
import { newId } from './new-id';
import type { Tx } from './tenant-db';

/** Placeholders, or SQL of the same type, for the columns of a record. */
type Places<K extends string> = Readonly<Record<K, string>>;

/** The insert of an event, to stand in a statement that ends in `wakeSql`. */
export const eventSql = ({ kind, what, entityId, brandId }: Places<'kind' | 'what' | 'entityId' | 'brandId'>) =>
  `insert into app.event (agency_id, kind, what, entity_id, brand_id) values (app.agency_id(), ${kind}, ${what}, ${entityId}, ${brandId})`;

/** Wakes the processes that deliver events, on commit. */
export const wakeSql = `select pg_notify('${eventChannel}', '')`;

/** The insert of an audit entry. */
export const auditSql = ({ id, action, entity, entityId, fields }: Places<'id' | 'action' | 'entity' | 'entityId' | 'fields'>) =>
  `insert into app.audit_entry (agency_id, id, at, actor, action, entity, entity_id, fields)
   values (app.agency_id(), ${id}, app.now(), app.user_id(), ${action}, ${entity}, ${entityId}, ${fields})`;

/** Tells everybody who may be looking, on commit. */
export function recordEvent(tx: Tx, event: LiveEvent): void {
  tx.announced.events.push(event);
}

/** Writes what was done to what into the audit; `fields` are names, never values. */
export async function recordAudit(
  tx: Tx,
  entry: { action: string; entity: string; entityId: string | null; fields?: readonly string[] },
): Promise<void> {
  await tx.query(auditSql({ id: '$1', action: '$2', entity: '$3', entityId: '$4', fields: '$5' }), [
    newId(),
    entry.action,
    entry.entity,
    entry.entityId,
    [...(entry.fields ?? [])],
  ]);
}
