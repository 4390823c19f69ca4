import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PitchRow } from '@sourcedesk/contracts/drafting';
import {
  DeadlinePill,
  EmptyState,
  ErrorCard,
  Icon,
  ListItem,
  ListKeys,
  Now,
  PageHeader,
  Pane,
  Pill,
  SkeletonRows,
  SplitPanes,
  StateBadge,
  momentWords,
  secondsWhile,
  spanWords,
} from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { SendingClient } from './sending-client';
import { SentPitch } from './sent-pitch';
import { SentRows } from './sent-rows';
import { type SentTab, changeWords, secondsLeft, tabNames, tabs } from './sent-tabs';

const narrow = '(max-width: 899.98px)';
/** So long a row is in hand before its pitch is read: walking with J reads only where one stops. */
const restMs = 150;

/** What is out, what came back, and what needs a decision. */
@Component({
  selector: 'sd-sent-page',
  imports: [
    DeadlinePill,
    EmptyState,
    ErrorCard,
    Icon,
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
  protected readonly onPhone = computed(() => this.screen()?.matches === true);
  /** On a phone list and pitch are steps; the address says which one is in view. */
  protected readonly step = computed(() => (this.onPhone() && this.pitch() !== undefined ? 1 : 0));
  /** Id of the row in hand. */
  protected readonly active = linkedSignal<string | null>(() => this.pitch() ?? null);
  /** The pitch beside the list: on a wide screen that of the row in hand, a moment after the hand came to rest. */
  protected readonly beside = computed(() => (this.onPhone() ? this.pitch() : this.settled()));
  private readonly settled = signal<string | null>(null);
  private readonly screen = toSignal(inject(BreakpointObserver).observe(narrow));
  private readonly list = viewChild(ListKeys);
  private readonly panes = viewChild(SplitPanes);

  constructor() {
    effect(() => {
      const tab = this.shown();
      untracked(() => void this.rows.show(tab));
    });
    effect((onCleanup) => {
      const id = this.rows.all().some((row) => row.id === this.active()) ? this.active() : null;
      const timer = setTimeout(() => this.settled.set(id), untracked(this.settled) === null ? 0 : restMs);
      onCleanup(() => clearTimeout(timer));
    });
    onLive(['pitch', 'sending'], () => void this.rows.reload());
    onLive(['sending'], () => this.sending.reload());
    secondsWhile(computed(() => this.shown() === 'leaving' && this.rows.all().length > 0));
    useKeys('Sent', [
      ...listBindings(() => this.list()),
      { keys: 'escape', label: 'Back to the list', run: () => this.backToList(), when: () => this.panes()?.holdsFocus(1) === true },
      ...tabs.map((tab, index) => ({ keys: String(index + 1), label: tabNames[tab], run: () => void this.go({ tab, pitch: null }) })),
    ]);
  }

  /** Enter, or a hand on the row: the pitch itself. */
  protected open(id: string): void {
    this.active.set(id);
    this.settled.set(id);
    void this.go({ pitch: id }, !this.onPhone()).then(() => this.panes()?.focus(1));
  }

  protected backToList(): void {
    if (this.onPhone()) void this.go({ pitch: null }).then(() => this.list()?.focus());
    else this.list()?.focus();
  }

  protected changed(): void {
    void this.rows.reload();
  }

  protected time(row: PitchRow): string {
    const now = this.now.time();
    if (row.state === 'scheduled') {
      const left = secondsLeft(row.sendAt, now);
      return left === 0 ? 'now' : left < 3600 ? `in ${spanWords(left * 1000, left < 120)}` : momentWords(now + left * 1000, now);
    }
    if (row.state === 'sending') return 'handing over';
    return changeWords(row, now).changed;
  }

  protected sentWords(row: PitchRow): string {
    return changeWords(row, this.now.time()).sent;
  }

  protected async release(): Promise<void> {
    try {
      this.sending.set(await this.client.release());
      this.toasts.show('Sending goes on.', { tone: 'green' });
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  private go(queryParams: Record<string, string | null>, replaceUrl = true): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
