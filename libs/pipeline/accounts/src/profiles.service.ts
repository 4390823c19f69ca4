import { Injectable } from '@nestjs/common';
import type { Profile, ProfileBody, ProfilePatch, ProfilesQuery } from '@sourcedesk/contracts/accounts';
import {
  type Ctx,
  newId,
  ProfileEntity,
  profileSql,
  recordAudit,
  recordEvent,
  reopenPitches,
  requireBrand,
  requireExpert,
  TenantDb,
  type Tx,
  unitNow,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, ProfileId } from '@sourcedesk/domain/ids';
import { parseAlert } from '@sourcedesk/domain/matching';
import { experts, type LockedBrand, lockBrand, rematch } from './brand-rows';
import { namedPage } from './named-page';
import { pitchesUnderWay, type UnderWay } from './pitches-of-brand';

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

  /** The profiles of a brand by name, as JSON text; those who were removed only when asked for. @throws DomainError not-found */
  list(ctx: Ctx, brandId: BrandId, { removed, ...page }: ProfilesQuery): Promise<string> {
    return this.db.run(ctx, async (tx) => {
      await requireBrand(tx, brandId);
      const from = 'app.profile f where f.agency_id = app.agency_id() and f.brand_id = $1 and (f.removed_at is null or $2)';
      return namedPage(
        tx,
        { from, parameters: [brandId, removed === 'true'], name: 'lower(f.name)', id: 'f.id', shape: profileSql('f') },
        page,
      );
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
      requireSeat(await lockBrand(tx, brandId));
      const id = newId<ProfileId>();
      await tx.insert(ProfileEntity, { id, brandId, ...columnsOf(body) });
      await rematch(tx, [id]);
      await record(tx, id, brandId, 'add', Object.keys(body));
      return readProfile(tx, id);
    });
  }

  /**
   * Changes an expert. A new name reopens what was approved under the old one; a new alert, topics or vetoes have queries matched again.
   * @throws DomainError not-found, wrong-state for one who was removed, invalid with the place in the alert
   */
  change(ctx: Ctx, id: ProfileId, patch: ProfilePatch): Promise<Profile> {
    return this.db.run(ctx, async (tx) => {
      if (patch.alert !== undefined) requireAlert(patch.alert);
      const before = await readProfile(tx, id, 'for update');
      await requireExpert(tx, id);
      if (Object.keys(patch).length > 0) await tx.change(ProfileEntity, { id }, { ...columnsOf(patch), updatedAt: unitNow });
      const after = await readProfile(tx, id);
      if (after.name !== before.name)
        await reopenPitches(ctx, tx, { profileId: id }, `The expert's name changed from ${before.name} to ${after.name}.`);
      if (matchedBy(after) !== matchedBy(before)) await rematch(tx, [id]);
      await record(tx, id, after.brandId, 'change', Object.keys(patch));
      return after;
    });
  }

  /**
   * Takes an expert away: its seat is free, its open matches are out of sight, what was written in its name stays. Again, it changes nothing.
   * @throws DomainError not-found, conflict naming the pitches under way
   */
  remove(ctx: Ctx, id: ProfileId): Promise<Profile> {
    return this.db.run(ctx, async (tx) => {
      // Whoever is beginning a pitch in this name holds the row until the pitch is there to be seen.
      const before = await readProfile(tx, id, 'for update');
      if (before.removedAt !== null) return before;
      requireNothingUnderWay(before.name, await pitchesUnderWay(tx, id));
      return this.setRemoved(tx, before, true);
    });
  }

  /** Brings a removed expert back, with its matches as they were, and has queries matched that came in meanwhile. @throws DomainError not-found, plan-limit */
  restore(ctx: Ctx, id: ProfileId): Promise<Profile> {
    return this.db.run(ctx, async (tx) => {
      const { brandId } = await readProfile(tx, id);
      const brand = await lockBrand(tx, brandId as BrandId);
      const before = await readProfile(tx, id, 'for update');
      if (before.removedAt === null) return before;
      requireSeat(brand);
      await rematch(tx, [id]);
      return this.setRemoved(tx, before, false);
    });
  }

  private async setRemoved(tx: Tx, { id, brandId }: Profile, removed: boolean): Promise<Profile> {
    await tx.change(ProfileEntity, { id: id as ProfileId }, { updatedAt: unitNow, removedAt: removed ? unitNow : null });
    await record(tx, id as ProfileId, brandId, removed ? 'remove' : 'restore', ['removedAt']);
    return readProfile(tx, id as ProfileId);
  }
}

/** @throws DomainError plan-limit */
function requireSeat({ name, planName, profileLimit, profilesUsed }: LockedBrand): void {
  if (profileLimit === null || profilesUsed < profileLimit) return;
  const detail = `The ${planName} plan allows ${experts(profileLimit)}, and ${name} has ${profilesUsed}. Choose a larger plan to add more.`;
  throw new DomainError('plan-limit', detail, { profileLimit, profilesUsed });
}

/** @throws DomainError conflict with `pitches`, the first twenty, and `total` */
function requireNothingUnderWay(name: string, { pitches, total }: UnderWay): void {
  if (total === 0) return;
  const named = pitches.slice(0, 3).map(({ summary }) => `“${summary}”`);
  const more = total > named.length ? ` and ${total - named.length} more` : '';
  const what = total === 1 ? 'A pitch is' : `${total} pitches are`;
  throw new DomainError('conflict', `${what} under way in the name of ${name}: ${named.join(', ')}${more}. Send or withdraw first.`, {
    pitches,
    total,
  });
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
  recordEvent(tx, { kind: 'brand', what: `profile-${what}`, entityId: brandId, brandId });
}
