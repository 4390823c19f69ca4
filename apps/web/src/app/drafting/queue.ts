import { Component, Injector, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { QueueRow } from '@sourcedesk/contracts/drafting';
import type { UserId } from '@sourcedesk/domain/ids';
import { ActionBar, EmptyState, ErrorCard, KeyHint, ListItem, ListKeys, Now, PageHeader, SkeletonRows } from '@sourcedesk/ui';
import type { BarAction } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { usePalette } from '../shell/palette';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { DraftingClient } from './drafting-client';
import { QueueLine } from './queue-line';
import type { QueueDeed } from './queue-line';
import { emptyWords, queueTabs } from './queue-words';
import { leaseWords } from './lease';
import { lostWords, mayTakeOver } from './queue-rows';
import { QueueStore } from './queue-store';
import type { QueueTab } from './queue-store';

const next: BarAction = { id: 'next', label: 'Take the next best', keys: 'n' };

/** What to write next: what can be taken, what is mine, what came back, what was handed in today. */
@Component({
  selector: 'sd-queue',
  imports: [ActionBar, EmptyState, ErrorCard, KeyHint, ListItem, ListKeys, MatButton, PageHeader, QueueLine, RouterLink, SkeletonRows],
  providers: [QueueStore],
  templateUrl: './queue.html',
  styleUrl: './queue.scss',
})
export class Queue {
  /** The tab, from the address. */
  readonly tab = input<string>();

  private readonly client = inject(DraftingClient);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  protected readonly session = inject(Session);
  protected readonly store = inject(QueueStore);
  private readonly list = viewChild<ListKeys>('list');

  protected readonly tabs = queueTabs;
  protected readonly inHand = signal<string | null>(null);
  protected readonly busy = signal<string | null>(null);
  protected readonly me = computed(() => this.session.me()?.user.id ?? '');
  protected readonly shownTab = computed<QueueTab>(() => queueTabs.find(({ id }) => id === this.tab())?.id ?? 'available');
  protected readonly empty = computed(() => emptyWords[this.shownTab()]);
  protected readonly row = computed(() => this.store.rows().find((row) => row.matchId === this.inHand()));
  protected readonly sentence = computed(() => this.sentenceOf());
  protected readonly always = [next];
  protected readonly hint = computed(() => (this.shownTab() === 'available' ? 'What came back first, then by deadline.' : ''));
  protected readonly actions = computed<readonly BarAction[]>(() => this.barOf(this.row()));

  constructor() {
    effect(() => {
      const tab = this.shownTab();
      untracked(() => this.store.show(tab));
    });
    onLive(['pitch', 'match', 'query', 'brand'], () => this.store.refresh());
    const inHand = (what: (row: QueueRow) => void) => () => {
      const row = this.row();
      if (row !== undefined) what(row);
    };
    useKeys('Queue', [
      { keys: 'c', label: 'Take and write', run: inHand((row) => void this.enter(row.matchId)) },
      { keys: 'n', label: 'Take the next best', run: () => void this.takeNext() },
      { keys: 'h', label: 'Release', run: inHand((row) => void this.release(row)), when: () => this.holdingOf(this.row()) === 'mine' },
      { keys: 't', label: 'Take over', run: inHand((row) => void this.takeOver(row)), when: () => this.canTakeOver(this.row()) },
      { keys: 'r', label: 'Show what is new', run: () => this.store.letIn() },
      ...listBindings(() => this.list()),
    ]);
    usePalette(() => [{ id: 'queue.next', label: 'Take the next best', group: 'This item', keys: 'n', run: () => void this.takeNext() }]);
  }

  protected canTakeOver(row: QueueRow | undefined): boolean {
    const me = this.session.me();
    if (row?.pitchId == null || me === null || this.holdingOf(row) !== 'other') return false;
    const actor = { kind: 'member' as const, userId: me.user.id as UserId, role: me.role };
    return mayTakeOver(actor, this.store.atHand().get(row.pitchId), this.now.time());
  }

  protected do(deed: QueueDeed, row: QueueRow): void {
    this.inHand.set(row.matchId);
    void { take: () => this.take(row), open: () => this.open(row), release: () => this.release(row), takeOver: () => this.takeOver(row) }[
      deed
    ]();
  }

  protected act(id: string): void {
    const row = this.row();
    if (id === 'next') void this.takeNext();
    else if (row !== undefined) this.do(id as QueueDeed, row);
  }

  /** Enter on a row: writes on what is mine, takes what is free, looks at what is handed in. */
  protected async enter(matchId: string): Promise<void> {
    const row = this.store.rows().find((each) => each.matchId === matchId);
    if (row === undefined) return;
    const holding = this.holdingOf(row);
    if (this.shownTab() === 'done' || holding === 'mine') await this.open(row);
    else if (holding === 'other') await this.takeOver(row);
    else if (!this.store.gone().has(matchId)) await this.take(row);
  }

  protected holdingOf(row: QueueRow | undefined) {
    return row === undefined ? 'free' : leaseWords(row, this.me(), this.now.time()).holding;
  }

  private async open(row: QueueRow): Promise<void> {
    if (row.pitchId !== null) await this.router.navigate(['/app/pitches', row.pitchId, 'draft']);
  }

  private async take(row: QueueRow): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(row.matchId);
    const pitch = await this.client.begin(row.matchId).catch((error: unknown) => this.lost(row, error));
    this.busy.set(null);
    if (pitch !== undefined) await this.router.navigate(['/app/pitches', pitch.id, 'draft']);
  }

  /** The first of what can be taken now that nobody is faster at. */
  private async takeNext(): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set('next');
    try {
      const { items } = await this.client.queue('available', null, 10);
      for (const row of items) {
        const pitch = await this.client.begin(row.matchId).catch((error: unknown) => this.lost(row, error));
        if (pitch !== undefined) return void (await this.router.navigate(['/app/pitches', pitch.id, 'draft']));
      }
      this.toasts.show('There is nothing to take right now.');
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set(null);
    }
  }

  /** A race that was lost: the row says by whom, and the next one is in hand. Other failures are told and change nothing. */
  private lost(row: QueueRow, error: unknown): undefined {
    const problem = problemOf(error);
    if (problem.status !== 409) return void this.toasts.fail(problem);
    const holder = problem.extra['holder'] as QueueRow['holder'] | undefined;
    if (holder !== undefined) this.store.change(row.matchId, { holder, leaseUntil: problem.extra['leaseUntil'] as string });
    this.store.note(row.matchId, lostWords(problem, Date.now()));
    if (this.inHand() === row.matchId) this.list()?.move(1);
    this.store.refresh();
  }

  private async release(row: QueueRow): Promise<void> {
    if (row.pitchId === null || this.holdingOf(row) !== 'mine') return;
    const stays = this.shownTab() !== 'mine';
    const rollBack = stays ? this.store.change(row.matchId, { holder: null, leaseUntil: null }) : this.store.drop(row.matchId);
    try {
      await this.client.act(row.pitchId, 'release', {});
      this.toasts.show('Released: others can take it. The text is kept.', { undo: () => void this.take(row) });
    } catch (error) {
      rollBack();
      this.store.note(row.matchId, problemOf(error).detail);
    }
  }

  private async takeOver(row: QueueRow): Promise<void> {
    if (row.pitchId === null || !this.canTakeOver(row)) return;
    const { askTakeOver } = await import('./draft-questions');
    if (!(await askTakeOver(this.injector, row.holder?.name))) return;
    try {
      const pitch = await this.client.act(row.pitchId, 'takeOver', {});
      await this.router.navigate(['/app/pitches', pitch.id, 'draft']);
    } catch (error) {
      this.lost(row, error);
    }
  }

  private barOf(row: QueueRow | undefined): readonly BarAction[] {
    if (row === undefined || this.store.gone().has(row.matchId)) return [next];
    if (this.shownTab() === 'done') return [{ id: 'open', label: 'Open', keys: 'enter', kind: 'primary' }];
    const holding = this.holdingOf(row);
    if (holding === 'mine')
      return [
        { id: 'release', label: 'Release', keys: 'h' },
        { id: 'open', label: 'Write on', keys: 'enter', kind: 'primary' },
      ];
    if (holding === 'other') return this.canTakeOver(row) ? [{ id: 'takeOver', label: 'Take over', keys: 't' }, next] : [next];
    return [next, { id: 'take', label: 'Take and write', keys: 'enter', kind: 'primary' }];
  }

  private sentenceOf(): string {
    const counts = this.store.counts();
    if (counts === null) return '';
    const mine = counts.mine === 0 ? 'you hold none' : counts.mine === 1 ? 'you hold one' : `you hold ${counts.mine}`;
    return `${counts.available} to take, ${mine}`;
  }
}
