import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState, ErrorCard, ReasonChips, ScoreChip, SkeletonRows } from '@sourcedesk/ui';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { AccountsClient } from './accounts-client';
import { type Sought, tryAlert, whyNot } from './alert-trial';
import { lastKnown } from '../shell/last-known';

const latest = 200;
const pause = 200;
const step = 30;

/** Holds an alert, as it is being written, against the latest queries: which would match and why, which would not and why not. */
@Component({
  selector: 'sd-alert-test',
  imports: [EmptyState, ErrorCard, MatButton, ReasonChips, RouterLink, ScoreChip, SkeletonRows],
  templateUrl: './alert-test.html',
  styleUrl: './alert-test.scss',
})
export class AlertTest {
  /** As it is being written. */
  readonly sought = input.required<Sought>();
  /** As it is saved; null for an expert that is not there yet. */
  readonly saved = input<Sought | null>(null);

  private readonly client = inject(AccountsClient);
  protected readonly read = resource({ loader: () => this.client.latestQueries(latest) });
  protected readonly queries = lastKnown(this.read);
  protected readonly problemOf = problemOf;
  /** What was written when the typing paused. */
  private readonly written = signal<Sought | null>(null);
  protected readonly trial = computed(() => {
    const [sought, queries] = [this.written(), this.queries()];
    return sought && queries ? tryAlert(sought, this.saved(), queries) : null;
  });
  protected readonly lane = signal<'would' | 'wouldNot'>('would');
  private readonly most = signal(step);
  private readonly all = computed(() => this.trial()?.[this.lane()] ?? []);
  protected readonly rows = computed(() =>
    this.all()
      .slice(0, this.most())
      .map((tried) => ({ ...tried, whyNot: this.lane() === 'wouldNot' ? whyNot(tried.reasons) : '' })),
  );
  protected readonly hasMore = computed(() => this.all().length > this.most());
  protected readonly changed = computed(() => {
    const { more = 0, fewer = 0 } = this.trial() ?? {};
    return [more > 0 ? `${more} more` : '', fewer > 0 ? `${fewer} fewer` : ''].filter((part) => part !== '').join(', ');
  });
  protected readonly heard = computed(() => {
    const trial = this.trial();
    return trial ? `${trial.would.length} of ${trial.would.length + trial.wouldNot.length} queries would match` : '';
  });

  constructor() {
    onLive(['query'], () => this.read.reload());
    effect((onCleanup) => {
      const sought = this.sought();
      const timer = setTimeout(() => this.written.set(sought), pause);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected show(lane: 'would' | 'wouldNot'): void {
    this.lane.set(lane);
    this.most.set(step);
  }

  protected showMore(): void {
    this.most.update((most) => most + step);
  }
}
