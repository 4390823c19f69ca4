/**
 * Whether a unit of work ever reads, changes, counts or infers a row that is not its own: randomised units of many agencies at concurrency 100
 * over a pool of 10, while units throw, swallow errors, leave queries behind, and connections are killed.
 *
 *     npm run chaos -- isolation [units, 5000 unless told] [seed]
 */
import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@sourcedesk/domain/errors';
import { type TestDatabase, openTestDatabase } from '@sourcedesk/data/testing';
import { openTestDatabase as openTestServer } from '../support/test-database';
import { OnPurpose, type Work, deeds, weights } from './isolation/deeds';
import { type Party, type Scene, setScene } from './isolation/scene';

const agencies = 12;
const concurrency = 100;
const connections = 10;
const killEveryMs = 50;

interface Run {
  readonly db: TestDatabase;
  readonly scene: Scene;
  readonly random: () => number;
  readonly leaks: string[];
  readonly surprises: string[];
  readonly outcomes: Record<'committed' | 'thrown' | 'connection lost' | 'nothing kept', number>;
}

export default async function isolation([count = '5000', seed = String(process.pid)]: string[] = []): Promise<void> {
  const units = Number(count);
  if (!Number.isInteger(units) || units < 1) throw new Error(`"${count}" is no number of units.`);
  const server = process.env['SOURCEDESK_TEST_ADMIN_URL'] ? undefined : await openTestServer();
  const db = await openTestDatabase({ connections, adminUrl: server?.adminUrl });
  try {
    await hunt(db, units, Number(seed));
  } finally {
    await db.close();
    await server?.stop();
  }
}

async function hunt(db: TestDatabase, units: number, seed: number): Promise<void> {
  const run: Run = {
    db,
    scene: await setScene(db, agencies),
    random: randomFrom(seed),
    leaks: [],
    surprises: [],
    outcomes: { committed: 0, thrown: 0, 'connection lost': 0, 'nothing kept': 0 },
  };
  const start = performance.now();
  let begun = 0;
  let over = false;
  const killer = (async () => {
    for (; !over; await setTimeout(killEveryMs)) await killSomeConnection(db);
  })();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (begun < units) {
        begun++;
        await oneUnit(run, pick(run.scene.parties, run.random));
      }
    }),
  );
  over = true;
  await killer;
  const seconds = (performance.now() - start) / 1000;
  await checkWhatIsLeft(run);
  report(run, units, seconds, seed);
}

async function oneUnit(run: Run, party: Party): Promise<void> {
  const chosen = Array.from({ length: 1 + Math.floor(run.random() * 3) }, () => pickDeed(run.random));
  const at = () => `${party.name} of ${party.agencyId} (${chosen.join(', ')})`;
  const later: (() => void)[] = [];
  const work = {
    party,
    scene: run.scene,
    db: run.db,
    random: run.random,
    leak: (what: string) => run.leaks.push(`${at()} ${what}`),
    afterwards: (deed: () => void) => later.push(deed),
  };
  try {
    await party.db.run(party.ctx(), async (tx) => {
      for (const deed of chosen) await (deeds[deed] as (work: Work) => Promise<unknown>)({ ...work, tx });
    });
    run.outcomes.committed++;
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome) run.outcomes[outcome]++;
    else run.surprises.push(`${at()}: ${error instanceof DomainError ? error.code : ''} ${String(error)}`);
  }
  for (const deed of later) void setTimeout(1 + run.random() * 20).then(deed);
}

function outcomeOf(error: unknown): keyof Run['outcomes'] | null {
  const { code = '', message } = error as { code?: string; message: string };
  if (error instanceof OnPurpose) return 'thrown';
  if (
    code.startsWith('57P') ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    /Connection terminated|not queryable|already released/i.test(message)
  )
    return 'connection lost';
  // Two units that write the same rows in another order: PostgreSQL ends one of them.
  if (message.startsWith('One query at a time') || message.startsWith('The unit of work ended')) return 'nothing kept';
  if (code === '40P01' || message.startsWith('Nothing was kept') || code === '25P02') return 'nothing kept';
  return null;
}

async function killSomeConnection(db: TestDatabase): Promise<void> {
  await db.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename in ('sourcedesk_api', 'sourcedesk_worker') order by random() limit 1`,
  );
}

/** Marks of other agencies in the rows, contexts left on a connection, transactions left open. */
async function checkWhatIsLeft({ db, scene, leaks }: Run): Promise<void> {
  const marks = new Map(scene.parties.map(({ agencyId, mark }) => [agencyId as string, mark]));
  const { rows } = await db.admin.query<{ agency_id: string; id: string; texts: string[] }>(
    `select agency_id, id, array[bio, name] as texts from app.profile union all select agency_id, id, array[name] from app.brand
     union all select agency_id, id, array[subject] from app.pitch union all select agency_id, id, array[title] from app.placement`,
  );
  for (const { agency_id, id, texts } of rows)
    for (const text of texts)
      if (/^(written by|planted|probe)/.test(text) && text !== marks.get(agency_id))
        leaks.push(`row ${id} of agency ${agency_id} says "${text}"`);
  for (const source of [db.apiSource, db.workerSource]) {
    const found = await Promise.all(
      Array.from({ length: connections }, () =>
        source.query('select id from app.brand where agency_id = app.agency_id()').then(
          () => 'an answer',
          (error: { code?: string }) => error.code,
        ),
      ),
    );
    // A connection the killer met while it was idle answers 57P01 first.
    for (const code of found) if (code !== 'SD001' && !code?.startsWith('57P')) leaks.push(`a connection without a unit gave ${code}`);
  }
  const { rowCount } = await db.admin.query(
    `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and usename like 'sourcedesk\\_%'`,
  );
  if (rowCount) leaks.push(`${rowCount} transactions were left open`);
}

function report({ outcomes, leaks, surprises, scene }: Run, units: number, seconds: number, seed: number): void {
  const parts = Object.entries(outcomes).map(([name, number]) => `${number} ${name}`);
  console.log(
    `${units} units of ${scene.parties.length} parties in ${agencies} agencies, ${concurrency} at once over ${connections} connections, seed ${seed}`,
  );
  console.log(`${parts.join(', ')}; ${seconds.toFixed(1)} s, ${Math.round(units / seconds)} units/s`);
  console.log(`${leaks.length} leaks, ${surprises.length} surprises`);
  if (leaks.length > 0) throw new Error(`Rows leaked:\n${leaks.slice(0, 20).join('\n')}`);
  if (surprises.length > 0) throw new Error(`Units ended in ways nobody planned:\n${surprises.slice(0, 20).join('\n')}`);
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T;

const bag = Object.entries(weights).flatMap(([deed, weight]) => Array<keyof typeof deeds>(weight).fill(deed as keyof typeof deeds));
const pickDeed = (random: () => number) => pick(bag, random);

/** Mulberry32: a small generator with a seed. Concurrency decides the rest, so that a seed repeats the choices, not the order. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
