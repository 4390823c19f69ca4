import { Injectable, computed, inject, resource, signal } from '@angular/core';
import type { Brand, Mailbox, Profile } from '@sourcedesk/contracts/accounts';
import { onLive } from '../shell/live';
import { AccountsClient } from './accounts-client';
import { lastKnown } from '../shell/last-known';
import { stepsOf } from './readiness';

/** A brand with its experts, its mailbox and the plans it can choose from, for the pages of that brand. What others change is read again. */
@Injectable()
export class BrandStore {
  private readonly client = inject(AccountsClient);
  private readonly shownId = signal('');
  private readonly brandRead = this.client.brand(() => this.shownId());
  private readonly profilesRead = resource({
    params: () => this.shownId() || undefined,
    loader: ({ params }) => this.client.profiles(params),
  });
  private readonly plansRead = resource({ loader: () => this.client.plans() });

  readonly id = this.shownId.asReadonly();
  readonly brand = lastKnown(this.brandRead, this.id);
  private readonly everyProfile = lastKnown(this.profilesRead, this.id);
  readonly profiles = computed(() => this.everyProfile()?.filter(({ removedAt }) => removedAt === null));
  /** Experts who were removed and can be brought back. */
  readonly removed = computed(() => this.everyProfile()?.filter(({ removedAt }) => removedAt !== null) ?? []);
  readonly plans = lastKnown(this.plansRead);
  /** null: none yet; undefined: not read yet, or not ours to read. */
  readonly mailbox = computed(() => this.brand()?.mailbox);
  readonly problem = computed(() => this.brandRead.error() ?? this.profilesRead.error() ?? this.plansRead.error());
  readonly planName = computed(() => {
    const tier = this.brand()?.plan.tier;
    return this.plans()?.find((plan) => plan.tier === tier)?.name ?? tier ?? '';
  });
  /** The five things, once everything they ask for is read. */
  readonly steps = computed(() => {
    const [brand, profiles, mailbox] = [this.brand(), this.profiles(), this.mailbox()];
    return brand && profiles && mailbox !== undefined ? stepsOf({ brand, profiles, mailbox }) : null;
  });

  constructor() {
    onLive(['brand'], () => {
      this.brandRead.reload();
      this.profilesRead.reload();
    });
    onLive(['mailbox'], () => this.brandRead.reload());
  }

  show(id: string): void {
    this.shownId.set(id);
  }

  reload(): void {
    for (const read of [this.brandRead, this.profilesRead, this.plansRead]) if (read.error()) read.reload();
  }

  setBrand(brand: Brand): void {
    this.brandRead.set(brand);
  }

  /** Takes in a mailbox that was set or tested here. */
  setMailbox({ address, test }: Mailbox): void {
    this.brandRead.update((brand) => brand && { ...brand, mailbox: { address, test } });
  }

  /** Takes in an expert that was added, changed, removed or brought back here. */
  setProfile(profile: Profile): void {
    const others = (this.everyProfile() ?? []).filter(({ id }) => id !== profile.id);
    this.profilesRead.set([...others, profile].sort((a, b) => a.name.localeCompare(b.name)));
    this.brandRead.reload();
  }
}
