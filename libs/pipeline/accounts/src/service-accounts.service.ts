import { Injectable } from '@nestjs/common';
import type { ServiceAccount, ServiceAccountBody, ServiceAccountPatch } from '@sourcedesk/contracts/service-accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import {
  type Ctx,
  ServiceAccountEntity,
  TenantDb,
  type Tx,
  instantSql,
  newId,
  recordAudit,
  recordEvent,
  requireBrand,
  unitNow,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, ProfileId, ServiceAccountId } from '@sourcedesk/domain/ids';
import { serviceNames } from '@sourcedesk/domain/services';
import { mailboxWarnings } from './mailbox-warnings';
import { namedPage } from './named-page';

const shape = `jsonb_build_object('id', s.id, 'brandId', s.brand_id, 'service', s.service, 'address', s.address,
  'profile', (select jsonb_build_object('id', f.id, 'name', f.name) from app.profile f where f.agency_id = s.agency_id and f.id = s.profile_id),
  'tier', s.tier, 'confirmed', s.confirmed, 'topics', s.topics, 'monthlyCap', s.monthly_cap, 'note', s.note, 'updatedAt', ${instantSql('s.updated_at')})`;

type Row = Omit<ServiceAccount, 'warnings'>;
const withWarnings = (row: Row): ServiceAccount => ({ ...row, warnings: mailboxWarnings(row.address) });

/** Where the brands are registered with the services. */
@Injectable()
export class ServiceAccountsService {
  constructor(private readonly db: TenantDb) {}

  /** The accounts of a brand by service and address. @throws DomainError not-found */
  list(ctx: Ctx, brandId: BrandId, page: PageQuery): Promise<{ items: ServiceAccount[]; nextCursor: string | null }> {
    return this.db.run(ctx, async (tx) => {
      await requireBrand(tx, brandId);
      const from = 'app.service_account s where s.agency_id = app.agency_id() and s.brand_id = $1';
      const text = await namedPage(tx, { from, parameters: [brandId], name: `s.service || ' ' || s.address`, id: 's.id', shape }, page);
      const { items, nextCursor } = JSON.parse(text) as { items: Row[]; nextCursor: string | null };
      return { items: items.map(withWarnings), nextCursor };
    });
  }

  /** @throws DomainError not-found for the brand or the expert, already-exists */
  add(ctx: Ctx, brandId: BrandId, { profileId, ...body }: ServiceAccountBody): Promise<ServiceAccount> {
    return this.db.run(ctx, async (tx) => {
      await requireBrand(tx, brandId);
      const id = newId<ServiceAccountId>();
      const profile = await expertOf(tx, brandId, profileId);
      const added = await tx.insertIfNew(ServiceAccountEntity, { id, brandId, ...body, profileId: profile ?? null, updatedAt: unitNow });
      if (!added) throw taken(body.service, body.address);
      await record(tx, id, brandId, 'add', Object.keys({ ...body, ...(profile && { profileId }) }));
      return read(tx, id);
    });
  }

  /** @throws DomainError not-found, already-exists */
  change(ctx: Ctx, id: ServiceAccountId, { profileId, ...patch }: ServiceAccountPatch): Promise<ServiceAccount> {
    return this.db.run(ctx, async (tx) => {
      const before = await read(tx, id);
      const brandId = before.brandId as BrandId;
      const profile = await expertOf(tx, brandId, profileId);
      await tx.change(ServiceAccountEntity, { id }, { ...patch, profileId: profile, updatedAt: unitNow }).catch((error: unknown) => {
        throw inUse(error) ? taken(before.service, patch.address ?? before.address) : error;
      });
      await record(tx, id, brandId, 'change', Object.keys({ ...patch, ...(profileId !== undefined && { profileId }) }));
      return read(tx, id);
    });
  }

  /** @throws DomainError not-found */
  remove(ctx: Ctx, id: ServiceAccountId): Promise<void> {
    return this.db.run(ctx, async (tx) => {
      const { brandId } = await read(tx, id);
      await tx.query('delete from app.service_account where agency_id = app.agency_id() and id = $1', [id]);
      await record(tx, id, brandId, 'remove', []);
    });
  }
}

/** The expert when it is one of the brand; undefined where none was named. @throws DomainError not-found */
async function expertOf(tx: Tx, brandId: BrandId, id: string | null | undefined): Promise<ProfileId | null | undefined> {
  if (id === null || id === undefined) return id;
  const found = await tx.query(
    'select from app.profile where agency_id = app.agency_id() and brand_id = $1 and id = $2 and removed_at is null',
    [brandId, id],
  );
  if (found.length === 0) throw new DomainError('not-found', 'There is no such expert of this brand.');
  return id as ProfileId;
}

const taken = (service: ServiceAccount['service'], address: string): DomainError =>
  new DomainError('already-exists', `${address} is registered with ${serviceNames[service]} already.`);

/** The database knows of accounts that others are adding or changing at the same moment, whatever was asked before. */
const inUse = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '23505';

async function read(tx: Tx, id: ServiceAccountId): Promise<ServiceAccount> {
  const [row] = await tx.query<{ account: Row }>(
    `select ${shape} as account from app.service_account s where s.agency_id = app.agency_id() and s.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such account.');
  return withWarnings(row.account);
}

async function record(tx: Tx, id: ServiceAccountId, brandId: string, what: string, fields: readonly string[]): Promise<void> {
  await recordAudit(tx, { action: `service-accounts.${what}`, entity: 'service_account', entityId: id, fields });
  recordEvent(tx, { kind: 'brand', what: `service-account-${what}`, entityId: brandId, brandId });
}
