import { Injectable, computed, inject, signal } from '@angular/core';
import type { InboxPage, InboxRow, Lane } from '@sourcedesk/contracts/matching';
import { problemOf } from '../shell/problem';
import type { ProblemError } from '../shell/problem';
import { laneAfter, merged, placed, staysIn } from './inbox-rows';
import { MatchingClient } from './matching-client';
import type { InboxFilter } from './matching-client';

export type LaneCounts = Readonly<Record<Lane, number>>;

/** What this page knows about a row before the server's answers do: it left the lane, or is in it. */
interface Expectation {
  inside: boolean;
  /** Number of the first reading that is believed again. */
  from: number;
}

/** The rows of the inbox as shown. Readings never move them: what is new waits, what is gone stays greyed, until the person lets it in. */
@Injectable()
export class InboxStore {
  private readonly client = inject(MatchingClient);
  private readonly shown = signal<readonly InboxRow[]>([]);
  private readonly counted = signal<LaneCounts | null>(null);
  private readonly status = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly failure = signal<ProblemError | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly newIds = signal<readonly string[]>([]);
  private readonly goneIds = signal<ReadonlySet<string>>(new Set());
  private readonly said = signal<ReadonlyMap<string, string>>(new Map());
  private readonly expected = new Map<string, Expectation>();
  private filter: InboxFilter | null = null;
  private latest: InboxPage | null = null;
  private reads = 0;
  private adopted = 0;
  private underWay = 0;
  private again = false;

  readonly rows = this.shown.asReadonly();
  readonly counts = this.counted.asReadonly();
  readonly state = this.status.asReadonly();
  readonly problem = this.failure.asReadonly();
  /** How many rows came in meanwhile. */
  readonly waiting = computed(() => this.newIds().length);
  /** Ids of rows that are in this lane no more. */
  readonly gone = this.goneIds.asReadonly();
  /** What a row has to say of itself, by its id: a verdict that was refused, and why. */
  readonly notes = this.said.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);

  /** Shows another lane or another filter; the rows of the same lane stay in view until the answer is there. */
  show(filter: InboxFilter): void {
    const sameLane = this.filter?.lane === filter.lane;
    this.filter = filter;
    this.latest = null;
    this.newIds.set([]);
    this.goneIds.set(new Set());
    this.said.set(new Map());
    this.failure.set(null);
    if (!sameLane || this.status() === 'failed') {
      this.shown.set([]);
      this.cursor.set(null);
      this.status.set('loading');
    }
    void this.read('replace');
  }

  retry(): void {
    if (this.filter !== null) this.show({ ...this.filter });
  }

  /** Reads again in the background; a burst of wishes is one reading. */
  refresh(): void {
    if (this.underWay > 0) this.again = true;
    else void this.read('merge');
  }

  /** Lets in what came meanwhile and lets go what is gone. */
  letIn(): void {
    if (this.latest === null) return;
    this.shown.set(this.latest.items.filter((row) => this.expected.get(row.query.id)?.inside !== false));
    this.cursor.set(this.latest.nextCursor);
    this.newIds.set([]);
    this.goneIds.set(new Set());
  }

  async loadMore(): Promise<void> {
    const [filter, cursor] = [this.filter, this.cursor()];
    if (filter === null || cursor === null) return;
    this.cursor.set(null);
    try {
      const page = await this.client.inbox(filter, cursor);
      if (filter !== this.filter) return;
      const known = new Set(this.shown().map(({ query }) => query.id));
      this.shown.update((rows) => [...rows, ...page.items.filter(({ query }) => !known.has(query.id))]);
      this.cursor.set(page.nextCursor);
    } catch {
      if (filter === this.filter) this.cursor.set(cursor);
    }
  }

  /**
   * Shows a row as it will be after a verdict, before the server knows; the row leaves when its lane has no place for it.
   * `lane`: where it was judged, which need not be the lane in view by now.
   */
  expect(row: InboxRow, lane: Lane): void {
    const { id } = row.query;
    const inside = staysIn(lane, row);
    const before = this.expected.get(id)?.inside ?? this.shown().some(({ query }) => query.id === id);
    if (before !== inside) {
      this.count(lane, inside ? 1 : -1);
      const other = laneAfter(row);
      if (!inside && other !== null) this.count(other, 1);
    }
    this.expected.set(id, { inside, from: Infinity });
    this.say(id, null);
    const here = lane === this.lane() ? inside : staysIn(this.lane(), row);
    this.shown.update((rows) => {
      if (lane !== this.lane() && here) return rows;
      if (!here) return rows.filter(({ query }) => query.id !== id);
      return rows.some(({ query }) => query.id === id) ? rows.map((each) => (each.query.id === id ? row : each)) : placed(rows, row);
    });
  }

  /** The lane in view. */
  lane(): Lane {
    return this.filter?.lane ?? 'due';
  }

  /** The server has answered: readings that begin from now on know better. */
  settle(id: string): void {
    const expectation = this.expected.get(id);
    if (expectation) this.expected.set(id, { ...expectation, from: this.reads + 1 });
    this.refresh();
  }

  say(id: string, words: string | null): void {
    this.said.update((notes) => {
      const others = new Map(notes);
      if (words === null) others.delete(id);
      else others.set(id, words);
      return others;
    });
  }

  private count(lane: Lane, by: number): void {
    this.counted.update((counts) => counts && { ...counts, [lane]: Math.max(0, counts[lane] + by) });
  }

  private async read(how: 'replace' | 'merge'): Promise<void> {
    const filter = this.filter;
    if (filter === null) return;
    const number = (this.reads += 1);
    this.underWay += 1;
    try {
      const page = await this.client.inbox(filter);
      if (filter === this.filter && number > this.adopted) this.adopt(page, number, how);
    } catch (error) {
      if (filter === this.filter && how === 'replace') this.fail(error);
    } finally {
      this.underWay -= 1;
      if (this.again && this.underWay === 0) {
        this.again = false;
        void this.read('merge');
      }
    }
  }

  private fail(error: unknown): void {
    this.failure.set(problemOf(error));
    this.status.set('failed');
  }

  private adopt(page: InboxPage, number: number, how: 'replace' | 'merge'): void {
    this.adopted = number;
    for (const [id, { from }] of this.expected) if (from <= number) this.expected.delete(id);
    const fresh = page.items.filter((row) => this.expected.get(row.query.id)?.inside !== false);
    this.latest = { ...page, items: fresh };
    const lane = this.lane();
    this.counted.set({ ...page.counts, [lane]: page.counts[lane] - (page.items.length - fresh.length) });
    if (how === 'replace' || this.shown().length === 0) {
      this.status.set('ready');
      this.letIn();
      return;
    }
    const kept = new Set([...this.expected].filter(([, { inside }]) => inside).map(([id]) => id));
    const { rows, waiting, gone } = merged(this.shown(), fresh, page.nextCursor === null, kept);
    this.shown.set(rows);
    this.newIds.set(waiting);
    this.goneIds.set(new Set(gone));
  }
}
