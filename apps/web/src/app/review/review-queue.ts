import { Component, DestroyRef, computed, inject, input, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PitchRow } from '@sourcedesk/contracts/drafting';
import {
  DeadlinePill,
  EmptyState,
  ErrorCard,
  ListItem,
  ListKeys,
  Now,
  PageHeader,
  Pill,
  SkeletonRows,
  StateBadge,
  spanWords,
} from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { ReviewClient } from './review-client';
import { type ReviewLane, byLane, firstLane, laneNames, lanes } from './review-lanes';

/** What an editor must decide, most urgent first. */
@Component({
  selector: 'sd-review-queue',
  imports: [DeadlinePill, EmptyState, ErrorCard, ListItem, ListKeys, MatButton, PageHeader, Pill, RouterLink, SkeletonRows, StateBadge],
  templateUrl: './review-queue.html',
  styleUrl: './review-queue.scss',
})
export class ReviewQueue {
  private readonly client = inject(ReviewClient);
  private readonly router = inject(Router);
  private readonly now = inject(Now);

  /** The lane in the address; absent: the first that holds something. */
  readonly lane = input<ReviewLane>();

  protected readonly lanes = lanes;
  protected readonly laneNames = laneNames;
  protected readonly problemOf = problemOf;
  protected readonly waiting = resource({ loader: () => this.client.waiting() });
  private readonly known = linkedSignal<PitchRow[] | undefined, PitchRow[] | undefined>({
    source: () => (this.waiting.hasValue() ? this.waiting.value() : undefined),
    computation: (rows, before) => rows ?? before?.value,
  });
  protected readonly byLane = computed(() => byLane(this.known() ?? [], this.now.minute()));
  protected readonly shownLane = computed(() => this.lane() ?? firstLane(this.byLane()));
  protected readonly rows = computed(() => this.byLane()[this.shownLane()]);
  protected readonly loaded = computed(() => this.known() !== undefined);
  protected readonly active = signal<string | null>(null);
  private readonly list = viewChild(ListKeys);

  constructor() {
    onLive(['pitch'], () => this.waiting.reload());
    useKeys(
      'Review',
      listBindings(() => this.list()),
    );
    inject(DestroyRef).onDestroy(() => this.active.set(null));
  }

  protected open(id: string): void {
    void this.router.navigate(['/app/pitches', id, 'review']);
  }

  protected waited(row: PitchRow): string {
    return row.submittedAt === null ? '' : `waiting ${spanWords(this.now.minute() - Date.parse(row.submittedAt))}`;
  }
}
