import { Component, input, signal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** A password that may be pasted, filled by a password manager and looked at. */
@Component({
  selector: 'sd-password-field',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatSuffix],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input matInput [type]="seen() ? 'text' : 'password'" [formField]="field()" [autocomplete]="autocomplete()" />
      <button matSuffix type="button" [attr.aria-pressed]="seen()" (click)="seen.set(!seen())">{{ seen() ? 'Hide' : 'Show' }}</button>
      @if (hint() !== '') {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      @for (error of field()().errors(); track error.kind) {
        <mat-error>{{ error.message }}</mat-error>
      }
    </mat-form-field>
  `,
  styles: `
    button {
      min-height: 28px;
      margin-inline-end: 8px;
      padding: 0 6px;
      border: 0;
      border-radius: 5px;
      background: none;
      color: var(--sd-press);
      font-size: 12.5px;
      cursor: pointer;
    }
  `,
})
export class PasswordField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input('Password');
  readonly hint = input('');
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  protected readonly seen = signal(false);
}
