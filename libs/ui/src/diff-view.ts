import { Component, computed, input } from '@angular/core';
import { readableDiff } from './readable-diff';
import type { DiffSegment } from './readable-diff';

/** Two texts compared word by word: `unified` in one column, `side` before and after beside each other. */
@Component({
  selector: 'sd-diff-view',
  template: `
    @switch (mode()) {
      @case ('side') {
        <section class="column" aria-label="Before">
          @for (part of before(); track $index) {
            @if (part.kind === 'removed') {
              <del>{{ part.text }}</del>
            } @else {
              <span>{{ part.text }}</span>
            }
          }
        </section>
        <section class="column" aria-label="After">
          @for (part of after(); track $index) {
            @if (part.kind === 'added') {
              <ins>{{ part.text }}</ins>
            } @else {
              <span>{{ part.text }}</span>
            }
          }
        </section>
      }
      @default {
        @for (part of readable(); track $index) {
          @switch (part.kind) {
            @case ('added') {
              <ins><span class="sd-only-heard"> added: </span>{{ part.text }}</ins>
            }
            @case ('removed') {
              <del><span class="sd-only-heard"> removed: </span>{{ part.text }}</del>
            }
            @default {
              <span>{{ part.text }}</span>
            }
          }
        }
      }
    }
  `,
  host: { '[class.side]': "mode() === 'side'" },
  preserveWhitespaces: false,
  styles: `
    :host {
      display: block;
      font-size: 15.5px;
      line-height: 1.65;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    :host(.side) {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(230px, 100%), 1fr));
      gap: 24px;
    }
    ins {
      background: var(--sd-green-soft);
      text-decoration: underline 2px var(--sd-green);
      text-underline-offset: 3px;
    }
    del {
      background: var(--sd-red-soft);
      color: var(--sd-red);
    }
  `,
})
export class DiffView {
  readonly segments = input.required<readonly DiffSegment[]>();
  readonly mode = input<'unified' | 'side'>('unified');
  protected readonly readable = computed(() => readableDiff(this.segments()));
  protected readonly before = computed(() => this.readable().filter((part) => part.kind !== 'added'));
  protected readonly after = computed(() => this.readable().filter((part) => part.kind !== 'removed'));
}
