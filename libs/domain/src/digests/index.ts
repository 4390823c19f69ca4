export { parseDigest } from './parse-digest';
export { type DecodedMail, type FieldRanges, type MailPart, type ParsedDigest, type ParsedQuery, type ReplyKind } from './types';
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
