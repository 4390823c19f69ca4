import { Component, computed, inject, input, output } from '@angular/core';
import type { InboxMatch } from '@sourcedesk/contracts/matching';
import { Now, reasonWords } from '@sourcedesk/ui';
import { verdictWords } from './inbox-words';

/** What can be done with one match alone. */
export type MatchAct = 'accept' | 'skip' | 'reopen';

/** One expert who fits: the score, how it adds up, and what became of it. */
@Component({
  selector: 'sd-match-card',
  template: `
    <header>
      <h3>
        {{ match().brand.name }} <span>{{ match().profile.name }}</span>
      </h3>
      <b class="score" [class.strong]="match().score >= 70">{{ round(match().score) }}<span class="sd-only-heard"> points</span></b>
    </header>
    <dl>
      @for (reason of reasons(); track $index) {
        <dt [class.against]="reason.against">
          <span class="sd-only-heard">{{ reason.said }}</span>{{ reason.text }}
        </dt>
        <dd>{{ reason.points }}</dd>
      } @empty {
        <dt>Nothing in the query speaks for this expert</dt>
        <dd></dd>
      }
    </dl>
    @if (verdict() !== '' || acts().length > 0) {
      <footer>
        <span class="verdict">{{ verdict() }}</span>
        @for (each of acts(); track each.id) {
          <button type="button" (click)="act.emit(each.id)">
            {{ each.label }}<span class="sd-only-heard"> for {{ match().brand.name }}</span>
          </button>
        }
      </footer>
    }
  `,
  styleUrl: './match-card.scss',
})
export class MatchCard {
  readonly match = input.required<InboxMatch>();
  /** Whether there is more than one to decide on, so that each needs its own buttons. */
  readonly oneOfSeveral = input(false);
  readonly mayJudge = input(false);
  readonly act = output<MatchAct>();

  private readonly now = inject(Now);
  protected readonly reasons = computed(() => [...this.match().reasons].sort((a, b) => b.weight - a.weight).map(reasonWords));
  protected readonly verdict = computed(() => verdictWords(this.match(), this.now.minute()));
  protected readonly acts = computed((): { id: MatchAct; label: string }[] => {
    if (!this.mayJudge()) return [];
    const { verdict, pitchId } = this.match();
    if (verdict === 'accepted' || verdict === 'dismissed') return pitchId === null ? [{ id: 'reopen', label: 'Reopen' }] : [];
    const wake = verdict === 'snoozed' ? [{ id: 'reopen' as const, label: 'Wake now' }] : [];
    if (!this.oneOfSeveral()) return wake;
    return [...wake, { id: 'accept', label: 'Accept this one' }, { id: 'skip', label: 'Skip this one' }];
  });

  protected round(score: number): number {
    return Math.round(score);
  }
}
