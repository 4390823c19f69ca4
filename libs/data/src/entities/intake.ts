import type { AgencyId, MessageId, QueryId, UserId } from '@sourcedesk/domain/ids';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An e-mail as received, and what became of it. */
@Entity({ name: 'inbound_message', schema: 'app' })
export class InboundMessageEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: MessageId;
  @Column({ type: 'bytea', name: 'bytes_hash' })
  bytesHash!: Buffer;
  @Column({ type: 'text' })
  door!: string;
  @Column({ type: 'boolean' })
  trusted!: boolean;
  @Column({ type: 'uuid', name: 'received_by', nullable: true })
  receivedBy!: UserId | null;
  @Column({ type: 'timestamptz', name: 'received_at' })
  receivedAt!: Date;
  @Column({ type: 'text' })
  status!: string;
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
  @Column({ type: 'text', nullable: true })
  service!: string | null;
  @Column({ type: 'text', name: 'edition_name', nullable: true })
  editionName!: string | null;
  @Column({ type: 'date', name: 'edition_date', nullable: true })
  editionDate!: string | null;
  @Column({ type: 'text' })
  subject!: string;
  @Column({ type: 'text' })
  sender!: string;
  @Column({ type: 'integer', name: 'index_count', nullable: true })
  indexCount!: number | null;
  @Column({ type: 'integer', name: 'parsed_count' })
  parsedCount!: number;
  @Column({ type: 'text', array: true })
  warnings!: string[];
  @Column({ type: 'uuid', array: true, name: 'query_ids' })
  queryIds!: QueryId[];
  @Column({ type: 'timestamptz', name: 'parsed_at', nullable: true })
  parsedAt!: Date | null;
}

/** The bytes of a message, encrypted. */
@Entity({ name: 'inbound_raw', schema: 'app' })
export class InboundRawEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: MessageId;
  @Column({ type: 'bytea' })
  sealed!: Buffer;
}

/** The decoded parts of a message, as shown. */
@Entity({ name: 'inbound_text', schema: 'app' })
export class InboundTextEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: MessageId;
  @Column({ type: 'jsonb' })
  parts!: unknown;
}

/** One request of a journalist. */
@Entity({ name: 'query', schema: 'app' })
export class JournalistQueryEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: QueryId;
  @Column({ type: 'text' })
  identity!: string;
  @Column({ type: 'text' })
  service!: string;
  @Column({ type: 'integer' })
  number!: number;
  @Column({ type: 'uuid', name: 'message_id', nullable: true })
  messageId!: MessageId | null;
  @Column({ type: 'text', name: 'edition_name', nullable: true })
  editionName!: string | null;
  @Column({ type: 'date', name: 'edition_date', nullable: true })
  editionDate!: string | null;
  @Column({ type: 'text' })
  summary!: string;
  @Column({ type: 'text' })
  body!: string;
  @Column({ type: 'text' })
  category!: string;
  @Column({ type: 'uuid', name: 'journalist_id', nullable: true })
  journalistId!: string | null;
  @Column({ type: 'text', name: 'journalist_name' })
  journalistName!: string;
  @Column({ type: 'uuid', name: 'outlet_id', nullable: true })
  outletId!: string | null;
  @Column({ type: 'text', name: 'outlet_name' })
  outletName!: string;
  @Column({ type: 'text', name: 'outlet_url' })
  outletUrl!: string;
  @Column({ type: 'timestamptz', name: 'deadline_at', nullable: true })
  deadlineAt!: Date | null;
  @Column({ type: 'text', name: 'deadline_zone', nullable: true })
  deadlineZone!: string | null;
  @Column({ type: 'text', name: 'deadline_raw', nullable: true })
  deadlineRaw!: string | null;
  @Column({ type: 'text', name: 'deadline_certainty', nullable: true })
  deadlineCertainty!: string | null;
  @Column({ type: 'timestamptz', name: 'extended_from', nullable: true })
  extendedFrom!: Date | null;
  @Column({ type: 'text', name: 'reply_kind' })
  replyKind!: string;
  @Column({ type: 'text', name: 'reply_address' })
  replyAddress!: string;
  @Column({ type: 'text', name: 'reply_url' })
  replyUrl!: string;
  @Column({ type: 'text', array: true, name: 'other_addresses' })
  otherAddresses!: string[];
  @Column({ type: 'boolean' })
  trusted!: boolean;
  @Column({ type: 'boolean', name: 'no_ai' })
  noAi!: boolean;
  @Column({ type: 'text', array: true, name: 'no_ai_evidence' })
  noAiEvidence!: string[];
  @Column({ type: 'jsonb' })
  traps!: unknown;
  @Column({ type: 'jsonb' })
  questions!: unknown;
  @Column({ type: 'jsonb' })
  requirements!: unknown;
  @Column({ type: 'timestamptz', name: 'received_at' })
  receivedAt!: Date;
  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

/** A query in one message; offsets of its fields. */
@Entity({ name: 'sighting', schema: 'app' })
export class SightingEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'uuid', name: 'query_id' })
  queryId!: QueryId;
  @Column({ type: 'uuid', name: 'message_id' })
  messageId!: MessageId;
  @Column({ type: 'integer' })
  number!: number;
  @Column({ type: 'timestamptz', name: 'deadline_at', nullable: true })
  deadlineAt!: Date | null;
  @Column({ type: 'text', name: 'deadline_raw', nullable: true })
  deadlineRaw!: string | null;
  @Column({ type: 'jsonb' })
  ranges!: unknown;
  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt!: Date;
}

/** A medium, remembered across queries. */
@Entity({ name: 'outlet', schema: 'app' })
export class OutletEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text' })
  folded!: string;
  @Column({ type: 'text' })
  url!: string;
}

/** A journalist, remembered across queries. */
@Entity({ name: 'journalist', schema: 'app' })
export class JournalistEntity {
  @PrimaryColumn({ type: 'uuid', name: 'agency_id' })
  agencyId!: AgencyId;
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  @Column({ type: 'text' })
  name!: string;
  @Column({ type: 'text' })
  identity!: string;
}
