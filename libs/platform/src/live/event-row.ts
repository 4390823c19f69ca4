import type { LiveKind } from '@sourcedesk/contracts/live';
import type { AgencyEvent } from './visibility';

/** A row of app.events_after. */
export interface EventRow {
  agency_id: string;
  id: string;
  kind: LiveKind;
  what: string;
  entity_id: string | null;
  brand_id: string | null;
}

export function eventOf(row: EventRow): AgencyEvent {
  return { agencyId: row.agency_id, id: row.id, kind: row.kind, what: row.what, entityId: row.entity_id, brandId: row.brand_id };
}
