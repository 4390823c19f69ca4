import {
  AgencyEntity,
  MembershipEntity,
  MembershipBrandEntity,
  InvitationEntity,
  BrandEntity,
  ProfileEntity,
  MailboxEntity,
} from './accounts';
import {
  InboundMessageEntity,
  InboundRawEntity,
  InboundTextEntity,
  JournalistQueryEntity,
  SightingEntity,
  OutletEntity,
  JournalistEntity,
  ServiceWatchEntity,
  EditionAlertEntity,
} from './intake';
import { MatchEntity } from './matching';
import { PitchTextEntity } from './drafting';
import { OutboxMessageEntity, ReplyEntity } from './sending';
import { PlacementEntity, LinkCheckEntity } from './placement';
import { ReportLinkEntity } from './reporting';

export * from './accounts';
export * from './intake';
export * from './matching';
export * from './drafting';
export * from './sending';
export * from './placement';
export * from './reporting';

/**
 * What stages write through: plain columns, no relations; keys, policies and indexes stand in the migrations. A pitch has none, because its state
 * changes through `transition` alone.
 */
export const entities = [
  AgencyEntity,
  MembershipEntity,
  MembershipBrandEntity,
  InvitationEntity,
  BrandEntity,
  ProfileEntity,
  MailboxEntity,
  InboundMessageEntity,
  InboundRawEntity,
  InboundTextEntity,
  JournalistQueryEntity,
  SightingEntity,
  OutletEntity,
  JournalistEntity,
  ServiceWatchEntity,
  EditionAlertEntity,
  MatchEntity,
  PitchTextEntity,
  OutboxMessageEntity,
  ReplyEntity,
  PlacementEntity,
  LinkCheckEntity,
  ReportLinkEntity,
];
