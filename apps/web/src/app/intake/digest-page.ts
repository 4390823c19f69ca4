import { httpResource } from '@angular/common/http';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { Router, RouterLink } from '@angular/router';
import type { Message, Query } from '@sourcedesk/contracts/intake';
import {
  EmptyState,
  ErrorCard,
  Icon,
  KeyHint,
  Now,
  PageHeader,
  Pane,
  Pill,
  SkeletonRows,
  SplitPanes,
  UnverifiedNote,
  agoWords,
} from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { BringIn } from '../bring-in/bring-in';
import { BringInClient } from '../bring-in/bring-in-client';
import { checksumWords, messageTitle } from '../bring-in/message-words';
import { QueryCorrections } from '../bring-in/query-corrections';
import { UploadList } from '../bring-in/upload-list';
import { doorWords, readingWords } from './digest-words';
import { IntakeClient } from './intake-client';
import { MailLook } from './mail-look';
import { MessageDeeds } from './message-deeds';
import { ParsedQuery } from './parsed-query';
import { glanceInPane, scrollInPane } from './scroll-in-pane';
import { wordsOfField } from './source-segments';
import { SourceView } from './source-view';
import type { FieldRef } from './source-view';

/** One e-mail as it came beside what was read from it: whoever doubts a field sees where it stood. */
@Component({
  selector: 'sd-digest-page',
  imports: [
    BringIn,
    EmptyState,
    ErrorCard,
    Icon,
    KeyHint,
    MailLook,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    MessageDeeds,
    PageHeader,
    Pane,
    ParsedQuery,
    Pill,
    RouterLink,
    SkeletonRows,
    SourceView,
    SplitPanes,
    UnverifiedNote,
    UploadList,
  ],
  templateUrl: './digest-page.html',
  styleUrl: './digest-page.scss',
})
export class DigestPage {
  readonly id = input.required<string>();
  /** Id of the query to begin with. */
  readonly query = input<string>();

  private readonly client = inject(IntakeClient);
  private readonly mails = inject(BringInClient);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly now = inject(Now);
  private readonly corrections = inject(QueryCorrections);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly source = viewChild(SourceView);
  protected readonly mayChange = computed(() => this.session.may('queries.change'));
  protected readonly problemOf = problemOf;
  protected readonly message = httpResource<Message>(() => this.mails.messageUrl(this.id()));
  private readonly status = computed(() => (this.message.hasValue() ? this.message.value().status : null));
  protected readonly text = resource({
    params: () => (this.status() === null || this.status() === 'pending' ? undefined : this.id()),
    loader: ({ params }) => this.client.text(params),
  });
  /** The same while the same queries were read, so that what is on the page stays, with the focus in it, while the message is read anew. */
  private readonly queryIds = computed(() => (this.message.hasValue() ? this.message.value().queryIds : []), { equal: isSame });
  protected readonly queries = resource({
    params: () => (this.queryIds().length > 0 ? this.queryIds() : undefined),
    loader: ({ params }) => this.client.queries(params),
    equal: isSame,
  });
  /** Those of the message that are known so far: one more does not take the others away while it is read. */
  protected readonly read = linkedSignal<Query[] | undefined, Query[]>({
    source: () => (this.queries.hasValue() ? this.queries.value() : undefined),
    computation: (read, before) => read ?? (before?.value ?? []).filter(({ id }) => this.queryIds().includes(id)),
  });
  protected readonly current = linkedSignal<Query[], string | null>({
    source: this.read,
    computation: (read, before) =>
      read.find(({ id }) => id === before?.value)?.id ?? read.find(({ id }) => id === untracked(this.query))?.id ?? read[0]?.id ?? null,
  });
  private readonly pointed = signal<FieldRef | null>(null, { equal: isSameField });
  protected readonly held = signal<FieldRef | null>(null);
  /** The field that is lit on both sides: the one under the mouse, or else the one with the focus. */
  protected readonly lit = computed(() => this.pointed() ?? this.held());
  protected readonly hasHtml = computed(() => this.text.hasValue() && this.text.value().hasHtml);
  /** Each e-mail begins as text: the places of fields are in it. */
  protected readonly asText = linkedSignal({ source: this.id, computation: () => true });
  /** Which pane a narrow screen shows: what was read, or the e-mail. */
  protected readonly pane = linkedSignal(() => (this.read().length > 0 ? 1 : 0));
  protected readonly traps = computed(() => Object.fromEntries(this.read().map(({ id, traps }) => [id, traps])));
  protected readonly profiles = computed(() => (this.text.hasValue() ? wordsOfField(this.text.value(), 'profileUrl') : {}));
  protected readonly place = computed(() => this.read().findIndex(({ id }) => id === this.current()) + 1);
  protected readonly title = computed(() => (this.message.hasValue() ? messageTitle(this.message.value()) : 'Digest'));
  protected readonly about = computed(() => {
    if (!this.message.hasValue()) return '';
    const { door, from, receivedAt } = this.message.value();
    return [from, `${doorWords[door]} ${agoWords(Date.parse(receivedAt), this.now.minute())}`].filter((part) => part !== '').join(' · ');
  });
  protected readonly sum = computed(() =>
    this.message.hasValue() ? checksumWords(this.message.value()) : { words: '', tone: 'plain' as const },
  );
  /** Id of the message that is being read while the page looks on. */
  private waitsFor: string | null = null;

  constructor() {
    onLive(
      ['message', 'query'],
      () => {
        this.message.reload();
        this.text.reload();
        this.queries.reload();
      },
      ({ entityId, kind }) => entityId === this.id() || kind === 'query',
    );
    effect(() => this.tellReading());
    // The e-mail follows the query in hand, also on the first look.
    effect(() => {
      const query = this.current();
      const shown = this.source();
      if (query !== null && shown !== undefined && this.text.hasValue()) this.showSource({ query, field: 'summary' }, true);
    });
    useKeys('Digest', [
      { keys: 'n', label: 'Next query', run: () => this.step(1) },
      { keys: 'p', label: 'Previous query', run: () => this.step(-1) },
      { keys: 'j', label: 'Next query', run: () => this.step(1) },
      { keys: 'k', label: 'Previous query', run: () => this.step(-1) },
      { keys: 'e', label: 'Correct the query', run: () => void this.correct(), when: () => this.mayChange() && this.current() !== null },
      {
        keys: 'v',
        label: 'Show the e-mail as text, or as it looked',
        run: () => this.asText.update((asText) => !asText),
        when: () => this.hasHtml(),
      },
      { keys: 'escape', label: 'Back to the editions', run: () => void this.router.navigate(['/app/digests']) },
    ]);
  }

  protected step(by: number): void {
    const at = Math.min(this.read().length, Math.max(1, this.place() + by));
    const next = this.read()[at - 1];
    if (next === undefined) return;
    this.current.set(next.id);
    this.focusField({ query: next.id, field: 'summary' });
  }

  /** What a query by hand begins with: the words selected in the e-mail, which is kept as its evidence. */
  protected readonly found = () => {
    const selected = this.source()?.selected();
    if (!selected) return { evidence: { messageId: this.id() } };
    const { text, ...place } = selected;
    return { text, evidence: { messageId: this.id(), place } };
  };

  protected async correct(id = this.current()): Promise<void> {
    if (id !== null && (await this.corrections.correct(id)) !== null) this.queries.reload();
  }

  protected async split(id: string): Promise<void> {
    if ((await this.corrections.split(id)) === null) return;
    this.message.reload();
    this.text.reload();
  }

  /** What came of a deed is shown at once, what the reader makes of it as soon as it is through. */
  protected became(message: Message): void {
    this.message.set(message);
    this.text.reload();
  }

  private tellReading(): void {
    const message = this.message.hasValue() ? this.message.value() : null;
    if (message === null) return;
    if (message.status !== 'pending' && this.waitsFor === message.id) this.toasts.show(readingWords(message));
    this.waitsFor = message.status === 'pending' ? message.id : null;
  }

  protected toggle(id: string): void {
    this.current.update((current) => (current === id ? null : id));
  }

  /** From the e-mail to what was read there. */
  protected goToField(ref: FieldRef): void {
    this.current.set(ref.query);
    this.pane.set(1);
    this.focusField(ref);
  }

  /** From a field to where it stood. */
  protected showSource(ref: FieldRef, atTop = false): void {
    afterNextRender(() => this.source()?.reveal(ref, atTop), { injector: this.injector });
  }

  /** On a narrow screen the e-mail is another tab. */
  protected goToSource(ref: FieldRef): void {
    this.pane.set(0);
    this.asText.set(true);
    afterNextRender(() => this.source()?.enter(ref), { injector: this.injector });
  }

  protected pointAtField(ref: FieldRef | null): void {
    if (isSameField(ref, this.pointed())) return;
    this.pointed.set(ref);
    if (ref !== null) this.source()?.glance(ref);
  }

  protected pointAtPlace(ref: FieldRef | null): void {
    if (isSameField(ref, this.pointed())) return;
    this.pointed.set(ref);
    if (ref !== null) this.glanceAtField(ref);
  }

  /** The field of the query in hand, or the line of another query. */
  protected glanceAtField({ query, field }: FieldRef): void {
    const place = document.getElementById(`field-${query}-${field}`) ?? document.getElementById(`query-${query}`);
    if (place !== null) glanceInPane(place);
  }

  private focusField({ query, field }: FieldRef): void {
    afterNextRender(
      () => {
        const place = document.getElementById(`field-${query}-${field}`) ?? document.getElementById(`field-${query}-summary`);
        if (place === null) return;
        place.focus({ preventScroll: true });
        scrollInPane(field === 'summary' ? (place.closest<HTMLElement>('sd-parsed-query') ?? place) : place);
      },
      { injector: this.injector },
    );
  }
}

const isSameField = (one: FieldRef | null, other: FieldRef | null): boolean => one?.query === other?.query && one?.field === other?.field;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
