import type { AgencyId, BrandId, ReportLinkId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which somebody without an account sees a report. */
@Entity({ name: 'report_link', schema: 'app' })
export class ReportLinkEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: ReportLinkId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;
  @Column({ type: 'date', name: 'from_day', nullable: true })
  fromDay?: string | null;
  @Column({ type: 'date', name: 'to_day', nullable: true })
  toDay?: string | null;
  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: UserId;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt?: Date | null;
  @Column({ type: 'integer' })
  opens?: number;
  @Column({ type: 'timestamptz', name: 'last_opened_at', nullable: true })
  lastOpenedAt?: Date | null;
}
