import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import type { Query } from '@sourcedesk/contracts/intake';
import { lengthAsked, lengthInWords, usualLength } from '@sourcedesk/domain/checklist';
import type { Check } from '@sourcedesk/domain/checklist';
import { serviceNames } from '@sourcedesk/domain/services';
import { Icon, Now, Pill, deadlineWords, momentWords, queryPieces } from '@sourcedesk/ui';
import { channelWords } from './draft-words';

/** What the journalist wrote, with its questions set apart; they light up as they are answered. */
@Component({
  selector: 'sd-draft-query',
  imports: [Icon, Pill],
  templateUrl: './draft-query.html',
  styleUrl: './draft-query.scss',
})
export class DraftQuery {
  readonly query = input.required<Query>();
  /** How many words it asks for. */
  readonly checks = input<readonly Check[]>([]);
  readonly ticked = input<readonly number[]>([]);
  /** The question somebody jumped to. */
  readonly current = input<number | null>(null);
  readonly tickable = input(false);
  /** Wants to be led to the answer of a question, by its number. */
  readonly goTo = output<number>();
  readonly tick = output<number>();

  private readonly now = inject(Now);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly pieces = computed(() => queryPieces(this.query()));
  private readonly answered = computed(
    () => new Set(this.checks().flatMap(({ question, ok }) => (question !== null && ok ? [question] : []))),
  );
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
