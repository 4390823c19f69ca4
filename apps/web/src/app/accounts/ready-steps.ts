import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BrandPatch } from '@sourcedesk/contracts/accounts';
import { Icon } from '@sourcedesk/ui';
import { Toasts } from '../shell/toasts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';
import type { Step } from './readiness';

/** The five things to be ready to pitch: what is done, what is missing and where to bring it. */
@Component({
  selector: 'sd-ready-steps',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './ready-steps.html',
  styleUrl: './ready-steps.scss',
})
export class ReadySteps {
  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);

  protected readonly mayChange = this.session.may('brands.change');
  protected readonly busy = signal(false);
  protected readonly steps = computed(() => this.store.steps() ?? []);
  protected readonly done = computed(() => this.steps().filter((step) => step.done).length);
  /** Only to be made active. */
  protected readonly isWhole = computed(() => this.store.brand()?.status === 'onboarding' && this.steps().every(({ done }) => done));
  /** All but the decision, which is made by making the brand active. */
  protected readonly canBegin = computed(() => this.steps().every(({ id, done }) => done || id === 'approval'));

  /** Where the missing thing is brought; null: on this page, or not by this person. */
  protected linkOf({ id, expertId }: Step): { words: string; to: readonly string[] } | null {
    const to = (...path: string[]) => ['/app/brands', this.store.id(), ...path];
    const mayChange = this.session.may('profiles.change');
    if (expertId !== undefined && mayChange)
      return { words: id === 'expert' ? 'Write the site' : 'Write the alert', to: to('experts', expertId) };
    if (id === 'expert' && mayChange) return { words: 'Add an expert', to: to('experts', 'new') };
    if (id === 'mailbox' && this.session.may('mailbox.change'))
      return { words: this.store.mailbox() ? 'Look at the mailbox' : 'Set up the mailbox', to: to('mailbox') };
    return null;
  }

  /** Makes the brand active, with the decision on client approval where that was the last thing missing. */
  protected async begin(patch: Pick<BrandPatch, 'needsClientApproval'>): Promise<void> {
    this.busy.set(true);
    try {
      this.store.setBrand(await this.client.changeBrand(this.store.id(), { ...patch, status: 'active' }));
      this.toasts.show(`${this.store.brand()?.name} is active.`, { tone: 'green' });
    } catch (error) {
      this.toasts.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected toSite(): void {
    document.querySelector<HTMLInputElement>('sd-brand-identity input[type=url]')?.focus();
  }
}
