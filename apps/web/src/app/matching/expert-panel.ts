import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Brand, Profile } from '@sourcedesk/contracts/accounts';
import type { InboxRow } from '@sourcedesk/contracts/matching';
import { ErrorCard, KeyHint, SkeletonRows, dateWords } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { MatchingClient } from './matching-client';

/** The expert chosen by hand. */
export interface ExpertChoice {
  brand: Brand;
  profile: Profile;
}

/** Chooses any expert of any brand for a query, whatever the score says: first the brand, then the person. */
@Component({
  selector: 'sd-expert-panel',
  imports: [ErrorCard, KeyHint, MatButton, SkeletonRows],
  templateUrl: './expert-panel.html',
  styleUrl: './expert-panel.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class ExpertPanel {
  private readonly client = inject(MatchingClient);
  protected readonly row = inject<{ row: InboxRow }>(DIALOG_DATA).row;
  protected readonly shown = inject<DialogRef<ExpertChoice>>(DialogRef);
  protected readonly problemOf = problemOf;

  protected readonly text = signal('');
  protected readonly brands = resource({ loader: () => this.client.brands() });
  protected readonly fitting = computed(() => {
    const wanted = this.text().trim().toLowerCase();
    const brands = this.brands.hasValue() ? this.brands.value() : [];
    return brands.filter(({ name, status }) => status !== 'ended' && name.toLowerCase().includes(wanted));
  });
  /** The brand in hand: the one clicked while it fits the text, else the first that may answer. */
  protected readonly brand = linkedSignal<Brand[], Brand | null>({
    source: this.fitting,
    computation: (fitting, before) =>
      fitting.find(({ id }) => id === before?.value?.id) ?? fitting.find((brand) => this.refusal(brand) === '') ?? null,
  });
  protected readonly profiles = resource({
    params: () => this.brand()?.id,
    loader: ({ params: brandId }) => this.client.profilesOf(brandId),
  });
  protected readonly profile = linkedSignal<Profile | null>(() => {
    const profiles = this.profiles.hasValue() ? this.profiles.value() : [];
    const score = (profile: Profile) => this.known(profile)?.score ?? -1;
    return profiles.filter((profile) => this.known(profile)?.verdict !== 'accepted').sort((a, b) => score(b) - score(a))[0] ?? null;
  });

  /** Why a brand gets no pitches now, '' when it may. */
  protected refusal({ status, pause }: Brand): string {
    if (status !== 'paused') return '';
    return pause?.until ? `paused until ${dateWords(pause.until)}` : 'paused';
  }

  protected known({ id }: Profile) {
    return this.row.matches.find(({ profile }) => profile.id === id);
  }

  protected about(profile: Profile): string {
    return [profile.title, profile.credentials].filter((part) => part !== '').join(', ');
  }

  protected knownWords(profile: Profile): string {
    const match = this.known(profile);
    if (match === undefined) return '';
    return match.verdict === 'accepted' ? 'accepted already' : `score ${Math.round(match.score)}`;
  }

  protected read(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }

  protected choose(): void {
    const [brand, profile] = [this.brand(), this.profile()];
    if (brand !== null && profile !== null && this.refusal(brand) === '') this.shown.close({ brand, profile });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    this.choose();
  }
}
