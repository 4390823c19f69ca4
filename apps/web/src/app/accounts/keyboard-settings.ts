import { Component, computed, inject, linkedSignal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { KeyHint } from '@sourcedesk/ui';
import { pressedAs } from '../shell/key-map';
import type { KeyMap } from '../shell/key-map';
import { Preferences } from '../shell/preferences';
import { Toasts } from '../shell/toasts';
import { keyUses } from './key-catalogue';
import { rowsOf } from './key-choice';
import type { KeyRow } from './key-choice';
import { KeySetting } from './key-setting';
import { Toggle } from './toggle';

const rows = rowsOf(keyUses);
const parts: readonly { name: string; has: (row: KeyRow) => boolean }[] = [
  { name: 'Everywhere', has: ({ uses }) => uses[0]?.where === 'Everywhere' },
  { name: 'Go to', has: ({ uses }) => uses[0]?.where === 'Go to' },
  { name: 'In lists', has: ({ uses }) => uses[0]?.where === 'In lists' },
  { name: 'On pages', has: ({ uses }) => !['Everywhere', 'Go to', 'In lists'].includes(uses[0]?.where ?? '') },
];
const sections = parts.map(({ name, has }) => ({ name, rows: rows.filter(has) }));
const fixed: readonly { does: string; keys: readonly string[] }[] = [
  { does: 'Search or jump', keys: ['mod+k'] },
  { does: 'Save, send, confirm', keys: ['mod+enter'] },
  { does: 'Move in a list', keys: ['arrowdown', 'arrowup', 'home', 'end'] },
  { does: 'Open the row', keys: ['enter'] },
  { does: 'Out of what is open', keys: ['escape'] },
];

/** Every key that prints something: all of them off, single ones off, or set to another (WCAG 2.1.4). */
@Component({
  selector: 'sd-keyboard-settings',
  imports: [KeyHint, KeySetting, MatButton, Toggle],
  template: `
    <div class="sd-page sd-stack">
      <div (change)="keepLetters()">
        <sd-toggle
          [field]="form.letterKeys"
          label="Keys of one letter"
          text="Turn them off where speech input or another program types letters. Keys with Ctrl, Enter, arrows and Escape go on working. Holds for this browser."
        />
      </div>
      <div class="all">
        <p class="sd-muted">
          Each key can be turned off or set to another, for this browser. It moves on every page, and so does what is printed on the
          buttons.
        </p>
        @if (isChanged()) {
          <button matButton="outlined" type="button" (click)="reset()">Reset all keys</button>
        }
      </div>
      @for (section of sections; track section.name) {
        <section [attr.aria-labelledby]="'sd-keys-' + $index">
          <h2 [id]="'sd-keys-' + $index">{{ section.name }}</h2>
          <ul>
            @for (row of section.rows; track row.keys) {
              <li>
                <sd-key-setting
                  [row]="row"
                  [rows]="rows"
                  [map]="map()"
                  [open]="inHand() === row.keys"
                  [asleep]="!form.letterKeys().value()"
                  (opened)="inHand.set($event ? row.keys : null)"
                  (changed)="keep($event)"
                />
              </li>
            }
          </ul>
        </section>
      }
      <section aria-labelledby="sd-keys-fixed">
        <h2 id="sd-keys-fixed">These stay as they are</h2>
        <dl>
          @for (each of fixed; track each.does) {
            <dt>{{ each.does }}</dt>
            <dd>
              @for (keys of each.keys; track keys) {
                <sd-key-hint fixed [keys]="keys" />
              }
            </dd>
          }
        </dl>
      </section>
    </div>
  `,
  styleUrl: './keyboard-settings.scss',
})
export class KeyboardSettings {
  private readonly preferences = inject(Preferences);
  private readonly toasts = inject(Toasts);
  protected readonly rows = rows;
  protected readonly sections = sections;
  protected readonly fixed = fixed;
  protected readonly map = this.preferences.keys;
  protected readonly isChanged = computed(() => rows.some(({ keys }) => pressedAs(this.map(), keys) !== keys));
  /** The key that is being set; another that is opened closes it. */
  protected readonly inHand = linkedSignal<string | null>(() => null);
  protected readonly form = form(linkedSignal(() => ({ letterKeys: this.preferences.letterKeys() })));

  protected keepLetters(): void {
    this.preferences.change({ letterKeys: this.form().value().letterKeys });
  }

  protected keep(keys: KeyMap): void {
    this.preferences.change({ keys });
    this.inHand.set(null);
  }

  protected reset(): void {
    const before = this.map();
    this.keep({});
    this.toasts.show('Every key is as it was made.', { undo: () => this.preferences.change({ keys: before }) });
  }
}
