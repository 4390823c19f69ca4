import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Attention, Overview } from '@sourcedesk/contracts/reporting';
import { serviceNames } from '@sourcedesk/domain/services';
import {
  DeadlinePill,
  ErrorCard,
  Figure,
  KeyHint,
  ListItem,
  ListKeys,
  Now,
  PageHeader,
  Pill,
  SkeletonRows,
  clockWords,
  dateWords,
  spanWords,
} from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { byUrgency } from './by-urgency';
import { intervalWords, percent } from './report-view';
import { ReportingClient } from './reporting-client';

const actionNames: Record<Attention['action'], string> = {
  take: 'Open',
  review: 'Review',
  resolve: 'Decide',
  retry: 'Look',
  approveForClient: 'Open',
  schedule: 'Send',
  mailbox: 'Mend',
  quarantine: 'Look',
  edition: 'Look',
};

/** The morning view: will anything be missed today, and what needs somebody. */
@Component({
  selector: 'sd-overview-page',
  imports: [DeadlinePill, ErrorCard, Figure, KeyHint, ListItem, ListKeys, MatButton, PageHeader, Pill, RouterLink, SkeletonRows],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export class OverviewPage {
  private readonly client = inject(ReportingClient);
  private readonly router = inject(Router);
  private readonly now = inject(Now);

  protected readonly problemOf = problemOf;
  protected readonly percent = percent;
  protected readonly intervalWords = intervalWords;
  protected readonly actionNames = actionNames;
  protected readonly read = this.client.overview();
  /** The row in hand, by its place. */
  protected readonly active = signal<string | null>(null);
  protected readonly attention = computed(() => byUrgency(this.read.hasValue() ? this.read.value().attention : [], this.now.minute()));
  protected readonly heading = computed(() => {
    const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(this.now.minute());
    return `${day}, ${clockWords(this.now.minute(), 'America/New_York')} in New York`;
  });
  protected readonly here = computed(() => `${clockWords(this.now.minute())} here`);
  private readonly list = viewChild(ListKeys);

  constructor() {
    onLive(['pitch', 'match', 'message', 'placement', 'sending'], () => this.read.reload());
    useKeys('Overview', [
      ...listBindings(() => this.list()),
      { keys: '1', label: 'What is due', run: () => void this.router.navigateByUrl('/app/queue') },
      { keys: '2', label: 'What is in review', run: () => void this.router.navigateByUrl('/app/review') },
      { keys: '3', label: 'What was sent', run: () => void this.router.navigateByUrl('/app/sent?tab=sent') },
      { keys: '4', label: 'What was published', run: () => void this.router.navigateByUrl('/app/placements') },
    ]);
  }

  protected openAt(index: string): void {
    const item = this.attention()[Number(index)];
    if (item === undefined) return;
    const address = this.router.parseUrl(item.href);
    // Sent opens at the pitch itself, not at the first of its tab.
    if (item.pitchId !== null && item.href.startsWith('/app/sent')) address.queryParams = { ...address.queryParams, pitch: item.pitchId };
    void this.router.navigateByUrl(address);
  }

  protected edition({ service, name, date }: Overview['editions'][number]): string {
    return `${serviceNames[service]} ${name.toLowerCase()}, ${dateWords(date).slice(0, -5)}`;
  }

  protected oldest(at: string | null): string {
    return at === null ? 'nothing waits' : `the oldest for ${spanWords(this.now.minute() - Date.parse(at))}`;
  }
}
