import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon';
import type { Tone } from './tone';

/** A small rounded label; its tone never stands alone, there are always words in it. */
@Component({
  selector: 'sd-pill',
  imports: [Icon],
  template: `@if (icon(); as name) {
      <sd-icon [name]="name" />
    }
    <ng-content />`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      max-width: 100%;
      min-height: 20px;
      padding: 1px 9px;
      border: 1px solid var(--sd-line);
      border-radius: 99px;
      background: var(--sd-raised);
      color: var(--sd-ink-2);
      font: 560 12px/16px var(--sd-font);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    sd-icon {
      font-size: 12px;
    }
    :host([data-tone='amber']) {
      border-color: transparent;
      background: var(--sd-amber-soft);
      color: var(--sd-amber);
    }
    :host([data-tone='red']) {
      border-color: transparent;
      background: var(--sd-red-soft);
      color: var(--sd-red);
    }
    :host([data-tone='green']) {
      border-color: transparent;
      background: var(--sd-green-soft);
      color: var(--sd-green);
    }
    :host([data-tone='violet']) {
      border-color: transparent;
      background: var(--sd-violet-soft);
      color: var(--sd-violet);
    }
    :host([data-tone='press']) {
      border-color: transparent;
      background: var(--sd-press-soft);
      color: var(--sd-press);
    }
  `,
})
export class Pill {
  readonly tone = input<Tone>('plain');
  readonly icon = input<IconName>();
}
