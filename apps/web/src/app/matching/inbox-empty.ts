import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { Lane } from '@sourcedesk/contracts/matching';
import { EmptyState } from '@sourcedesk/ui';
import type { EditionNews } from '../bring-in/edition-note';
import type { LaneCounts } from './inbox-store';
import { elsewhereWords } from './inbox-words';

const reasons: Readonly<Record<Lane, { heading: string; text: string }>> = {
  due: { heading: 'Nothing is due within a day', text: 'Queries with a match come here when their deadline is less than 24 hours away.' },
  strong: { heading: 'No strong match waits', text: 'Queries whose best match has 70 points or more stand here.' },
  possible: { heading: 'No possible match waits', text: 'Queries that fit less well stand here.' },
  none: {
    heading: 'Every open query fits somebody',
    text: 'What no alert and no topic of an expert finds stands here until its deadline.',
  },
  snoozed: { heading: 'Nothing is snoozed', text: 'What you snooze waits here and comes back at its time.' },
};

const firstDay = {
  heading: 'No digest has come in yet',
  text: 'Save an e-mail of HARO, Source of Sources, Qwoted or another service as .eml and drop it anywhere on this page, or add it with “Add digest”. Its queries stand here a second later, with the experts they fit.',
};

/** Why a lane is empty and where to go on. */
@Component({
  selector: 'sd-inbox-empty',
  imports: [EmptyState, MatButton, RouterLink],
  template: `
    <sd-empty-state [heading]="words().heading" [text]="words().text">
      @if (filtered()) {
        <button matButton="outlined" type="button" (click)="clear.emit()">Clear the filter</button>
      } @else if (elsewhere(); as next) {
        <a matButton="outlined" [routerLink]="[]" [queryParams]="{ lane: next.lane === 'due' ? null : next.lane }">{{ next.words }}</a>
      }
    </sd-empty-state>
  `,
})
export class InboxEmpty {
  readonly lane = input.required<Lane>();
  readonly counts = input.required<LaneCounts>();
  readonly filtered = input(false);
  readonly news = input<EditionNews | null>(null);
  readonly clear = output();

  protected readonly elsewhere = computed(() => elsewhereWords(this.lane(), this.counts()));
  protected readonly words = computed(() => {
    if (this.filtered()) return { heading: 'No query in this lane fits the filter', text: 'Another lane may have some.' };
    const { due, strong, possible } = this.counts();
    if (due + strong + possible > 0 || this.lane() === 'none' || this.lane() === 'snoozed') return reasons[this.lane()];
    if (this.news()?.any === false) return firstDay;
    return { heading: 'Inbox zero', text: this.news()?.next || 'Every query that fits a brand has its verdict.' };
  });
}
