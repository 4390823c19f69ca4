import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Check as JudgedCheck, Override, Pitch } from '@sourcedesk/contracts/drafting';
import { blockers } from '@sourcedesk/domain/checklist';
import type { PitchAction } from '@sourcedesk/domain/workflow';
import { Now } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { newIdempotencyKey } from '../shell/idempotency';
import { Live } from '../shell/live';
import { ProblemError, problemOf } from '../shell/problem';
import { Autosave } from './autosave';
import { BrowserJournal } from './draft-journal';
import { DraftingClient } from './drafting-client';
import type { DraftingActions } from './drafting-client';
import { liveChecks, noVerdict, verdictOf } from './live-checks';
import type { Verdict } from './live-checks';
import type { SaveState, ServerDraft } from './save-state';
import type { DraftText, KeptDraft } from './write-ahead';

const nothing: DraftText = { subject: '', body: '' };

/** One pitch as it is written: what the server says of it, the text as typed, and the checklist of that text. */
@Injectable()
export class DraftStore {
  private readonly client = inject(DraftingClient);
  private readonly journal = inject(BrowserJournal);
  private readonly session = inject(Session);
  private readonly now = inject(Now);

  private readonly current = signal<Pitch | null>(null);
  private readonly failure = signal<ProblemError | null>(null);
  private readonly typed = signal<DraftText>(nothing);
  private readonly saving = signal<SaveState>({ kind: 'saved', at: null });
  private readonly others = signal<readonly KeptDraft[]>([]);
  private readonly kept = signal(true);
  private readonly verdict = signal<Verdict>(noVerdict);
  private readonly ticks = signal<readonly number[]>([]);
  private readonly underWay = signal<PitchAction | null>(null);
  private autosave: Autosave | null = null;
  private wished = '';
  private reading: ReturnType<typeof setTimeout> | undefined;

  readonly pitch = this.current.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly text = this.typed.asReadonly();
  readonly save = this.saving.asReadonly();
  /** Texts of this device that are not part of the draft. */
  readonly leftovers = this.others.asReadonly();
  /** False when this browser cannot keep texts beyond the page. */
  readonly keeps = this.kept.asReadonly();
  /** Numbers of the questions a person has ticked. */
  readonly ticked = this.ticks.asReadonly();
  /** The action that is under way. */
  readonly busy = this.underWay.asReadonly();
  /** Blockers an editor lifts with the next submit. */
  readonly lifted = signal<readonly Override[]>([]);

  /** The person writes it now; also while two texts wait for a choice, so that no key stroke falls on nothing. */
  readonly mine = computed(() => this.may('release') && this.saving().kind !== 'lost');
  readonly checks = computed(() => {
    const pitch = this.current();
    return pitch === null ? [] : liveChecks(pitch, this.typed(), this.ticks(), this.now.time(), this.verdict());
  });
  /** Whether there is still time. A deadline nobody knows has not passed: its check says so beside the text. */
  readonly deadlineOpen = computed(() => {
    const unknown = this.current()?.query.deadline?.at === null;
    return unknown || (this.checks().find(({ id }) => id === 'deadline')?.ok ?? true);
  });
  /** What stops submitting and nobody lifted. */
  readonly standing = computed(() => blockers(this.checks()).filter(({ id }) => !this.lifted().some(({ check }) => check === id)));
  readonly warnings = computed(() => this.checks().filter(({ level, ok }) => level === 'warning' && !ok));

  constructor() {
    const live = inject(Live);
    const stopPitch = live.on('pitch', (event) => {
      if (event.entityId !== this.current()?.id || (event.what === 'draft' && this.autosave?.justSaved === true)) return;
      this.readSoon();
    });
    const stopQuery = live.on('query', ({ entityId }) => {
      if (entityId === this.current()?.query.id) this.readSoon();
    });
    effect(() => {
      if (live.reread() > 0) untracked(() => this.readSoon());
    });
    // Time alone may free a lease, or let somebody take it over.
    effect(() => {
      if (this.now.minute() > 0) untracked(() => this.waits() && this.readSoon());
    });
    const online = () => void this.autosave?.flush();
    const hidden = () => document.visibilityState === 'hidden' && void this.autosave?.flush();
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', hidden);
    inject(DestroyRef).onDestroy(() => {
      stopPitch();
      stopQuery();
      clearTimeout(this.reading);
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', hidden);
      void this.autosave?.close();
    });
  }

  private waits(): boolean {
    const state = this.current()?.state;
    return !this.mine() && (state === 'drafting' || state === 'returned');
  }

  may(action: PitchAction): boolean {
    return this.current()?.allowedActions.includes(action) ?? false;
  }

  /** Opens a pitch; another one that was open is saved and left. */
  async open(id: string): Promise<void> {
    void this.autosave?.close();
    this.autosave = null;
    this.current.set(null);
    this.failure.set(null);
    this.lifted.set([]);
    this.wished = id;
    try {
      const pitch = await this.client.read(id);
      if (this.wished === id) await this.begin(pitch);
    } catch (error) {
      if (this.wished === id) this.failure.set(problemOf(error));
    }
  }

  type(text: DraftText): void {
    this.autosave?.type(text);
  }

  flush(): Promise<boolean> {
    return this.autosave?.flush() ?? Promise.resolve(true);
  }

  /** Whether leaving the page now would leave words behind that the server does not have. */
  get unsynced(): boolean {
    return this.autosave?.unsynced ?? false;
  }

  async renew(): Promise<void> {
    await this.autosave?.renew();
  }

  choose(which: 'mine' | 'theirs'): Promise<boolean> {
    return this.autosave?.choose(which) ?? Promise.resolve(false);
  }

  async use(draft: KeptDraft): Promise<void> {
    await this.autosave?.use(draft);
  }

  async discard(draft: KeptDraft): Promise<void> {
    await this.autosave?.discard(draft);
  }

  /** Ticks a question as answered, or takes the tick away; taken back when the server will not. */
  async tick(question: number): Promise<void> {
    const pitch = this.current();
    if (pitch === null) return;
    const before = this.ticks();
    this.ticks.set(before.includes(question) ? before.filter((each) => each !== question) : [...before, question]);
    try {
      this.judged(await this.client.answered(pitch.id, this.ticks()));
    } catch (error) {
      this.ticks.set(before);
      throw problemOf(error);
    }
  }

  /**
   * Does something to the pitch after what is typed has been saved.
   * @throws ProblemError when the server refuses; a refused checklist is shown at once
   */
  async act<A extends keyof DraftingActions & PitchAction>(action: A, body: DraftingActions[A]): Promise<Pitch | null> {
    if (this.current() === null || this.underWay() !== null) return null;
    this.underWay.set(action);
    try {
      if (this.mine() && !(await this.flush())) throw this.unsaved();
      const { id, version } = this.current() ?? { id: '', version: 0 };
      const pitch = await this.client.act(id, action, body, version);
      await this.begin(pitch);
      return pitch;
    } catch (error) {
      throw this.refused(problemOf(error));
    } finally {
      this.underWay.set(null);
    }
  }

  private unsaved(): ProblemError {
    const state = this.saving();
    if (state.kind === 'offline' || state.kind === 'refused') return state.problem;
    return new ProblemError('conflict', 409, 'Two texts', 'Choose which of the two texts to keep first.');
  }

  private refused(problem: ProblemError): ProblemError {
    const checks = problem.extra['checklist'] as readonly JudgedCheck[] | undefined;
    const pitch = this.current();
    if (checks !== undefined && pitch !== null) this.verdict.set(verdictOf(pitch, this.typed(), this.ticks(), checks, Date.now()));
    else this.readSoon();
    return problem;
  }

  /** Shows a pitch from its beginning: on opening, and after an action changed who may write it. */
  private async begin(pitch: Pitch): Promise<void> {
    const before = this.autosave;
    await before?.close();
    const server = {
      save: async (text: DraftText, version: number) => this.seen(await this.client.save(pitch.id, text, version)),
      read: async () => this.seen(await this.client.read(pitch.id)),
    };
    const journal = this.journal.of(this.session.me()?.user.id ?? '');
    const autosave: Autosave = new Autosave(pitch.id, server, journal, () => this.follow(autosave), newIdempotencyKey());
    this.autosave = autosave;
    await autosave.open(this.seen(pitch));
    this.follow(autosave);
  }

  private follow(autosave: Autosave): void {
    if (this.autosave !== autosave) return;
    this.typed.set(autosave.text);
    this.saving.set(autosave.state);
    this.others.set(autosave.leftovers);
    this.kept.set(autosave.keeps);
  }

  /** Takes what the server says of the pitch; an answer that was overtaken changes nothing. */
  private seen(pitch: Pitch): ServerDraft {
    const before = this.current();
    if (before === null || before.id !== pitch.id || pitch.version >= before.version) {
      this.current.set(pitch);
      this.judged(pitch);
    }
    const text = { subject: pitch.subject, body: pitch.body };
    return { version: pitch.version, text, mine: pitch.allowedActions.includes('release') };
  }

  private judged(pitch: Pitch): void {
    this.verdict.set(verdictOf(pitch, pitch, pitch.answered, pitch.checklist, Date.now()));
    this.ticks.set(pitch.answered);
  }

  private readSoon(): void {
    clearTimeout(this.reading);
    this.reading = setTimeout(() => void this.readAgain(), 250);
  }

  private async readAgain(): Promise<void> {
    const id = this.current()?.id;
    const autosave = this.autosave;
    if (id === undefined || autosave === null) return;
    try {
      const pitch = await this.client.read(id);
      if (this.autosave !== autosave) return;
      const mine = this.mine();
      const server = this.seen(pitch);
      // Given back or taken elsewhere by the same person: the page begins anew with what this device kept.
      if (!mine && server.mine) await this.begin(pitch);
      else autosave.meet(server);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 404) this.failure.set(problem);
    }
  }
}
