import { Component, input } from '@angular/core';
import { FormRoot } from '@angular/forms/signals';
import type { FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Icon, KeyHint } from '@sourcedesk/ui';
import type { Section } from './section';

let count = 0;

/** A part of a page that is saved by itself: what it is about, its fields, and whether they are saved. */
@Component({
  selector: 'sd-form-section',
  imports: [FormRoot, Icon, KeyHint, MatButton],
  template: `
    <section [attr.aria-labelledby]="name">
      <header>
        <h2 [id]="name">{{ heading() }}</h2>
        @if (text() !== '') {
          <p>{{ text() }}</p>
        }
      </header>
      <form [formRoot]="form()" (keydown)="onKey($event)">
        <ng-content />
        @for (error of form()().errors(); track error.kind) {
          <p class="refused" role="alert">{{ error.message }}</p>
        }
        @if (section().changed() || section().saved() || form()().submitting()) {
          <footer>
            <button
              matButton="filled"
              type="submit"
              [disabled]="!section().changed() || form()().submitting()"
              [attr.aria-busy]="form()().submitting()"
              disabledInteractive
            >
              {{ saveLabel() }} <sd-key-hint keys="mod+enter" />
            </button>
            @if (section().changed()) {
              <button matButton type="button" (click)="section().discard()">Discard changes</button>
            }
            <span class="told" role="status">
              @if (form()().submitting()) {
                Saving
              } @else if (section().saved()) {
                <sd-icon name="check" /> Saved
              }
            </span>
          </footer>
        }
      </form>
    </section>
  `,
  styleUrl: './form-section.scss',
})
export class FormSection<T extends object> {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly form = input.required<FieldTree<T>>();
  readonly section = input.required<Section<T>>();
  readonly saveLabel = input('Save');
  protected readonly name = `sd-section-${(count += 1)}`;

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.section().changed()) (event.currentTarget as HTMLFormElement).requestSubmit();
  }
}
