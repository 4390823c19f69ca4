export { deadlineWords, type DeadlineWords } from './deadline-words';
export { deadlineReader, readDeadline, type Deadline, type DeadlineCertainty, type DeadlineContext } from './read-deadline';
export { readSpokenDeadline, type SpokenDeadline } from './spoken-deadline';
export { civilAt, instantsOf, type CivilTime } from './zones';
