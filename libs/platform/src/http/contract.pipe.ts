import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { z } from 'zod';
import { DomainError, type FieldError } from '@sourcedesk/domain/errors';
import { issueWords, naming } from './issue-words';

type Issue = z.core.$ZodIssue;

/** Codes that speak of the form of the input: its types, keys and structure. All others speak of what it means. */
const formCodes: ReadonlySet<string> = new Set(['invalid_type', 'unrecognized_keys', 'invalid_key', 'invalid_element']);

/**
 * Checks body, path and query by the schema of the parameter. An absent body is `{}`.
 * In a body, a wrong type, a missing member or an unknown one is `malformed` (400); a value of the right type that means nothing
 * (no e-mail address, too long, refused by a rule) is `invalid` (422). Path and query are addresses: whatever is wrong there is
 * malformed. One issue of form makes the whole answer a 400. The detail is the first thing that is wrong, in words.
 */
@Injectable()
export class ContractPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const given = metadata.type === 'body' && value === undefined && metadata.schema ? ({} as T) : value;
    const pipe = metadata.type === 'body' ? bodyPipe : addressPipe;
    return pipe.transform(given, metadata);
  }
}

/** Lets zod say what is wrong in our words. */
class WordedPipe extends StandardSchemaValidationPipe {
  protected override validate<T>(value: unknown, schema: unknown): { value: T } | { issues: z.core.$ZodIssue[] } {
    const { success, data, error } = (schema as z.ZodType<T>).safeParse(value, { error: issueWords });
    return success ? { value: data } : { issues: error.issues };
  }
}

const bodyPipe = new WordedPipe({ exceptionFactory: (issues) => refusalOfIssues(issues as unknown as Issue[]) });
const addressPipe = new WordedPipe({
  exceptionFactory: (issues) => refusalOfAddress(issues as unknown as Issue[]),
});

/** The refusal that zod's issues with a body amount to. */
function refusalOfIssues(issues: readonly Issue[]): DomainError {
  return refusal(issues.some(speaksOfForm) ? 'malformed' : 'invalid', fieldErrors(issues, 'The body'));
}

/** An address is malformed, unless each of its values is well-formed and only together they mean nothing. */
function refusalOfAddress(issues: readonly Issue[]): DomainError {
  return refusal(issues.every(({ code }) => code === 'custom') ? 'invalid' : 'malformed', fieldErrors(issues, 'The address'));
}

function refusal(code: 'malformed' | 'invalid', errors: readonly FieldError[]): DomainError {
  return new DomainError(code, errors[0]?.message ?? 'Something in it is not right.', {}, errors);
}

function speaksOfForm(issue: Issue): boolean {
  // A union fails as a whole; it is about meaning when one branch was content with the form.
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(speaksOfForm));
  return formCodes.has(issue.code);
}

function fieldErrors(issues: readonly Issue[], whole: string): FieldError[] {
  return issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ pointer: pointerOf(path), code: issue.code, message: naming(messageOf(issue), path, whole) }));
  });
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The branch of a union that came furthest has the more useful message. */
function messageOf(issue: Issue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const told = issue.errors.find((branch) => branch.length > 0 && !branch.some(speaksOfForm) && branch[0]?.code !== 'invalid_value');
  return told?.[0]?.message ?? issue.message;
}
