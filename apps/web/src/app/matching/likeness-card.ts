import { Component, ElementRef, Injector, afterNextRender, computed, inject, input, signal } from '@angular/core';
import type { Likeness, LikenessVerdict } from '@sourcedesk/contracts/likeness';
import { ErrorCard, Now, deadlineWords } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { LikenessItem } from './likeness-item';
import { verdictWords } from './likeness-words';
import { MatchingClient } from './matching-client';

/** Shown before somebody asks for the rest. */
const shownAtFirst = 2;
const day = 86_400_000;

/** Queries that may be the same request as one: what speaks for it, and what a person said. Nothing is drawn where there is none. */
@Component({
  selector: 'sd-likeness-card',
  imports: [ErrorCard, LikenessItem],
  templateUrl: './likeness-card.html',
  styleUrl: './likeness-card.scss',
})
export class LikenessCard {
  /** Of the query. */
  readonly id = input.required<string>();

  private readonly client = inject(MatchingClient);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly problemOf = problemOf;
  protected readonly read = this.client.likenesses(this.id);
  protected readonly busy = signal('');
  protected readonly all = signal(false);
  /** Whether those asked before are shown. */
  protected readonly unfolded = signal(false);
  protected readonly mayJudge = computed(() => this.session.may('queries.change'));
  private readonly found = computed(() => (this.read.hasValue() ? this.read.value().items : []));
  private readonly live = computed(() => this.found().filter((each) => !this.isPast(each)));
  /** A topic that returns every month has a long past, which asks nobody for a verdict. */
  protected readonly past = computed(() => this.found().filter((each) => this.isPast(each)));
  protected readonly shown = computed(() => (this.all() ? this.live() : this.live().slice(0, shownAtFirst)));
  protected readonly hidden = computed(() => this.live().length - this.shown().length);
  protected readonly heading = computed(() =>
    this.live().some(({ verdict }) => verdict === 'open') ? 'May be the same request' : 'Held against other requests',
  );

  constructor() {
    onLive(
      ['query'],
      () => this.read.reload(),
      ({ entityId }) => entityId === this.id(),
    );
  }

  /** The one of the two that is not on the page. */
  protected otherOf({ query, other }: Likeness): Likeness['query'] {
    return query.id === this.id() ? other : query;
  }

  /** Nobody judged it, and the other closed more than a day ago. What has no instant stays a question. */
  private isPast(likeness: Likeness): boolean {
    const { left } = deadlineWords(this.otherOf(likeness).deadline, this.now.minute());
    return likeness.verdict === 'open' && left !== null && left < -day;
  }

  protected async judge(id: string, verdict: LikenessVerdict): Promise<void> {
    if (this.busy() !== '') return;
    this.busy.set(id);
    try {
      const judged = await this.client.judgeLikeness(id, verdict);
      this.read.update((page) => page && { ...page, items: page.items.map((each) => (each.id === id ? judged : each)) });
      if (this.isPast(judged)) this.unfolded.set(true);
      // The pressed button is gone: what takes its place gets the focus.
      afterNextRender(() => this.host.querySelector<HTMLElement>(`[data-id="${id}"] button`)?.focus(), { injector: this.injector });
      if (verdict !== 'open') this.toasts.show(`${verdictWords[verdict]}: it is remembered.`, { undo: () => void this.judge(id, 'open') });
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set('');
    }
  }
}
