import { DestroyRef, Injectable, effect, inject, signal } from '@angular/core';
import type { LiveEvent, LiveKind } from '@sourcedesk/contracts/live';
import { Session } from '../session/session';
import { readEvents } from './event-stream';

export type LiveStatus = 'off' | 'connecting' | 'live' | 'paused';

const firstPause = 1000;
const longestPause = 30_000;
// The server sends a comment every 15 s; three missed ones mean a dead connection.
const silence = 50_000;

/**
 * What changed, as it happens: one stream a tab, read with fetch so that the token goes in a header. Events carry kind and ids only;
 * whoever shows the thing reads it again. `reread` rises when events may have been missed: read everything shown again then.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly session = inject(Session);
  private readonly handlers = new Map<LiveKind | '*', Set<(event: LiveEvent) => unknown>>();
  private readonly state = signal<LiveStatus>('off');
  private readonly missed = signal(0);
  private running: AbortController | null = null;
  private lastId = '';
  private everLive = false;

  readonly status = this.state.asReadonly();
  readonly reread = this.missed.asReadonly();

  constructor() {
    effect(() => (this.session.state() === 'signed-in' ? this.start() : this.stop()));
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Calls the handler for each event of a kind, or of all; returns how to stop. */
  on(kind: LiveKind | '*', handler: (event: LiveEvent) => unknown): () => void {
    const handlers = this.handlers.get(kind) ?? new Set();
    this.handlers.set(kind, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  private start(): void {
    if (this.running !== null) return;
    this.running = new AbortController();
    void this.run(this.running.signal);
  }

  private stop(): void {
    this.running?.abort();
    this.running = null;
    this.state.set('off');
  }

  private async run(stopped: AbortSignal): Promise<void> {
    let failures = 0;
    let rereadAt = 0;
    while (!stopped.aborted) {
      this.state.set(failures > 1 ? 'paused' : failures === 1 ? this.state() : 'connecting');
      const opened = await this.readOnce(stopped).catch(() => false);
      if (stopped.aborted) return;
      failures = opened ? 0 : failures + 1;
      // Without a stream the page still learns of changes, by reading again every half minute.
      if (failures > 1 && performance.now() - rereadAt > longestPause) {
        rereadAt = performance.now();
        this.missed.update((count) => count + 1);
      }
      await pause(Math.min(longestPause, firstPause * 2 ** failures) * (0.5 + Math.random()), stopped);
    }
  }

  /** One connection from open to end; true when it was ever open. */
  private async readOnce(stopped: AbortSignal): Promise<boolean> {
    const dead = new AbortController();
    let watch = setTimeout(() => dead.abort(), silence);
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => dead.abort(), silence);
    };
    try {
      const response = await this.request(AbortSignal.any([stopped, dead.signal]));
      if (!response.ok || response.body === null) return false;
      this.opened();
      for await (const event of readEvents(response.body, alive)) this.tell(event.id, event.data);
      return true;
    } catch {
      return this.state() === 'live';
    } finally {
      clearTimeout(watch);
    }
  }

  private async request(signal: AbortSignal): Promise<Response> {
    const token = await this.session.bearer();
    const ask = (bearer: string | null) =>
      fetch('/api/v1/events', {
        signal,
        cache: 'no-store',
        headers: {
          Accept: 'text/event-stream',
          ...(bearer && { Authorization: `Bearer ${bearer}` }),
          ...(this.lastId && { 'Last-Event-ID': this.lastId }),
        },
      });
    const response = await ask(token);
    return response.status === 401 ? ask(await this.session.renewAfter(token)) : response;
  }

  private opened(): void {
    this.state.set('live');
    if (this.everLive) this.missed.update((count) => count + 1);
    this.everLive = true;
  }

  private tell(id: string, data: string): void {
    if (id !== '') this.lastId = id;
    const event = JSON.parse(data) as LiveEvent;
    for (const handler of this.handlers.get(event.kind) ?? []) handler(event);
    for (const handler of this.handlers.get('*') ?? []) handler(event);
  }
}

/** Events that come within so long call back once, in milliseconds. */
const gather = 250;

/**
 * Calls back on events of these kinds, of those `of` wants, and when events may have been missed; ends with the calling component. What comes
 * within a quarter of a second calls once; a stream without end calls every quarter of a second. Call in an injection context.
 */
export function onLive(kinds: readonly LiveKind[], changed: () => void, of: (event: LiveEvent) => boolean = () => true): void {
  const live = inject(Live);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, gather);
  };
  const stops = kinds.map((kind) => live.on(kind, (event) => of(event) && soon()));
  let seen = live.reread();
  effect(() => {
    if (live.reread() === seen) return;
    seen = live.reread();
    soon();
  });
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  });
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done);
    window.addEventListener('online', done);
  });
}
