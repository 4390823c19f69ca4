import type { AgencyId, SessionId, UserId } from '@sourcedesk/domain/ids';
import type { Action } from '@sourcedesk/domain/permissions';
import type { Role } from '@sourcedesk/domain/roles';

/** In whose name a unit of work is opened. Role and scope are not here: the database says them anew each time. */
export type ActorRef =
  | { readonly kind: 'session'; readonly sessionId: SessionId }
  | { readonly kind: 'system'; readonly agencyId: AgencyId }
  | { readonly kind: 'link'; readonly tokenHash: Buffer }
  /** What comes in at a door, in nobody's name; keyHash is of the address or secret that was presented. */
  | { readonly kind: 'door'; readonly keyHash: Buffer };

/** The first parameter of every service: who asks, and for what. */
export interface Ctx {
  readonly actor: ActorRef;
  /** The action the route declares; checked against the role when a unit opens. Absent for jobs and share links. */
  readonly action?: Action;
  /** Units of safe HTTP methods cannot write. */
  readonly readOnly?: boolean;
  /** Set by the first unit, so that a route that forgot to open one is found out. */
  opened?: boolean;
  /** Ties log lines, problems and jobs of one request together. */
  readonly traceId?: string;
}

/** Who acts in an open unit, as the database has just said. */
export type Who =
  | { readonly kind: 'member'; readonly agencyId: AgencyId; readonly userId: UserId; readonly role: Role }
  | { readonly kind: 'system'; readonly agencyId: AgencyId }
  | { readonly kind: 'link'; readonly agencyId: AgencyId; readonly link: OpenLink };

/** The share link a unit was opened by. Days are YYYY-MM-DD or null. */
export interface OpenLink {
  readonly id: string;
  readonly brandId: string;
  readonly fromDay: string | null;
  readonly toDay: string | null;
  readonly expiresAt: Date;
}

/** The context of a job. */
export const systemCtx = (agencyId: AgencyId): Ctx => ({ actor: { kind: 'system', agencyId } });

/** The context of what comes in at a door, for the hash of the key that was presented. */
export const doorCtx = (keyHash: Buffer): Ctx => ({ actor: { kind: 'door', keyHash } });
