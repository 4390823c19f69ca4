import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { ErrorCard, Now, SkeletonRows, momentWords } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { stepWords } from './standing-words';
import { DraftingClient } from './drafting-client';

/** What happened to a pitch, the latest first, and the texts that were kept. */
@Component({
  selector: 'sd-draft-history',
  imports: [ErrorCard, SkeletonRows],
  template: `
    @if (history.error(); as error) {
      <sd-error-card [problem]="problemOf(error)" (retry)="history.reload()" />
    } @else if (history.hasValue()) {
      <ol>
        @for (entry of history.value().items; track $index) {
          <li>
            <p>
              <b>{{ stepWords(entry) }}</b> by {{ entry.by }}
            </p>
            @if (entry.reason !== '') {
              <p class="sd-muted">“{{ entry.reason }}”</p>
            }
            <p class="sd-dim">
              {{ when(entry.at) }}
              @if (kept().has(entry)) {
                · <button type="button" (click)="compare.emit(entry.textVersion)">compare with text {{ entry.textVersion }}</button>
              }
            </p>
          </li>
        } @empty {
          <li class="sd-muted">Nothing has happened yet.</li>
        }
      </ol>
    } @else {
      <sd-skeleton-rows [rows]="4" />
    }
  `,
  styles: `
    ol {
      display: grid;
      gap: 12px;
      font-size: 13px;
    }
    li {
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--sd-line);
    }
    b {
      display: inline-block;
    }
    b::first-letter {
      text-transform: uppercase;
    }
    .sd-dim {
      font-size: 12.5px;
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--sd-press);
      cursor: pointer;
    }
  `,
})
export class DraftHistory {
  readonly pitchId = input.required<string>();
  /** The version of the pitch: another one makes the list read again. */
  readonly version = input.required<number>();
  readonly compare = output<number>();

  private readonly client = inject(DraftingClient);
  private readonly now = inject(Now);
  protected readonly problemOf = problemOf;
  protected readonly stepWords = stepWords;
  protected readonly history = this.client.history(() => this.pitchId());
  /** The steps that kept a text: its number rose with them. */
  protected readonly kept = computed(() => {
    const items = this.history.hasValue() ? this.history.value().items : [];
    return new Set(items.filter((entry, at) => entry.textVersion > (items[at + 1]?.textVersion ?? 0)));
  });

  constructor() {
    let read: number | null = null;
    effect(() => {
      const version = this.version();
      if (read !== null && read !== version) untracked(() => this.history.reload());
      read = version;
    });
  }

  protected when(at: string): string {
    return momentWords(Date.parse(at), this.now.time());
  }
}
