import { Component, input } from '@angular/core';
import type { Tone } from './tone';

/** A number that never stands alone: its name, and the context that makes it mean something. */
@Component({
  selector: 'sd-figure',
  template: `
    <span class="value">{{ value() }}</span>
    <span class="label">{{ label() }}</span>
    @if (context() !== '') {
      <span class="context">{{ context() }}</span>
    }
  `,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 2px;
      min-width: 0;
    }
    .value {
      font: 650 24px/1.25 var(--sd-font);
      font-variant-numeric: tabular-nums;
      letter-spacing: -0.015em;
    }
    .label {
      color: var(--sd-ink-2);
      font-size: 12.5px;
    }
    .context {
      text-wrap: balance;
      color: var(--sd-ink-3);
      font-size: 12.5px;
    }
    :host([data-tone='red']) .value {
      color: var(--sd-red);
    }
    :host([data-tone='amber']) .value {
      color: var(--sd-amber);
    }
    :host([data-tone='green']) .value {
      color: var(--sd-green);
    }
  `,
})
export class Figure {
  readonly value = input.required<string | number>();
  readonly label = input.required<string>();
  readonly context = input('');
  readonly tone = input<Tone>('plain');
}
