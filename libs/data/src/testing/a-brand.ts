import type { BrandStatus, PlanTier } from '@sourcedesk/contracts/accounts';
import type { BrandId, MailboxId, ProfileId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

type Home = Pick<Desk, 'db' | 'agencyId'>;

export interface BrandOptions {
  name?: string;
  websiteUrl?: string;
  plan?: PlanTier;
  status?: BrandStatus;
  /** YYYY-MM-DD; only of a paused brand. */
  pauseUntil?: string;
  needsClientApproval?: boolean;
  timeZone?: string;
}

/** A brand, active and on the Premium plan unless told. */
export async function aBrand({ db, agencyId }: Home, options: BrandOptions = {}): Promise<BrandId> {
  const id = newId<BrandId>();
  const status = options.status ?? 'active';
  await insertRow(db, 'brand', {
    agency_id: agencyId,
    id,
    name: options.name ?? `Brand ${id.slice(-12)}`,
    website_url: options.websiteUrl ?? 'https://birch-rowan.example',
    plan_tier: options.plan ?? 'premium',
    status,
    pause_until: options.pauseUntil,
    pause_reason: status === 'paused' ? 'The budget is used up.' : '',
    needs_client_approval: options.needsClientApproval,
    time_zone: options.timeZone,
    created_at: db.clock.now(),
  });
  return id;
}

export interface ProfileOptions {
  brandId?: BrandId;
  name?: string;
  title?: string;
  credentials?: string;
  bio?: string;
  siteUrl?: string;
  headshotUrl?: string;
  topics?: readonly string[];
  alert?: string;
  vetoOutlets?: readonly string[];
  vetoTerms?: readonly string[];
  removedAt?: Date;
}

/** An expert of the desk's brand unless told: Dr. Ines Falk, sleep researcher. */
export async function aProfile(desk: Pick<Desk, 'db' | 'agencyId' | 'brandId'>, options: ProfileOptions = {}): Promise<ProfileId> {
  const id = newId<ProfileId>();
  await insertRow(desk.db, 'profile', {
    agency_id: desk.agencyId,
    id,
    brand_id: options.brandId ?? desk.brandId,
    name: options.name ?? 'Dr. Ines Falk',
    title: options.title ?? 'Sleep researcher',
    credentials: options.credentials ?? 'PhD, 14 years in a sleep laboratory',
    bio: options.bio ?? 'Ines Falk studies how people sleep away from home.',
    site_url: options.siteUrl ?? 'https://birch-rowan.example/ines-falk',
    headshot_url: options.headshotUrl,
    topics: options.topics ?? ['sleep', 'travel'],
    alert: options.alert ?? 'sleep',
    veto_outlets: options.vetoOutlets,
    veto_terms: options.vetoTerms,
    created_at: desk.db.clock.now(),
    updated_at: desk.db.clock.now(),
    removed_at: options.removedAt,
  });
  return id;
}

export interface MailboxOptions {
  brandId?: BrandId;
  address?: string;
  host?: string;
  port?: number;
  security?: 'tls' | 'starttls' | 'none';
  username?: string;
  sealedPassword?: Buffer;
  testState?: 'untested' | 'running' | 'ok' | 'failed';
}

/** The mailbox of a brand: the one that is there, or a new one, tested. A brand has one at most. */
export async function aMailbox(desk: Pick<Desk, 'db' | 'agencyId' | 'brandId'>, options: MailboxOptions = {}): Promise<MailboxId> {
  const { db, agencyId } = desk;
  const brandId = options.brandId ?? desk.brandId;
  const { rows } = await db.owner.query<{ id: MailboxId }>('select id from app.mailbox where agency_id = $1 and brand_id = $2', [
    agencyId,
    brandId,
  ]);
  if (rows[0]) return rows[0].id;
  const id = newId<MailboxId>();
  await insertRow(db, 'mailbox', {
    agency_id: agencyId,
    id,
    brand_id: brandId,
    address: options.address ?? `ines.falk.${id.slice(-8)}@birch-rowan.example`,
    host: options.host ?? 'smtp.birch-rowan.example',
    port: options.port ?? 587,
    security: options.security ?? 'starttls',
    username: options.username,
    sealed_password: options.sealedPassword,
    test_state: options.testState ?? 'ok',
    test_at: db.clock.now(),
    updated_at: db.clock.now(),
  });
  return id;
}
