import { Component, input, numberAttribute } from '@angular/core';
import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import { FormField } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** A text of a form with its label, a hint, and what is wrong with it; of more than one row it grows with what is written. */
@Component({
  selector: 'sd-text-field',
  imports: [CdkTextareaAutosize, FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      @if (rows() > 1) {
        <textarea
          matInput
          [formField]="field()"
          cdkTextareaAutosize
          [cdkAutosizeMinRows]="rows()"
          [cdkAutosizeMaxRows]="16"
          [attr.autocomplete]="autocomplete()"
        ></textarea>
      } @else {
        <input matInput [type]="type()" [formField]="field()" [attr.autocomplete]="autocomplete()" [attr.spellcheck]="spellcheck()" />
      }
      @if (hint() !== '') {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      @for (error of field()().errors(); track error.kind) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
  `,
  styles: `
    // Chromium cuts the date's descenders at Material's line height.
    input[type='date'] {
      height: 24px;
      margin-bottom: -4px;
    }
    mat-hint {
      color: var(--sd-ink-2);
    }
  `,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly type = input<'text' | 'url' | 'email' | 'date'>('text');
  readonly rows = input(1, { transform: numberAttribute });
  readonly autocomplete = input('off');
  protected spellcheck(): string | null {
    return this.type() === 'text' ? null : 'false';
  }
}
