import { Component, computed, inject, input } from '@angular/core';
import type { InboxRow } from '@sourcedesk/contracts/matching';
import { DeadlinePill, Icon, Now, Pill, ReasonChips, ScoreChip } from '@sourcedesk/ui';
import { undecided } from './inbox-rows';
import { aboutWords, extendedWords, verdictWords } from './inbox-words';

const chipsShown = 3;

/** One query in the list of the inbox: its time, what it is about, who fits and why. */
@Component({
  selector: 'sd-inbox-row',
  imports: [DeadlinePill, Icon, Pill, ReasonChips, ScoreChip],
  template: `
    <sd-deadline-pill [deadline]="row().query.deadline" />
    <div class="words">
      <h2>{{ row().query.summary }}</h2>
      <p class="about">{{ about() }}</p>
      <div class="fit">
        @for (match of chips(); track match.id) {
          <sd-score-chip [score]="match.score" [reasons]="match.reasons" [label]="labels().get(match.id) ?? ''" [reachable]="inHand()" />
        }
        @if (more() > 0) {
          <span class="more">and {{ more() }} more</span>
        }
        @if (!row().query.verification.verified) {
          <sd-pill tone="amber" icon="warning">Unverified</sd-pill>
        }
        @if (row().query.trap) {
          <sd-pill tone="violet" icon="flag">trap</sd-pill>
        }
        @if (row().query.flags.noAi) {
          <sd-pill tone="amber" icon="stop">No AI</sd-pill>
        }
        <sd-reason-chips [reasons]="why()" />
        @for (told of decided(); track $index) {
          <span class="more">{{ told }}</span>
        }
      </div>
      @if (extended(); as words) {
        <p class="extended"><sd-icon name="clock" /> {{ words }}</p>
      }
      @if (note(); as words) {
        <p class="note"><sd-icon name="warning" /> {{ words }}</p>
      } @else if (gone()) {
        <p class="note quiet"><sd-icon name="info" /> In this lane no more: a colleague gave a verdict, or it has closed.</p>
      }
    </div>
  `,
  styleUrl: './inbox-row.scss',
  host: { '[class.gone]': 'gone()' },
})
export class InboxRowView {
  readonly row = input.required<InboxRow>();
  /** Whether this is the row in hand: only its scores are stops for Tab. */
  readonly inHand = input(false);
  readonly gone = input(false);
  /** A verdict that was refused, and why. */
  readonly note = input<string | undefined>();

  private readonly now = inject(Now);
  private readonly open = computed(() => undecided(this.row()));
  protected readonly chips = computed(() => this.open().slice(0, chipsShown));
  /** The brand; with the expert where a brand has two who fit. */
  protected readonly labels = computed(() => {
    const brands = this.open().map(({ brand }) => brand.id);
    const twice = (id: string) => brands.indexOf(id) !== brands.lastIndexOf(id);
    return new Map(this.open().map(({ id, brand, profile }) => [id, twice(brand.id) ? `${brand.name} · ${profile.name}` : brand.name]));
  });
  protected readonly more = computed(() => this.open().length - this.chips().length);
  /** What speaks most for the match, where there is only one; its score opens the rest. */
  protected readonly why = computed(() => {
    const [only, second] = this.open();
    if (only === undefined || second !== undefined) return [];
    return [...only.reasons]
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 2);
  });
  protected readonly about = computed(() => aboutWords(this.row()));
  protected readonly extended = computed(() => extendedWords(this.row(), this.now.minute()));
  protected readonly decided = computed(() =>
    this.row()
      .matches.filter(({ verdict }) => verdict === 'accepted')
      .map(({ brand }) => `accepted for ${brand.name}`)
      .concat(this.snoozed()),
  );

  private snoozed(): string[] {
    const match = this.row().matches.find(({ verdict }) => verdict === 'snoozed');
    return match === undefined ? [] : [verdictWords(match, this.now.minute()).toLowerCase()];
  }
}
