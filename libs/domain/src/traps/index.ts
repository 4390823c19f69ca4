export { findTraps, type Trap, type TrapEncoding, type TrapFree } from './find-traps';
export { knownTrapWords, readTrapSentence, trapSentence } from './template';
export { sentenceBits, unseenRuns } from './zero-width';
