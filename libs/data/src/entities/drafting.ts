import type { AgencyId, BrandId, PitchId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An immutable text of a pitch. */
@Entity({ name: 'pitch_text', schema: 'app' })
export class PitchTextEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @PrimaryColumn({ type: 'uuid', name: 'pitch_id' })
  pitchId!: PitchId;
  @PrimaryColumn({ type: 'integer' })
  number!: number;
  @Column({ type: 'text' })
  subject!: string;
  @Column({ type: 'text' })
  body!: string;
  @Column({ type: 'text' })
  kind!: 'submitted' | 'takenOver' | 'edited';
  @Column({ type: 'uuid', name: 'written_by' })
  writtenBy!: UserId;
  @Column({ type: 'timestamptz', name: 'written_at' })
  writtenAt!: Date;
}
