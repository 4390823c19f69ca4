export { examineLink, type ExaminedLink, linkStates, type LinkState } from './examine-link';
export type { PageHeaders } from './robots';
