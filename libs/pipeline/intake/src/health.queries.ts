import type { IntakeHealth } from '@sourcedesk/contracts/doors';
import { instantSql, type Tx } from '@sourcedesk/data';
import { doorHealth } from './door-words';
import { allDoors } from './doors.queries';

/** What became of the e-mails of the agency: every one kept is parsed, quarantined or pending. */
export async function readIntakeHealth(tx: Tx): Promise<IntakeHealth> {
  const [counts] = await tx.query<Omit<IntakeHealth, 'doors'>>(
    `select (select count(*) from app.inbound_raw r where r.agency_id = app.agency_id())::int as raw,
            count(*) filter (where m.status = 'parsed')::int as parsed, count(*) filter (where m.status = 'quarantined')::int as quarantined,
            count(*) filter (where m.status = 'pending')::int as pending, ${instantSql(`min(m.received_at) filter (where m.status = 'pending')`)} as "oldestPendingAt",
            coalesce(extract(epoch from app.now() - min(m.received_at) filter (where m.status = 'pending')), 0)::int as "backlogSeconds"
       from app.inbound_message m where m.agency_id = app.agency_id()`,
  );
  if (!counts) throw new Error('An aggregate answered no row.');
  const doors = await allDoors(tx);
  return { ...counts, doors: doors.map((door) => ({ id: door.id, kind: door.kind, name: door.name, health: doorHealth(door) })) };
}
