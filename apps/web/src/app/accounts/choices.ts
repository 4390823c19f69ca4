import { Component, booleanAttribute, input, output } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';

/** One thing to choose: what it is called and what it means. */
export interface Choice {
  id: string;
  label: string;
  text?: string;
  /** A word at the end of the line. */
  beside?: string;
  /** Cannot be chosen; `text` says why. */
  disabled?: boolean;
}

let count = 0;

/** One of a few, each with what it means; rows under one another, or short ones side by side. */
@Component({
  selector: 'sd-choices',
  template: `
    <fieldset [class.inline]="inline()">
      <legend [class.sd-only-heard]="legendHeard()">{{ legend() }}</legend>
      <div class="options">
        @for (option of options(); track option.id) {
          <label [class.on]="field()().value() === option.id" [class.off]="option.disabled">
            <input
              type="radio"
              [name]="name"
              [value]="option.id"
              [checked]="field()().value() === option.id"
              [disabled]="option.disabled === true || field()().disabled()"
              (change)="choose(option.id)"
            />
            <span class="words">
              <span class="label">{{ option.label }}</span>
              @if (option.text) {
                <span class="text">{{ option.text }}</span>
              }
            </span>
            @if (option.beside) {
              <span class="beside">{{ option.beside }}</span>
            }
          </label>
        }
      </div>
      @if (field()().touched()) {
        @for (error of field()().errors(); track error.kind) {
          <p class="wrong" role="alert">{{ error.message }}</p>
        }
      }
    </fieldset>
  `,
  styleUrl: './choices.scss',
})
export class Choices {
  readonly field = input.required<FieldTree<string>>();
  readonly legend = input.required<string>();
  readonly options = input.required<readonly Choice[]>();
  readonly inline = input(false, { transform: booleanAttribute });
  /** The heading above says it already. */
  readonly legendHeard = input(false, { transform: booleanAttribute });
  /** After somebody chose; with what was chosen before. */
  readonly chosen = output<{ before: string }>();
  protected readonly name = `sd-choices-${(count += 1)}`;

  protected choose(id: string): void {
    const before = this.field()().value();
    this.field()().value.set(id);
    this.field()().markAsDirty();
    this.chosen.emit({ before });
  }
}
