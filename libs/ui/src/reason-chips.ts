import { Component, computed, input } from '@angular/core';
import type { MatchReason } from '@sourcedesk/contracts/matching';
import { reasonWords } from './reason-words';

/** Why a query fits, as short chips; what counts against it is struck through and said to be so. */
@Component({
  selector: 'sd-reason-chips',
  template: `
    @for (reason of shown(); track $index) {
      <span class="chip" [class.against]="reason.against"
        ><span class="sd-only-heard">{{ reason.said }}</span
        >{{ reason.text }}</span
      >
    }
    @if (more() > 0) {
      <span class="sd-dim sd-small">{{ more() }} more</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 6px;
      min-width: 0;
    }
    .chip {
      max-width: 100%;
      padding: 0 6px;
      overflow: hidden;
      border: 1px solid var(--sd-line);
      border-radius: 5px;
      background: var(--sd-surface);
      color: var(--sd-ink-2);
      font-size: 12px;
      line-height: 18px;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .against {
      color: var(--sd-ink-3);
      text-decoration: line-through;
    }
  `,
})
export class ReasonChips {
  readonly reasons = input.required<readonly MatchReason[]>();
  /** How many are shown before "n more". */
  readonly limit = input(4);
  protected readonly shown = computed(() => this.reasons().slice(0, this.limit()).map(reasonWords));
  protected readonly more = computed(() => this.reasons().length - this.shown().length);
}
