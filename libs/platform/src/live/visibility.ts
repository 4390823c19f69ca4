import type { LiveEvent, LiveKind } from '@sourcedesk/contracts/live';
import { can, type Permission } from '@sourcedesk/domain/permissions';
import type { Role } from '@sourcedesk/domain/roles';

/** What a member may see, as the database said when it was last asked. */
export interface Sight {
  readonly agencyId: string;
  readonly role: Role;
  /** Ids of brands, or all of them. */
  readonly brands: ReadonlySet<string> | 'all';
}

/** An event with the agency it happened in. */
export interface AgencyEvent extends LiveEvent {
  readonly agencyId: string;
}

/** An event is for those who may read the kind of thing it names. */
const neededFor: Readonly<Record<LiveKind, Permission>> = {
  message: 'intake.read',
  query: 'queries.read',
  match: 'matches.read',
  pitch: 'pitches.read',
  placement: 'placements.read',
  brand: 'brands.read',
  mailbox: 'mailbox.read',
  door: 'doors.read',
  member: 'members.read',
  sending: 'sending.read',
  job: 'jobs.read',
};

/** Whether a member may learn of an event: its agency's, of a kind its role may read, and of a brand in its scope. Clients see nothing without a brand. */
export function isVisible(event: AgencyEvent, { agencyId, role, brands }: Sight): boolean {
  if (event.agencyId !== agencyId || !can(role, neededFor[event.kind])) return false;
  if (event.brandId === null) return role !== 'client';
  return brands === 'all' || brands.has(event.brandId);
}
