import { Component, computed, inject, input, signal } from '@angular/core';
import { FormRoot, form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import type { Profile } from '@sourcedesk/contracts/accounts';
import { ActionBar, EmptyState, Icon, Pane, SplitPanes } from '@sourcedesk/ui';
import type { BarAction } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { Toasts } from '../shell/toasts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { AlertEditor } from './alert-editor';
import { AlertTest } from './alert-test';
import { BrandStore } from './brand-store';
import { isFull, seatsAhead } from './brand-words';
import { type ExpertFields, expertRules, fieldsOf, sendable } from './expert-form';
import { ExpertFacts } from './expert-facts';
import { ExpertRemoval } from './expert-removal';
import { keyPerBody } from './key-per-body';
import { Section } from './section';
import { TextField } from './text-field';
import { WordsField } from './words-field';

/** One expert: who it is, what is answered, and a trial of the alert on what came in last. */
@Component({
  selector: 'sd-expert-page',
  imports: [
    ActionBar,
    AlertEditor,
    AlertTest,
    EmptyState,
    ExpertFacts,
    ExpertRemoval,
    FormRoot,
    Icon,
    Pane,
    RouterLink,
    SplitPanes,
    TextField,
    WordsField,
  ],
  templateUrl: './expert-page.html',
  styleUrl: './expert-page.scss',
})
export class ExpertPage {
  /** From the address; absent: an expert to be added. */
  readonly profileId = input<string>();

  private readonly store = inject(BrandStore);
  private readonly client = inject(AccountsClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly key = keyPerBody();

  protected readonly mayChange = inject(Session).may('profiles.change');
  protected readonly pane = signal(0);
  protected readonly experts = computed(() => ['/app/brands', this.store.id(), 'experts']);
  /** Added here, while its own address is on the way. */
  private readonly added = signal<Profile | null>(null);
  protected readonly profile = computed(
    () => this.added() ?? [...(this.store.profiles() ?? []), ...this.store.removed()].find(({ id }) => id === this.profileId()),
  );
  protected readonly isRemoved = computed(() => (this.profile()?.removedAt ?? null) !== null);
  protected readonly isWritten = computed(() => this.mayChange && !this.isRemoved());
  protected readonly isNew = computed(() => this.profileId() === undefined && this.added() === null);
  protected readonly isGone = computed(() => !this.isNew() && this.profile() === undefined);
  protected readonly full = computed(() => {
    const plan = this.store.brand()?.plan;
    return this.isNew() && plan !== undefined && isFull(plan) ? seatsAhead(plan, this.store.planName()) : '';
  });

  protected readonly section = new Section<ExpertFields>({
    source: () => fieldsOf(this.profile()),
    save: async (changes, all) => fieldsOf(await this.write(changes, all)),
    refusedAt: { 'plan-limit': '' },
  });
  protected readonly form = form(this.section.model, (path) => expertRules(path), { submission: this.section.submission });
  /** Only what matching looks at, so that a word in the bio tries nothing anew. */
  protected readonly sought = computed(
    () => {
      const { alert, topics, vetoes } = this.section.model();
      return { alert, topics, vetoes };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );

  protected readonly consequence = computed(() => {
    const { name, alert, topics, vetoes } = this.section.changes();
    if (this.isNew()) return '';
    if (name !== undefined) return 'A new name sends what was approved under the old one back into review.';
    return alert !== undefined || topics !== undefined || vetoes !== undefined
      ? 'After saving, the queries still open are matched again.'
      : '';
  });
  protected readonly note = computed(() => {
    if (this.form().submitting()) return 'Saving';
    if (this.section.saved()) return 'Saved';
    return this.section.changed() ? this.consequence() || 'Not saved yet' : '';
  });
  protected readonly actions = computed<readonly BarAction[]>(() => {
    const changed = this.section.changed();
    const save: BarAction = {
      id: 'save',
      label: this.isNew() ? 'Add the expert' : 'Save',
      keys: 'mod+enter',
      kind: 'primary',
      disabled: !changed,
      why: changed ? '' : 'Nothing is changed.',
    };
    return changed && !this.isNew() ? [{ id: 'discard', label: 'Discard changes' }, save] : [save];
  });

  constructor() {
    useKeys('Expert', [
      { keys: 'mod+enter', label: 'Save', run: () => this.act('save'), when: () => this.isWritten(), whileTyping: true },
      { keys: 't', label: 'Test of the alert', run: () => this.toTest() },
    ]);
  }

  protected act(id: string): void {
    if (id === 'discard') this.section.discard();
    else document.querySelector<HTMLFormElement>('#sd-expert')?.requestSubmit();
  }

  /** Gone with what was typed about it, which nobody would save any more. */
  protected leave(): void {
    this.section.discard();
    void this.router.navigate(this.experts());
  }

  /** To the trial of the alert; on a narrow screen it is the other pane, and the key leads back, too. */
  private toTest(): void {
    this.pane.update((shown) => (shown === 1 ? 0 : 1));
    setTimeout(() => document.querySelector<HTMLElement>('sd-alert-test .sd-lanes button')?.focus());
  }

  private async write(changes: Partial<ExpertFields>, all: ExpertFields): Promise<Profile> {
    const known = this.profile();
    const profile = known
      ? await this.client.changeProfile(known.id, sendable(changes))
      : await this.client.addProfile(this.store.id(), sendable(all), this.key(all));
    if (!known) this.added.set(profile);
    this.store.setProfile(profile);
    if (!known) {
      this.toasts.show(`${profile.name} is added. Queries that are still open are being matched.`, { tone: 'green' });
      // After the form has taken in what is stored: until then it counts as unsaved.
      setTimeout(() => void this.router.navigate([...this.experts(), profile.id], { replaceUrl: true }));
    }
    return profile;
  }
}
