import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { TenantDb } from '@sourcedesk/data';
import { DecoratedMethods, type DecoratedMethod } from './decorated-methods';
import { failureCode, failurePlace } from './failure-code';
import { tickMetadata, type TickPlan } from './on-tick';

/** How often a rare tick is offered: so late at most it fires after its slot has begun. */
const longestWaitSeconds = 30;

/** Fires the ticks of this process. A slot is a row that one worker alone can claim, so N workers fire it once. */
@Injectable()
export class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Ticker.name);
  private readonly ticks = new Map<string, DecoratedMethod<TickPlan>>();
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly db: TenantDb,
    private readonly methods: DecoratedMethods,
    private readonly registry: SchedulerRegistry,
  ) {}

  /** @throws Error when two ticks bear the same name */
  onApplicationBootstrap(): void {
    for (const tick of this.methods.find<TickPlan>(tickMetadata)) {
      const { name, everySeconds } = tick.metadata;
      const other = this.ticks.get(name);
      if (other) throw new Error(`The tick "${name}" is declared twice: ${other.where}, ${tick.where}.`);
      this.ticks.set(name, tick);
      this.registry.addInterval(
        name,
        setInterval(() => this.offer(tick), Math.min(everySeconds, longestWaitSeconds) * 1000),
      );
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const name of this.registry.getIntervals()) this.registry.deleteInterval(name);
    await Promise.all(this.running.values());
  }

  /** Fires a tick if its slot is still free; true when this process did. */
  async fire(name: string): Promise<boolean> {
    const tick = this.ticks.get(name);
    if (!tick) throw new Error(`There is no tick "${name}".`);
    if (!(await this.claim(tick.metadata))) return false;
    await tick.call();
    return true;
  }

  private offer(tick: DecoratedMethod<TickPlan>): void {
    const { name } = tick.metadata;
    if (this.running.has(name)) return;
    const done = this.fire(name)
      .catch((error: unknown) => this.log.warn(`the tick ${name} failed (${failureCode(error)})\n${failurePlace(error)}`))
      .then(() => void this.running.delete(name));
    this.running.set(name, done);
  }

  /** By the database's clock, which all workers share. */
  private async claim({ name, everySeconds }: TickPlan): Promise<boolean> {
    const claimed = await this.db.system('job-pickup', (tx) =>
      tx.query(
        `insert into app.tick as t (name, slot) values ($1, to_timestamp(floor(extract(epoch from now()) / $2) * $2))
         on conflict (name) do update set slot = excluded.slot where t.slot < excluded.slot returning true`,
        [name, everySeconds],
      ),
    );
    return claimed.length > 0;
  }
}
