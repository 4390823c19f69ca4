import { Component, ElementRef, computed, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InboxMatch, InboxRow } from '@sourcedesk/contracts/matching';
import { DeadlinePill, Icon, Now, RequirementList, UnverifiedNote, queryPieces } from '@sourcedesk/ui';
import { undecided } from './inbox-rows';
import { extendedWords, replyWords, sourceWords, trapForms } from './inbox-words';
import { MatchCard } from './match-card';
import type { MatchAct } from './match-card';

/** The whole query beside the list: what is asked and demanded, who fits and how that adds up, what was hidden in it, and how it may be answered. */
@Component({
  selector: 'sd-query-peek',
  imports: [DeadlinePill, Icon, MatchCard, RequirementList, RouterLink, UnverifiedNote],
  templateUrl: './query-peek.html',
  styleUrl: './query-peek.scss',
})
export class QueryPeek {
  readonly row = input.required<InboxRow>();
  readonly mayJudge = input(false);
  readonly act = output<{ act: MatchAct; match: InboxMatch }>();

  private readonly now = inject(Now);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly trapForms = trapForms;
  protected readonly query = computed(() => this.row().query);
  protected readonly pieces = computed(() => queryPieces(this.query()));
  protected readonly about = computed(() =>
    [this.query().outlet.name || 'Outlet not named', this.query().category, sourceWords(this.query(), true)]
      .filter((part) => part !== '')
      .join(' · '),
  );
  protected readonly extended = computed(() => extendedWords(this.row(), this.now.minute()));
  protected readonly reply = computed(() => replyWords(this.query()));
  protected readonly several = computed(() => undecided(this.row()).length > 1);
  protected readonly matches = computed(() => {
    const open = undecided(this.row());
    return [...open, ...this.row().matches.filter((match) => !open.includes(match))];
  });

  /** Puts the focus on the query, so that it is read out and scrolls by key. */
  focus(): void {
    this.heading().nativeElement.focus();
  }
}
