import { Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';

/** Something that is so or not, with what it means. */
@Component({
  selector: 'sd-toggle',
  imports: [FormField],
  template: `
    <label>
      <input type="checkbox" role="switch" [formField]="field()" />
      <span class="words">
        <span class="label">{{ label() }}</span>
        @if (text() !== '') {
          <span class="text">{{ text() }}</span>
        }
      </span>
    </label>
    @for (error of field()().errors(); track error.kind) {
      <p class="wrong" role="alert">{{ error.message }}</p>
    }
  `,
  styles: `
    label {
      display: flex;
      align-items: flex-start;
      gap: 12px;
      min-height: 32px;
      padding: 4px 0;
      cursor: pointer;
    }
    input {
      position: relative;
      flex: none;
      width: 32px;
      height: 20px;
      margin: 0;
      border: 1px solid var(--sd-line-strong);
      border-radius: 99px;
      background: var(--sd-surface);
      appearance: none;
      cursor: pointer;
    }
    input::after {
      content: '';
      position: absolute;
      inset-block-start: 3px;
      inset-inline-start: 3px;
      width: 12px;
      height: 12px;
      border-radius: 50%;
      background: var(--sd-line-strong);
      transition: translate 120ms;
    }
    input:checked {
      border-color: var(--sd-press);
      background: var(--sd-press);
    }
    input:checked::after {
      background: var(--sd-on-press);
      translate: 12px 0;
    }
    .words {
      display: grid;
      color: var(--sd-ink);
    }
    .text {
      color: var(--sd-ink-2);
      font-size: 12.5px;
    }
    .wrong {
      color: var(--sd-red);
      font-size: 12.5px;
    }
    @media (forced-colors: active) {
      input:checked::after {
        background: Highlight;
      }
    }
  `,
})
export class Toggle {
  readonly field = input.required<FieldTree<boolean>>();
  readonly label = input.required<string>();
  readonly text = input('');
}
