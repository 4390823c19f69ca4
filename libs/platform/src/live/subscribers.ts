import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import { EventFeed } from './event-feed';
import { readSight } from './read-sight';
import { type AgencyEvent, isVisible, type Sight } from './visibility';

/** Where a subscriber's events go. */
export interface Stream {
  send(event: AgencyEvent): void;
  /** A sign that the connection lives. */
  beat(): void;
  end(): void;
}

interface Subscriber {
  readonly ctx: Ctx;
  readonly stream: Stream;
  sight: Sight;
}

const beatMs = 15_000;
const sightMs = 60_000;

/** Everybody who watches through this process, each with what it may see. */
@Injectable()
export class Subscribers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Subscribers.name);
  private readonly all = new Set<Subscriber>();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly db: TenantDb,
    private readonly feed: EventFeed,
  ) {}

  onApplicationBootstrap(): void {
    this.feed.onEvents((events) => this.deliver(events));
    this.timers = [setInterval(() => this.beat(), beatMs), setInterval(() => void this.lookAgain([...this.all]), sightMs)];
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const subscriber of [...this.all]) this.leave(subscriber);
  }

  /** How many watch. */
  get count(): number {
    return this.all.size;
  }

  /** Begins to send what the session may see; returns how to stop. @param sight as just read for `ctx` */
  join(ctx: Ctx, sight: Sight, stream: Stream): () => void {
    const subscriber: Subscriber = { ctx, sight, stream };
    this.all.add(subscriber);
    return () => void this.all.delete(subscriber);
  }

  private async deliver(events: readonly AgencyEvent[]): Promise<void> {
    // A change of members may change what somebody sees: ask before the rest is sent.
    const changed = new Set(events.filter(({ kind }) => kind === 'member').map(({ agencyId }) => agencyId));
    if (changed.size > 0) await this.lookAgain([...this.all].filter(({ sight }) => changed.has(sight.agencyId)));
    for (const { sight, stream } of this.all) for (const event of events) if (isVisible(event, sight)) stream.send(event);
  }

  /** Whose session has ended, or cannot be asked about, is let go: the page comes back by itself. */
  private async lookAgain(subscribers: readonly Subscriber[]): Promise<void> {
    for (const subscriber of subscribers) {
      try {
        subscriber.sight = await readSight(this.db, subscriber.ctx);
      } catch (error) {
        this.log.debug(`a stream ends: ${(error as { code?: string }).code ?? (error as Error).name}`);
        this.leave(subscriber);
      }
    }
  }

  private beat(): void {
    for (const { stream } of this.all) stream.beat();
  }

  private leave(subscriber: Subscriber): void {
    this.all.delete(subscriber);
    subscriber.stream.end();
  }
}
