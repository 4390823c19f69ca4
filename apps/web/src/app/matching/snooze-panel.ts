import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyHint, isTyping } from '@sourcedesk/ui';
import { moveFocus } from './move-focus';
import { localValue, snoozePresets } from './snooze-presets';
import type { SnoozePreset } from './snooze-presets';

/** Asks when a query shall come back: usual times by number, or a time of one's own. Answers with RFC 3339. */
@Component({
  selector: 'sd-snooze-panel',
  imports: [KeyHint, MatButton],
  template: `
    <header>
      <h2>When shall it come back?</h2>
    </header>
    <div class="choices">
      @for (preset of presets; track preset.label; let index = $index) {
        <button
          type="button"
          class="choice"
          [attr.data-first]="index === 0 || null"
          [attr.aria-disabled]="preset.late"
          (click)="choose(preset)"
        >
          <span class="grow">{{ preset.label }}</span>
          <span class="beside">{{ preset.late ? 'after the deadline' : preset.when }}</span>
          <sd-key-hint fixed [keys]="'' + (index + 1)" />
        </button>
      }
    </div>
    <footer>
      <input
        type="datetime-local"
        aria-label="Another time"
        [min]="earliest"
        [value]="own()"
        (input)="read($event)"
        (keydown.enter)="snooze()"
      />
      <button matButton="outlined" type="button" [disabled]="!ready()" (click)="snooze()">Snooze</button>
      @if (isLate()) {
        <p class="late">That is after the deadline.</p>
      }
    </footer>
  `,
  styleUrl: './snooze-panel.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class SnoozePanel {
  private readonly data = inject<{ deadline: number | null }>(DIALOG_DATA);
  private readonly shown = inject<DialogRef<string>>(DialogRef);
  private readonly now = Date.now();
  protected readonly presets = snoozePresets(this.now, this.data.deadline);
  protected readonly earliest = localValue(this.now);
  protected readonly own = signal(localValue(this.now + 2 * 3_600_000));
  private readonly chosen = computed(() => new Date(this.own()).getTime());
  protected readonly isLate = computed(() => this.data.deadline !== null && this.chosen() >= this.data.deadline);
  protected readonly ready = computed(() => this.chosen() > this.now && !this.isLate());

  protected read(event: Event): void {
    this.own.set((event.target as HTMLInputElement).value);
  }

  protected choose(preset: SnoozePreset): void {
    if (!preset.late) this.shown.close(new Date(preset.at).toISOString());
  }

  protected snooze(): void {
    if (this.ready()) this.shown.close(new Date(this.chosen()).toISOString());
  }

  protected onKey(event: KeyboardEvent): void {
    if (moveFocus(event)) return;
    const preset = isTyping(event.target) ? undefined : this.presets[Number(event.key) - 1];
    if (preset === undefined) return;
    event.preventDefault();
    this.choose(preset);
  }
}
