import { Injectable } from '@nestjs/common';
import type { Brand, BrandBody, BrandPatch, ClientBrand } from '@sourcedesk/contracts/accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { BrandEntity, brandSql, type Ctx, newId, recordAudit, recordEvent, systemCtx, TenantDb, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, BrandId } from '@sourcedesk/domain/ids';
import { experts, type LockedBrand, lockBrand, rematchBrand } from './brand-rows';
import { namedPage } from './named-page';
import { cancelSends } from './pitches-of-brand';

const clientBrandSql = (b: string) => `jsonb_build_object('id', ${b}.id, 'name', ${b}.name, 'websiteUrl', ${b}.website_url,
  'needsClientApproval', ${b}.needs_client_approval, 'timeZone', ${b}.time_zone)`;
const shapeFor = ({ who }: Tx) => (who.kind === 'member' && who.role === 'client' ? clientBrandSql('b') : brandSql('b', who));
const runs = (status: string) => status === 'active' || status === 'onboarding';

/** The brands the agency works for. */
@Injectable()
export class BrandsService {
  constructor(private readonly db: TenantDb) {}

  /** The brands in the caller's scope by name, as JSON text; a client is told less. */
  list(ctx: Ctx, page: PageQuery): Promise<string> {
    return this.db.run(ctx, (tx) =>
      namedPage(
        tx,
        { from: 'app.brand b where b.agency_id = app.agency_id()', name: 'lower(b.name)', id: 'b.id', shape: shapeFor(tx) },
        page,
      ),
    );
  }

  /** @throws DomainError not-found */
  read(ctx: Ctx, id: BrandId): Promise<Brand | ClientBrand> {
    return this.db.run(ctx, (tx) => readBrand(tx, id));
  }

  /** @throws DomainError already-exists for a name, forbidden for who is limited to other brands */
  add(ctx: Ctx, body: BrandBody): Promise<Brand> {
    return this.db.run(ctx, async (tx) => {
      const [scope] = await tx.query<{ all: boolean }>('select app.all_brands() as all');
      if (!scope?.all) throw new DomainError('forbidden', 'You work for some brands only, so you cannot add one.');
      const id = newId<BrandId>();
      const { plan: planTier, ...brand } = body;
      if (!(await tx.insertIfNew(BrandEntity, { id, planTier, ...brand }))) throw nameTaken(body.name);
      await record(tx, id, 'add', Object.keys(body));
      return (await readBrand(tx, id)) as Brand;
    });
  }

  /**
   * Changes a brand. Pausing or ending it takes its scheduled pitches back to approved; running again has its profiles matched
   * against what came in meanwhile.
   * @throws DomainError not-found, invalid, already-exists, plan-limit when the new plan is too small
   */
  change(ctx: Ctx, id: BrandId, patch: BrandPatch): Promise<Brand> {
    return this.db.run(ctx, async (tx) => {
      const before = await lockBrand(tx, id);
      const status = patch.status ?? before.status;
      requirePause(before, status, patch);
      if (patch.name) await requireFreeName(tx, id, patch.name);
      if (patch.plan) await requireRoom(tx, before, patch.plan);
      const { plan: planTier, pause, ...rest } = patch;
      await tx.change(BrandEntity, { id }, { ...rest, planTier, status, ...(status === 'paused' ? pausedBy(pause) : notPaused) });
      if (runs(before.status) && !runs(status))
        await cancelSends(ctx, tx, id, status === 'paused' ? 'The brand was paused.' : 'The brand has ended.');
      if (!runs(before.status) && runs(status)) await rematchBrand(tx, id);
      await record(tx, id, 'change', Object.keys(patch));
      return (await readBrand(tx, id)) as Brand;
    });
  }

  /** Has a paused brand run again when its day has come. */
  async endPause(agencyId: AgencyId, id: BrandId): Promise<void> {
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const { status, pauseUntil, today } = await lockBrand(tx, id);
      if (status !== 'paused' || pauseUntil === null || pauseUntil >= today) return;
      await tx.change(BrandEntity, { id }, { status: 'active', ...notPaused });
      await rematchBrand(tx, id);
      await record(tx, id, 'pause-ended', ['status']);
    });
  }
}

const notPaused = { pauseUntil: null, pauseReason: '' };

/** Nothing when the pause stays as it is. */
const pausedBy = (pause: BrandPatch['pause']) => pause && { pauseUntil: pause.until ?? null, pauseReason: pause.reason };

function requirePause({ status: before, today }: LockedBrand, status: string, { pause }: BrandPatch): void {
  const refuse = (message: string, pointer = '/pause') => new DomainError('invalid', message, {}, [{ pointer, code: 'pause', message }]);
  if (pause && status !== 'paused') throw refuse('Only a paused brand has a pause: set the status to paused, too.');
  if (!pause && status === 'paused' && before !== 'paused') throw refuse('Say why the brand is paused, and until when if you know.');
  if (pause?.until && pause.until < today) throw refuse('The day until which the brand is paused is past.', '/pause/until');
}

async function requireFreeName(tx: Tx, id: BrandId, name: string): Promise<void> {
  const taken = await tx.query('select from app.brand where agency_id = app.agency_id() and lower(name) = lower($1) and id <> $2', [
    name,
    id,
  ]);
  if (taken.length > 0) throw nameTaken(name);
}

async function requireRoom(tx: Tx, { name, profilesUsed }: LockedBrand, tier: string): Promise<void> {
  const [plan] = await tx.query<{ name: string; limit: number | null }>(
    'select p.name, p.profile_limit as "limit" from app.plan p where p.tier = $1',
    [tier],
  );
  if (!plan || plan.limit === null || profilesUsed <= plan.limit) return;
  const detail = `The ${plan.name} plan allows ${experts(plan.limit)}; ${name} has ${profilesUsed}. Choose a larger plan.`;
  throw new DomainError('plan-limit', detail, { profileLimit: plan.limit, profilesUsed });
}

async function readBrand(tx: Tx, id: BrandId): Promise<Brand | ClientBrand> {
  const [row] = await tx.query<{ brand: Brand | ClientBrand }>(
    `select ${shapeFor(tx)} as brand from app.brand b where b.agency_id = app.agency_id() and b.id = $1`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such brand.');
  return row.brand;
}

async function record(tx: Tx, id: BrandId, what: string, fields: readonly string[]): Promise<void> {
  await recordAudit(tx, { action: `brands.${what}`, entity: 'brand', entityId: id, fields });
  recordEvent(tx, { kind: 'brand', what, entityId: id, brandId: id });
}

const nameTaken = (name: string) => new DomainError('already-exists', `There is a brand called ${name} already.`);
