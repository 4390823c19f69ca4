/** What the queue may keep of a failure: 1 to 60 letters, digits, dots, dashes and underscores. */
const codeForm = /^[A-Za-z0-9._-]{1,60}$/;

/**
 * An error as a code: `not-found` of a DomainError, `sql-23505` of PostgreSQL, `ECONNREFUSED` of the system, else the name of its class. Never its
 * message, which may quote data.
 */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) return `sql-${code}`;
  if (typeof code === 'string' && codeForm.test(code)) return code;
  return codeForm.test(error.name) ? error.name : 'unknown';
}

/** Where an error came from: the frames of its stack, without the message that stands above them. */
export function failurePlace(error: unknown): string {
  if (!(error instanceof Error) || !error.stack) return '';
  return error.stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n');
}
