import { Injectable, computed, inject, signal } from '@angular/core';
import type { PitchRow, QueuePage, QueueQuery, QueueRow } from '@sourcedesk/contracts/drafting';
import type { MatchReason } from '@sourcedesk/contracts/matching';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { Session } from '../session/session';
import { DraftingClient } from './drafting-client';
import { leaseWords } from './lease';
import { mergeRows, pinned } from './queue-rows';

export type QueueTab = QueueQuery['tab'];

interface Reading {
  readonly rows: readonly QueueRow[];
  readonly counts: QueuePage['counts'];
  readonly cursor: string | null;
}

/** The rows of one tab as shown. What others do renews rows in place; nothing moves until the person lets it. */
@Injectable()
export class QueueStore {
  private readonly client = inject(DraftingClient);
  private readonly session = inject(Session);

  private readonly shown = signal<readonly QueueRow[]>([]);
  private readonly counted = signal<QueuePage['counts'] | null>(null);
  private readonly status = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly failure = signal<ProblemError | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly latest = signal<Reading | null>(null);
  private readonly missing = signal<ReadonlySet<string>>(new Set());
  private readonly said = signal<ReadonlyMap<string, string>>(new Map());
  private readonly pitchesAtHand = signal<ReadonlyMap<string, PitchRow>>(new Map());
  private readonly sums = signal<ReadonlyMap<string, readonly MatchReason[]>>(new Map());
  private readonly added = signal(0);
  private tab: QueueTab = 'available';
  private reads = 0;

  readonly rows = this.shown.asReadonly();
  readonly counts = this.counted.asReadonly();
  readonly state = this.status.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  /** How many rows came in meanwhile. */
  readonly waiting = this.added.asReadonly();
  /** Ids of matches that are in this tab no more. */
  readonly gone = this.missing.asReadonly();
  /** What a row has to say of itself, by match id: a lost race. */
  readonly notes = this.said.asReadonly();
  /** What lists know of a pitch, by its id: who may do what with it. */
  readonly atHand = this.pitchesAtHand.asReadonly();
  /** The arithmetic of a score, by match id. */
  readonly reasons = this.sums.asReadonly();

  show(tab: QueueTab): void {
    this.tab = tab;
    this.shown.set([]);
    this.missing.set(new Set());
    this.said.set(new Map());
    this.status.set('loading');
    void this.read((reading) => this.take(reading));
    if (this.sums().size === 0) void this.readReasons();
  }

  retry(): void {
    this.show(this.tab);
  }

  /** Reads again without moving a row. */
  refresh(): void {
    void this.read((reading) => {
      const { rows, gone, added } = mergeRows(this.shown(), reading.rows, reading.cursor === null);
      this.latest.set(reading);
      this.shown.set(rows);
      this.missing.set(gone);
      this.added.set(added);
      if (rows.length === 0) this.take(reading);
    });
  }

  /** Lets in what came meanwhile and lets go what is gone. */
  letIn(): void {
    const latest = this.latest();
    if (latest !== null) this.take(latest);
  }

  async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor === null) return;
    const page = await this.client.queue(this.tab, cursor);
    const known = new Set(this.shown().map((row) => row.matchId));
    this.shown.update((rows) => [...rows, ...page.items.filter((row) => !known.has(row.matchId))]);
    this.cursor.set(page.nextCursor);
  }

  /** Changes one row at once, before the server's own reading does; returns how to take it back. */
  change(matchId: string, to: Partial<QueueRow>): () => void {
    const before = this.shown().find((row) => row.matchId === matchId);
    const put = (row: QueueRow) => this.shown.update((rows) => rows.map((each) => (each.matchId === matchId ? row : each)));
    if (before === undefined) return () => undefined;
    put({ ...before, ...to });
    return () => put(before);
  }

  /** Takes one row off the list at once; returns how to put it back in its place. */
  drop(matchId: string): () => void {
    const before = this.shown();
    this.shown.set(before.filter((row) => row.matchId !== matchId));
    return () => this.shown.set(before);
  }

  note(matchId: string, text: string): void {
    this.said.update((notes) => new Map(notes).set(matchId, text));
  }

  private take(reading: Reading): void {
    this.latest.set(reading);
    this.shown.set(reading.rows);
    this.cursor.set(reading.cursor);
    this.missing.set(new Set());
    this.said.set(new Map());
    this.added.set(0);
    this.status.set('ready');
  }

  private async read(then: (reading: Reading) => void): Promise<void> {
    const turn = (this.reads += 1);
    try {
      const reading = await this.reading();
      if (turn !== this.reads) return;
      this.failure.set(null);
      this.counted.set(reading.counts);
      then(reading);
      void this.readFacts();
    } catch (error) {
      if (turn !== this.reads) return;
      this.failure.set(problemOf(error));
      if (this.status() === 'loading') this.status.set('failed');
    }
  }

  private async reading(): Promise<Reading> {
    const tab = this.tab;
    const [page, back] = await Promise.all([this.client.queue(tab), tab === 'available' ? this.client.queue('returned') : null]);
    const rows = pinned(page.items, back?.items ?? [], this.session.me()?.user.id ?? '', Date.now());
    return { rows: tab === 'available' || tab === 'mine' ? rows : page.items, counts: page.counts, cursor: page.nextCursor };
  }

  /** Only rows that somebody else holds, or that were handed in, need to know what may be done. */
  private async readFacts(): Promise<void> {
    const me = this.session.me()?.user.id ?? '';
    const held = this.shown().some((row) => leaseWords(row, me, Date.now()).holding === 'other');
    const states = [held || this.missing().size > 0 ? 'drafting,returned' : '', this.tab === 'done' ? 'in_review' : ''].filter(
      (part) => part !== '',
    );
    if (states.length === 0) return;
    const pitches = await this.client.atHand(states.join(',')).catch(() => []);
    this.pitchesAtHand.set(new Map(pitches.map((pitch) => [pitch.id, pitch])));
    this.nameTakers(pitches);
  }

  /** Says of rows that went away who is writing them now. */
  private nameTakers(pitches: readonly PitchRow[]): void {
    const me = this.session.me()?.user.id ?? '';
    for (const row of this.shown()) {
      if (!this.missing().has(row.matchId) || this.said().has(row.matchId)) continue;
      const pitch = pitches.find((each) => each.query.id === row.query.id && each.profile.id === row.profile.id);
      if (pitch !== undefined && leaseWords(pitch, me, Date.now()).holding === 'other')
        this.change(row.matchId, { pitchId: pitch.id, state: pitch.state, holder: pitch.holder, leaseUntil: pitch.leaseUntil });
    }
  }

  private async readReasons(): Promise<void> {
    if (!this.session.may('matches.read')) return;
    const matches = await this.client.accepted().catch(() => []);
    this.sums.set(new Map(matches.map((match) => [match.id, match.reasons])));
  }
}
