import type { ProblemError } from '../shell/problem';
import { problemOf } from '../shell/problem';
import { outrun, passing } from './save-state';
import type { DraftServer, SaveState, ServerDraft } from './save-state';
import { WriteAhead, sameText } from './write-ahead';
import type { DraftJournal, DraftText, KeptDraft } from './write-ahead';

export const pauseBeforeSaving = 800;
export const longestUnsaved = 10_000;
const firstRetry = 2_000;
const longestRetry = 30_000;

/**
 * Saves a draft while it is written: each change goes to this device at once and to the server after a pause of 800 ms, at the latest
 * after 10 s. Never overwrites a text it has not seen: when both sides changed it stops and shows both.
 */
export class Autosave {
  private version = 0;
  private base: DraftText = { subject: '', body: '' };
  private local: DraftText = this.base;
  private typedAt = 0;
  private sent: readonly DraftText[] = [];
  private current: SaveState = { kind: 'saved', at: null };
  private others: readonly KeptDraft[] = [];
  /** Whether the pitch was this person's to write when it was read last. */
  private held = false;
  private saving: Promise<boolean> | null = null;
  private savedAt = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private readonly ahead: WriteAhead;

  constructor(
    private readonly pitchId: string,
    private readonly server: DraftServer,
    private readonly journal: DraftJournal,
    private readonly changed: () => void,
    /** Tells pages apart that write the same pitch. */
    private readonly page: string,
  ) {
    this.ahead = new WriteAhead(journal, changed);
  }

  get text(): DraftText {
    return this.local;
  }

  get state(): SaveState {
    return this.current;
  }

  /** Texts of this device that are not part of the draft: of an earlier page, or laid aside in a conflict. Newest first. */
  get leftovers(): readonly KeptDraft[] {
    return this.others;
  }

  /** False when this browser cannot keep texts beyond the page. */
  get keeps(): boolean {
    return this.ahead.keeps;
  }

  /** True while words here are not known to be on the server. */
  get unsynced(): boolean {
    return !sameText(this.local, this.base);
  }

  /** Whether a save is under way or has just come back: its echo in the event stream is no news. */
  get justSaved(): boolean {
    return this.saving !== null || Date.now() - this.savedAt < 1_500;
  }

  /** Begins with the pitch as read, and with what an earlier page left on this device. */
  async open(server: ServerDraft): Promise<void> {
    this.adopt(server);
    const kept = await this.journal.all(this.pitchId).catch(() => []);
    const [newest, ...older] = await this.withoutKnown(kept, server.text);
    this.others = server.mine || newest === undefined ? older : [newest, ...older];
    if (server.mine && newest !== undefined) await this.takeUp(newest, server);
    clearInterval(this.beat);
    this.beat = setInterval(() => void this.flush(), longestUnsaved);
    this.changed();
  }

  /** Takes a change of the person. Kept here at once, sent after a pause. */
  type(text: DraftText): void {
    if (sameText(text, this.local) || this.current.kind === 'lost') return;
    this.local = text;
    this.typedAt = Date.now();
    void this.keep();
    if (this.current.kind !== 'conflict' && this.current.kind !== 'offline') this.soon();
    this.changed();
  }

  /** Sends what is unsent now; true when the server has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.unsynced) {
      if (this.current.kind === 'conflict' || this.current.kind === 'lost') return false;
      if (!(await this.saveOnce())) return false;
    }
    // Typed and taken back: nothing was sent, and nothing needs to be.
    if (this.current.kind === 'saving' && this.saving === null) this.rest();
    return true;
  }

  /** Saves even without a change, which renews the lease. */
  renew(): Promise<boolean> {
    return this.current.kind === 'conflict' || this.current.kind === 'lost' ? Promise.resolve(false) : this.saveOnce();
  }

  /** Looks at the pitch as it was just read again: follows a change made elsewhere, and never over unsaved words. */
  meet(server: ServerDraft): void {
    if (this.saving !== null || server.version < this.version) return;
    if (!server.mine) this.lose(server);
    else if (this.current.kind === 'lost' || sameText(server.text, this.local)) this.adopt(server);
    else this.judge(server);
    this.changed();
  }

  /** Ends a conflict. What is not chosen stays on this device until it is thrown away. */
  async choose(which: 'mine' | 'theirs'): Promise<boolean> {
    if (this.current.kind !== 'conflict') return false;
    const { theirs } = this.current;
    const mine = this.local;
    const aside = this.layAside(which === 'mine' ? theirs.text : mine);
    this.adopt(theirs);
    if (which === 'mine') this.local = mine;
    await Promise.all([aside, this.keep()]);
    this.changed();
    return this.flush();
  }

  /** Writes on with a text that was left over; the present one takes its place among them. */
  async use(draft: KeptDraft): Promise<void> {
    if (this.local.subject !== '' || this.local.body !== '') await this.layAside(this.local);
    this.type(draft.text);
    await this.discard(draft);
  }

  async discard(draft: KeptDraft): Promise<void> {
    this.others = this.others.filter(({ key }) => key !== draft.key);
    this.changed();
    await this.journal.drop(draft.key).catch(() => undefined);
  }

  /** Ends the timers after a last try to send. Unsent words stay on this device. */
  async close(): Promise<void> {
    clearInterval(this.beat);
    await this.flush();
    clearTimeout(this.timer);
    clearInterval(this.beat);
  }

  private soon(pause = pauseBeforeSaving): void {
    clearTimeout(this.timer);
    if (this.current.kind !== 'offline') this.become({ kind: 'saving' });
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private saveOnce(): Promise<boolean> {
    this.saving ??= this.attempt().finally(() => (this.saving = null));
    return this.saving;
  }

  private async attempt(): Promise<boolean> {
    const text = this.local;
    if (this.current.kind !== 'offline') this.become({ kind: 'saving' });
    this.sent = [...this.sent.slice(-3), text];
    try {
      const answer = await this.server.save(text, this.version);
      this.confirm(answer.version, text);
      return true;
    } catch (error) {
      return this.failed(problemOf(error));
    }
  }

  private confirm(version: number, text: DraftText): void {
    this.version = version;
    this.base = text;
    this.sent = [];
    this.failures = 0;
    this.savedAt = Date.now();
    void this.keep();
    this.become(this.unsynced ? { kind: 'saving' } : { kind: 'saved', at: this.savedAt });
  }

  private async failed(problem: ProblemError): Promise<boolean> {
    if (outrun.has(problem.code)) return this.compare(problem);
    if (passing.has(problem.code)) return this.wait(problem);
    this.become({ kind: 'refused', problem });
    return false;
  }

  private wait(problem: ProblemError): false {
    this.failures += 1;
    this.become({ kind: 'offline', problem });
    this.soon(Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1)));
    return false;
  }

  /** The pitch moved on: looks at what is there now. True: nothing stands in the way of saving on. */
  private async compare(problem: ProblemError): Promise<boolean> {
    const before = this.version;
    try {
      const theirs = await this.server.read();
      if (!theirs.mine) this.lose(theirs);
      // The server refused and yet shows no change: trying at once again would only turn in a circle.
      else if (theirs.version === before) return this.wait(problem);
      else this.judge(theirs);
      return theirs.mine && this.current.kind !== 'conflict';
    } catch (error) {
      return this.wait(problemOf(error));
    }
  }

  private judge(theirs: ServerDraft): void {
    const unsynced = this.unsynced;
    const known = [this.base, ...this.sent].some((text) => sameText(text, theirs.text));
    if (sameText(theirs.text, this.local)) this.confirm(theirs.version, this.local);
    else if (!unsynced) this.adopt(theirs);
    else if (known) {
      this.version = theirs.version;
      this.base = theirs.text;
      void this.keep();
    } else this.become({ kind: 'conflict', theirs });
  }

  /** Shows the text as it stands. Who only read along has lost nothing and is told nothing. */
  private lose(theirs: ServerDraft): void {
    const lost = this.held || this.current.kind === 'lost';
    if (this.unsynced && !sameText(this.local, theirs.text)) void this.layAside(this.local);
    this.adopt(theirs);
    if (lost) this.become({ kind: 'lost' });
  }

  private adopt(server: ServerDraft): void {
    clearTimeout(this.timer);
    this.held = server.mine;
    this.version = server.version;
    this.base = server.text;
    this.local = server.text;
    this.sent = [];
    this.rest();
    void this.keep();
  }

  private rest(): void {
    this.become({ kind: 'saved', at: this.savedAt === 0 ? null : this.savedAt });
  }

  private async takeUp(draft: KeptDraft, server: ServerDraft): Promise<void> {
    const known = [draft.base, ...draft.sent].some((text) => sameText(text, server.text));
    this.local = draft.text;
    this.typedAt = draft.at;
    if (known || draft.baseVersion === server.version) this.soon(0);
    else {
      this.base = draft.base;
      this.become({ kind: 'conflict', theirs: server });
    }
    // Written again under this page's own key before the old one goes, so that a crash in between loses nothing.
    await this.keep();
    if (this.ahead.keeps) await this.journal.drop(draft.key).catch(() => undefined);
  }

  private async withoutKnown(kept: readonly KeptDraft[], text: DraftText): Promise<KeptDraft[]> {
    const known = kept.filter((draft) => sameText(draft.text, text));
    await Promise.all(known.map(({ key }) => this.journal.drop(key).catch(() => undefined)));
    return kept.filter((draft) => !known.includes(draft));
  }

  private async layAside(text: DraftText): Promise<void> {
    const draft = { ...this.draftOf(text), key: `${this.pitchId}/${this.page}/aside-${Date.now()}-${this.others.length}` };
    this.others = [draft, ...this.others];
    await this.journal.put(draft).catch(() => undefined);
  }

  private keep(): Promise<void> {
    return this.ahead.keep(this.unsynced ? this.draftOf(this.local) : null);
  }

  private draftOf(text: DraftText): KeptDraft {
    const { pitchId, version: baseVersion, base, sent } = this;
    return { key: `${pitchId}/${this.page}/${baseVersion}`, pitchId, baseVersion, base, text, sent, at: this.typedAt || Date.now() };
  }

  private become(state: SaveState): void {
    this.current = state;
    this.changed();
  }
}
