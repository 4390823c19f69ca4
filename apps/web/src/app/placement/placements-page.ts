import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, effect, inject, input, linkedSignal, resource, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { Placement } from '@sourcedesk/contracts/placement';
import {
  EmptyState,
  ErrorCard,
  Icon,
  KeyHint,
  LinkStateBadge,
  ListItem,
  ListKeys,
  PageHeader,
  Pane,
  SkeletonRows,
  SplitPanes,
  dateWords,
} from '@sourcedesk/ui';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { PlacementChecks } from './placement-checks';
import { PlacementClient } from './placement-client';

/** What was published, and which links are alive. */
@Component({
  selector: 'sd-placements-page',
  imports: [
    EmptyState,
    ErrorCard,
    Icon,
    KeyHint,
    LinkStateBadge,
    ListItem,
    ListKeys,
    MatButton,
    PageHeader,
    Pane,
    PlacementChecks,
    SkeletonRows,
    SplitPanes,
  ],
  templateUrl: './placements-page.html',
  styleUrl: './placements-page.scss',
})
export class PlacementsPage {
  private readonly client = inject(PlacementClient);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);

  /** Id of a brand; absent for all. */
  readonly brand = input<string>();
  /** Id of the placement that is open beside the list. */
  readonly placement = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly brands = this.client.brands();
  protected readonly first = resource({ params: () => this.brand() ?? '', loader: ({ params }) => this.client.page(params) });
  private readonly rows = signal<readonly Placement[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  protected readonly all = computed(() => this.rows() ?? []);
  protected readonly loaded = computed(() => this.rows() !== null);
  protected readonly more = computed(() => this.cursor() !== null);
  protected readonly onPhone = computed(() => this.screen()?.matches === true);
  /** On a phone list and article are steps; the address says which one is in view. */
  protected readonly step = computed(() => (this.onPhone() && this.placement() !== undefined ? 1 : 0));
  /** Id of the row in hand. */
  protected readonly active = linkedSignal<string | null>(() => this.placement() ?? null);
  /** The article beside the list: on a wide screen that of the row in hand. */
  protected readonly open = computed(() => {
    const shown = this.onPhone() ? this.placement() : this.active();
    return this.all().find(({ id }) => id === shown);
  });
  protected readonly mayAdd = computed(() => this.session.may('placements.add'));
  protected readonly mayCheck = computed(() => this.session.may('placements.check'));
  private readonly screen = toSignal(inject(BreakpointObserver).observe('(max-width: 899.98px)'));
  private readonly list = viewChild(ListKeys);
  private readonly panes = viewChild(SplitPanes);

  constructor() {
    effect(() => {
      if (!this.first.hasValue()) return;
      const { items, nextCursor } = this.first.value();
      untracked(() => {
        this.rows.set(items);
        this.cursor.set(nextCursor);
      });
    });
    onLive(['placement'], () => this.first.reload());
    useKeys('Placements', [
      ...listBindings(() => this.list()),
      { keys: 'n', label: 'Add a placement', run: () => void this.add(), when: this.mayAdd },
      { keys: 'escape', label: 'Back to the list', run: () => this.backToList(), when: () => this.panes()?.holdsFocus(1) === true },
      { keys: 'c', label: 'Check the link now', run: () => void this.check(), when: () => this.mayCheck() && this.open() !== undefined },
    ]);
  }

  protected brandName(id: string): string {
    return this.brands.hasValue() ? (this.brands.value().items.find((brand) => brand.id === id)?.name ?? '') : '';
  }

  protected readonly when = (at: string) => dateWords(Date.parse(at));

  /** Enter, or a hand on the row: the article itself. */
  protected show(id: string): void {
    this.active.set(id);
    void this.go({ placement: id }, !this.onPhone()).then(() => this.panes()?.focus(1));
  }

  protected backToList(): void {
    if (this.onPhone()) void this.go({ placement: null }).then(() => this.list()?.focus());
    else this.list()?.focus();
  }

  protected filter(event: Event): void {
    void this.go({ brand: (event.target as HTMLSelectElement).value || null, placement: null });
  }

  protected async next(): Promise<void> {
    try {
      const { items, nextCursor } = await this.client.page(this.brand() ?? '', this.cursor());
      this.rows.update((rows) => [...(rows ?? []), ...items]);
      this.cursor.set(nextCursor);
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  protected async add(): Promise<void> {
    const { AddPlacementDialog } = await import('./add-placement-dialog');
    const data = { brands: this.brands.hasValue() ? this.brands.value().items : [], brandId: this.brand() ?? '' };
    const added = await firstValueFrom(
      this.dialog.open<unknown, unknown, Placement>(AddPlacementDialog, { data, width: '480px' }).afterClosed(),
    );
    if (added === undefined) return;
    this.toasts.show('Added. The link is being looked for.', { tone: 'green' });
    this.first.reload();
    this.show(added.id);
  }

  protected async check(): Promise<void> {
    const placement = this.open();
    if (placement === undefined) return;
    try {
      await this.client.check(placement.id);
      this.toasts.show('Looking at the article now.');
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  private go(queryParams: Record<string, string | null>, replaceUrl = true): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
