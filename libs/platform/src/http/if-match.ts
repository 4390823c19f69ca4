import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@sourcedesk/domain/errors';
import { requestOf } from '../auth';

/**
 * The version in an If-Match header: `"7"`, `7` or `W/"7"`. Undefined without the header or for `*`, which every version matches.
 * @throws DomainError malformed
 */
export function readIfMatch(header: string | undefined): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === '*') return undefined;
  const version = /^(?:W\/)?(?:"(\d{1,9})"|(\d{1,9}))$/.exec(text);
  if (!version) throw new DomainError('malformed', 'If-Match must hold one version, such as "7".');
  return Number(version[1] ?? version[2]);
}

/** The version the caller saw, from If-Match; undefined when the header is missing. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readIfMatch(requestOf(context).headers['if-match']),
);
