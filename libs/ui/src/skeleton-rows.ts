import { Component, computed, input } from '@angular/core';

/** Rows that stand in for a list on its first load; they show after 150 ms, so that a fast answer never flickers. */
@Component({
  selector: 'sd-skeleton-rows',
  template: `
    <span class="sd-only-heard" role="status">Loading</span>
    @for (width of widths(); track $index) {
      <div class="row" aria-hidden="true">
        <i class="pill"></i>
        <div><i [style.width.%]="width"></i><i class="second" [style.width.%]="width * 0.6"></i></div>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      opacity: 0;
      animation: appear 120ms 150ms forwards;
    }
    .row {
      display: grid;
      grid-template-columns: 92px 1fr;
      gap: 14px;
      padding: calc(var(--sd-row-pad) + 2px) var(--sd-gutter);
      border-bottom: 1px solid var(--sd-line);
    }
    i {
      display: block;
      height: 10px;
      margin: 4px 0;
      border-radius: 4px;
      background: var(--sd-line);
    }
    .pill {
      height: 18px;
      border-radius: 99px;
    }
    .second {
      opacity: 0.6;
    }
    @keyframes appear {
      to {
        opacity: 1;
      }
    }
  `,
})
export class SkeletonRows {
  readonly rows = input(6);
  protected readonly widths = computed(() => Array.from({ length: this.rows() }, (_, index) => 72 - ((index * 17) % 34)));
}
