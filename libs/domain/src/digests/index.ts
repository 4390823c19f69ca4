export { parseDigest } from './parse-digest';
export { proposeQuery, type ProposalContext, type Proposed, type ProposedField, type QueryProposal } from './proposal';
export { typedQuery, type TypedQuery } from './typed-query';
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
export {
  renderHaro,
  renderSos,
  quotedPrintable,
  rawMail,
  trapPlaces,
  type DigestToRender,
  type QueryToRender,
  type RenderedDigest,
  type TrapToRender,
} from './render';
