import { email, minLength, required } from '@angular/forms/signals';
import type { SchemaPath } from '@angular/forms/signals';
import { problemOf } from '../shell/problem';

/** An e-mail address one must give. */
export function emailRule(path: SchemaPath<string>): void {
  required(path, { message: 'Give your e-mail address.' });
  email(path, { message: 'This does not look like an e-mail address.' });
}

/** A new password: what the server asks for. */
export function newPasswordRule(path: SchemaPath<string>): void {
  required(path, { message: 'Choose a password.' });
  minLength(path, 12, { message: 'Use at least 12 characters.' });
}

/** A failure as the error of a whole form: its detail, and what is said of single fields. */
export function refusal(error: unknown): { kind: 'refused'; message: string } {
  const problem = problemOf(error);
  return { kind: 'refused', message: [problem.detail, ...problem.errors.map((each) => each.message)].join(' ') };
}
