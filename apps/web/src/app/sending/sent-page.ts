import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
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
  Pane,
  Pill,
  SkeletonRows,
  SplitPanes,
  StateBadge,
  agoWords,
  momentWords,
  secondsWhile,
  spanWords,
} from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { NavCounts } from '../shell/nav-counts';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { SendingClient } from './sending-client';
import { SentPitch } from './sent-pitch';
import { SentRows } from './sent-rows';
import { type SentTab, secondsLeft, tabNames, tabs } from './sent-tabs';

/** What is out, what came back, and what needs a decision. */
@Component({
  selector: 'sd-sent-page',
  imports: [
    DeadlinePill,
    EmptyState,
    ErrorCard,
    ListItem,
    ListKeys,
    MatButton,
    PageHeader,
    Pane,
    Pill,
    RouterLink,
    SentPitch,
    SkeletonRows,
    SplitPanes,
    StateBadge,
  ],
  providers: [SentRows],
  templateUrl: './sent-page.html',
  styleUrl: './sent-page.scss',
})
export class SentPage {
  private readonly client = inject(SendingClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly counts = inject(NavCounts);
  private readonly session = inject(Session);
  protected readonly now = inject(Now);
  protected readonly rows = inject(SentRows);

  readonly tab = input<SentTab>();
  /** Id of the pitch that is open beside the list. */
  readonly pitch = input<string>();

  protected readonly tabs = tabs;
  protected readonly tabNames = tabNames;
  protected readonly problemOf = problemOf;
  protected readonly shown = computed<SentTab>(() => this.tab() ?? 'leaving');
  protected readonly sending = this.client.state();
  protected readonly mayRelease = computed(() => this.session.may('sending.release'));
  protected readonly pane = signal(0);
  private readonly list = viewChild(ListKeys);

  constructor() {
    effect(() => {
      const tab = this.shown();
      untracked(() => void this.rows.show(tab));
    });
    effect(() => {
      if (this.rows.loaded() && this.shown() === 'attention') this.counts.set('sent', this.rows.all().length, this.rows.all().length > 0);
    });
    onLive(['pitch', 'sending'], (event) => {
      void this.rows.reload();
      if (event === null || event.kind === 'sending') this.sending.reload();
    });
    secondsWhile(computed(() => this.shown() === 'leaving' && this.rows.all().length > 0));
    useKeys('Sent', [
      ...listBindings(() => this.list()),
      ...tabs.map((tab, index) => ({ keys: String(index + 1), label: tabNames[tab], run: () => void this.go({ tab, pitch: null }) })),
    ]);
  }

  protected open(id: string): void {
    this.pane.set(1);
    void this.go({ pitch: id });
  }

  protected changed(): void {
    void this.rows.reload();
  }

  protected time(row: PitchRow): string {
    const now = this.now.time();
    if (row.state === 'scheduled') {
      const left = secondsLeft(row.sendAt, now);
      return left === 0
        ? 'leaving now'
        : left < 3600
          ? `leaves in ${spanWords(left * 1000, left < 120)}`
          : `leaves ${momentWords(now + left * 1000, now)}`;
    }
    if (row.state === 'sending') return 'with the mail server';
    return row.delivery?.deliveredAt
      ? `sent ${agoWords(Date.parse(row.delivery.deliveredAt), now)}`
      : agoWords(Date.parse(row.updatedAt), now);
  }

  protected async release(): Promise<void> {
    try {
      this.sending.set(await this.client.release());
      this.toasts.show('Sending goes on.', { tone: 'green' });
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  private go(queryParams: Record<string, string | null>): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
