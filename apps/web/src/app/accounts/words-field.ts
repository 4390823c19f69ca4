import { Component, computed, input, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from '@sourcedesk/ui';

let count = 0;

/** A list of words or names as chips. Enter or a comma adds, also several pasted at once; Backspace in the empty field takes the last back to be changed. */
@Component({
  selector: 'sd-words-field',
  imports: [Icon],
  template: `
    <label [for]="name">{{ label() }}</label>
    <div class="box">
      @for (word of words(); track word) {
        <span class="chip">
          {{ word }}
          <button type="button" [attr.aria-label]="'Remove ' + word" (click)="remove(word); typing.focus()">
            <sd-icon name="close" />
          </button>
        </span>
      }
      <input
        #typing
        type="text"
        autocomplete="off"
        [id]="name"
        [placeholder]="words().length === 0 ? placeholder() : ''"
        [attr.aria-describedby]="name + '-hint'"
        (input)="read()"
        (keydown)="onKey($event)"
        (blur)="add()"
      />
    </div>
    <p class="hint" [id]="name + '-hint'">{{ hint() }}</p>
    @for (error of field()().errorSummary(); track error.kind) {
      <p class="wrong" role="alert">{{ error.message }}</p>
    }
  `,
  styleUrl: './words-field.scss',
})
export class WordsField {
  readonly field = input.required<FieldTree<string[]>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly placeholder = input('');
  protected readonly name = `sd-words-${(count += 1)}`;
  private readonly typing = viewChild.required<ElementRef<HTMLInputElement>>('typing');
  protected readonly words = computed(() => this.field()().value());

  protected read(): void {
    if (/[,;\n]/.test(this.typed)) this.add();
  }

  protected add(): void {
    const known = new Set(this.words().map((word) => word.toLowerCase()));
    const fresh = this.typed
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== '' && !known.has(word.toLowerCase()) && known.add(word.toLowerCase()));
    this.typed = '';
    if (fresh.length > 0) this.set([...this.words(), ...fresh]);
  }

  protected remove(word: string): void {
    this.set(this.words().filter((each) => each !== word));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && this.typed.trim() !== '') {
      event.preventDefault();
      this.add();
    }
    // With the modifier the form is saved: with the word that still stands in the field.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.add();
    if (event.key === 'Backspace' && this.typed === '' && this.words().length > 0) {
      event.preventDefault();
      const last = this.words().at(-1) ?? '';
      this.remove(last);
      this.typed = last;
    }
  }

  // The element itself holds what is being typed: no signal can lag behind it.
  private get typed(): string {
    return this.typing().nativeElement.value;
  }

  private set typed(text: string) {
    this.typing().nativeElement.value = text;
  }

  private set(words: string[]): void {
    this.field()().value.set(words);
    this.field()().markAsDirty();
  }
}
