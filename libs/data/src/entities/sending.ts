import type { PitchReply } from '@sourcedesk/contracts/sending';
import type { AgencyId, BrandId, MailboxId, OutboxId, PitchId, ReplyId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The frozen bytes to be sent, and the truth about whether they were. */
@Entity({ name: 'outbox_message', schema: 'app' })
export class OutboxMessageEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: OutboxId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'uuid', name: 'pitch_id' })
  pitchId!: PitchId;
  @Column({ type: 'uuid', name: 'mailbox_id' })
  mailboxId!: MailboxId;
  @Column({ type: 'uuid', name: 'attempt_of', nullable: true })
  attemptOf?: OutboxId | null;
  @Column({ type: 'integer', name: 'text_version' })
  textVersion!: number;
  @Column({ type: 'text' })
  state!: 'frozen' | 'waiting' | 'picked' | 'delivered' | 'failed' | 'uncertain' | 'cancelled';
  @Column({ type: 'integer' })
  fence!: number;
  @Column({ type: 'text' })
  recipient!: string;
  @Column({ type: 'text', name: 'from_name' })
  fromName!: string;
  @Column({ type: 'text', name: 'from_address' })
  fromAddress!: string;
  @Column({ type: 'text', name: 'message_id' })
  messageId!: string;
  @Column({ type: 'text' })
  subject!: string;
  @Column({ type: 'text' })
  body!: string;
  @Column({ type: 'timestamptz', name: 'dated_at', nullable: true })
  datedAt?: Date | null;
  @Column({ type: 'bytea', nullable: true })
  bytes?: Buffer | null;
  @Column({ type: 'timestamptz', name: 'due_at', nullable: true })
  dueAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'deadline_at', nullable: true })
  deadlineAt?: Date | null;
  @Column({ type: 'integer' })
  attempts?: number;
  @Column({ type: 'timestamptz', name: 'lease_until', nullable: true })
  leaseUntil?: Date | null;
  @Column({ type: 'text', name: 'picked_by', nullable: true })
  pickedBy?: string | null;
  @Column({ type: 'timestamptz', name: 'handover_at', nullable: true })
  handoverAt?: Date | null;
  @Column({ type: 'timestamptz', name: 'delivered_at', nullable: true })
  deliveredAt?: Date | null;
  @Column({ type: 'text' })
  problem?: string;
  @Column({ type: 'text' })
  smtp?: string;
  @Column({ type: 'boolean', name: 'possibly_sent' })
  possiblySent?: boolean;
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** What a journalist sent after a pitch. */
@Entity({ name: 'reply', schema: 'app' })
export class ReplyEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: ReplyId;
  @Column({ type: 'uuid', name: 'brand_id' })
  brandId!: BrandId;
  @Column({ type: 'uuid', name: 'pitch_id' })
  pitchId!: PitchId;
  @Column({ type: 'text' })
  kind!: PitchReply['kind'];
  @Column({ type: 'text' })
  text?: string;
  @Column({ type: 'timestamptz' })
  at!: Date;
  @Column({ type: 'uuid', name: 'recorded_by', nullable: true })
  recordedBy?: UserId | null;
  @Column({ type: 'timestamptz', name: 'recorded_at' })
  recordedAt!: Date;
}
