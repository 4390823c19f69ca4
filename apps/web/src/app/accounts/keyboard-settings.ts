import { Component, inject, linkedSignal } from '@angular/core';
import { form } from '@angular/forms/signals';
import { KeyHint } from '@sourcedesk/ui';
import { Keys } from '../shell/keys';
import { Preferences } from '../shell/preferences';
import { Toggle } from './toggle';

/** Keys of one letter on or off, and the keys that hold everywhere. */
@Component({
  selector: 'sd-keyboard-settings',
  imports: [KeyHint, Toggle],
  template: `
    <div class="sd-page sd-stack">
      <div (change)="keep()">
        <sd-toggle
          [field]="form.letterKeys"
          label="Keys of one letter"
          text="Turn them off where speech input or another program types letters. Keys with Ctrl, Enter, arrows and Escape go on working. Holds for this browser."
        />
      </div>
      @for (scope of scopes; track scope.name) {
        <section>
          <h2>{{ scope.name }}</h2>
          <dl>
            @for (binding of scope.bindings; track binding.keys) {
              <dt>{{ binding.label }}</dt>
              <dd><sd-key-hint [keys]="binding.keys" /></dd>
            }
          </dl>
        </section>
      }
      <section>
        <h2>In lists</h2>
        <dl>
          <dt>Next and previous row</dt>
          <dd><sd-key-hint keys="j" /> <sd-key-hint keys="k" /> <sd-key-hint keys="arrowdown" /> <sd-key-hint keys="arrowup" /></dd>
          <dt>First and last row</dt>
          <dd><sd-key-hint keys="home" /> <sd-key-hint keys="end" /></dd>
          <dt>Open the row</dt>
          <dd><sd-key-hint keys="enter" /></dd>
        </dl>
      </section>
      <p class="sd-muted">
        Each page adds keys of its own. They are printed on its buttons, and <sd-key-hint keys="?" /> lists those in force.
      </p>
    </div>
  `,
  styleUrl: './keyboard-settings.scss',
})
export class KeyboardSettings {
  private readonly preferences = inject(Preferences);
  protected readonly scopes = inject(Keys)
    .inForce()
    .filter(({ bindings }) => bindings.length > 0);
  protected readonly form = form(linkedSignal(() => ({ letterKeys: this.preferences.letterKeys() })));

  protected keep(): void {
    this.preferences.change({ letterKeys: this.form().value().letterKeys });
  }
}
