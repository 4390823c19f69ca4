import {
  AgencyEntity,
  BrandEntity,
  InvitationEntity,
  MailboxEntity,
  MembershipEntity,
  ProfileEntity,
  ServiceAccountEntity,
} from './accounts';
import { PitchTextEntity } from './drafting';
import { DoorEntity, EditionAlertEntity, ImapAccountEntity } from './intake';
import { MatchEntity } from './matching';
import { LinkCheckEntity, PlacementEntity, PlacementPitchEntity } from './placement';
import { ReportLinkEntity } from './reporting';
import { OutboxMessageEntity, ReplyEntity } from './sending';

export * from './accounts';
export * from './intake';
export * from './matching';
export * from './drafting';
export * from './sending';
export * from './placement';
export * from './reporting';

/**
 * What `tx.insert` and `tx.change` write through: a table of which stages write single rows. Plain columns, no relations; keys, policies and indexes stand in
 * the migrations. A column is optional where the schema fills it in. A pitch has none, because its state changes through `transition` alone, and what is
 * written by the set (messages, queries, their sightings, outlets, journalists) needs none.
 */
export const entities = [
  AgencyEntity,
  MembershipEntity,
  InvitationEntity,
  BrandEntity,
  ProfileEntity,
  MailboxEntity,
  ServiceAccountEntity,
  DoorEntity,
  ImapAccountEntity,
  EditionAlertEntity,
  MatchEntity,
  PitchTextEntity,
  OutboxMessageEntity,
  ReplyEntity,
  PlacementEntity,
  PlacementPitchEntity,
  LinkCheckEntity,
  ReportLinkEntity,
];
