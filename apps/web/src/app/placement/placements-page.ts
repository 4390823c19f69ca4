import { Component, computed, effect, inject, input, resource, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router } from '@angular/router';
import type { Placement } from '@sourcedesk/contracts/placement';
import {
  EmptyState,
  ErrorCard,
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
    LinkStateBadge,
    ListItem,
    ListKeys,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
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
  protected readonly open = computed(() => this.all().find(({ id }) => id === this.placement()));
  protected readonly mayAdd = computed(() => this.session.may('placements.add'));
  protected readonly mayCheck = computed(() => this.session.may('placements.check'));
  protected readonly pane = signal(0);
  private readonly list = viewChild(ListKeys);

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
      { keys: 'c', label: 'Check the link now', run: () => void this.check(), when: () => this.mayCheck() && this.open() !== undefined },
    ]);
  }

  protected brandName(id: string): string {
    return this.brands.hasValue() ? (this.brands.value().items.find((brand) => brand.id === id)?.name ?? '') : '';
  }

  protected readonly when = (at: string) => dateWords(Date.parse(at));

  protected show(id: string): void {
    this.pane.set(1);
    void this.go({ placement: id });
  }

  protected filter(brand: string): void {
    void this.go({ brand: brand || null, placement: null });
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

  private go(queryParams: Record<string, string | null>): Promise<boolean> {
    return this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
