import { Component, computed, inject, input, linkedSignal, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { Brand } from '@sourcedesk/contracts/accounts';
import { EmptyState, ErrorCard, KeyHint, ListItem, ListKeys, PageHeader, Pill, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { usePalette } from '../shell/palette';
import { problemOf } from '../shell/problem';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { brandsIn, holdNew, lanes } from './brand-rows';
import { mailboxState, seatsWords, siteWords, statusOf } from './brand-words';
import { lastKnown } from '../shell/last-known';

/** The brands the agency works for: how each stands, and whether its mail can leave. */
@Component({
  selector: 'sd-brand-list',
  imports: [EmptyState, ErrorCard, KeyHint, ListItem, ListKeys, MatButton, PageHeader, Pill, RouterLink, SkeletonRows],
  templateUrl: './brand-list.html',
  styleUrl: './brand-list.scss',
})
export class BrandList {
  /** The state of the list is in its address. */
  readonly status = input<string>();
  readonly q = input<string>();

  private readonly client = inject(AccountsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly list = viewChild(ListKeys);

  protected readonly problemOf = problemOf;
  protected readonly lanes = lanes;
  protected readonly may = { add: this.session.may('brands.add') };
  protected readonly read = resource({ loader: () => this.client.brands() });
  private readonly plans = lastKnown(resource({ loader: () => this.client.plans() }));
  private readonly latest = lastKnown(this.read);
  /** Ids that stand in the list: what comes in from elsewhere waits outside until it is let in. */
  private readonly standing = linkedSignal<readonly Brand[] | undefined, ReadonlySet<string> | undefined>({
    source: () => this.latest(),
    computation: (brands, before) => before?.value ?? (brands && new Set(brands.map(({ id }) => id))),
  });
  private readonly split = computed(() => holdNew(this.latest() ?? [], this.standing()));

  protected readonly loaded = computed(() => this.latest() !== undefined);
  protected readonly waiting = computed(() => this.split().held.length);
  protected readonly counts = computed(() => lanes.map(({ id }) => brandsIn(this.split().shown, id, '').length));
  protected readonly lane = computed(() => lanes.find(({ id }) => id === this.status())?.id ?? '');
  protected readonly rows = computed(() => brandsIn(this.split().shown, this.lane(), this.q() ?? '').map((brand) => this.rowOf(brand)));
  protected readonly none = computed(() => this.split().shown.length === 0);
  protected readonly active = signal<string | null>(null);

  constructor() {
    onLive(['brand', 'mailbox'], () => this.read.reload());
    useKeys('Brands', [
      ...listBindings(() => this.list()),
      { keys: 'n', label: 'Add a brand', run: () => void this.add(), when: () => this.may.add },
      { keys: 'r', label: 'Let new brands in', run: () => this.letIn(), when: () => this.waiting() > 0 },
    ]);
    usePalette(() =>
      this.may.add ? [{ id: 'add-brand', label: 'Add a brand', group: 'Create', keys: 'n', run: () => void this.add() }] : [],
    );
  }

  protected open(id: string): void {
    void this.router.navigate(['/app/brands', id]);
  }

  protected search(q: string): void {
    void this.router.navigate([], { queryParams: { q: q.trim() || null }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected letIn(): void {
    this.standing.set(new Set((this.latest() ?? []).map(({ id }) => id)));
  }

  protected async add(): Promise<void> {
    const { openAddBrand } = await import('./add-brand-dialog');
    const brand = await openAddBrand(this.dialog);
    if (brand !== null) this.open(brand.id);
  }

  private rowOf(brand: Brand) {
    const plan = this.plans()?.find(({ tier }) => tier === brand.plan.tier)?.name ?? '';
    return {
      id: brand.id,
      name: brand.name,
      site: siteWords(brand.websiteUrl),
      status: statusOf(brand),
      reason: brand.pause?.reason ?? '',
      plan,
      seats: seatsWords(brand.plan),
      approval: brand.needsClientApproval ? 'Client approves' : '',
      mailbox: brand.status === 'ended' ? null : mailboxState(brand.mailbox),
    };
  }
}
