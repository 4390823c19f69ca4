import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import type { Deadline } from '@sourcedesk/contracts/intake';
import { deadlineWords } from './deadline-words';
import { Now, secondsWhile } from './now';
import { Pill } from './pill';

/**
 * Time that is left until a deadline: neutral, amber under 6 h, red under 2 h, grey with a lock when closed ("12 min ago"), always with an icon and words.
 * The tooltip (and a screen reader) gets the time in the reader's zone and the journalist's own words; `full` prints them beside it.
 */
@Component({
  selector: 'sd-deadline-pill',
  imports: [Pill, MatTooltip],
  template: `
    <sd-pill [tone]="words().tone" [icon]="words().icon" [class.closed]="words().closed" [matTooltip]="tip()" matTooltipPosition="below">
      <span class="sd-only-heard">{{ words().closed ? 'Closed' : 'Due' }} </span>{{ words().short }}
    </sd-pill>
    @if (full()) {
      <span class="more">{{ beside() }}</span>
    } @else {
      <span class="sd-only-heard">, {{ beside() }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 10px;
      position: relative;
    }
    .closed {
      color: var(--sd-ink-3);
    }
    .more {
      color: var(--sd-ink-2);
      font-size: 12.5px;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class DeadlinePill {
  readonly deadline = input.required<Deadline | null>();
  /** IANA zone to show times in; absent: the browser's. */
  readonly timeZone = input<string>();
  readonly full = input(false, { transform: booleanAttribute });

  private readonly now = inject(Now);
  protected readonly words = computed(() => deadlineWords(this.deadline(), this.now.time(), this.timeZone()));
  protected readonly beside = computed(
    () => [this.words().mine, this.words().theirs].filter((part) => part !== '').join(' · ') || this.words().note,
  );
  protected readonly tip = computed(() => {
    const { mine, theirs, note } = this.words();
    return [mine && `${mine} (you)`, theirs && `${theirs} (query)`, note].filter((line) => line !== '').join('\n');
  });

  constructor() {
    secondsWhile(computed(() => isLastMinutes(this.deadline(), this.now.minute())));
  }
}

/** Seconds are shown in the last two minutes; asked by the minute so that watching seconds does not feed itself. */
function isLastMinutes(deadline: Deadline | null, minute: number): boolean {
  if (deadline?.at == null || deadline.certainty === 'date-only' || deadline.certainty === 'unclear') return false;
  const left = Date.parse(deadline.at) - minute;
  return left > -60_000 && left < 180_000;
}
