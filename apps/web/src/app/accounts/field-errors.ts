import { isFieldTree } from '@angular/forms/signals';
import type { FieldTree, TreeValidationResult } from '@angular/forms/signals';
import { problemOf } from '../shell/problem';

/**
 * A refusal of the server as errors of a form: what a pointer names stands at its field, the rest at the form. `at` names the field
 * for refusals without a pointer, by their code.
 */
export function refusedBy(error: unknown, form: FieldTree<unknown>, at: Readonly<Record<string, string>> = {}): TreeValidationResult {
  const problem = problemOf(error);
  const named = at[problem.code];
  const errors = problem.errors.length === 0 ? [{ pointer: named ?? '', message: problem.detail }] : problem.errors;
  return errors.map(({ pointer, message }, index) => {
    const fieldTree = fieldAt(form, pointer);
    return { kind: `refused-${index}`, message, ...(fieldTree !== undefined && { fieldTree }) };
  });
}

/** The innermost field that a JSON pointer leads to; undefined when it leads nowhere in this form. */
function fieldAt(form: FieldTree<unknown>, pointer: string): FieldTree<unknown> | undefined {
  let found: FieldTree<unknown> | undefined;
  let within: unknown = form;
  for (const key of pointer.split('/').slice(1)) {
    within = (within as Record<string, unknown>)[key];
    if (!isFieldTree(within)) break;
    found = within;
  }
  return found;
}
