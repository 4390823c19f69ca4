import { DomainError } from '@sourcedesk/domain/errors';

/** What PostgreSQL says of a statement it refused. */
interface DatabaseFailure {
  readonly code: string;
  readonly detail?: string;
  /** Where in the server it was raised. */
  readonly routine?: string;
}

/** Of a connection rather than a statement: the server is starting, stopping or gone. */
const connectionCodes = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/**
 * What the database refused, as a refusal the caller understands; undefined when it is a failure of ours.
 * A foreign key that finds nothing is an id of another agency, of another brand or of nothing: 404, whichever it is.
 */
export function refusalOfDatabase(error: unknown): DomainError | undefined {
  const failure = failureOf(error);
  switch (failure?.code) {
    case '23503':
      return failure.detail?.includes('still referenced')
        ? new DomainError('conflict', 'It is still in use, so it cannot be removed.')
        : new DomainError('not-found', 'Something this names does not exist.');
    case '42501':
      // The check of a row-level policy: the row names a brand outside of the caller's scope.
      return failure.routine === 'ExecWithCheckOptions' ? new DomainError('not-found', 'Something this names does not exist.') : undefined;
    case '23505':
      return new DomainError('already-exists', 'There is one like it already.');
    case '40001':
    case '40P01':
      return new DomainError('unavailable', 'Somebody changed the same thing at the same moment. Try again.', { retryAfter: 1 });
    default:
      return failure && connectionCodes.test(failure.code)
        ? new DomainError('unavailable', 'The database cannot be reached just now. Try again in a moment.', { retryAfter: 5 })
        : undefined;
  }
}

/** TypeORM wraps the driver's error; SQL of our own gets it bare. */
function failureOf(error: unknown): DatabaseFailure | undefined {
  const { driverError } = (error ?? {}) as { driverError?: unknown };
  const bare = (driverError ?? error) as Partial<DatabaseFailure> | null;
  return typeof bare?.code === 'string' ? (bare as DatabaseFailure) : undefined;
}
