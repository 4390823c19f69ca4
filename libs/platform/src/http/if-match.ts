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

/** Whether a route must be told the version the caller saw, or takes it when it is told. */
export type IfMatchRule = 'required' | 'accepted';

export const ifMatchKey = 'sourcedesk:if-match';

const versionSeen = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined =>
  readIfMatch(requestOf(context).headers['if-match']),
);

/**
 * The version the caller saw, from If-Match; undefined when the header is missing. Routes of an action of the workflow are
 * documented as its table says; another route whose service insists on the header says 'required'.
 */
export const IfMatch =
  (rule: IfMatchRule = 'accepted'): ParameterDecorator =>
  (target, name, index) => {
    versionSeen()(target, name, index);
    if (name !== undefined) Reflect.defineMetadata(ifMatchKey, rule, (target as Record<string | symbol, object>)[name] as object);
  };
