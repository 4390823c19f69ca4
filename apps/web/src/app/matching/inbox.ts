import { BreakpointObserver } from '@angular/cdk/layout';
import { Location } from '@angular/common';
import {
  Component,
  ElementRef,
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
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { InboxMatch, InboxRow, Lane } from '@sourcedesk/contracts/matching';
import { ActionBar, ErrorCard, Icon, KeyHint, ListItem, ListKeys, PageHeader, Pane, SkeletonRows, SplitPanes } from '@sourcedesk/ui';
import type { BarAction } from '@sourcedesk/ui';
import { BringIn } from '../bring-in/bring-in';
import { EditionNote } from '../bring-in/edition-note';
import type { EditionNews } from '../bring-in/edition-note';
import { UploadList } from '../bring-in/upload-list';
import { Session } from '../session/session';
import { keep, readKept } from '../shell/kept';
import { useKeys } from '../shell/keys';
import { listBindings } from '../shell/list-bindings';
import { onLive } from '../shell/live';
import { usePalette } from '../shell/palette';
import { inboxActions, inboxKeys, inboxPalette } from './inbox-actions';
import type { InboxAct, InboxHands } from './inbox-actions';
import { InboxEmpty } from './inbox-empty';
import { InboxRowView } from './inbox-row';
import { neighbour } from './inbox-rows';
import { InboxStore } from './inbox-store';
import { laneNames, laneOrder } from './inbox-words';
import type { MatchAct } from './match-card';
import { MatchingClient } from './matching-client';
import { QueryPeek } from './query-peek';
import { Triage } from './triage';
import { Verdicts } from './verdicts';

const narrow = '(max-width: 899.98px)';

/** Triage: every query that came in gets a verdict, by keys or by hand, the most urgent first. */
@Component({
  selector: 'sd-inbox',
  imports: [
    ActionBar,
    BringIn,
    EditionNote,
    ErrorCard,
    Icon,
    InboxEmpty,
    InboxRowView,
    KeyHint,
    ListItem,
    ListKeys,
    PageHeader,
    Pane,
    QueryPeek,
    RouterLink,
    SkeletonRows,
    SplitPanes,
    UploadList,
  ],
  providers: [InboxStore, Triage, Verdicts],
  templateUrl: './inbox.html',
  styleUrl: './inbox.scss',
})
export class Inbox {
  readonly lane = input<string>();
  readonly brand = input<string>();
  readonly q = input<string>();
  /** Id of the query in hand. */
  readonly at = input<string>();
  /** 'query' on a phone, while the query itself is the step in view. */
  readonly view = input<string>();

  protected readonly store = inject(InboxStore);
  protected readonly verdicts = inject(Verdicts);
  private readonly triage = inject(Triage);
  private readonly client = inject(MatchingClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly location = inject(Location);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly list = viewChild(ListKeys);
  private readonly peek = viewChild(QueryPeek);
  private readonly screen = toSignal(inject(BreakpointObserver).observe(narrow));
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly laneNames = laneNames;
  protected readonly laneOrder = laneOrder;
  protected readonly filter = computed(() => ({ lane: laneOf(this.lane()), brand: this.brand() ?? '', text: this.q() ?? '' }));
  protected readonly filtered = computed(() => this.filter().brand !== '' || this.filter().text !== '');
  /** What stands in the field: an address that follows behind never overwrites what is being typed. */
  protected readonly typed = linkedSignal<string, string>({
    source: () => this.filter().text,
    computation: (text, before) =>
      before !== undefined && (this.typing !== undefined || before.value.trim() === text) ? before.value : text,
  });
  protected readonly brands = resource({ loader: () => this.client.brands() });
  protected readonly active = signal<string | null>(null);
  protected readonly row = computed(() => this.store.rows().find(({ query }) => query.id === this.active()) ?? null);
  protected readonly place = computed(() => this.store.rows().findIndex(({ query }) => query.id === this.active()) + 1);
  protected readonly peekOpen = signal(readKept('inbox.peek', true));
  protected readonly onPhone = computed(() => this.screen()?.matches === true);
  protected readonly step = computed(() => (this.view() === 'query' && this.row() !== null ? 1 : 0));
  protected readonly news = signal<EditionNews | null>(null);
  protected readonly note = computed(() =>
    this.onPhone() || this.row() === null
      ? ''
      : `${this.place()} of ${this.store.rows().length}${this.store.hasMore() ? '+' : ''} in ${laneNames[this.filter().lane]}`,
  );
  protected readonly mayJudge = computed(() => this.session.may('matches.judge'));
  protected readonly actions = computed((): BarAction[] =>
    inboxActions({
      row: this.row(),
      mayJudge: this.mayJudge(),
      mayReadMail: this.session.may('intake.read'),
      canUndo: this.verdicts.canUndo(),
      onPhone: this.onPhone(),
    }),
  );

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => this.store.show(filter));
    });
    effect(() => this.active.set(this.at() ?? untracked(this.active)));
    effect((onCleanup) => {
      const at = this.active();
      const timer = setTimeout(() => this.noteInAddress(at), 300);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => this.goTo(this.verdicts.undone()?.id));
    onLive(['match', 'query', 'message', 'brand'], () => this.store.refresh());
    this.bindKeys();
  }

  protected act(id: string): void {
    const row = this.row();
    const action = this.actions().find((each) => each.id === id);
    if (action?.disabled === true) return;
    if (id === 'undo') return this.verdicts.undo();
    if (row === null || (id === 'duplicate' && !this.mayJudge())) return;
    const anchor = this.anchor(action?.label ?? '');
    if (id === 'digest') void this.router.navigate(['/app/digests/of', row.query.id]);
    else void this.judge(row, () => this.work(id as InboxAct, row, anchor));
  }

  protected actOn({ act, match }: { act: MatchAct; match: InboxMatch }): void {
    const row = this.row();
    if (row === null) return;
    const anchor = document.activeElement ?? this.host;
    if (act === 'reopen') this.triage.reopen(row, match);
    else void this.judge(row, () => (act === 'accept' ? this.triage.accept(row, anchor, match) : this.triage.skip(row, anchor, [match])));
  }

  /** Enter or a tap: the query itself. */
  protected open(): void {
    if (this.row() === null) return;
    if (this.onPhone()) void this.change({ view: 'query' }, false).then(() => this.focusPeek());
    else {
      this.showPeek(true);
      this.focusPeek();
    }
  }

  protected tapped(id: string): void {
    this.active.set(id);
    if (this.onPhone()) this.open();
  }

  protected backToList(): void {
    if (this.onPhone()) void this.change({ view: null }).then(() => this.focusList());
    else this.focusList();
  }

  protected find(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.typing = undefined;
      void this.change({ q: this.typed().trim() || null });
    }, 250);
  }

  protected pickBrand(event: Event): void {
    void this.change({ brand: (event.target as HTMLSelectElement).value || null });
  }

  protected clearFilter(): void {
    void this.change({ brand: null, q: null });
  }

  protected letIn(): void {
    this.store.letIn();
    this.focusList();
  }

  protected moveBy(by: number): void {
    this.list()?.move(by);
  }

  private work(id: InboxAct, row: InboxRow, anchor: Element): Promise<boolean> | boolean {
    return {
      accept: () => this.triage.accept(row, anchor),
      skip: () => this.triage.skip(row, anchor),
      duplicate: () => this.triage.duplicate(row),
      snooze: () => this.triage.snooze(row, anchor),
      expert: () => this.triage.chooseExpert(row, anchor),
    }[id]();
  }

  /** After a verdict the next item is in hand, never the top of the list. */
  private async judge(row: InboxRow, work: () => Promise<boolean> | boolean): Promise<void> {
    const before = this.store.rows();
    if (await work()) this.goTo(neighbour(before, row.query.id) ?? undefined);
  }

  private goTo(id: string | undefined): void {
    if (id === undefined) return;
    this.active.set(id);
    if (untracked(this.step) === 1) this.focusPeek();
    else this.focusList();
  }

  private focusPeek(): void {
    afterNextRender(() => this.peek()?.focus(), { injector: this.injector });
  }

  private focusList(): void {
    afterNextRender(() => this.list()?.focus(), { injector: this.injector });
  }

  private showPeek(open: boolean): void {
    this.peekOpen.set(open);
    keep('inbox.peek', open);
  }

  /** The button that an action belongs to; panels open over it. */
  private anchor(label: string): Element {
    const bar = this.host.querySelector('sd-action-bar') ?? this.host;
    return Array.from(bar.querySelectorAll('button')).find((button) => button.textContent.trim().startsWith(label)) ?? bar;
  }

  private change(changes: Record<string, string | null>, replaceUrl = true): Promise<boolean> {
    const queryParams = { at: this.active(), ...changes };
    return this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl });
  }

  /** The query in hand belongs to the address, so that the page can be reloaded or its link be given to a colleague. */
  private noteInAddress(at: string | null): void {
    const tree = this.router.createUrlTree([], { relativeTo: this.route, queryParams: { at }, queryParamsHandling: 'merge' });
    if (this.router.currentNavigation() === null) this.location.replaceState(this.router.serializeUrl(tree), '', this.location.getState());
  }

  private bindKeys(): void {
    const hands: InboxHands = {
      act: (id) => this.act(id),
      canUndo: () => this.verdicts.canUndo(),
      togglePeek: () => this.showPeek(!this.peekOpen()),
      backToList: () => this.backToList(),
      inPeek: () => this.host.querySelector('sd-query-peek')?.contains(document.activeElement) === true,
      letIn: () => this.letIn(),
      waiting: () => this.store.waiting() > 0 || this.store.gone().size > 0,
      findText: () => this.host.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
      goToLane: (lane) => this.goToLane(lane),
    };
    useKeys('Inbox', [...listBindings(() => this.list()), ...inboxKeys(hands)]);
    usePalette(() => inboxPalette(this.row(), this.actions(), hands));
  }

  private goToLane(lane: string): void {
    this.active.set(null);
    void this.change({ lane: lane === 'due' ? null : lane, at: null, view: null }).then(() => this.focusList());
  }
}

function laneOf(value: string | undefined): Lane {
  return laneOrder.find((lane) => lane === value) ?? 'due';
}
