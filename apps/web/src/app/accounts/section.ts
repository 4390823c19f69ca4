import { DestroyRef, computed, inject, linkedSignal, signal } from '@angular/core';
import type { FieldTree, TreeValidationResult } from '@angular/forms/signals';
import { changesOf, followUntouched } from './edited';
import { focusFirstError, refusedBy } from './field-errors';
import { Unsaved } from './unsaved';

export interface SectionOptions<T> {
  /** What is stored now; untouched fields follow it. */
  source: () => T;
  /** Stores the changes; answers what is stored then. */
  save: (changes: Partial<T>, all: T) => Promise<T>;
  /** Pointer of the field at which a refusal is told, by its code or by the pointer the server gives. */
  refusedAt?: Readonly<Record<string, string>>;
}

/** One section of a page that is saved by itself. Create it in an injection context; its `model` is the form's. */
export class Section<T extends object> {
  private readonly stored = computed(() => this.options.source());
  private readonly done = signal(false);

  readonly model = linkedSignal<T, T>({
    source: () => this.stored(),
    computation: (fresh, before) => followUntouched(fresh, before),
  });
  readonly changes = computed(() => changesOf(this.stored(), this.model()));
  readonly changed = computed(() => Object.keys(this.changes()).length > 0);
  /** Saved, and nothing typed since. */
  readonly saved = computed(() => this.done() && !this.changed());
  /** Ready to be given to `form()`. */
  readonly submission = {
    action: (field: FieldTree<T>) => this.submit(field),
    onInvalid: (field: FieldTree<T>) => focusFirstError(field as FieldTree<unknown>),
  };

  constructor(private readonly options: SectionOptions<T>) {
    inject(DestroyRef).onDestroy(inject(Unsaved).watch(() => this.changed()));
  }

  /** Back to what is stored. */
  discard(): void {
    this.model.set(this.stored());
  }

  private async submit(field: FieldTree<T>): Promise<TreeValidationResult> {
    const submitted = this.model();
    this.done.set(false);
    try {
      const answer = await this.options.save(this.changes(), submitted);
      this.model.update((value) => followUntouched(answer, { source: submitted, value }));
      this.done.set(true);
      return undefined;
    } catch (error) {
      return refusedBy(error, field as FieldTree<unknown>, this.options.refusedAt);
    }
  }
}
