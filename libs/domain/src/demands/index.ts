export { requirementKinds, type RequirementKind } from './phrase';
export { proseDeadlinesIn } from './prose-deadline';
export type { Question } from './questions';
export { demandsIn, type Demands, type Requirement } from './requirements';
export { sentencesIn, type Piece } from './sentences';
export { lengthsIn, wordLimitIn, type WordLimit } from './word-limit';
