import { Component, ElementRef, computed, effect, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Proposal, Query, QueryInput } from '@sourcedesk/contracts/intake';
import { serviceNames } from '@sourcedesk/domain/services';
import { Icon, Now, RequirementList, momentWords } from '@sourcedesk/ui';
import { newIdempotencyKey } from '../shell/idempotency';
import { problemOf } from '../shell/problem';
import { BringInClient } from './bring-in-client';
import { type DeadlineKind, deadlineOf, withKind, zoneChoices } from './deadline-choice';
import {
  type HandDraft,
  type HandErrors,
  type HandField as FieldName,
  type ReplyKind,
  carriedOver,
  changesOf,
  draftOf,
  draftOfQuery,
  emptyDraft,
  errorsAt,
  inputOf,
  isByMail,
} from './hand-draft';
import { HandField } from './hand-field';
import { PastedText } from './pasted-text';

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The fields of one query, filled with what a text seems to say or with what is known of a query that is here; each is corrected before it is kept. */
@Component({
  selector: 'sd-hand-form',
  imports: [HandField, Icon, MatButton, PastedText, RequirementList],
  templateUrl: './hand-form.html',
  styleUrl: './hand-form.scss',
})
export class HandForm {
  /** What was read out of `text`; null: the query is typed. */
  readonly proposal = input<Proposal | null>(null);
  readonly text = input('');
  /** The query that is corrected; null: one is added. */
  readonly query = input<Query | null>(null);
  /** The message a new query stands in, and where. */
  readonly evidence = input<Pick<QueryInput, 'messageId' | 'place'>>({});
  /** The field to begin with. */
  readonly begin = input<FieldName>('summary');
  readonly corrected = output<Query>();
  /** The query as it is on the desk now, and whether it was there before. */
  readonly added = output<{ query: Query; known: boolean }>();

  private readonly client = inject(BringInClient);
  private readonly now = inject(Now);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly key = newIdempotencyKey();
  /** The query as it was read last. */
  protected readonly standing = linkedSignal(() => this.query());
  private readonly before = computed<HandDraft>(() => {
    const [standing, proposal] = [this.standing(), this.proposal()];
    if (standing !== null) return draftOfQuery(standing, ownZone);
    return proposal === null ? emptyDraft(ownZone) : draftOf(proposal, ownZone);
  });
  protected readonly draft = linkedSignal(() => this.before());
  protected readonly errors = signal<HandErrors>({});
  protected readonly refusal = signal('');
  protected readonly busy = signal(false);
  /** The field in hand, whose place in the text is lit. */
  protected readonly inHand = signal<FieldName | null>(null);

  /** A phone keeps its lines for the fields. */
  protected readonly roomy = matchMedia('(width >= 900px)').matches;
  /** Where it was seen is asked of a new query that no message tells it of. */
  protected readonly seenAt = computed(() => this.query() === null && this.evidence().messageId === undefined);
  protected readonly services = Object.entries(serviceNames).map(([id, name]) => ({ id, name: id === 'manual' ? 'Elsewhere' : name }));
  protected readonly ways: readonly { id: ReplyKind; name: string }[] = [
    { id: 'address', name: 'By e-mail to the journalist' },
    { id: 'relay', name: 'By e-mail through a service' },
    { id: 'link', name: 'On a page' },
    { id: 'form', name: 'By a form' },
  ];
  protected readonly deadlines: readonly { id: DeadlineKind; name: string }[] = [
    { id: 'time', name: 'A day and a time' },
    { id: 'day', name: 'A day, no time' },
    { id: 'unclear', name: 'Unclear' },
    { id: 'none', name: 'None is named' },
  ];
  protected readonly zones = computed(() => zoneChoices([this.draft().deadline.zone, ownZone], this.now.minute()));
  protected readonly byMail = computed(() => isByMail(this.draft().replyKind));
  protected readonly lit = computed(() => this.placesOf(this.inHand()));
  protected readonly refusesAi = computed(
    () => this.unchanged() && (this.proposal() ?? this.standing())?.requirements.some(({ kind }) => kind === 'no-ai') === true,
  );
  /** What the words ask and demand is known as long as nobody changes them. */
  protected readonly unchanged = computed(() => {
    const known = this.proposal()?.body.value ?? this.standing()?.body;
    return known !== undefined && this.draft().body === known;
  });
  /** What has to be said of the deadline beside its controls. */
  protected readonly deadlineNote = computed(() => {
    const { deadline } = this.draft();
    const found = deadlineOf(deadline);
    if (found === null)
      return this.missing('deadline') ? 'No deadline was found in the text.' : 'The query stays open until somebody closes it.';
    if ('error' in found) return '';
    if (found.at === null) return 'Nothing closes by itself: an editor is asked.';
    const mine = momentWords(Date.parse(found.at), this.now.minute());
    return Date.parse(found.at) < this.now.minute() ? `${mine} on your clock: that is past.` : `${mine} on your clock.`;
  });
  protected readonly worked = computed(() => this.draft().deadline.kind === 'time' && !this.draft().deadline.sure);

  constructor() {
    effect(() => {
      this.proposal();
      const begin = `[data-field="${this.begin()}"]`;
      setTimeout(() => {
        const field = this.host.querySelector<HTMLElement>(begin);
        field?.focus({ preventScroll: true });
        field?.scrollIntoView({ block: 'center' });
      });
    });
  }

  protected missing(field: keyof Proposal & FieldName): boolean {
    const proposal = this.proposal();
    return proposal !== null && proposal.missing.some((each) => each === field);
  }

  protected note(field: 'summary' | 'body' | 'category' | 'journalist' | 'outlet' | 'outletUrl'): string {
    return this.missing(field) && this.draft()[field].trim() === '' ? 'Not found in the text' : '';
  }

  protected change(field: Exclude<keyof HandDraft, 'deadline' | 'noAi'>, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, [field]: value }));
    this.forgive(field === 'replyKind' || field === 'replyAddress' || field === 'replyUrl' ? 'reply' : field);
  }

  protected changeDeadline(part: 'local' | 'zone' | 'raw', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({
      ...draft,
      deadline: { ...draft.deadline, [part]: value, sure: draft.deadline.sure || part !== 'raw' },
    }));
    this.forgive('deadline');
  }

  protected changeDeadlineKind(event: Event): void {
    const kind = (event.target as HTMLSelectElement).value as DeadlineKind;
    this.draft.update((draft) => ({ ...draft, deadline: withKind(draft.deadline, kind) }));
    this.forgive('deadline');
  }

  protected confirmDeadline(): void {
    this.draft.update((draft) => ({ ...draft, deadline: { ...draft.deadline, sure: true } }));
  }

  protected changeNoAi(event: Event): void {
    const noAi = (event.target as HTMLInputElement).checked;
    this.draft.update((draft) => ({ ...draft, noAi }));
  }

  /** Keeps what was typed; what is wrong stands at its field, and the first of them gets the focus. */
  async save(): Promise<void> {
    if (this.busy()) return;
    const standing = this.standing();
    const checked = standing === null ? inputOf(this.draft()) : changesOf(this.before(), this.draft());
    this.refusal.set('');
    if ('errors' in checked) return this.show(checked.errors);
    this.busy.set(true);
    try {
      if ('patch' in checked) this.corrected.emit(await this.client.correct(standing as Query, checked.patch));
      else await this.add({ ...checked.input, ...this.evidence() });
    } catch (error) {
      await this.refused(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async add(input: QueryInput): Promise<void> {
    this.added.emit(await this.client.addQuery(input, this.key + hashed(input)));
  }

  private async refused(error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (problem.code === 'stale-version') return this.meet();
    const errors = errorsAt(problem.errors);
    if (Object.keys(errors).length === 0) this.refusal.set(problem.detail);
    this.show(errors);
  }

  /** Somebody, or a later edition, changed the query meanwhile: what was typed here is kept over what it is now. */
  private async meet(): Promise<void> {
    const mine = this.draft();
    const before = this.before();
    this.standing.set(await this.client.query((this.standing() as Query).id));
    this.draft.set(carriedOver(before, mine, this.before()));
    this.refusal.set('The query was changed meanwhile. Your changes stand over it: look again, then save.');
  }

  private show(errors: HandErrors): void {
    this.errors.set(errors);
    setTimeout(() => this.host.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  private forgive(field: FieldName): void {
    if (this.errors()[field] !== undefined) this.errors.update(({ [field]: _, ...rest }) => rest);
  }

  private placesOf(field: FieldName | null): readonly (readonly [number, number])[] {
    const proposal = this.proposal();
    if (proposal === null || field === null || field === 'service') return [];
    return proposal[field].ranges;
  }
}

/** A few letters that differ when what is sent differs: another query under the same key would be refused. */
function hashed(input: unknown): string {
  let hash = 0;
  for (const char of JSON.stringify(input)) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}
