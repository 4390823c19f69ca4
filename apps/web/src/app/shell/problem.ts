import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@sourcedesk/contracts/problem';
import type { FieldError } from '@sourcedesk/domain/errors';

/** What a problem may tell besides its words. */
interface ProblemParts {
  traceId?: string;
  errors?: readonly FieldError[];
  extra?: Readonly<Record<string, unknown>>;
}

/** Why a request did not succeed, in words to show: the API's problem document, or `offline` / `unreadable` for what no API said. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly traceId: string;
  readonly errors: readonly FieldError[];
  /** Further members by code: checklist, holder, at, length, currentVersion, state. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: Problem['code'] | 'offline' | 'unreadable',
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    more: ProblemParts = {},
  ) {
    super(detail);
    this.traceId = more.traceId ?? '';
    this.errors = more.errors ?? [];
    this.extra = more.extra ?? {};
  }
}

/** Reads any failure of HttpClient, httpResource or fetch as a problem. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HttpErrorResponse) return fromResponse(error.status, error.error);
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof HttpErrorResponse) return problemOf(cause);
  if (error instanceof TypeError) return offline();
  return new ProblemError('unreadable', 0, 'Something went wrong', 'The page met an error of its own. Reload it and try again.');
}

/** Reads a status and a body, as text or parsed, as a problem. */
export function fromResponse(status: number, body: unknown): ProblemError {
  if (status === 0) return offline();
  const problem = parsed(body);
  if (problem === null) {
    const detail =
      status >= 500 ? 'The server could not answer. Try again in a moment.' : `The server answered ${status} without saying why.`;
    return new ProblemError('unreadable', status, 'The server did not answer as expected', detail);
  }
  const { title, detail, code, traceId, errors, ...extra } = problem;
  return new ProblemError(code, status, title, detail, { traceId, errors: errors ?? [], extra });
}

function offline(): ProblemError {
  return new ProblemError(
    'offline',
    0,
    'No connection',
    'The server cannot be reached. Check the connection; what you typed is still here.',
  );
}

function parsed(body: unknown): Problem | null {
  const value = typeof body === 'string' ? fromJson(body) : body;
  const known = typeof value === 'object' && value !== null && 'title' in value && 'detail' in value && 'code' in value;
  return known ? (value as Problem) : null;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
