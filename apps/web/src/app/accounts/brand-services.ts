import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { ServiceAccount } from '@sourcedesk/contracts/service-accounts';
import { serviceNames } from '@sourcedesk/domain/services';
import { EmptyState, ErrorCard, Icon, KeyHint, ListItem, ListKeys, Pill, SkeletonRows } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import { openServiceAccount } from './service-account-dialog';
import { termsOf } from './service-account-words';

/** Where a brand is registered with the services: address, expert, terms, and whether the service has confirmed it. */
@Component({
  selector: 'sd-brand-services',
  imports: [EmptyState, ErrorCard, Icon, KeyHint, ListItem, ListKeys, MatButton, Pill, SkeletonRows],
  templateUrl: './brand-services.html',
  styleUrl: './brand-services.scss',
})
export class BrandServices {
  private readonly client = inject(AccountsClient);
  private readonly store = inject(BrandStore);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  private readonly list = viewChild(ListKeys);

  protected readonly mayChange = inject(Session).may('service-accounts.change');
  protected readonly problemOf = problemOf;
  protected readonly active = signal<string | null>(null);
  protected readonly read = resource({
    params: () => this.store.id() || undefined,
    loader: ({ params }) => this.client.serviceAccounts(params),
  });
  private readonly accounts = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly rows = computed(() =>
    this.accounts()?.map((account) => ({
      id: account.id,
      service: serviceNames[account.service],
      address: account.address,
      expert: account.profile?.name ?? '',
      confirmed: account.confirmed,
      terms: termsOf(account),
      note: account.note,
      warnings: account.warnings,
    })),
  );

  constructor() {
    onLive(['brand'], () => this.read.reload());
    useKeys('Services', [
      ...listBindings(() => this.list()),
      { keys: 'n', label: 'Add an account with a service', run: () => void this.open(null), when: () => this.mayChange },
    ]);
  }

  protected async open(id: string | null): Promise<void> {
    if (!this.mayChange) return;
    const account = this.accounts()?.find((each) => each.id === id) ?? null;
    const done = await openServiceAccount(this.dialog, {
      brandId: this.store.id(),
      account,
      address: this.store.mailbox()?.address ?? '',
      profiles: this.store.profiles() ?? [],
    });
    if (done === 'remove' && account) await this.remove(account);
    if (done) this.read.reload();
  }

  private async remove(account: ServiceAccount): Promise<void> {
    try {
      await this.client.removeServiceAccount(account.id);
      const undo = () => void this.bringBack(account);
      this.toasts.show(`The account with ${serviceNames[account.service]} was removed`, { undo });
    } catch (error) {
      this.toasts.fail(error);
    }
  }

  private async bringBack({
    service,
    address,
    profile,
    tier,
    confirmed,
    topics,
    monthlyCap,
    note,
    brandId,
  }: ServiceAccount): Promise<void> {
    const body = { service, address, profileId: profile?.id ?? null, tier, confirmed, topics, monthlyCap, note };
    try {
      await this.client.addServiceAccount(brandId, body, crypto.randomUUID());
      this.read.reload();
    } catch (error) {
      this.toasts.fail(error);
    }
  }
}
