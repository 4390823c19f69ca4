import { randomBytes } from 'node:crypto';
import type { AgencyId, BrandId, SessionId, UserId } from '@sourcedesk/domain/ids';
import type { Action } from '@sourcedesk/domain/permissions';
import { type Role, roles } from '@sourcedesk/domain/roles';
import { type Ctx, systemCtx } from '../context';
import { newId } from '../new-id';
import { aBrand } from './a-brand';
import { insertRow } from './insert-row';
import type { TestDatabase } from './test-database';

/** A person with a membership and a session. */
export interface Member {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** A fresh context of this member, as a request would bring it. */
  ctx(action?: Action, options?: { readOnly?: boolean }): Ctx;
}

export interface MemberOptions {
  role: Role;
  /** The brands the member is limited to; every brand when absent. A client without brands is limited to the desk's own. */
  brandIds?: readonly BrandId[];
  name?: string;
  email?: string;
  /** '' (nobody can sign in with it) unless told. */
  passwordHash?: string;
}

/** An agency with one member of each role and one active brand, which the client belongs to. */
export interface Desk {
  readonly db: TestDatabase;
  readonly agencyId: AgencyId;
  readonly brandId: BrandId;
  /** Fresh contexts, one an access, with no action declared. */
  readonly owner: Ctx;
  readonly manager: Ctx;
  readonly editor: Ctx;
  readonly va: Ctx;
  readonly client: Ctx;
  readonly system: Ctx;
  ctx(role: Role, action?: Action, options?: { readOnly?: boolean }): Ctx;
  member(role: Role): Member;
  userId(role: Role): UserId;
}

export interface DeskOptions {
  name?: string;
  brandName?: string;
  soloWork?: boolean;
  undoSeconds?: number;
  vaMaySubmitElsewhere?: boolean;
  needsClientApproval?: boolean;
  timeZone?: string;
  /** The wrapped key of the agency's raw mail; random bytes unless told. */
  rawKey?: Buffer;
  /** Given to the five members. */
  passwordHash?: string;
  agencyId?: AgencyId;
}

const names: Record<Role, string> = {
  owner: 'Olga Owens',
  manager: 'Marek Manning',
  editor: 'Edda Edison',
  va: 'Vito Valdes',
  client: 'Clara Clients',
};

/** An agency whose five people are Olga Owens (owner), Marek Manning, Edda Edison, Vito Valdes (va) and Clara Clients; brand "Birch & Rowan". */
export async function aDesk(db: TestDatabase, options: DeskOptions = {}): Promise<Desk> {
  const agencyId = options.agencyId ?? newId<AgencyId>();
  await insertRow(db, 'agency', {
    id: agencyId,
    name: options.name ?? 'Lantern Lane PR',
    time_zone: options.timeZone,
    undo_seconds: options.undoSeconds,
    solo_work: options.soloWork,
    va_may_submit_elsewhere: options.vaMaySubmitElsewhere,
    raw_key: options.rawKey ?? randomBytes(69),
    created_at: db.clock.now(),
  });
  const home = { db, agencyId };
  const brandId = await aBrand(home, { name: options.brandName ?? 'Birch & Rowan', needsClientApproval: options.needsClientApproval });
  const members = new Map<Role, Member>();
  for (const role of roles)
    members.set(role, await aMember({ ...home, brandId }, { role, name: names[role], passwordHash: options.passwordHash }));
  const member = (role: Role) => members.get(role) as Member;
  return {
    ...home,
    brandId,
    get owner() {
      return member('owner').ctx();
    },
    get manager() {
      return member('manager').ctx();
    },
    get editor() {
      return member('editor').ctx();
    },
    get va() {
      return member('va').ctx();
    },
    get client() {
      return member('client').ctx();
    },
    get system() {
      return systemCtx(agencyId);
    },
    ctx: (role, action, rest) => member(role).ctx(action, rest),
    member,
    userId: (role) => member(role).userId,
  };
}

/** A further person of the agency, signed in for ten years. */
export async function aMember(desk: Pick<Desk, 'db' | 'agencyId' | 'brandId'>, options: MemberOptions): Promise<Member> {
  const { db, agencyId } = desk;
  const { role, name = `${names[role]} ${randomBytes(2).toString('hex')}` } = options;
  const userId = newId<UserId>();
  const sessionId = newId<SessionId>();
  const email = options.email ?? `${role}.${userId}@lantern-lane.example`;
  const now = db.clock.now();
  const brandIds = options.brandIds ?? (role === 'client' ? [desk.brandId] : null);
  await insertRow(db, 'person', { id: userId, email, name, password_hash: options.passwordHash, created_at: now });
  await insertRow(db, 'membership', { agency_id: agencyId, user_id: userId, role, limited: brandIds !== null, since: now });
  for (const brandId of brandIds ?? [])
    await insertRow(db, 'membership_brand', { agency_id: agencyId, user_id: userId, brand_id: brandId });
  await insertRow(db, 'session', {
    id: sessionId,
    user_id: userId,
    agency_id: agencyId,
    family: newId(),
    created_at: now,
    expires_at: new Date(now.getTime() + 10 * 365 * 86_400_000),
  });
  return { userId, sessionId, role, name, email, ctx: (action, rest) => ({ actor: { kind: 'session', sessionId }, action, ...rest }) };
}
