export { parseDigest } from './parse-digest';
export { proposeQuery, type ProposalContext, type Proposed, type ProposedField, type QueryProposal } from './proposal';
export { correctQuery, keptTicks, type Correction, type QueryFields, type ReadQuery } from './correct-query';
export { replyDomainsOf } from './registry';
export { doubtsOfAddress } from './reply-address';
export { judgeSender, type CheckedSender, type CheckedSignature, type SenderVerdict } from './sender-trust';
export { cutRanges, placesInBody, splitQuery, type SplitQuery } from './split-query';
export { typedQuery, type TypedQuery } from './typed-query';
export { type DecodedMail, type FieldRanges, type MailPart, type ParsedDigest, type ParsedQuery, type ReplyKind } from './types';
