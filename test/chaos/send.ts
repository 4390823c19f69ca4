/**
 * Sends pitches while everything around fails: workers are killed and put to sleep past their leases, every fifth SMTP session goes wrong in some way,
 * database connections are cut and the server restarts, people cancel at the moment of pick-up and have uncertain messages sent again. The mail
 * server's own log is the judge: nothing twice, nothing lost, nothing falsely shown as sent, every byte as it was frozen.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type TestDatabase, openTestDatabase } from '@sourcedesk/data/testing';
import { type LocalPostgres, startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import { type SmtpDouble, startSmtpDouble } from '../support/smtp-double';
import { generator, seededFaults } from '../support/smtp-faults';
import { type WorkerSettings, runWorker, settingsVariable } from '../support/sending-worker';
import { makeTemplate } from '../support/test-database';
import { type Verdict, judge } from './send/oracle';
import { People } from './send/people';
import { pastTheLease, quickJobs, quickSending } from './send/settings';
import { Crew } from './workers/crew';

interface Options {
  readonly seconds: number;
  readonly seed: number;
  readonly workers: number;
  /** Share of SMTP sessions that go wrong. */
  readonly faults: number;
  /** Stop as soon as so many workers were killed; for long runs. */
  readonly kills: number;
}

/** The world of one run, taken down in the end whatever happens. */
class World {
  faulty = true;
  restarts = 0;
  cuts = 0;
  private constructor(
    readonly options: Options,
    readonly folder: string,
    public server: LocalPostgres,
    readonly db: TestDatabase,
    readonly double: SmtpDouble,
    readonly crew: Crew,
    readonly people: People,
    readonly random: () => number,
  ) {}

  static async make(options: Options): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'sourcedesk-chaos-'));
    const server = await startLocalPostgres({ dataDir: folder, port: 0 });
    await makeTemplate(server.adminUrl);
    const db = await openTestDatabase({ adminUrl: server.adminUrl, connections: 6 });
    const plan = seededFaults({ seed: options.seed, rate: options.faults, dialogueBytes: 6_000 });
    const random = generator(options.seed, 1_000_000);
    const hooks: { world?: World } = {};
    const double = await startSmtpDouble({
      plan: (n) => (hooks.world?.faulty ? plan(n) : null),
      onAccept: () => hooks.world?.atTheWorstMoment(),
    });
    const settings: WorkerSettings = {
      databaseUrl: db.urls.worker,
      mailHost: `127.0.0.1:${double.port}`,
      concurrency: 6,
      sending: quickSending,
      jobs: quickJobs,
      sweepMs: 1000,
    };
    const crew = new Crew(fileURLToPath(import.meta.url), { [settingsVariable]: JSON.stringify(settings) }, options.workers);
    const people = await People.gather(db, { mailboxes: 6, ahead: 40, random, port: double.port });
    return (hooks.world = new World(options, folder, server, db, double, crew, people, random));
  }

  /** The mail server has the message and has not answered: nobody knows more than it. */
  private atTheWorstMoment(): void {
    if (!this.faulty) return;
    const dice = this.random();
    if (dice < 0.01) this.crew.killAll();
    else if (dice < 0.02) this.crew.sleep(this.anyone(), pastTheLease);
  }

  anyone(): number {
    return Math.floor(this.random() * this.options.workers);
  }

  async disturb(): Promise<void> {
    const dice = this.random();
    if (dice < 0.5) this.crew.kill(this.anyone());
    else if (dice < 0.7) this.crew.sleep(this.anyone(), this.random() < 0.5 ? this.random() * 2 : pastTheLease);
    else if (dice < 0.97) await this.cutConnections();
    else await this.restart();
  }

  private async cutConnections(): Promise<void> {
    this.cuts++;
    await this.db.admin
      .query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and random() < 0.5`, [
        this.db.name,
      ])
      .catch(() => undefined);
  }

  private async restart(): Promise<void> {
    this.restarts++;
    const { port } = this.server;
    await this.server.stop();
    this.server = await startLocalPostgres({ dataDir: this.folder, port });
    if (this.server.port !== port) throw new Error(`The database could not come back on port ${port}, which somebody else has taken.`);
  }

  /** Without faults everything must come to rest: in a minute at most. */
  async drain(): Promise<void> {
    this.faulty = false;
    await this.crew.awake();
    for (let tries = 0; tries < 300; tries++) {
      const { rows } = await this.db.admin.query(
        `select from app.pitch where state in ('scheduled', 'sending') union all select from app.outbox_message where state in ('waiting', 'picked') limit 1`,
      );
      if (rows.length === 0) return;
      await setTimeout(200);
    }
  }

  async end(): Promise<void> {
    this.people.stop();
    this.crew.dismiss();
    await this.double.close();
    await this.db.close().catch(() => undefined);
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function live(world: World): Promise<Verdict> {
  const { seconds, kills } = world.options;
  await world.crew.start();
  const until = performance.now() + seconds * 1000;
  const working = world.people.work();
  // A failure of the people ends the run at once; it is awaited below.
  let failed = false;
  working.catch(() => (failed = true));
  while (performance.now() < until && world.crew.kills < kills && !failed && !world.crew.ended) {
    await setTimeout(150 + world.random() * 500);
    await world.disturb();
  }
  world.people.stop();
  await working;
  if (world.crew.ended) throw world.crew.ended;
  await world.drain();
  return judge(world.db.admin, world.double.accepted);
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      workers: { type: 'string', default: '3' },
      faults: { type: 'string', default: '0.2' },
      kills: { type: 'string', default: 'Infinity' },
    },
  });
  const { seconds, seed, workers, faults, kills } = values;
  return { seconds: Number(seconds), seed: Number(seed), workers: Number(workers), faults: Number(faults), kills: Number(kills) };
}

/** `npm run chaos -- send [--seconds 60] [--seed N] [--workers 3] [--faults 0.2] [--kills N]` */
export default async function send(args: readonly string[]): Promise<void> {
  if (args[0] === 'worker') return runWorker();
  const options = optionsOf(args);
  console.log(`chaos send: ${options.seconds} s, ${options.workers} workers, seed ${options.seed}`);
  const world = await World.make(options);
  const interrupted = () => {
    void world.end().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const verdict = await live(world);
    report(world, verdict);
    if (verdict.breaches.length === 0) return;
    const shown = verdict.breaches.slice(0, 10).join('\n\n');
    throw new Error(`${verdict.breaches.length} promises were broken (seed ${options.seed}):\n\n${shown}`);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await world.end();
  }
}

function report({ crew, people, double, cuts, restarts }: World, { pitches, delivered, states, breaches }: Verdict): void {
  const counts = Object.entries(states)
    .sort()
    .map(([state, count]) => `${count} ${state}`);
  console.log(
    `${pitches} pitches: ${counts.join(', ')}; ${delivered} delivered in ${double.accepted.length} mails of ${double.offered} offered`,
  );
  console.log(`${crew.kills} kills, ${crew.stops} sleeps, ${cuts} cuts of database connections, ${restarts} restarts of the database`);
  console.log(
    `${people.cancelled} cancelled at the moment of pick-up, ${people.sentAgain} sent again, ${people.stoppedAgain} of them stopped; ${breaches.length} promises broken`,
  );
}
