import { Component, computed, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@sourcedesk/ui';
import type { Counts } from './nav-counts';
import type { Place } from './navigation';

/** The places at the thumb of a phone: the first four, the others behind More. */
@Component({
  selector: 'sd-bottom-nav',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Places">
      @for (place of first(); track place.id) {
        <a [routerLink]="place.path" routerLinkActive="on" ariaCurrentWhenActive="page">
          <sd-icon [name]="place.icon" />
          <span>{{ place.label }}</span>
          @if (counts()[place.id]; as number) {
            <b [class.hot]="number.soon > 0">{{ number.count }}</b>
          }
        </a>
      }
      @if (others().length > 0) {
        <button type="button" [matMenuTriggerFor]="more">
          <sd-icon name="more" /><span>More</span>
          @if (behind(); as number) {
            <b [class.hot]="number.soon > 0">{{ number.count }}</b>
          }
        </button>
        <mat-menu #more="matMenu">
          @for (place of others(); track place.id) {
            <a mat-menu-item [routerLink]="place.path"
              >{{ place.label }}
              @if (counts()[place.id]; as number) {
                <b class="waits" [class.hot]="number.soon > 0">{{ number.count }}</b>
              }
            </a>
          }
        </mat-menu>
      }
    </nav>
  `,
  styles: `
    nav {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      padding-bottom: env(safe-area-inset-bottom);
      border-top: 1px solid var(--sd-line);
      background: var(--sd-paper);
    }
    nav > a,
    nav > button {
      position: relative;
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 2px;
      min-height: 54px;
      padding: 4px 2px;
      border: 0;
      background: none;
      color: var(--sd-ink-2);
      font: 500 11px/1.2 var(--sd-font);
      text-decoration: none;
      cursor: pointer;
    }
    nav > * > sd-icon {
      font-size: 20px;
    }
    nav > .on {
      color: var(--sd-press);
      font-weight: 600;
    }
    .waits {
      margin-inline-start: 6px;
      font: 500 12px/1.2 var(--sd-font);
      font-variant-numeric: tabular-nums;
    }
    .waits:not(.hot) {
      color: var(--sd-ink-3);
    }
    nav b {
      position: absolute;
      top: 5px;
      left: calc(50% + 9px);
      font: 600 10px/1.2 var(--sd-font);
      font-variant-numeric: tabular-nums;
    }
    .hot {
      color: var(--sd-red);
    }
  `,
})
export class BottomNav {
  readonly places = input.required<readonly Place[]>();
  readonly counts = input.required<Counts>();
  protected readonly first = computed(() => this.places().slice(0, this.places().length > 5 ? 4 : 5));
  protected readonly others = computed(() => this.places().slice(this.first().length));
  /** What waits behind More. */
  protected readonly behind = computed(() => {
    const numbers = this.others().flatMap(({ id }) => this.counts()[id] ?? []);
    if (numbers.length === 0) return null;
    return numbers.reduce((sum, each) => ({ count: sum.count + each.count, soon: sum.soon + each.soon }), { count: 0, soon: 0 });
  });
}
