/**
 * The closed set of refusals the product knows. HTTP status codes are given to them in one table (platform/http).
 */
export const errorCodes = [
  'malformed',
  'unauthenticated',
  'wrong-credentials',
  'forbidden',
  'not-found',
  'conflict',
  'wrong-state',
  'lease-held',
  'lease-lost',
  'four-eyes',
  'checklist-blocked',
  'deadline-passed',
  'plan-limit',
  'brand-paused',
  'already-exists',
  'expired',
  'stale-version',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'version-required',
  'too-many-requests',
  'unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One place in the input that is wrong: a JSON pointer and what to do about it. */
export interface FieldError {
  pointer: string;
  code: string;
  message: string;
}

/**
 * A refusal in words a person can act on. `detail` says what is wrong and what to do; `extra` holds further members of the
 * problem document (the checklist, the holder of a lease, the place in an expression).
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
    this.name = 'DomainError';
  }
}
