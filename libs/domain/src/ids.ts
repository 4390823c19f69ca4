/** Branded identifiers: UUIDv7 text that the compiler keeps apart. */
declare const kind: unique symbol;
type Id<K extends string> = string & { readonly [kind]: K };

export type AgencyId = Id<'agency'>;
export type UserId = Id<'user'>;
export type SessionId = Id<'session'>;
export type BrandId = Id<'brand'>;
export type ProfileId = Id<'profile'>;
export type MailboxId = Id<'mailbox'>;
export type MessageId = Id<'inbound message'>;
export type DoorId = Id<'door'>;
export type SetUpMailId = Id<'set-up mail'>;
export type LikenessId = Id<'query likeness'>;
export type ServiceAccountId = Id<'service account'>;
export type ReparseId = Id<'reparse'>;
export type EditionAlertId = Id<'edition alert'>;
export type QueryId = Id<'query'>;
export type MatchId = Id<'match'>;
export type PitchId = Id<'pitch'>;
export type OutboxId = Id<'outbox message'>;
export type ReplyId = Id<'reply'>;
export type PlacementId = Id<'placement'>;
export type ReportLinkId = Id<'report link'>;
export type InvitationId = Id<'invitation'>;
