import { Component, computed, input } from '@angular/core';

let count = 0;

/**
 * One field of a form: its label, the control inside, and beneath it what is wrong, or that the text says nothing of it. The control takes `field.control` as its id and
 * `field.described()` as its description.
 */
@Component({
  selector: 'sd-hand-field',
  exportAs: 'field',
  template: `
    <label [attr.for]="control">{{ label() }}</label>
    <ng-content />
    @if (error(); as words) {
      <p class="wrong" role="alert" [id]="noteId">{{ words }}</p>
    } @else if (note() !== '') {
      <p class="note" [id]="noteId">{{ note() }}</p>
    }
  `,
  host: { '[class.wrong]': 'error() !== ""' },
  styleUrl: './hand-field.scss',
})
export class HandField {
  readonly label = input.required<string>();
  readonly error = input('');
  readonly note = input('');
  readonly control = `hand-field-${(count += 1)}`;
  protected readonly noteId = `${this.control}-note`;
  /** The id of the words beneath, null where there are none. */
  readonly described = computed(() => (this.error() !== '' || this.note() !== '' ? this.noteId : null));
}
