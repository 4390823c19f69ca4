import type { TenantDb } from '@sourcedesk/data';
import { type EventRow, eventOf } from './event-row';
import type { AgencyEvent } from './visibility';

/** A page that was away for longer reads everything again anyway. */
const most = 500;

/** The events after the one a page saw last; none without a readable hint. */
export async function missedEvents(db: TenantDb, hint: string | string[] | undefined): Promise<AgencyEvent[]> {
  if (typeof hint !== 'string' || !/^\d{1,15}$/.test(hint)) return [];
  const rows = await db.system('live-events', (tx) => tx.query<EventRow>('select * from app.events_after($1, $2)', [hint, most]));
  return rows.map(eventOf);
}
