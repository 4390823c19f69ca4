export { parseDigest } from './parse-digest';
export { replyDomainsOf } from './registry';
export { type DecodedMail, type FieldRanges, type MailPart, type ParsedDigest, type ParsedQuery, type ReplyKind } from './types';
