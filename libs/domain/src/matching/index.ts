export { AlertIndex, type AlertProfile, explain, type MatchExplanation, type MatchResult } from './alert-index';
export type { AlertError } from './alert-tokens';
export { type AlertExpression, formatAlert, isLeaf, type Leaf } from './expression';
export { alertLimit, type AlertParse, parseAlert } from './parse-alert';
export type { MatchQuery } from './query-reading';
export { type Reason, type ReasonKind, reasonKinds, scoreLimit, weights } from './reasons';
