import { Component, computed, effect, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { Reparse } from '@sourcedesk/contracts/reparsing';
import { type Service, readServices, serviceNames } from '@sourcedesk/domain/services';
import { Ask, ErrorCard, Icon, KeyHint, Now, PageHeader, Pill, SkeletonRows, dayOf, momentWords } from '@sourcedesk/ui';
import { newIdempotencyKey } from '../shell/idempotency';
import { useKeys } from '../shell/keys';
import { lastKnown } from '../shell/last-known';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { IntakeClient } from './intake-client';
import { ReparseDifferences } from './reparse-differences';
import { applyWords, daysBefore, mailsWords, rangeOf, rangeWords, resultWords } from './reparse-words';

const states: Readonly<Record<Reparse['status'], string>> = {
  comparing: 'Comparing',
  ready: 'Compared',
  applying: 'Reading again',
  applied: 'Applied',
  dropped: 'Dropped',
};
const ended: readonly Reparse['status'][] = ['applied', 'dropped'];
/** The range that stands there at first, in days. */
const usual = 30;

/** History read again by the reader of today: compared first, applied on somebody's word. */
@Component({
  selector: 'sd-reparse-page',
  imports: [ErrorCard, Icon, KeyHint, MatButton, PageHeader, Pill, ReparseDifferences, RouterLink, SkeletonRows],
  templateUrl: './reparse-page.html',
  styleUrl: './reparse-page.scss',
})
export class ReparsePage {
  private readonly client = inject(IntakeClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly router = inject(Router);
  protected readonly states = states;
  protected readonly services = readServices.map((id) => ({ id, name: serviceNames[id] }));
  protected readonly today = dayOf(this.now.minute());
  protected readonly from = signal(daysBefore(this.today, usual));
  protected readonly to = signal(this.today);
  protected readonly service = signal<Service | ''>('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly looked = signal<ReadonlySet<string>>(new Set());
  protected readonly problemOf = problemOf;
  protected readonly list = resource({ loader: () => this.client.reparses() });
  private readonly older = signal<{ items: readonly Reparse[]; cursor: string | null } | null>(null);
  protected readonly known = lastKnown(this.list);
  private readonly all = computed(() => {
    const latest = this.known()?.items ?? [];
    const shown = new Set(latest.map(({ id }) => id));
    return [...latest, ...(this.older()?.items ?? []).filter(({ id }) => !shown.has(id))];
  });
  protected readonly cursor = computed(() => (this.older() ?? { cursor: this.known()?.nextCursor ?? null }).cursor);
  protected readonly open = computed(() => this.all().find(({ status }) => !ended.includes(status)) ?? null);
  protected readonly earlier = computed(() => this.all().filter(({ status }) => ended.includes(status)));
  protected readonly range = rangeWords;
  protected readonly result = resultWords;
  protected readonly mails = mailsWords;
  /** Id of what is being applied while the page looks on. */
  private applies: string | null = null;
  private key = newIdempotencyKey();

  constructor() {
    onLive(
      ['message'],
      () => this.list.reload(),
      ({ what }) => what === 'reparse',
    );
    effect(() => this.tellApplied());
    useKeys('Read history again', [
      { keys: 'c', label: 'Compare', run: () => void this.compare(), when: () => this.known() !== undefined && this.open() === null },
      { keys: 'shift+a', label: 'Apply the differences', run: () => void this.apply(), when: () => this.mayApply() },
      { keys: 'escape', label: 'Back to the editions', run: () => void this.router.navigate(['/app/digests']) },
    ]);
  }

  protected asked({ requestedBy, requestedAt }: Reparse): string {
    return `${requestedBy?.name ?? 'Somebody who is no longer here'}, ${momentWords(Date.parse(requestedAt), this.now.minute())}`;
  }

  protected total({ status, messages, different }: Reparse): number {
    return status === 'applying' ? different : messages;
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected chooseService(event: Event): void {
    this.service.set((event.target as HTMLSelectElement).value as Service | '');
  }

  protected async compare(event?: Event): Promise<void> {
    event?.preventDefault();
    const range = rangeOf(this.from(), this.to(), this.service());
    if (range === null) this.problem.set('Give two days, the first of them not after the second.');
    else await this.doing(() => this.client.compare(range, this.key));
  }

  protected async apply(): Promise<void> {
    const shown = this.open();
    if (shown === null || !this.mayApply()) return;
    const sure = await this.ask.confirm({ title: 'Apply the differences', text: applyWords(shown), confirm: 'Apply' });
    if (sure) await this.doing(() => this.client.apply(shown.id));
  }

  /** Nothing was changed yet, so nothing is asked. */
  protected async drop(): Promise<void> {
    const shown = this.open();
    if (shown !== null) await this.doing(() => this.client.drop(shown.id));
  }

  protected look(id: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.looked.update((looked) => new Set([...looked, id]));
  }

  protected async loadMore(): Promise<void> {
    try {
      const page = await this.client.reparses(this.cursor());
      this.older.update((older) => ({ items: [...(older?.items ?? this.known()?.items ?? []), ...page.items], cursor: page.nextCursor }));
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  private mayApply(): boolean {
    const shown = this.open();
    return shown !== null && shown.status === 'ready' && shown.different > 0;
  }

  private tellApplied(): void {
    const done = this.all().find(({ id, status }) => id === this.applies && status === 'applied');
    if (done !== undefined) this.toasts.show(`Applied: ${resultWords(done)}`, { tone: 'green' });
    const open = this.open();
    this.applies = open?.status === 'applying' ? open.id : null;
  }

  /** A refusal is told where the button stands, and what is true is read again: somebody else may have been faster. */
  private async doing(deed: () => Promise<Reparse>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    try {
      await deed();
      this.key = newIdempotencyKey();
    } catch (error) {
      const problem = problemOf(error);
      this.problem.set(problem.errors[0]?.message ?? problem.detail);
      if (problem.code !== 'offline') this.key = newIdempotencyKey();
    } finally {
      this.list.reload();
      this.busy.set(false);
    }
  }
}
