import type { BrandStatus, PlanTier } from '@sourcedesk/contracts/accounts';
import { enqueue, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, ProfileId } from '@sourcedesk/domain/ids';

/** A brand, locked for the rest of the unit. */
export interface LockedBrand {
  readonly id: BrandId;
  readonly name: string;
  readonly status: BrandStatus;
  readonly plan: PlanTier;
  readonly planName: string;
  /** null: as many as wanted. */
  readonly profileLimit: number | null;
  readonly profilesUsed: number;
  /** Today's date where the brand is, YYYY-MM-DD. */
  readonly today: string;
  readonly pauseUntil: string | null;
}

/** Locks a brand, so that two people cannot add its last profile at once. @throws DomainError not-found */
export async function lockBrand(tx: Tx, id: BrandId): Promise<LockedBrand> {
  const [locked] = await tx.query('select id from app.brand where agency_id = app.agency_id() and id = $1 for no key update', [id]);
  if (!locked) throw noSuchBrand();
  // A second statement: it counts what those wrote who had the lock before.
  const [brand] = await tx.query<LockedBrand>(
    `select b.id, b.name, b.status, b.plan_tier as plan, p.name as "planName", p.profile_limit as "profileLimit", b.pause_until::text as "pauseUntil",
            (app.now() at time zone b.time_zone)::date::text as today,
            (select count(*)::int from app.profile f where f.agency_id = b.agency_id and f.brand_id = b.id and f.removed_at is null) as "profilesUsed"
       from app.brand b join app.plan p on p.tier = b.plan_tier where b.agency_id = app.agency_id() and b.id = $1`,
    [id],
  );
  if (!brand) throw noSuchBrand();
  return brand;
}

/** Has profiles matched again, once each however often it is asked. */
export async function rematch(tx: Tx, profileIds: readonly ProfileId[]): Promise<void> {
  for (const profileId of profileIds) enqueue(tx, { name: 'matching.rematch', payload: { profileId }, key: `rematch:${profileId}` });
}

/** Has every profile of a brand matched again: while it was paused, queries passed it by. */
export async function rematchBrand(tx: Tx, brandId: BrandId): Promise<void> {
  const profiles = await tx.query<{ id: ProfileId }>(
    'select id from app.profile where agency_id = app.agency_id() and brand_id = $1 and removed_at is null',
    [brandId],
  );
  await rematch(
    tx,
    profiles.map(({ id }) => id),
  );
}

const noSuchBrand = () => new DomainError('not-found', 'There is no such brand.');

/** "1 expert", "5 experts". */
export const experts = (count: number): string => `${count} ${count === 1 ? 'expert' : 'experts'}`;
