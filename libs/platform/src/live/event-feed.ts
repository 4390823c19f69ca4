import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { eventChannel, TenantDb } from '@sourcedesk/data';
import { CLOCK, type Clock } from '../clock';
import { type ApiConfig, CONFIG } from '../config';
import { type EventRow, eventOf } from './event-row';
import type { AgencyEvent } from './visibility';

/** Events within this many milliseconds are read together. */
const gather = 50;
/** Numbers are given when a row is written, but rows appear when their unit commits: for so long an earlier number may still appear. */
const longestUnit = 15_000;
const pageSize = 500;
const longestPause = 10_000;

/** Reads new events for the whole process: one connection listens, a unit reads. A lost connection is made again and what was missed is read then. */
@Injectable()
export class EventFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(EventFeed.name);
  private readonly listeners = new Set<(events: readonly AgencyEvent[]) => Promise<void>>();
  /** Everything up to here has been told. */
  private settled = 0;
  /** Numbers above `settled` that have been told, and when. */
  private readonly told = new Map<number, number>();
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly db: TenantDb,
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const [row] = await this.db.system('live-events', (tx) => tx.query<{ last: string }>('select app.last_event() as last'));
    this.settled = Number(row?.last ?? 0);
    await this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
    await this.reading;
  }

  /** Calls back with new events, in the order they were read; returns how to stop. */
  onEvents(listener: (events: readonly AgencyEvent[]) => Promise<void>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The connection is told apart from the pool: a pool would hand its sleeping connection to others. */
  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.config.API_DATABASE_URL,
      application_name: 'sourcedesk live-events',
      keepAlive: true,
    });
    let over = false;
    const again = (error?: Error & { code?: string }) => {
      if (over) return;
      over = true;
      client.end().catch(() => undefined);
      this.listenLater(error);
    };
    client.on('error', again);
    client.on('end', () => again());
    client.on('notification', () => this.readSoon(gather));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${eventChannel}`);
      this.failures = 0;
      this.readSoon(0);
    } catch (error) {
      again(error as Error);
    }
  }

  /** With a jitter, so that the processes do not come back all at once to a database that has just restarted. */
  private listenLater(error?: Error & { code?: string }): void {
    if (this.stopped) return;
    this.failures += 1;
    this.log.warn(`not listening for events (${error?.code ?? error?.name ?? 'connection ended'}), try ${this.failures}`);
    const pause = Math.min(longestPause, 250 * 2 ** this.failures) * (0.5 + Math.random() / 2);
    setTimeout(() => void (this.stopped ? undefined : this.listen()), pause).unref();
  }

  private readSoon(milliseconds: number): void {
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.reading = this.reading.then(() => this.read()).catch((error: Error & { code?: string }) => this.readFailed(error));
    }, milliseconds);
  }

  private readFailed(error: Error & { code?: string }): void {
    this.log.warn(`events could not be read: ${error.code ?? error.name}`);
    this.readSoon(1000);
  }

  private async read(): Promise<void> {
    let after = this.settled;
    for (;;) {
      const rows = await this.db.system('live-events', (tx) =>
        tx.query<EventRow>('select * from app.events_after($1, $2)', [after, pageSize]),
      );
      const fresh = rows.filter(({ id }) => !this.told.has(Number(id)));
      const now = this.clock.now().getTime();
      for (const { id } of fresh) this.told.set(Number(id), now);
      if (fresh.length > 0) for (const listener of this.listeners) await listener(fresh.map(eventOf));
      if (rows.length < pageSize) break;
      after = Number(rows.at(-1)?.id);
    }
    this.settle();
  }

  private settle(): void {
    const old = this.clock.now().getTime() - longestUnit;
    for (const [id, at] of this.told) if (at < old && id > this.settled) this.settled = id;
    for (const id of this.told.keys()) if (id <= this.settled) this.told.delete(id);
  }
}
