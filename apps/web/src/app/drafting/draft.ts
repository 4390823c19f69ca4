import {
  Component,
  ElementRef,
  Injector,
  computed,
  effect,
  inject,
  input,
  runInInjectionContext,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { countWords } from '@sourcedesk/domain/words';
import { ActionBar, ErrorCard, KeyHint, Now, Pane, SkeletonRows, SplitPanes } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { keep, readKept } from '../shell/kept';
import { useKeys } from '../shell/keys';
import { usePalette } from '../shell/palette';
import { Toasts } from '../shell/toasts';
import { draftActions } from './draft-bar';
import type { DraftDeed } from './draft-bar';
import { DraftChanges } from './draft-changes';
import { DraftConflict } from './draft-conflict';
import type { DraftDeeds } from './draft-deeds';
import { DraftEditor } from './draft-editor';
import { DraftHeader } from './draft-header';
import { draftKeys } from './draft-keys';
import type { MiddleView } from './draft-keys';
import { DraftNotices } from './draft-notices';
import { DraftPreview } from './draft-preview';
import { DraftQuery } from './draft-query';
import { DraftSide } from './draft-side';
import { DraftStore } from './draft-store';
import { FactMenu } from './fact-menu';
import { factFor, factsOf } from './facts';
import { answerTo } from './answer-place';
import type { Mark } from './answer-place';
import { leaseWords } from './lease';

/** A pitch being written: the query, the text and its checks side by side; steps on a phone. */
@Component({
  selector: 'sd-draft',
  imports: [
    ActionBar,
    DraftChanges,
    DraftConflict,
    DraftEditor,
    DraftHeader,
    DraftNotices,
    DraftPreview,
    DraftQuery,
    DraftSide,
    ErrorCard,
    FactMenu,
    KeyHint,
    MatButton,
    Pane,
    RouterLink,
    SkeletonRows,
    SplitPanes,
  ],
  providers: [DraftStore],
  templateUrl: './draft.html',
  styleUrls: ['./draft.scss', './draft-views.scss'],
  host: { '(window:beforeunload)': 'beforeLeaving($event)' },
})
export class Draft {
  /** Of the pitch, from the address. */
  readonly id = input.required<string>();

  protected readonly store = inject(DraftStore);
  private readonly injector = inject(Injector);
  private deeds: Promise<DraftDeeds> | null = null;
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly editor = viewChild(DraftEditor);
  private readonly queryView = viewChild(DraftQuery);
  private readonly side = viewChild(DraftSide);
  private readonly queryPane = viewChild<ElementRef<HTMLElement>>('queryPane');
  private readonly textPane = viewChild<ElementRef<HTMLElement>>('textPane');
  private readonly checksPane = viewChild<ElementRef<HTMLElement>>('checksPane');

  /** Index of the pane a phone shows. */
  protected readonly shown = signal(1);
  protected readonly view = signal<MiddleView>('write');
  protected readonly compareWith = signal<number | null>(null);
  protected readonly question = signal<number | null>(null);
  protected readonly menuAt = signal<{ x: number; y: number } | null>(null);
  protected readonly simple = signal(readKept('simple-editor', false));

  protected readonly me = computed(() => this.session.me()?.user.id ?? '');
  protected readonly conflict = computed(() => {
    const save = this.store.save();
    return save.kind === 'conflict' ? save.theirs.text : null;
  });
  protected readonly facts = computed(() => {
    const pitch = this.store.pitch();
    return pitch === null ? [] : factsOf(pitch);
  });
  protected readonly words = computed(() => countWords(this.store.text().body));
  /** Whether there is anything to say over the panes. */
  protected readonly notable = computed(() => {
    const pitch = this.store.pitch();
    const plain = pitch?.state === 'drafting' && this.store.mine() && this.store.deadlineOpen() && this.store.leftovers().length === 0;
    const save = this.store.save().kind;
    return !plain || save === 'refused' || save === 'lost' || leaseWords(pitch, this.me(), this.now.time()).short;
  });
  protected readonly marks = computed(() => {
    const found = this.store.checks().flatMap(({ ok, at }): Mark[] => (!ok && at?.field === 'body' ? [{ ...at, kind: 'found' }] : []));
    const answer = this.answerOf(this.question());
    return answer === null ? found : [...found, { ...answer, kind: 'answer' as const }];
  });
  protected readonly actions = computed(() =>
    draftActions({
      may: (action) => this.store.may(action),
      mine: this.store.mine(),
      standing: this.store.standing(),
      conflict: this.conflict() !== null,
      review: this.store.pitch()?.state === 'in_review' && this.session.may('reviews.open'),
      simple: this.simple(),
    }),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.open(id));
    });
    const opened = computed(() => (this.store.mine() ? this.id() : null));
    effect(() => {
      if (opened() !== null && this.editor() !== undefined) untracked(() => this.begin());
    });
    useKeys('Draft', draftKeys(this));
    usePalette(() =>
      this.actions().map(({ id, label, keys }) => ({
        id: `draft.${id}`,
        label,
        group: 'This item' as const,
        keys,
        run: () => this.act(id),
      })),
    );
  }

  act(id: string): void {
    const deed = id as DraftDeed;
    if (deed === 'editor') return this.switchEditor();
    void this.withDeeds((deeds) => (deed === 'submit' ? deeds.submit((check) => this.go(check.id)) : deeds[deed]()));
  }

  /** What T takes: the pitch, or the pitch from its holder. */
  takeAny(): void {
    const taken = this.actions().find(({ id }) => id === 'take' || id === 'takeOver');
    if (taken !== undefined) this.act(taken.id);
  }

  mayWrite(): boolean {
    return this.store.mine();
  }

  saveNow(): void {
    void this.store.flush();
  }

  show(view: MiddleView): void {
    this.view.update((before) => (before === view ? 'write' : view));
    this.toPane(1, this.textPane());
  }

  toggleHistory(): void {
    this.side()?.toggleHistory();
    this.toPane(2, this.checksPane());
  }

  cyclePanes(by: 1 | -1): void {
    const panes = [this.queryPane(), this.textPane(), this.checksPane()];
    const at = panes.findIndex((pane) => pane?.nativeElement.contains(document.activeElement));
    const to = (Math.max(at, by === 1 ? -1 : 0) + by + panes.length) % panes.length;
    this.toPane(to, panes[to]);
  }

  inText(): boolean {
    return this.textPane()?.nativeElement.querySelector(':focus') != null;
  }

  leaveText(): void {
    this.textPane()?.nativeElement.focus();
  }

  /** Leads to a question of the query, and to what looks like its answer. */
  toQuestion(number: number): void {
    if ((this.store.pitch()?.query.questions.length ?? 0) < number) return;
    this.question.set(number);
    this.queryView()?.reveal(number, !this.store.mine());
    if (!this.store.mine()) return this.shown.set(0);
    const end = this.answerOf(number)?.end;
    this.write(() => this.editor()?.reveal(end === undefined ? null : { start: end, end }));
  }

  protected beforeLeaving(event: Event): void {
    if (this.store.unsynced) event.preventDefault();
  }

  /** Leads to the place where a check can be mended. */
  protected go(id: string): void {
    const check = this.store.checks().find((each) => each.id === id);
    if (check === undefined) return;
    const { at, question } = check;
    const fact = factFor[id];
    if (at !== null) this.write(() => this.editor()?.jump(at));
    else if (question !== null) this.toQuestion(question);
    else if (id === 'subject' || id === 'subject-rule') this.write(() => this.editor()?.focusSubject());
    else if (id === 'body' || id === 'words') this.write(() => this.editor()?.reveal(null));
    else if (fact !== undefined) {
      this.shown.set(2);
      this.side()?.reveal(fact);
    } else this.toPane(0, this.queryPane());
  }

  protected async tick(question: number): Promise<void> {
    await this.store.tick(question).catch((error: unknown) => this.toasts.fail(error));
  }

  protected lift(id: string): void {
    const check = this.store.checks().find((each) => each.id === id);
    if (check !== undefined) void this.withDeeds((deeds) => deeds.lift(check));
  }

  protected insert(text: string): void {
    this.menuAt.set(null);
    this.write(() => this.editor()?.insert(text));
  }

  protected closeMenu(): void {
    this.menuAt.set(null);
    this.editor()?.focusText();
  }

  protected openMenu(event: Event): void {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.menuAt.set({ x: left, y: top });
  }

  protected compare(number: number): void {
    this.compareWith.set(number);
    this.shown.set(1);
    this.view.set('changes');
  }

  protected retry(): void {
    void this.store.open(this.id());
  }

  /** Where there is a keyboard the caret waits where the writing goes on. */
  private begin(): void {
    if (!matchMedia('(hover: hover) and (pointer: fine)').matches) return;
    const { subject, body } = this.store.text();
    if (subject === '' && body === '') this.editor()?.focusSubject();
    else this.editor()?.reveal(null);
  }

  private write(then: () => void): void {
    this.view.set('write');
    this.shown.set(1);
    // The pane must be in view before anything in it can take the focus.
    setTimeout(then);
  }

  private async withDeeds(what: (deeds: DraftDeeds) => Promise<void>): Promise<void> {
    this.deeds ??= import('./draft-deeds').then((part) => runInInjectionContext(this.injector, () => new part.DraftDeeds()));
    try {
      await what(await this.deeds);
    } catch (error) {
      // Not loaded, as without a connection: the next press tries again.
      this.deeds = null;
      this.toasts.fail(error);
    }
  }

  private toPane(index: number, pane: ElementRef<HTMLElement> | undefined): void {
    this.shown.set(index);
    const writes = index === 1 && this.view() === 'write' && this.store.mine();
    setTimeout(() => (writes ? this.editor()?.reveal(null) : pane?.nativeElement.focus()));
  }

  private answerOf(question: number | null) {
    const asked = question === null ? undefined : this.store.pitch()?.query.questions[question - 1];
    return asked === undefined ? null : answerTo(asked.text, this.store.text().body);
  }

  private switchEditor(): void {
    this.simple.update((simple) => !simple);
    keep('simple-editor', this.simple());
  }
}
