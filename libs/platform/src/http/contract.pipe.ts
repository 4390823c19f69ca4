import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, type FieldError } from '@sourcedesk/domain/errors';

type Issue = z.core.$ZodIssue;

/** Codes that speak of the form of the input: its types, keys and structure. All others speak of what it means. */
const formCodes: ReadonlySet<string> = new Set(['invalid_type', 'unrecognized_keys', 'invalid_key', 'invalid_element']);

/**
 * Checks body, path and query by the schema of the parameter. An absent body is `{}`.
 * In a body, a wrong type, a missing member or an unknown one is `malformed` (400); a value of the right type that means nothing
 * (no e-mail address, too long, refused by a rule) is `invalid` (422). Path and query are addresses: whatever is wrong there is
 * malformed. One issue of form makes the whole answer a 400.
 */
@Injectable()
export class ContractPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const given = metadata.type === 'body' && value === undefined && metadata.schema ? ({} as T) : value;
    const pipe = metadata.type === 'body' ? bodyPipe : addressPipe;
    return pipe.transform(given, metadata);
  }
}

const bodyPipe = new StandardSchemaValidationPipe({ exceptionFactory: (issues) => refusalOfIssues(issues as unknown as Issue[]) });
const addressPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new DomainError('malformed', 'Something in the address is not as it must be.', {}, fieldErrors(issues as unknown as Issue[])),
});

/** The refusal that zod's issues with a body amount to. */
export function refusalOfIssues(issues: readonly Issue[]): DomainError {
  const errors = fieldErrors(issues);
  return issues.some(speaksOfForm)
    ? new DomainError('malformed', 'The body does not have the form this request needs.', {}, errors)
    : new DomainError('invalid', errors[0]?.message ?? 'Something in it is not right.', {}, errors);
}

function speaksOfForm(issue: Issue): boolean {
  // A union fails as a whole; it is about meaning when one branch was content with the form.
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(speaksOfForm));
  return formCodes.has(issue.code);
}

function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [fieldError(issue, issue.path, messageOf(issue))];
    return issue.keys.map((key) => fieldError(issue, [...issue.path, key], 'There is no such member.'));
  });
}

function fieldError(issue: Issue, path: readonly PropertyKey[], message: string): FieldError {
  return {
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: issue.code,
    message,
  };
}

/** The branch of a union that came furthest has the more useful message. */
function messageOf(issue: Issue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const told = issue.errors.find((branch) => branch.length > 0 && !branch.some(speaksOfForm) && branch[0]?.code !== 'invalid_value');
  return told?.[0]?.message ?? issue.message;
}
