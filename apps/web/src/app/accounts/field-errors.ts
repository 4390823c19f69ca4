import { isFieldTree } from '@angular/forms/signals';
import type { FieldTree, TreeValidationResult } from '@angular/forms/signals';
import { problemOf } from '../shell/problem';

/**
 * A refusal of the server as errors of a form: what a pointer names stands at its field, the rest at the form. `at` leads a code
 * without a pointer, or a pointer whose field lies elsewhere in this form, to its field. The first field that is wrong gets the focus.
 */
export function refusedBy(error: unknown, form: FieldTree<unknown>, at: Readonly<Record<string, string>> = {}): TreeValidationResult {
  const problem = problemOf(error);
  const errors = problem.errors.length === 0 ? [{ pointer: problem.code as string, message: problem.detail }] : problem.errors;
  // The errors stand at their fields only after this returns.
  setTimeout(() => focusFirstError(form));
  return errors.map(({ pointer, message }, index) => {
    const fieldTree = fieldAt(form, at[pointer] ?? pointer);
    return { kind: `refused-${index}`, message, ...(fieldTree !== undefined && { fieldTree }) };
  });
}

/** Puts the focus on the first field that something is wrong with. */
export function focusFirstError(field: FieldTree<unknown>): void {
  field()
    .errorSummary()
    .find(({ fieldTree }) => fieldTree !== field)
    ?.fieldTree()
    .focusBoundControl();
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
