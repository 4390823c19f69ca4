import { Component, computed, inject, viewChild } from '@angular/core';
import { signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTooltip } from '@angular/material/tooltip';
import { Router, RouterLink } from '@angular/router';
import type { Profile } from '@sourcedesk/contracts/accounts';
import { EmptyState, Icon, KeyHint, ListItem, ListKeys, Now, agoWords } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { Session } from '../session/session';
import { BrandStore } from './brand-store';
import { isFull, seatsAhead, seatsWords } from './brand-words';
import { ExpertLeaving } from './expert-leaving';
import { wantsOf } from './expert-words';

/** The people in whose name a brand is quoted, and what each answers. */
@Component({
  selector: 'sd-brand-experts',
  imports: [EmptyState, Icon, KeyHint, ListItem, ListKeys, MatButton, MatTooltip, RouterLink],
  providers: [ExpertLeaving],
  templateUrl: './brand-experts.html',
  styleUrl: './brand-experts.scss',
})
export class BrandExperts {
  private readonly store = inject(BrandStore);
  private readonly router = inject(Router);
  private readonly list = viewChild(ListKeys);

  protected readonly mayChange = inject(Session).may('profiles.change');
  protected readonly mayUpgrade = inject(Session).may('brands.change');
  protected readonly base = computed(() => ['/app/brands', this.store.id()]);
  protected readonly full = computed(() => {
    const plan = this.store.brand()?.plan;
    return plan !== undefined && isFull(plan);
  });
  protected readonly seats = computed(() => {
    const plan = this.store.brand()?.plan;
    return plan ? `${this.store.planName()} plan, ${seatsWords(plan)}` : '';
  });
  protected readonly ahead = computed(() => {
    const plan = this.store.brand()?.plan;
    return plan ? seatsAhead(plan, this.store.planName()) : '';
  });
  protected readonly rows = computed(() => (this.store.profiles() ?? []).map((profile) => this.rowOf(profile)));
  protected readonly removed = computed(() =>
    this.store.removed().map(({ id, name, title, removedAt }) => ({
      id,
      name,
      about: [title, `removed ${agoWords(Date.parse(removedAt ?? ''), this.now.minute())}`].filter((part) => part !== '').join(' · '),
    })),
  );
  protected readonly leaving = inject(ExpertLeaving);
  private readonly now = inject(Now);
  protected readonly active = signal<string | null>(null);

  constructor() {
    useKeys('Experts', [
      ...listBindings(() => this.list()),
      { keys: 'n', label: 'Add an expert', run: () => this.add(), when: () => this.mayChange && !this.full() },
    ]);
  }

  protected open(id: string): void {
    void this.router.navigate([...this.base(), 'experts', id]);
  }

  protected add(): void {
    if (!this.full()) this.open('new');
  }

  private rowOf(profile: Profile) {
    const { id, name, title, credentials, bio, topics, alert } = profile;
    return { id, name, about: [title, credentials].filter((part) => part !== '').join(' · '), bio, topics, alert, wants: wantsOf(profile) };
  }
}
