import type { ErrorCode } from '@sourcedesk/domain/errors';

/** The one table from refusals to HTTP: status and title. */
export const statuses: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = {
  malformed: [400, 'The request is malformed'],
  unauthenticated: [401, 'Not signed in'],
  'wrong-credentials': [401, 'Wrong e-mail address or password'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'Conflict'],
  'wrong-state': [409, 'Not possible in this state'],
  'lease-held': [409, 'Somebody else is writing'],
  'lease-lost': [409, 'You are not writing this any more'],
  'four-eyes': [409, 'Somebody else has to approve'],
  'checklist-blocked': [409, 'The checklist stops this'],
  'deadline-passed': [409, 'The deadline has passed'],
  'plan-limit': [409, 'The plan allows no more'],
  'brand-paused': [409, 'The brand is paused or has ended'],
  'already-exists': [409, 'It already exists'],
  expired: [410, 'No longer valid'],
  'stale-version': [412, 'Changed since you loaded it'],
  'too-large': [413, 'Too large'],
  'unsupported-media-type': [415, 'Not a kind of content we take'],
  invalid: [422, 'Something in it is not right'],
  'version-required': [428, 'Say which version you saw'],
  'too-many-requests': [429, 'Too many requests'],
  unavailable: [503, 'Not available just now'],
};

/** The code of a status that Nest or Fastify gave. */
export function codeOf(status: number): ErrorCode | undefined {
  const preferred: Readonly<Record<number, ErrorCode>> = {
    401: 'unauthenticated',
    405: 'not-found',
    406: 'malformed',
    409: 'conflict',
    414: 'too-large',
  };
  if (preferred[status]) return preferred[status];
  const known = (Object.keys(statuses) as ErrorCode[]).find((code) => statuses[code][0] === status);
  return known ?? (status >= 400 && status < 500 ? 'malformed' : undefined);
}
