import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Query, Requirement } from '@sourcedesk/contracts/intake';
import { lengthAsked, lengthInWords, usualLength } from '@sourcedesk/domain/checklist';
import type { Check } from '@sourcedesk/domain/checklist';
import { serviceNames } from '@sourcedesk/domain/services';
import { Icon, Now, Pill, RequirementList, UnverifiedNote, deadlineWords, momentWords, queryPieces } from '@sourcedesk/ui';
import type { RequirementState } from '@sourcedesk/ui';
import { channelWords } from './draft-words';

/** The check that says whether a demand is kept; of the others a person judges. */
const checkFor: Readonly<Partial<Record<Requirement['kind'], string>>> = {
  length: 'words',
  headshot: 'headshot-url',
  subject: 'subject-rule',
  'no-links': 'links',
};

/** What the journalist wrote, with its questions set apart and its demands below; they light up as they are answered and kept. */
@Component({
  selector: 'sd-draft-query',
  imports: [Icon, Pill, RequirementList, RouterLink, UnverifiedNote],
  templateUrl: './draft-query.html',
  styleUrl: './draft-query.scss',
})
export class DraftQuery {
  readonly query = input.required<Query>();
  readonly checks = input<readonly Check[]>([]);
  readonly ticked = input<readonly number[]>([]);
  /** The question somebody jumped to. */
  readonly current = input<number | null>(null);
  readonly tickable = input(false);
  /** Wants to be led to the answer of a question, by its number. */
  readonly goTo = output<number>();
  readonly tick = output<number>();
  /** Wants to be led to what a check is about, by its id. */
  readonly check = output<string>();

  private readonly now = inject(Now);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly pieces = computed(() => queryPieces(this.query()));
  private readonly answered = computed(
    () => new Set(this.checks().flatMap(({ question, ok }) => (question !== null && ok ? [question] : []))),
  );
  protected readonly checkFor = checkFor;
  protected readonly kept = computed(() => {
    const states: Partial<Record<Requirement['kind'], RequirementState>> = {};
    for (const [kind, id] of Object.entries(checkFor)) {
      const check = this.checks().find((each) => each.id === id);
      // What nobody can judge for the writer stays without a sign.
      if (check !== undefined && check.level !== 'info') states[kind as Requirement['kind']] = check.ok ? 'kept' : 'open';
    }
    return states;
  });
  protected readonly outlet = computed(() => this.query().outlet.name || 'Outlet not named');
  protected readonly source = computed(() => {
    const { service, edition, category } = this.query();
    return [category, serviceNames[service], edition?.name ?? ''].filter((part) => part !== '').join(' · ');
  });
  protected readonly length = computed(() => {
    const own = lengthAsked(this.query().requirements);
    if (own === null) return `${lengthInWords(usualLength)} words, as journalists like it`;
    return `${own.limit ? `${lengthInWords(own.limit)} words` : `“${own.words}”`}, asked for here`;
  });
  protected readonly deadline = computed(() => {
    const { mine, theirs, note } = deadlineWords(this.query().deadline, this.now.time());
    return [mine, theirs].filter((part) => part !== '').join(' · ') || `at no known time. ${note}`;
  });
  protected readonly reply = computed(() => channelWords(this.query().reply));
  protected readonly received = computed(() => momentWords(Date.parse(this.query().receivedAt), this.now.time()));

  /** Brings a question into view, and focuses it if wanted. */
  reveal(question: number, focus: boolean): void {
    const element = this.host.nativeElement.querySelector<HTMLElement>(`[data-question="${question}"] .asked`);
    element?.scrollIntoView({ block: 'nearest' });
    if (focus) element?.focus({ preventScroll: true });
  }

  protected stateOf(question: number): 'ticked' | 'answered' | 'open' {
    return this.ticked().includes(question) ? 'ticked' : this.answered().has(question) ? 'answered' : 'open';
  }
}
