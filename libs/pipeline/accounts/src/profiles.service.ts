import { Injectable } from '@nestjs/common';
import type { Profile, ProfileBody, ProfilePatch } from '@sourcedesk/contracts/accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import {
  type Ctx,
  newId,
  ProfileEntity,
  profileSql,
  recordAudit,
  recordEvent,
  requireBrand,
  TenantDb,
  type Tx,
  unitNow,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, ProfileId } from '@sourcedesk/domain/ids';
import { parseAlert } from '@sourcedesk/domain/matching';
import { lockBrand, rematch } from './brand-rows';
import { namedPage } from './named-page';
import { reopenPitches } from './pitches-of-brand';

/** What a person writes into a profile, as its columns. */
const columnsOf = <P extends ProfilePatch>({ vetoes, ...rest }: P) => ({
  ...rest,
  vetoOutlets: vetoes?.outlets,
  vetoTerms: vetoes?.terms,
});

/** The experts of the brands. */
@Injectable()
export class ProfilesService {
  constructor(private readonly db: TenantDb) {}

  /** The profiles of a brand by name, as JSON text. @throws DomainError not-found */
  list(ctx: Ctx, brandId: BrandId, page: PageQuery): Promise<string> {
    return this.db.run(ctx, async (tx) => {
      await requireBrand(tx, brandId);
      const from = 'app.profile f where f.agency_id = app.agency_id() and f.brand_id = $1';
      return namedPage(tx, { from, parameters: [brandId], name: 'lower(f.name)', id: 'f.id', shape: profileSql('f') }, page);
    });
  }

  /** @throws DomainError not-found */
  read(ctx: Ctx, id: ProfileId): Promise<Profile> {
    return this.db.run(ctx, (tx) => readProfile(tx, id));
  }

  /** Adds an expert and has queries matched for it. @throws DomainError not-found, plan-limit, invalid with the place in the alert */
  add(ctx: Ctx, brandId: BrandId, body: ProfileBody): Promise<Profile> {
    return this.db.run(ctx, async (tx) => {
      requireAlert(body.alert);
      const { name, planName, profileLimit, profilesUsed } = await lockBrand(tx, brandId);
      if (profileLimit !== null && profilesUsed >= profileLimit) {
        const detail = `The ${planName} plan allows ${profileLimit} expert(s), and ${name} has ${profilesUsed}. Choose a larger plan to add more.`;
        throw new DomainError('plan-limit', detail, { profileLimit, profilesUsed });
      }
      const id = newId<ProfileId>();
      await tx.insert(ProfileEntity, { id, brandId, ...columnsOf(body) });
      await rematch(tx, [id]);
      await record(tx, id, brandId, 'add', Object.keys(body));
      return readProfile(tx, id);
    });
  }

  /**
   * Changes an expert. A new name reopens what was approved under the old one; a new alert, topics or vetoes have queries matched again.
   * @throws DomainError not-found, invalid with the place in the alert
   */
  change(ctx: Ctx, id: ProfileId, patch: ProfilePatch): Promise<Profile> {
    return this.db.run(ctx, async (tx) => {
      if (patch.alert !== undefined) requireAlert(patch.alert);
      const before = await readProfile(tx, id, 'for update');
      if (Object.keys(patch).length > 0) await tx.change(ProfileEntity, { id }, { ...columnsOf(patch), updatedAt: unitNow });
      const after = await readProfile(tx, id);
      if (after.name !== before.name)
        await reopenPitches(ctx, tx, { profileId: id }, `The expert's name changed from ${before.name} to ${after.name}.`);
      if (matchedBy(after) !== matchedBy(before)) await rematch(tx, [id]);
      await record(tx, id, after.brandId, 'change', Object.keys(patch));
      return after;
    });
  }
}

/** What matching looks at. */
const matchedBy = ({ alert, topics, vetoes }: Profile) => JSON.stringify([alert, topics, vetoes.outlets, vetoes.terms]);

/** @throws DomainError invalid with `at` and `length` of the place, in UTF-16 units */
function requireAlert(alert: string): void {
  const parsed = parseAlert(alert);
  if (parsed.ok) return;
  const { at, length, message } = parsed;
  throw new DomainError('invalid', message, { at, length }, [{ pointer: '/alert', code: 'alert', message }]);
}

async function readProfile(tx: Tx, id: ProfileId, lock: '' | 'for update' = ''): Promise<Profile> {
  const [row] = await tx.query<{ profile: Profile }>(
    `select ${profileSql('f')} as profile from app.profile f where f.agency_id = app.agency_id() and f.id = $1 ${lock}`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such expert.');
  return row.profile;
}

async function record(tx: Tx, id: ProfileId, brandId: string, what: string, fields: readonly string[]): Promise<void> {
  await recordAudit(tx, { action: `profiles.${what}`, entity: 'profile', entityId: id, fields });
  await recordEvent(tx, { kind: 'brand', what: `profile-${what}`, entityId: brandId, brandId });
}
