import type { DoorView, ImapAccountView } from '@sourcedesk/contracts/doors';
import type { AgencyId, DoorId, EditionAlertId, UserId } from '@sourcedesk/domain/ids';
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

/** A way in for e-mails that come by themselves. */
@Entity({ name: 'door', schema: 'app' })
export class DoorEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: DoorId;
  @Column({ type: 'text' })
  kind!: DoorView['kind'];
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'boolean' })
  active?: boolean;
  @Column({ type: 'bytea', name: 'key_hash', nullable: true })
  keyHash?: Buffer | null;
  @Column({ type: 'bytea', name: 'sealed_key', nullable: true })
  sealedKey?: Buffer | null;
  @Column({ type: 'text', name: 'test_state' })
  testState?: DoorView['test']['state'];
  @Column({ type: 'timestamptz', name: 'test_at', nullable: true })
  testAt?: Date | null;
  @Column({ type: 'text', name: 'test_message' })
  testMessage?: string;
  @Column({ type: 'timestamptz', name: 'last_message_at', nullable: true })
  lastMessageAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'last_checked_at', nullable: true })
  lastCheckedAt?: Date | null;
  @Column({ type: 'text', name: 'last_error' })
  lastError?: string;
  @Column({ type: 'timestamptz', name: 'last_error_at', nullable: true })
  lastErrorAt?: Date | null;
  @Column({ type: 'integer' })
  received?: number;
  @Column({ type: 'timestamptz', name: 'key_at', nullable: true })
  keyAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'refused_at', nullable: true })
  refusedAt?: Date | null;
  @Column({ type: 'text', name: 'refused_why', nullable: true })
  refusedWhy?: 'unsigned' | 'untimely' | null;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt!: Date;
}

/** What a door of the kind imap signs in with. */
@Entity({ name: 'imap_account', schema: 'app' })
export class ImapAccountEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  /** The door's. */
  @PrimaryColumn({ type: 'uuid' })
  id!: DoorId;
  @Column({ type: 'text' })
  host!: string;
  @Column({ type: 'integer' })
  port!: number;
  @Column({ type: 'text' })
  security!: ImapAccountView['security'];
  @Column({ type: 'text' })
  username!: string;
  @Column({ type: 'text' })
  auth!: ImapAccountView['auth'];
  @Column({ type: 'bytea', name: 'sealed_credentials' })
  sealedCredentials!: Buffer;
  @Column({ type: 'text' })
  folder!: string;
  @Column({ type: 'integer', name: 'days_back' })
  daysBack?: number;
  @Column({ type: 'text', array: true })
  folders?: string[];
}
