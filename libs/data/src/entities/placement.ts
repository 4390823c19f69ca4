import type { LinkState } from '@sourcedesk/contracts/placement';
import type { AgencyId, BrandId, PitchId, PlacementId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published article. */
@Entity({ name: 'placement', schema: 'app' })
export class PlacementEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: PlacementId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'text' })
  url!: string;
  @Column({ type: 'text' })
  title?: string;
  @Column({ type: 'text', name: 'outlet_name' })
  outletName?: string;
  @Column({ type: 'timestamptz', name: 'published_at' })
  publishedAt!: Date;
  @Column({ type: 'uuid', name: 'added_by', nullable: true })
  addedBy?: UserId | null;
  @Column({ type: 'timestamptz', name: 'added_at' })
  addedAt!: Date;
  @Column({ type: 'text', nullable: true })
  state?: LinkState | null;
  @Column({ type: 'text' })
  rel?: string;
  @Column({ type: 'text' })
  target?: string;
  @Column({ type: 'text' })
  anchor?: string;
  @Column({ type: 'integer', name: 'http_status', nullable: true })
  httpStatus?: number | null;
  @Column({ type: 'timestamptz', name: 'state_since', nullable: true })
  stateSince?: Date | null;
  @Column({ type: 'timestamptz', name: 'checked_at', nullable: true })
  checkedAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'next_check_at' })
  nextCheckAt!: Date;
}

/** A pitch that an article quotes. */
@Entity({ name: 'placement_pitch', schema: 'app' })
export class PlacementPitchEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid', name: 'placement_id' })
  placementId!: PlacementId;
  @PrimaryColumn({ type: 'uuid', name: 'pitch_id' })
  pitchId!: PitchId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'timestamptz', name: 'added_at' })
  addedAt!: Date;
}

/** One look at the link of a placement. */
@Entity({ name: 'link_check', schema: 'app' })
export class LinkCheckEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'uuid', name: 'placement_id' })
  placementId!: PlacementId;
  @Column({ type: 'text' })
  state!: LinkState;
  @Column({ type: 'text' })
  rel?: string;
  @Column({ type: 'text' })
  target?: string;
  @Column({ type: 'text' })
  anchor?: string;
  @Column({ type: 'integer', name: 'http_status', nullable: true })
  httpStatus?: number | null;
  @Column({ type: 'text', name: 'final_url' })
  finalUrl?: string;
  @Column({ type: 'text' })
  problem?: string;
  @Column({ type: 'timestamptz', name: 'checked_at' })
  checkedAt!: Date;
}
