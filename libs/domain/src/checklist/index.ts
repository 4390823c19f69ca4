import { check, type Check, type ChecklistInput } from './check';
import { demandChecks } from './demands';
import { lengthChecks } from './length';
import { forbiddenChecks, identityChecks } from './mentions';
import { questionChecks } from './questions';
import { sendingChecks } from './sending';

export { noDeadline, type Check, type ChecklistInput, type CheckPlace } from './check';
export { fewestWords, lengthAsked, lengthInWords, usualLength } from './length';

/**
 * Everything that is looked at before a pitch is submitted, always in the same order and with the same ids: subject, body, words, question-1 ..., name, company,
 * bio, site-url, headshot-url, then subject-rule and links where the query demands something of them, trap, other-brand, deadline, reply, address, other-address where the query names one, no-ai. The same
 * on server and in the browser.
 */
export const checklist = (input: ChecklistInput): Check[] => [
  check('subject', 'blocker', input.subject.trim() !== '', { ok: 'The pitch has a subject.', not: 'Write a subject.' }),
  ...lengthChecks(input),
  ...questionChecks(input),
  ...identityChecks(input),
  ...demandChecks(input),
  ...forbiddenChecks(input),
  ...sendingChecks(input),
];

/** The checks that stop a pitch from being submitted. */
export const blockers = (checks: readonly Check[]): Check[] => checks.filter(({ level, ok }) => level === 'blocker' && !ok);
