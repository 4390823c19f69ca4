import type { AgencyId, EditionAlertId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An edition that had not come in time. */
@Entity({ name: 'edition_alert', schema: 'app' })
export class EditionAlertEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: EditionAlertId;
  @Column({ type: 'text' })
  service!: string;
  @Column({ type: 'date', name: 'edition_date' })
  editionDate!: string;
  @Column({ type: 'text', name: 'edition_name' })
  editionName!: string;
  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;
  @Column({ type: 'text' })
  cause!: string;
  @Column({ type: 'text' })
  holiday?: string;
  @Column({ type: 'timestamptz', name: 'raised_at' })
  raisedAt!: Date;
  @Column({ type: 'timestamptz', name: 'dismissed_at', nullable: true })
  dismissedAt?: Date | null;
  @Column({ type: 'uuid', name: 'dismissed_by', nullable: true })
  dismissedBy?: UserId | null;
}
