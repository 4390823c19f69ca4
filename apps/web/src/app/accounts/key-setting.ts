import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyHint, keyWords } from '@sourcedesk/ui';
import { pressedAs, withKey } from '../shell/key-map';
import type { KeyMap } from '../shell/key-map';
import { strokeOf } from '../shell/strokes';
import { beginnings, swapped, verdictOn } from './key-choice';
import type { KeyRow } from './key-choice';

/** What stands below a key while it is being set: what to press, why not, or who has it already. */
interface Said {
  words: string;
  /** Another key's row that is pressed so. */
  by?: KeyRow;
}

/** One key: what it does, how it is pressed, and the way to set it, turn it off or have it as it was made. */
@Component({
  selector: 'sd-key-setting',
  imports: [KeyHint, MatButton],
  templateUrl: './key-setting.html',
  styleUrl: './key-setting.scss',
})
export class KeySetting {
  readonly row = input.required<KeyRow>();
  readonly rows = input.required<readonly KeyRow[]>();
  readonly map = input.required<KeyMap>();
  readonly open = input(false);
  /** Keys of one letter are off. */
  readonly asleep = input(false);
  readonly opened = output<boolean>();
  readonly changed = output<KeyMap>();

  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly setter = viewChild('setter', { read: ElementRef<HTMLElement> });
  private begun = '';

  protected readonly pressed = computed(() => pressedAs(this.map(), this.row().keys));
  protected readonly isChanged = computed(() => this.pressed() !== this.row().keys);
  protected readonly made = computed(() => keyWords(this.row().keys));
  protected readonly name = computed(() =>
    this.row()
      .uses.map(({ does }) => does)
      .join(', '),
  );
  protected readonly said = linkedSignal<boolean, Said | null>({ source: this.open, computation: () => null });

  protected begin(): void {
    this.begun = '';
    this.opened.emit(true);
    afterNextRender(() => this.field()?.nativeElement.focus(), { injector: this.injector });
  }

  protected close(): void {
    this.opened.emit(false);
    afterNextRender(() => this.setter()?.nativeElement.focus(), { injector: this.injector });
  }

  protected turn(off: boolean): void {
    if (off) this.set(withKey(this.map(), this.row().keys, ''));
    else this.choose(this.row().keys);
  }

  /** Every press is meant for this field, except those that lead out of it. */
  protected take(event: KeyboardEvent): void {
    if (event.key === 'Tab') return;
    const stroke = strokeOf(event);
    event.stopPropagation();
    if (stroke === 'escape') return this.close();
    if (stroke === '') return;
    event.preventDefault();
    if (this.begun === '' && beginnings(this.map(), this.rows()).has(stroke)) {
      this.begun = stroke;
      this.said.set({ words: `${keyWords(stroke)}, and then another key.` });
      return;
    }
    const pressed = this.begun === '' ? stroke : `${this.begun} ${stroke}`;
    this.begun = '';
    this.choose(pressed);
  }

  protected swap(by: KeyRow): void {
    this.set(swapped(this.map(), this.row(), by));
  }

  /** In words: what has the key, and what would become of that. */
  private choose(pressed: string): void {
    const verdict = verdictOn(this.map(), this.rows(), this.row(), pressed);
    if (verdict.kind === 'free') return this.set(withKey(this.map(), this.row().keys, pressed));
    if (verdict.kind === 'refused') this.said.set({ words: `${verdict.why} Press another.` });
    else {
      const does = verdict.by.uses.map(({ does, where }) => `“${does}” (${where})`).join(', ');
      this.said.set({ words: `${keyWords(pressed)} is ${does} already. Press another, or:`, by: verdict.by });
    }
    if (!this.open()) this.begin();
  }

  private set(map: KeyMap): void {
    this.changed.emit(map);
    afterNextRender(() => this.setter()?.nativeElement.focus(), { injector: this.injector });
  }
}
