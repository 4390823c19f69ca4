import type { Match, Verdict } from '@sourcedesk/contracts/matching';
import type { AgencyId, BrandId, MatchId, ProfileId, QueryId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A query for a profile: score, reasons, verdict. */
@Entity({ name: 'match', schema: 'app' })
export class MatchEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: MatchId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'uuid', name: 'profile_id' })
  profileId!: ProfileId;
  @Column({ type: 'uuid', name: 'query_id' })
  queryId!: QueryId;
  @Column({ type: 'integer' })
  score!: number;
  @Column({ type: 'jsonb' })
  reasons!: Match['reasons'];
  @Column({ type: 'text' })
  origin?: 'engine' | 'hand';
  @Column({ type: 'text' })
  verdict?: Verdict;
  @Column({ type: 'text', name: 'dismiss_reason' })
  dismissReason?: string;
  @Column({ type: 'timestamptz', name: 'snoozed_until', nullable: true })
  snoozedUntil?: Date | null;
  @Column({ type: 'uuid', name: 'judged_by', nullable: true })
  judgedBy?: UserId | null;
  @Column({ type: 'timestamptz', name: 'judged_at', nullable: true })
  judgedAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
