import type { BrandStatus, Mailbox, PlanTier } from '@sourcedesk/contracts/accounts';
import type { AgencyId, BrandId, InvitationId, MailboxId, ProfileId, UserId, ServiceAccountId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tenant. */
@Entity({ name: 'agency', schema: 'app' })
export class AgencyEntity {
  @PrimaryColumn({ type: 'uuid', name: 'id' })
  agencyId!: AgencyId;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text', name: 'time_zone' })
  timeZone?: string;
  @Column({ type: 'integer', name: 'undo_seconds' })
  undoSeconds?: number;
  @Column({ type: 'boolean', name: 'solo_work' })
  soloWork?: boolean;
  @Column({ type: 'boolean', name: 'va_may_submit_elsewhere' })
  vaMaySubmitElsewhere?: boolean;
  @Column({ type: 'bytea', name: 'raw_key' })
  rawKey!: Buffer;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt?: Date;
  @Column({ type: 'timestamptz', name: 'sending_released_at', nullable: true })
  sendingReleasedAt?: Date | null;
}

/** A person in an agency. */
@Entity({ name: 'membership', schema: 'app' })
export class MembershipEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid', name: 'user_id' })
  userId!: UserId;
  @Column({ type: 'text' })
  role!: Role;
  @Column({ type: 'boolean' })
  limited?: boolean;
  @Column({ type: 'timestamptz' })
  since?: Date;
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true })
  removedAt?: Date | null;
}

/** A membership that waits for its holder. */
@Entity({ name: 'invitation', schema: 'app' })
export class InvitationEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: InvitationId;
  @Column({ type: 'text' })
  email!: string;
  @Column({ type: 'text' })
  role!: Role;
  @Column({ type: 'uuid', array: true, name: 'brand_ids', nullable: true })
  brandIds?: BrandId[] | null;
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;
  @Column({ type: 'uuid', name: 'invited_by' })
  invitedBy!: UserId;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt?: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'accepted_at', nullable: true })
  acceptedAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt?: Date | null;
}

/** A client brand. */
@Entity({ name: 'brand', schema: 'app' })
export class BrandEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: BrandId;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text', name: 'website_url' })
  websiteUrl?: string;
  @Column({ type: 'text', name: 'plan_tier' })
  planTier!: PlanTier;
  @Column({ type: 'text' })
  status?: BrandStatus;
  @Column({ type: 'date', name: 'pause_until', nullable: true })
  pauseUntil?: string | null;
  @Column({ type: 'text', name: 'pause_reason' })
  pauseReason?: string;
  @Column({ type: 'boolean', name: 'needs_client_approval' })
  needsClientApproval?: boolean;
  @Column({ type: 'text', name: 'time_zone' })
  timeZone?: string;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt?: Date;
}

/** An expert of a brand in whose name pitches are written. */
@Entity({ name: 'profile', schema: 'app' })
export class ProfileEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: ProfileId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text' })
  title?: string;
  @Column({ type: 'text' })
  credentials?: string;
  @Column({ type: 'text' })
  bio?: string;
  @Column({ type: 'text', name: 'site_url' })
  siteUrl?: string;
  @Column({ type: 'text', name: 'headshot_url' })
  headshotUrl?: string;
  @Column({ type: 'text', array: true })
  topics?: string[];
  @Column({ type: 'text' })
  alert?: string;
  @Column({ type: 'text', array: true, name: 'veto_outlets' })
  vetoOutlets?: string[];
  @Column({ type: 'text', array: true, name: 'veto_terms' })
  vetoTerms?: string[];
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt?: Date;
  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt?: Date;
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true })
  removedAt?: Date | null;
}

/** The address of a brand that pitches leave from. */
@Entity({ name: 'mailbox', schema: 'app' })
export class MailboxEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: MailboxId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'text' })
  address!: string;
  @Column({ type: 'text' })
  host!: string;
  @Column({ type: 'integer' })
  port!: number;
  @Column({ type: 'text' })
  security!: Mailbox['security'];
  @Column({ type: 'text' })
  username?: string;
  @Column({ type: 'bytea', name: 'sealed_password', nullable: true })
  sealedPassword?: Buffer | null;
  @Column({ type: 'text', name: 'test_state' })
  testState?: Mailbox['test']['state'];
  @Column({ type: 'timestamptz', name: 'test_at', nullable: true })
  testAt?: Date | null;
  @Column({ type: 'text', name: 'test_message' })
  testMessage?: string;
  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt?: Date;
}

/** Where a brand is registered with a service. */
@Entity({ name: 'service_account', schema: 'app' })
export class ServiceAccountEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: ServiceAccountId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'text' })
  service!: string;
  @Column({ type: 'text' })
  address!: string;
  @Column({ type: 'uuid', name: 'profile_id', nullable: true })
  profileId?: ProfileId | null;
  @Column({ type: 'text' })
  tier?: string;
  @Column({ type: 'boolean' })
  confirmed?: boolean;
  @Column({ type: 'text', array: true })
  topics?: string[];
  @Column({ type: 'integer', name: 'monthly_cap', nullable: true })
  monthlyCap?: number | null;
  @Column({ type: 'text' })
  note?: string;
  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
