export { parseDigest } from './parse-digest';
export { replyDomainsOf } from './registry';
export {
  services,
  type DecodedMail,
  type FieldRanges,
  type MailPart,
  type ParsedDigest,
  type ParsedQuery,
  type ReplyKind,
  type Service,
} from './types';
