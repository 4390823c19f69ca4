import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, ElementRef, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import type { InboxMatch, QueryPitch, QueryWork } from '@sourcedesk/contracts/matching';
import {
  ActionBar,
  type BarAction,
  DeadlinePill,
  ErrorCard,
  Icon,
  Now,
  PageHeader,
  Pane,
  RequirementList,
  SkeletonRows,
  SplitPanes,
  StateBadge,
  queryPieces,
} from '@sourcedesk/ui';
import { QueryCorrections } from '../bring-in/query-corrections';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { onLive } from '../shell/live';
import { usePalette } from '../shell/palette';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { undecided } from './inbox-rows';
import { replyWords, sourceWords, trapForms } from './inbox-words';
import { LikenessCard } from './likeness-card';
import { type MatchAct, MatchCard } from './match-card';
import { MatchingClient } from './matching-client';
import { OutletCard } from './outlet-card';
import { QueryDeeds } from './query-deeds';
import { deadlinesOf, storyOf } from './query-story';
import { QueryTimeline } from './query-timeline';

const narrow = '(max-width: 599.98px)';
const correct: BarAction = { id: 'correct', label: 'Correct', keys: 'e' };

/** Everything about one request: what was asked, until when, who may answer it and does, and what happened to it. */
@Component({
  selector: 'sd-query-page',
  imports: [
    ActionBar,
    DeadlinePill,
    ErrorCard,
    Icon,
    LikenessCard,
    MatchCard,
    OutletCard,
    PageHeader,
    Pane,
    QueryTimeline,
    RequirementList,
    RouterLink,
    SkeletonRows,
    SplitPanes,
    StateBadge,
  ],
  templateUrl: './query-page.html',
  styleUrls: ['./query-peek.scss', './query-page.scss'],
})
export class QueryPage {
  /** Of the query, from the address. */
  readonly id = input.required<string>();

  private readonly client = inject(MatchingClient);
  private readonly deeds = inject(QueryDeeds);
  private readonly corrections = inject(QueryCorrections);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly screen = toSignal(inject(BreakpointObserver).observe(narrow));
  private readonly onPhone = computed(() => this.screen()?.matches === true);
  protected readonly problemOf = problemOf;
  protected readonly trapForms = trapForms;

  protected readonly read = this.client.work(this.id);
  /** What is shown stays while it is read again. */
  protected readonly work = linkedSignal<QueryWork | undefined, QueryWork | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (read, before) => read ?? (before?.value?.query.id === this.id() ? before.value : undefined),
  });
  protected readonly query = computed(() => this.work()?.query);
  private readonly known = computed(() => this.query()?.id);
  protected readonly sightings = this.client.sightings(this.known);
  protected readonly changes = this.client.changes(this.known);
  protected readonly busy = signal<string | null>(null);
  protected readonly mayJudge = computed(() => this.session.may('matches.judge'));
  protected readonly mayChange = computed(() => this.session.may('queries.change'));
  protected readonly pieces = computed(() => {
    const query = this.query();
    return query === undefined ? [] : queryPieces(query);
  });
  protected readonly heading = computed(() => {
    const outlet = this.query()?.outlet.name ?? '';
    return outlet === '' ? 'Query' : `Query of ${outlet}`;
  });
  protected readonly several = computed(
    () => !this.closed() && this.matches().filter(({ verdict }) => verdict === 'open' || verdict === 'snoozed').length > 1,
  );
  protected readonly about = computed(() => {
    const query = this.query();
    if (query === undefined) return '';
    const { outlet, category, journalist } = query;
    const source = sourceWords(query, true);
    return [outlet.name || 'Outlet not named', journalist.name, category, source].filter((part) => part !== '').join(' · ');
  });
  protected readonly reply = computed(() => {
    const query = this.query();
    return query === undefined ? '' : replyWords(query);
  });
  /** Whether an answer can go out at all as the query stands. */
  protected readonly answerable = computed(() => {
    const reply = this.query()?.reply;
    return reply === undefined || (reply.kind === 'relay' || reply.kind === 'address' ? reply.address !== '' : reply.url !== '');
  });
  protected readonly closed = computed(() => {
    const deadline = this.query()?.deadline;
    return deadline?.at != null && deadline.certainty === 'exact' && Date.parse(deadline.at) <= this.now.minute();
  });
  protected readonly matches = computed(() => {
    const work = this.work();
    if (work === undefined) return [];
    const open = undecided(work);
    return [...open, ...work.matches.filter((match) => !open.includes(match))];
  });
  protected readonly deadlines = computed(() =>
    deadlinesOf(this.query()?.deadline ?? null, this.seen(), this.changed(), this.now.minute()),
  );
  protected readonly story = computed(() => storyOf(this.seen(), this.changed(), this.now.minute()));
  protected readonly actions = computed((): BarAction[] => this.actionsOf(this.work()));

  constructor() {
    onLive(
      ['query', 'match', 'pitch', 'placement'],
      () => this.reload(),
      ({ kind, entityId }) => kind !== 'query' || entityId === this.id(),
    );
    useKeys('Query', [
      { keys: 'a', label: 'Accept', run: () => this.act('accept') },
      { keys: 'd', label: 'Skip with a reason', run: () => this.act('skip') },
      { keys: 'e', label: 'Correct the query', run: () => this.act('correct') },
      { keys: 'l', label: 'Copy the link', run: () => this.act('link') },
      { keys: 'shift+o', label: 'Open in its digest', run: () => this.act('digest') },
      { keys: 'escape', label: 'Back to the inbox', run: () => void this.router.navigate(['/app/inbox']) },
    ]);
    usePalette(() =>
      this.actions()
        .filter(({ disabled }) => disabled !== true)
        .map(({ id, label, keys }) => ({ id: `query-${id}`, label, group: 'This item' as const, keys, run: () => this.act(id) })),
    );
  }

  protected pitchOf(match: InboxMatch): QueryPitch | undefined {
    return this.work()?.pitches.find(({ matchId }) => matchId === match.id);
  }

  /** Where a pitch is worked on. */
  protected pageOf({ id, state }: QueryPitch): string[] {
    return ['/app/pitches', id, state === 'drafting' || state === 'returned' ? 'draft' : 'review'];
  }

  protected act(id: string): void {
    const action = this.actions().find((each) => each.id === id);
    const work = this.work();
    if (action === undefined || action.disabled === true || work === undefined || this.busy() !== null) return;
    const anchor = this.anchor(action.label);
    if (id === 'link') void this.copyLink();
    else if (id === 'digest') void this.router.navigate(['/app/digests/of', work.query.id]);
    else if (id === 'correct') void this.then(id, this.corrections.correct(work.query.id));
    else if (id === 'split') void this.then(id, this.corrections.split(work.query.id));
    else if (id === 'expert') void this.then(id, this.deeds.chooseExpert(work, anchor));
    else if (id === 'skip') void this.then(id, this.deeds.skip(undecided(work), anchor));
    else void this.then(id, this.deeds.accept(work, anchor));
  }

  protected correct(field: 'deadline' | 'reply'): void {
    void this.then('correct', this.corrections.correct(this.id(), field));
  }

  protected actOn(act: MatchAct, match: InboxMatch): void {
    const work = this.work();
    if (work === undefined) return;
    const anchor = document.activeElement ?? this.host;
    const given = {
      accept: () => this.deeds.accept(work, anchor, match),
      skip: () => this.deeds.skip([match], anchor),
      reopen: () => this.deeds.reopen(match),
    };
    void this.then(act, given[act]());
  }

  protected reload(): void {
    this.read.reload();
    this.sightings.reload();
    this.changes.reload();
  }

  private readonly seen = () => (this.sightings.hasValue() ? this.sightings.value().items : []);
  private readonly changed = () => (this.changes.hasValue() ? this.changes.value().items : []);

  private actionsOf(work: QueryWork | undefined): BarAction[] {
    if (work === undefined) return [];
    const open = undecided(work).length;
    const why = !this.mayJudge() ? 'Editors and managers give verdicts.' : this.closed() ? 'The deadline has passed.' : '';
    const judged = { disabled: why !== '', why };
    return [
      { id: 'link', label: 'Copy link', keys: 'l', rare: this.onPhone() },
      ...(work.messageId === null ? [] : [{ id: 'digest', label: 'Open in digest', keys: 'shift+o', rare: true }]),
      ...(this.mayChange() ? [{ id: 'split', label: 'Cut in two', rare: true }, correct] : []),
      ...(open > 0
        ? [
            { id: 'expert', label: 'Choose expert', rare: true, ...judged },
            { id: 'skip', label: 'Skip', keys: 'd', ...judged },
          ]
        : []),
      { id: 'accept', label: open > 0 ? 'Accept' : 'Choose expert', keys: 'a', kind: 'primary', ...judged },
    ];
  }

  private async then(id: string, work: Promise<unknown>): Promise<void> {
    this.busy.set(id);
    try {
      const done = await work;
      if (done !== null && done !== false) this.reload();
    } finally {
      this.busy.set(null);
    }
  }

  private async copyLink(): Promise<void> {
    await navigator.clipboard.writeText(new URL(`/app/queries/${this.id()}`, document.baseURI).href);
    this.toasts.show('The link is copied. Colleagues who may see the query can open it.');
  }

  /** The button that an action belongs to; panels open over it. */
  private anchor(label: string): Element {
    const bar = this.host.querySelector('sd-action-bar') ?? this.host;
    return Array.from(bar.querySelectorAll('button')).find((button) => button.textContent.trim().startsWith(label)) ?? bar;
  }
}
