/**
 * Reads two folders of a mailbox while everything around fails: workers are killed and put to sleep past their leases, lines are cut in the middle of messages or die
 * silently, database connections are cut, a folder comes anew with another UIDVALIDITY, mails are deleted and arrive twice. What was sent is the judge: every message
 * kept raw exactly once and read once, nothing lost, nothing doubled, the mailbox unchanged.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newId } from '@sourcedesk/data';
import { aDesk, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { type LocalPostgres, startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import { type AgencyMailKey, newPair, rawMailVault, sealer } from '@sourcedesk/platform/secrets';
import { seededImapFaults } from '../support/imap-faults';
import { intakeVariable, type IntakeWorkerSettings, runIntakeWorker } from '../support/intake-worker';
import { aMailboxDoor } from '../support/mailbox-door';
import { generator } from '../support/smtp-faults';
import { makeTemplate } from '../support/test-database';
import { FaultyLine } from './intake/faulty-line';
import { type Letter, letter } from './intake/letters';
import type { MailHouse } from './intake/mail-house';
import { openMailHouse } from './intake/open-mail-house';
import { judge, type Verdict } from './intake/oracle';
import { Crew } from './workers/crew';

interface Options {
  readonly messages: number;
  /** At most so long; what is not sent by then is sent without faults. */
  readonly seconds: number;
  /** Kills and disconnects to come to; the letters are spread over them. */
  readonly failures: number;
  readonly seed: number;
  readonly workers: number;
  /** `dovecot`, `double`, or the former where it is installed. */
  readonly server: string;
}

/** Whole seconds. */
const lease = 1;
/** Looks, five a second: without a change so long it is at rest, longer than any wait, so that what comes twice had its time to do so; so long it is stuck. */
const [rest, patience] = [10, 300];
const folders = ['INBOX', 'Digests'];

/** The world of one run, taken down in the end whatever happens. */
class World {
  readonly sent: Letter[] = [];
  readonly counts = { recreated: 0, deleted: 0, copies: 0, databaseCuts: 0 };

  private constructor(
    readonly options: Options,
    readonly folder: string,
    readonly server: LocalPostgres,
    readonly db: TestDatabase,
    readonly house: MailHouse,
    readonly line: FaultyLine,
    readonly crew: Crew,
    readonly key: AgencyMailKey,
    readonly random: () => number,
  ) {}

  static async make(options: Options): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'sourcedesk-chaos-'));
    const server = await startLocalPostgres({ dataDir: join(folder, 'database'), port: 0 });
    await makeTemplate(server.adminUrl);
    const db = await openTestDatabase({ adminUrl: server.adminUrl, connections: 4 });
    const random = generator(options.seed, 1_000_000);
    const house = await openMailHouse(options.server, folder, random);
    const line = await FaultyLine.to(house.port, seededImapFaults({ seed: options.seed, rate: 0.5, bytes: 80_000 }));
    const [pair, rawMailKey] = [newPair(), randomBytes(32)];
    const agencyId = newId<AgencyId>();
    const rawKey = rawMailVault(rawMailKey).newAgencyKey(agencyId);
    const desk = await aDesk(db, { agencyId, rawKey });
    for (const path of folders) await aMailboxDoor(desk, { port: line.port, sealer: sealer(pair.publicKey), folder: path });
    const settings: IntakeWorkerSettings = {
      databaseUrl: db.urls.worker,
      mailHost: `127.0.0.1:${line.port}`,
      rawMailKey: rawMailKey.toString('base64'),
      indexKey: randomBytes(32).toString('base64'),
      mailboxKey: pair.privateKey.toString('base64'),
      concurrency: 4,
      imap: { lease, pollMs: 250, waits: [0.02, 0.05, 0.1], personWait: 0.2 },
      timeouts: { connect: 1500, silence: 800 },
      jobs: { beat: 1, silence: 4, pollMs: 300, grace: 2 },
      lookMs: 200,
    };
    const crew = new Crew(fileURLToPath(import.meta.url), { [intakeVariable]: JSON.stringify(settings) }, options.workers);
    return new World(options, folder, server, db, house, line, crew, rawMailVault(rawMailKey).openAgencyKey(rawKey, agencyId), random);
  }

  get failures(): number {
    return this.crew.kills + this.line.failures;
  }

  anyone(): number {
    return Math.floor(this.random() * this.options.workers);
  }

  one<T>(things: readonly T[]): T {
    return things[Math.floor(this.random() * things.length)] as T;
  }

  /** A new letter, and sometimes a copy of an earlier one beside it. */
  async send(): Promise<void> {
    const made = letter(this.sent.length, this.random);
    this.sent.push(made);
    await this.house.deliver(this.one(folders), made.raw);
    if (this.random() > 0.1) return;
    this.counts.copies++;
    await this.house.deliver(this.one(folders), this.one(this.sent).raw);
  }

  async disturb(): Promise<void> {
    const dice = this.random();
    if (dice < 0.22) this.crew.kill(this.anyone());
    else if (dice < 0.5) this.line.cut('cut');
    else if (dice < 0.62) this.line.cut('hang');
    else if (dice < 0.65) this.crew.sleep(this.anyone(), 2 * lease);
    else if (dice < 0.73) await this.cutDatabase();
    else if (dice < 0.98) await this.deleteOne();
    else await this.recreateOne();
  }

  /** Without faults everything must come to rest: as long as something moves, and a minute longer. */
  async drain(): Promise<void> {
    this.line.calm = true;
    await this.crew.awake();
    while (this.sent.length < this.options.messages) await this.send();
    let [before, still] = ['', 0];
    while (still < patience && !this.crew.ended) {
      const { signs, isAtRest } = await this.look();
      still = signs === before ? still + 1 : 0;
      before = signs;
      if (isAtRest && still >= rest) return;
      await setTimeout(200);
    }
  }

  async end(): Promise<void> {
    this.crew.dismiss();
    await this.line.close();
    await this.house.close();
    await this.db.close().catch(() => undefined);
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Whether nothing is pending and as much is kept as was sent, and whatever moves while that is not so. */
  private async look(): Promise<{ signs: string; isAtRest: boolean }> {
    const { rows } = await this.db.admin.query<{ kept: number; pending: number; cursors: string }>(
      `select count(*)::int as kept, count(*) filter (where status = 'pending')::int as pending,
              (select string_agg(uid_validity || ':' || uid, ' ' order by id) from app.imap_cursor) as cursors from app.inbound_message`,
    );
    const [{ kept = 0, pending = 0, cursors = '' } = {}] = rows;
    return { signs: `${kept} ${pending} ${cursors}`, isAtRest: pending === 0 && kept >= this.sent.length };
  }

  private async cutDatabase(): Promise<void> {
    this.counts.databaseCuts++;
    await this.db.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'sourcedesk_worker' and random() < 0.5`,
      [this.db.name],
    );
  }

  /** Only what was kept already: who deletes a mail before anybody read it has lost it himself. */
  private async deleteOne(): Promise<void> {
    const { rows } = await this.db.admin.query<{ id: string; sealed: Buffer }>(
      `select id, sealed from app.inbound_raw order by md5(id::text || $1) limit 1`,
      [String(this.random())],
    );
    if (!rows[0]) return;
    const raw = this.key.decrypt(rows[0].sealed, rows[0].id);
    for (const path of folders) await this.house.remove(path, raw);
    this.counts.deleted++;
  }

  private async recreateOne(): Promise<void> {
    this.counts.recreated++;
    await this.house.recreate(this.one(this.house.recreatable));
  }
}

async function live(world: World): Promise<Verdict> {
  const { seconds, failures, messages } = world.options;
  await world.crew.start();
  const begun = performance.now();
  for (;;) {
    const spent = (performance.now() - begun) / 1000 / seconds;
    const progress = Math.max(spent, world.failures / failures);
    if (progress >= 1 || world.crew.ended) break;
    while (world.sent.length < Math.min(messages, Math.ceil(progress * messages))) await world.send();
    // Long enough for a worker to be born and read something: what is always killed at once is never caught in the middle.
    await setTimeout(50 + world.random() * 250);
    await world.disturb();
  }
  if (world.crew.ended) throw world.crew.ended;
  await world.drain();
  const verdict = await judge(world.db.admin, world.sent, world.key);
  return { ...verdict, breaches: [...verdict.breaches, ...(await world.house.changes())] };
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      messages: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: '900' },
      failures: { type: 'string', default: '600' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      workers: { type: 'string', default: '2' },
      server: { type: 'string', default: 'auto' },
    },
  });
  const { server, ...numbers } = values;
  const [messages, seconds, failures, seed, workers] = [
    numbers.messages,
    numbers.seconds,
    numbers.failures,
    numbers.seed,
    numbers.workers,
  ].map(Number);
  return { server, messages, seconds, failures, seed, workers } as Options;
}

/** `npm run chaos -- intake [--messages 2000] [--failures 600] [--seconds 900] [--seed N] [--workers 2] [--server auto|dovecot|double]` */
export default async function intake(args: readonly string[]): Promise<void> {
  if (args[0] === 'worker') return runIntakeWorker();
  const options = optionsOf(args);
  const world = await World.make(options);
  console.log(`chaos intake: ${options.messages} messages through ${world.house.name}, ${options.workers} workers, seed ${options.seed}`);
  const interrupted = () => {
    void world.end().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const verdict = await live(world);
    report(world, verdict);
    if (verdict.breaches.length === 0) return;
    const shown = verdict.breaches.slice(0, 10).join('\n');
    throw new Error(`${verdict.breaches.length} promises were broken (seed ${options.seed}):\n${shown}`);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await world.end();
  }
}

function report({ crew, line, counts, failures }: World, { letters, raw, states, queries, breaches }: Verdict): void {
  const told = Object.entries(states)
    .sort()
    .map(([state, count]) => `${count} ${state}`);
  console.log(`${letters} messages sent, ${raw} kept raw: ${told.join(', ')}; ${queries} queries`);
  console.log(
    `${failures} kills and disconnects: ${crew.kills} kills and ${line.failures} lines lost; ${crew.stops} sleeps past the lease, ${counts.databaseCuts} cuts of database connections`,
  );
  console.log(
    `${counts.recreated} folders came anew, ${counts.deleted} mails deleted, ${counts.copies} came twice; ${breaches.length} promises broken`,
  );
}
