import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { enqueue, type Job, type JobName, jobs, newId, systemCtx } from '@sourcedesk/data';
import { aDesk, aPitch, aPlacement, type Desk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { DomainError } from '@sourcedesk/domain/errors';
import { DatabaseModule } from '../database';
import { Heartbeat, JobsModule, OnJob, Sweeps, Ticker } from '.';
import { usualTiming } from './job-timing';
import { OnTick } from './on-tick';
import { Upkeep } from './upkeep';

/** Decorates methods by name, as a stage's class would by `@OnJob`. */
function handlerOf(names: readonly JobName[], act: (name: JobName, payload: unknown) => Promise<void>): new () => object {
  class Handler {}
  const prototype = Handler.prototype as Record<string, unknown>;
  for (const name of names) {
    prototype[name] = (payload: unknown) => act(name, payload);
    OnJob(name)(Handler.prototype, name, Object.getOwnPropertyDescriptor(prototype, name) as never);
  }
  Injectable()(Handler);
  return Handler;
}

const everyName = Object.keys(jobs) as JobName[];

/** What arrived, and a promise of the next arrival. */
class Arrivals {
  readonly seen: { name: JobName; payload: Record<string, unknown> }[] = [];
  private waiting: (() => void)[] = [];
  failWith: Error | null = null;

  readonly act = async (name: JobName, payload: unknown) => {
    this.seen.push({ name, payload: payload as Record<string, unknown> });
    for (const wake of this.waiting.splice(0)) wake();
    if (this.failWith) throw this.failWith;
  };

  async until(count: number): Promise<void> {
    while (this.seen.length < count) await new Promise<void>((wake) => this.waiting.push(wake));
  }
}

describe('jobs', () => {
  let database: TestDatabase;
  let desk: Desk;
  const open: INestApplicationContext[] = [];

  beforeEach(async () => {
    database = await openTestDatabase();
    desk = await aDesk(database);
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
    await database.close();
  });

  async function worker(...providers: (new () => object)[]): Promise<INestApplicationContext> {
    @Module({
      imports: [
        DatabaseModule.of({ source: database.workerSource, db: database.worker, close: async () => undefined }),
        JobsModule.of({ url: database.urls.worker, concurrency: 3 }, { ...usualTiming, pollMs: 50, grace: 2 }),
      ],
      providers,
    })
    class WorkerModule {}
    const context = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
    open.push(context);
    return context;
  }

  const match = (): Job<'matching.match'> => ({ name: 'matching.match', payload: { queryIds: [newId<string>()] } });
  const jobRows = async () =>
    (
      await database.admin.query<{ key: string | null; last_error: string | null; attempts: number; locked_by: string | null }>(
        'select key, last_error, attempts, locked_by from graphile_worker._private_jobs order by id',
      )
    ).rows;

  it('does not start when a job has no handler, and names it', async () => {
    const missing = everyName.filter((name) => name !== 'sending.deliver');
    await expect(worker(handlerOf(missing, async () => undefined))).rejects.toThrow('The job "sending.deliver" has no handler');
  });

  it('does not start when a job has two handlers, and names both', async () => {
    const act = async () => undefined;
    await expect(worker(handlerOf(everyName, act), handlerOf(['drafting.miss'], act))).rejects.toThrow(
      /"drafting.miss" has 2 handlers.*Handler\.drafting\.miss, Handler\.drafting\.miss/,
    );
  });

  it('hands a job to its handler once the unit has committed', async () => {
    const arrivals = new Arrivals();
    await worker(handlerOf(everyName, arrivals.act));
    const job = match();
    await database.worker.run(systemCtx(desk.agencyId), (tx) => enqueue(tx, job));
    await arrivals.until(1);
    expect(arrivals.seen).toEqual([{ name: 'matching.match', payload: { ...job.payload, agencyId: desk.agencyId } }]);
  });

  it('forgets a job whose unit rolls back', async () => {
    const failed = database.api.run(desk.editor, async (tx) => {
      enqueue(tx, match());
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await jobRows()).toEqual([]);
  });

  it('keeps a code of a failure, never what the error said', async () => {
    const arrivals = new Arrivals();
    arrivals.failWith = new DomainError('not-found', 'ines.falk@birch-rowan.example is not there');
    const context = await worker(handlerOf(everyName, arrivals.act));
    await database.worker.run(systemCtx(desk.agencyId), (tx) => enqueue(tx, match()));
    await arrivals.until(1);
    await context.close();
    expect(await jobRows()).toEqual([expect.objectContaining({ last_error: 'not-found', attempts: 1, locked_by: null })]);
  });

  it('fails a job whose payload is not what its schema says, without calling the handler', async () => {
    const arrivals = new Arrivals();
    const context = await worker(handlerOf(everyName, arrivals.act));
    await database.admin.query(`select graphile_worker.add_job('drafting.miss', '{"agencyId":"nobody"}', max_attempts := 1)`);
    await database.worker.run(systemCtx(desk.agencyId), (tx) => enqueue(tx, match()));
    await arrivals.until(1);
    await context.close();
    expect(arrivals.seen.map(({ name }) => name)).toEqual(['matching.match']);
    expect(await jobRows()).toEqual([expect.objectContaining({ last_error: 'payload-invalid' })]);
  });

  it('frees and does the job of a worker that was killed', async () => {
    const arrivals = new Arrivals();
    await database.worker.run(systemCtx(desk.agencyId), (tx) => enqueue(tx, match()));
    await database.admin.query(
      `update graphile_worker._private_jobs set locked_by = 'pool-killed', locked_at = now() - interval '61 seconds', attempts = 1`,
    );
    await database.admin.query(`insert into app.worker_heartbeat values ('pool-killed', now() - interval '61 seconds')`);
    const context = await worker(handlerOf(everyName, arrivals.act));
    await context.get(Heartbeat).freeJobsOfSilentWorkers();
    await arrivals.until(1);
    expect(arrivals.seen).toHaveLength(1);
  });

  it('leaves the jobs of a worker that still gives signs of life alone', async () => {
    const context = await worker(handlerOf(everyName, async () => undefined));
    await database.worker.run(systemCtx(desk.agencyId), (tx) =>
      enqueue(tx, { ...match(), runAt: new Date(database.clock.now().getTime() + 60_000) }),
    );
    await database.admin.query(
      `update graphile_worker._private_jobs set locked_by = 'pool-busy', locked_at = now() - interval '10 minutes', attempts = 1`,
    );
    await database.admin.query(`insert into app.worker_heartbeat values ('pool-busy', now() - interval '20 seconds')`);
    await context.get(Heartbeat).freeJobsOfSilentWorkers();
    expect(await jobRows()).toEqual([expect.objectContaining({ locked_by: 'pool-busy' })]);
  });

  it('hands a job that does not end in time to other workers when it stops', async () => {
    const arrivals = new Arrivals();
    let finish = () => undefined as void;
    const never = new Promise<void>((settle) => (finish = settle));
    const act = async (name: JobName, payload: unknown) => {
      await arrivals.act(name, payload);
      await never;
    };
    const context = await worker(handlerOf(everyName, act));
    await database.worker.run(systemCtx(desk.agencyId), (tx) => enqueue(tx, match()));
    await arrivals.until(1);
    await context.close();
    expect(await jobRows()).toEqual([expect.objectContaining({ locked_by: null, attempts: 1 })]);
    finish();
    while ((await jobRows()).length > 0);
  });

  it('fires a tick once among two workers', async () => {
    let fired = 0;
    @Injectable()
    class Nightly {
      @OnTick('test.nightly', 86_400)
      async run(): Promise<void> {
        fired += 1;
      }
    }
    const workers = await Promise.all(
      [1, 2].map(() =>
        worker(
          handlerOf(everyName, async () => undefined),
          Nightly,
        ),
      ),
    );
    const did = await Promise.all(workers.map((context) => context.get(Ticker).fire('test.nightly')));
    expect([...did].sort()).toEqual([false, true]);
    expect(fired).toBe(1);
  });

  it('sees within a worker that runs that another server answers: what it may have sent is marked, and people are told why', async () => {
    const context = await worker(handlerOf(everyName, async () => undefined));
    await context.get(Upkeep).recogniseServer();
    const pitch = await aPitch(desk, { state: 'scheduled' });
    await database.admin.query('update app.installation set timeline = timeline - 1');
    await context.get(Upkeep).recogniseServer();
    const state = async () => (await database.worker.run(desk.system, (tx) => tx.query('select held, reason from app.sending_hold()')))[0];
    expect(await state()).toEqual({ held: true, reason: expect.stringContaining('a standby took over') });
    const { rows } = await database.admin.query('select possibly_sent from app.outbox_message where id = $1', [pitch.outboxId]);
    expect(rows).toEqual([{ possibly_sent: true }]);
    await database.api.run(desk.manager, (tx) => tx.query('select app.release_sending()'));
    await context.get(Upkeep).recogniseServer();
    expect(await state()).toEqual({ held: false, reason: '' });
  });

  it('finds due work no job remembers, once for each thing, in the name of its agency', async () => {
    const other = await aDesk(database);
    const past = new Date(database.clock.now().getTime() - 1000);
    const placements = [await aPlacement(desk, { nextCheckAt: past }), await aPlacement(other, { nextCheckAt: past })];
    const sweeps = new Sweeps(database.worker);
    await sweeps.duePlacements();
    await sweeps.duePlacements();
    expect((await jobRows()).map(({ key }) => key).sort()).toEqual(
      placements.map((id, index) => `${[desk, other][index]?.agencyId}:check:${id}`).sort(),
    );
  });

  it('leaves a job that waits for its next try to its pace', async () => {
    const past = new Date(database.clock.now().getTime() - 1000);
    await aPlacement(desk, { nextCheckAt: past });
    const sweeps = new Sweeps(database.worker);
    await sweeps.duePlacements();
    await database.admin.query(
      `update graphile_worker._private_jobs set attempts = 3, run_at = now() + interval '1 minute', last_error = 'ECONNRESET'`,
    );
    await sweeps.duePlacements();
    expect(await jobRows()).toEqual([expect.objectContaining({ attempts: 3, last_error: 'ECONNRESET' })]);
  });
});
