import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyHint, isTyping } from '@sourcedesk/ui';
import { moveFocus } from './move-focus';
import { skipReasons } from './skip-reasons';

/** Asks why a query is skipped: a number does it at once, or words of one's own. Answers with the reason. */
@Component({
  selector: 'sd-skip-panel',
  imports: [KeyHint, MatButton],
  template: `
    <header>
      <h2>Why skip it?</h2>
      <p>{{ data.forWhom }}</p>
    </header>
    <div class="choices">
      @for (reason of reasons; track reason; let index = $index) {
        <button type="button" class="choice" [attr.data-first]="index === 0 || null" (click)="shown.close(reason)">
          <span class="grow">{{ reason }}</span>
          <sd-key-hint fixed [keys]="'' + (index + 1)" />
        </button>
      }
    </div>
    <footer>
      <input
        type="text"
        maxlength="500"
        placeholder="In your own words"
        aria-label="In your own words"
        [value]="own()"
        (input)="read($event)"
        (keydown.enter)="skip()"
      />
      <button matButton="outlined" type="button" [disabled]="own().trim() === ''" (click)="skip()">
        Skip <sd-key-hint keys="enter" />
      </button>
    </footer>
  `,
  styleUrl: './skip-panel.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class SkipPanel {
  protected readonly data = inject<{ forWhom: string }>(DIALOG_DATA);
  protected readonly shown = inject<DialogRef<string>>(DialogRef);
  protected readonly reasons = skipReasons;
  protected readonly own = signal('');

  protected read(event: Event): void {
    this.own.set((event.target as HTMLInputElement).value);
  }

  protected skip(): void {
    if (this.own().trim() !== '') this.shown.close(this.own().trim());
  }

  protected onKey(event: KeyboardEvent): void {
    if (moveFocus(event)) return;
    const reason = isTyping(event.target) ? undefined : this.reasons[Number(event.key) - 1];
    if (reason === undefined) return;
    event.preventDefault();
    this.shown.close(reason);
  }
}
