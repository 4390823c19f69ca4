import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import type { LiveKind } from '@sourcedesk/contracts/live';
import type { Waiting, WaitingCount } from '@sourcedesk/contracts/reporting';
import { Now } from '@sourcedesk/ui';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { Live } from './live';

/** Numbers by id of a place of the navigation; a place that none waits at has none. */
export type Counts = Readonly<Record<string, WaitingCount>>;

/** What may change a number. */
const kinds: readonly LiveKind[] = ['match', 'query', 'message', 'brand', 'pitch', 'sending'];
/** Changes within so long are one reading, in milliseconds: a digest that comes in tells of itself many times. */
const gather = 1000;
/** Deadlines come near without an event. */
const often = 5 * 60_000;

/** The numbers beside the places: one read for all of them, again when something has changed, when the tab is looked at, and every few minutes. */
@Injectable({ providedIn: 'root' })
export class NavCounts {
  private readonly http = inject(HttpClient);
  private readonly live = inject(Live);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly waiting = signal<Waiting | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading = false;

  readonly all = computed<Counts>(() => {
    const places = Object.entries(this.waiting() ?? {}).filter(([, number]) => number !== null && number.count > 0);
    return Object.fromEntries(places) as Counts;
  });

  constructor() {
    const soon = () => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        void this.read(soon);
      }, gather);
    };
    // A writer's draft is saved with every pause of the typing, and counts nowhere.
    const stops = kinds.map((kind) => this.live.on(kind, ({ what }) => what !== 'draft' && soon()));
    const looked = () => void this.read(soon);
    this.document.addEventListener('visibilitychange', looked);
    inject(DestroyRef).onDestroy(() => {
      for (const stop of stops) stop();
      clearTimeout(this.timer);
      this.document.removeEventListener('visibilitychange', looked);
    });
    const now = inject(Now);
    const period = computed(() => Math.floor(now.minute() / often));
    effect(() => {
      this.live.reread();
      period();
      if (this.session.state() === 'signed-in') untracked(looked);
    });
  }

  /** A tab nobody looks at reads when it is looked at. What cannot be read leaves the numbers as they were: the pages say what is wrong. */
  private async read(again: () => void): Promise<void> {
    if (this.document.hidden || !this.session.may('queries.read')) return;
    if (this.reading) return again();
    this.reading = true;
    try {
      this.waiting.set(await firstValueFrom(this.http.get<Waiting>('/api/v1/me/waiting')));
    } catch {
      // The next occasion reads again.
    } finally {
      this.reading = false;
    }
  }
}
