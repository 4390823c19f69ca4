import { Injectable } from '@nestjs/common';
import type { Member, MemberPatch } from '@sourcedesk/contracts/accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { type Ctx, MembershipEntity, recordAudit, recordEvent, TenantDb, type Tx, unitNow } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { UserId } from '@sourcedesk/domain/ids';
import { requireGivable, requireOwner, type Rights } from './member-rights';
import { namedPage } from './named-page';

const limitedTo = `(select coalesce(json_agg(l.brand_id order by l.brand_id), '[]') from app.membership_brand l where l.agency_id = m.agency_id and l.user_id = m.user_id)`;
const memberSql = `json_build_object('userId', m.user_id, 'name', p.name, 'email', p.email, 'role', m.role,
  'brandIds', case when m.limited or m.role = 'client' then ${limitedTo} end, 'since', app.instant_text(m.since))`;
const members = 'app.membership m join app.person p on p.id = m.user_id where m.agency_id = app.agency_id() and m.removed_at is null';

/** The people of the agency. Their e-mail and password are their own; the agency changes memberships only. */
@Injectable()
export class MembersService {
  constructor(private readonly db: TenantDb) {}

  /** The members by name, as JSON text. */
  list(ctx: Ctx, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) => namedPage(tx, { from: members, name: 'lower(p.name)', id: 'm.user_id', shape: memberSql }, page));
  }

  /**
   * Changes role or brands; in force with the member's next request.
   * @throws DomainError not-found; forbidden when it gives more than the caller has; conflict for the last owner; invalid
   */
  change(ctx: Ctx, userId: UserId, patch: MemberPatch): Promise<Member> {
    return this.db.run(ctx, async (tx) => {
      const before = await lockMember(tx, userId);
      const after: Rights = {
        role: patch.role ?? before.role,
        brandIds: patch.brandIds !== undefined ? patch.brandIds : patch.role === 'owner' ? null : before.brandIds,
      };
      if (before.role === 'owner') requireOwner(tx, 'change an owner');
      await requireGivable(tx, after);
      if (before.role === 'owner' && after.role !== 'owner') await requireAnotherOwner(tx, userId);
      await tx.change(MembershipEntity, { userId }, { role: after.role, limited: after.brandIds !== null });
      await tx.query('delete from app.membership_brand where agency_id = app.agency_id() and user_id = $1', [userId]);
      await tx.query(
        'insert into app.membership_brand (agency_id, user_id, brand_id) select app.agency_id(), $1, b from unnest($2::uuid[]) b',
        [userId, [...new Set(after.brandIds)]],
      );
      await this.record(tx, userId, 'change', Object.keys(patch));
      return readMember(tx, userId);
    });
  }

  /** Ends a membership and its sessions. @throws DomainError not-found, forbidden, conflict for the last owner */
  async remove(ctx: Ctx, userId: UserId): Promise<void> {
    await this.db.run(ctx, async (tx) => {
      const { role } = await lockMember(tx, userId);
      if (role === 'owner') {
        requireOwner(tx, 'remove an owner');
        await requireAnotherOwner(tx, userId);
      }
      await tx.change(MembershipEntity, { userId }, { removedAt: unitNow });
      await tx.query('select app.end_member_sessions($1)', [userId]);
      await this.record(tx, userId, 'remove', []);
    });
  }

  private async record(tx: Tx, userId: UserId, what: string, fields: readonly string[]): Promise<void> {
    await recordAudit(tx, { action: `members.${what}`, entity: 'member', entityId: userId, fields });
    recordEvent(tx, { kind: 'member', what, entityId: userId, brandId: null });
  }
}

async function lockMember(tx: Tx, userId: UserId): Promise<Rights> {
  // Owners are locked first and in one order, so that two of them cannot remove each other at the same moment.
  await tx.query(
    `select from app.membership where agency_id = app.agency_id() and role = 'owner' and removed_at is null order by user_id for update`,
  );
  const [row] = await tx.query<Rights>(
    `select m.role, case when m.limited or m.role = 'client' then ${limitedTo} end as "brandIds" from app.membership m
      where m.agency_id = app.agency_id() and m.user_id = $1 and m.removed_at is null for update`,
    [userId],
  );
  if (!row) throw new DomainError('not-found', 'There is no such member.');
  return row;
}

async function requireAnotherOwner(tx: Tx, userId: UserId): Promise<void> {
  const others = await tx.query(
    `select from app.membership where agency_id = app.agency_id() and role = 'owner' and removed_at is null and user_id <> $1`,
    [userId],
  );
  if (others.length === 0) throw new DomainError('conflict', 'An agency needs an owner: make somebody else an owner first.');
}

async function readMember(tx: Tx, userId: UserId): Promise<Member> {
  const [row] = await tx.query<{ member: Member }>(`select ${memberSql} as member from ${members} and m.user_id = $1`, [userId]);
  if (!row) throw new Error('The member just changed is gone.');
  return row.member;
}
