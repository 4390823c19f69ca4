import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { InboxMatch } from '@sourcedesk/contracts/matching';
import { KeyHint } from '@sourcedesk/ui';

/** Which match is accepted, and whether the others are skipped with it. */
export interface BrandChoice {
  match: InboxMatch;
  skipOthers: boolean;
}

/** Asks which brand answers when several fit; the best one is chosen already and Enter confirms. */
@Component({
  selector: 'sd-brand-panel',
  imports: [KeyHint, MatButton],
  template: `
    <header>
      <h2>Who answers this query?</h2>
      <p>Several fit; the best match is chosen.</p>
    </header>
    <div class="choices" role="radiogroup" aria-label="Brand">
      @for (match of matches; track match.id; let index = $index) {
        <label class="choice" [class.on]="match === chosen()">
          <input
            type="radio"
            name="match"
            [attr.data-first]="index === 0 || null"
            [checked]="match === chosen()"
            (change)="chosen.set(match)"
          />
          <span class="grow"
            ><b>{{ match.brand.name }}</b> <span class="beside">{{ match.profile.name }}</span></span
          >
          <span class="sd-figures">{{ round(match.score) }}</span>
          @if (index < 9) {
            <sd-key-hint fixed [keys]="'' + (index + 1)" />
          }
        </label>
      }
    </div>
    <label class="others">
      <input type="checkbox" [checked]="skipOthers()" (change)="skipOthers.set(!skipOthers())" />
      <span>Skip the {{ others() }}: another brand answers</span>
    </label>
    <footer>
      <button matButton="outlined" type="button" (click)="shown.close()">Cancel <sd-key-hint keys="escape" /></button>
      <span class="sd-spread"></span>
      <button matButton="filled" type="button" (click)="accept()">Accept for {{ chosen().brand.name }} <sd-key-hint keys="enter" /></button>
    </footer>
  `,
  styleUrl: './brand-panel.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class BrandPanel {
  protected readonly matches = inject<{ matches: InboxMatch[] }>(DIALOG_DATA).matches;
  protected readonly shown = inject<DialogRef<BrandChoice>>(DialogRef);
  protected readonly chosen = signal(this.matches[0] as InboxMatch);
  protected readonly skipOthers = signal(true);
  protected readonly others = computed(() => (this.matches.length === 2 ? 'other one' : `other ${this.matches.length - 1}`));

  protected round(score: number): number {
    return Math.round(score);
  }

  protected accept(): void {
    this.shown.close({ match: this.chosen(), skipOthers: this.skipOthers() });
  }

  protected onKey(event: KeyboardEvent): void {
    const match = this.matches[Number(event.key) - 1];
    if (match !== undefined) {
      this.chosen.set(match);
      (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[type=radio]')[this.matches.indexOf(match)]?.focus();
    }
    const confirms = event.key === 'Enter' && !(event.target instanceof HTMLButtonElement);
    if (confirms) this.accept();
    if (match !== undefined || confirms) event.preventDefault();
  }
}
