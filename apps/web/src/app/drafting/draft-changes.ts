import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { diffTexts } from '@sourcedesk/domain/text-diff';
import { DiffView, ErrorCard, SkeletonRows, momentWords } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { DraftingClient } from './drafting-client';
import type { DraftText } from './write-ahead';

/** What changed since a kept version: by default the last one an editor has judged, so that an answer to a return is seen at a glance. */
@Component({
  selector: 'sd-draft-changes',
  imports: [DiffView, ErrorCard, SkeletonRows],
  template: `
    @if (versions.error(); as error) {
      <sd-error-card [problem]="problemOf(error)" (retry)="versions.reload()" />
    } @else if (versions.hasValue()) {
      @if (chosen(); as version) {
        <p class="sd-line-up sd-small sd-muted">
          <label for="sd-compare">Changes since</label>
          <select id="sd-compare" [value]="version.number" (change)="since.set(numberOf($event))">
            @for (each of versions.value().items; track each.number) {
              <option [value]="each.number" [selected]="each.number === version.number">
                text {{ each.number }} by {{ each.by }}, {{ when(each.at) }}
              </option>
            }
          </select>
        </p>
        @if (unchanged()) {
          <p class="sd-muted">Nothing has changed since text {{ version.number }}.</p>
        } @else {
          @if (subject(); as segments) {
            <h3><sd-diff-view [segments]="segments" /></h3>
            <sd-diff-view [segments]="body() ?? []" />
          }
        }
      } @else {
        <p class="sd-muted">No version has been kept yet: the first is kept when you submit.</p>
      }
    } @else {
      <sd-skeleton-rows [rows]="3" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
    }
    select {
      min-height: 28px;
      max-width: 100%;
      padding: 0 6px;
      border: 1px solid var(--sd-line-strong);
      border-radius: var(--sd-radius-small);
      background: var(--sd-surface);
    }
    h3 {
      padding-bottom: 10px;
      border-bottom: 1px solid var(--sd-line);
      font-size: 17px;
    }
  `,
})
export class DraftChanges {
  readonly pitchId = input.required<string>();
  /** Number of the newest version: another one makes the list read again. */
  readonly newest = input.required<number>();
  readonly text = input.required<DraftText>();
  /** Compare with this version instead of the usual one. */
  readonly from = input<number | null>(null);

  private readonly client = inject(DraftingClient);
  protected readonly problemOf = problemOf;
  protected readonly versions = this.client.versions(() => (this.newest() >= 0 ? this.pitchId() : undefined));
  protected readonly since = linkedSignal(() => this.from());
  protected readonly chosen = computed(() => {
    const items = this.versions.hasValue() ? this.versions.value().items : [];
    return items.find(({ number }) => number === this.since()) ?? items.find(({ reviewed }) => reviewed) ?? items[0];
  });
  protected readonly unchanged = computed(() => this.chosen()?.subject === this.text().subject && this.chosen()?.body === this.text().body);
  protected readonly subject = computed(() => this.between(this.chosen()?.subject, this.text().subject));
  protected readonly body = computed(() => this.between(this.chosen()?.body, this.text().body));

  protected when(at: string): string {
    return momentWords(Date.parse(at), Date.now());
  }

  protected numberOf(event: Event): number {
    return Number((event.target as HTMLSelectElement).value);
  }

  private between(before: string | undefined, after: string) {
    return before === undefined ? null : diffTexts(before, after);
  }
}
