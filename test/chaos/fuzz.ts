/**
 * Whether any e-mail makes the reader throw, hang, or take more than it may: first the corpus of bombs, a good digest after each; then digests of every service, encoded
 * and forwarded in every way, damaged at any byte. In a thread of 256 MB that is watched from outside.
 *
 *     npm run chaos -- fuzz [--seconds 30] [--seed N]
 *
 * A mail that fails is kept under dist/fuzz, and the seed makes it again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { readMessage } from '@sourcedesk/pipeline/intake';
import { renderHaro } from '@sourcedesk/domain/digests/rendering';
import { digestToRender } from '../fixtures/digests/sample-digests';
import { bombs } from './fuzz/bombs';
import { hostileMails } from './fuzz/mails';

/** Promised of any message: 256 MB and 5 s. */
const most = { megabytes: 256, milliseconds: 5000 };
/** Mails made at a time, from one seed. */
const batch = 20;

interface Order {
  seed: number;
  seconds: number;
}
type Note =
  { kind: 'begun'; what: string } | { kind: 'failed'; why: string; raw: Uint8Array } | { kind: 'done'; read: number; queries: number };

export default async function fuzz(args: string[] = []): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { seconds: { type: 'string', default: '30' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
  });
  const order: Order = { seed: Number(values.seed), seconds: Number(values.seconds) };
  if (!Number.isFinite(order.seed) || !(order.seconds > 0)) throw new Error('fuzz takes --seconds and --seed as numbers.');
  const { read, queries } = await watched(order);
  if (read === 0 || queries === 0) throw new Error(`Of ${read} mails ${queries} queries were read: nothing was tried.`);
  process.stdout.write(
    `${read} mails read in ${order.seconds} s, ${queries} queries in them; none threw, hung or took more than ${most.megabytes} MB (seed ${order.seed})\n`,
  );
}

function watched(order: Order): Promise<{ read: number; queries: number }> {
  const thread = new Worker(fileURLToPath(import.meta.url), {
    workerData: { fuzz: order },
    resourceLimits: { maxOldGenerationSizeMb: most.megabytes, maxYoungGenerationSizeMb: 32 },
  });
  let last = { what: 'the first mail', since: performance.now() };
  return new Promise<{ read: number; queries: number }>((resolve, reject) => {
    const watch = setInterval(() => {
      if (performance.now() - last.since > most.milliseconds)
        reject(new Error(`Reading took longer than ${most.milliseconds} ms: ${last.what}`));
    }, 250);
    thread.on('message', (note: Note) => {
      if (note.kind === 'begun') last = { what: note.what, since: performance.now() };
      else if (note.kind === 'done') resolve(note);
      else reject(new Error(`${note.why}: ${last.what}, kept as ${kept(note.raw, last.what)}`));
    });
    thread.once('error', (error) => reject(new Error(`The reader ended by ${error.message}: ${last.what}`)));
    thread.once('exit', () => {
      clearInterval(watch);
      reject(new Error(`The reader ended: ${last.what}`));
    });
  }).finally(() => thread.terminate());
}

function kept(raw: Uint8Array, what: string): string {
  mkdirSync('dist/fuzz', { recursive: true });
  const file = `dist/fuzz/${what.replaceAll(/\W+/g, '-')}.eml`;
  writeFileSync(file, raw);
  return file;
}

/** What is wrong with an answer; null when it is sound. */
async function wrongWith(what: string, raw: Uint8Array): Promise<{ wrong: string | null; queries: number }> {
  const { digest } = await readMessage(raw);
  const { status, reason, counts, queries, parts } = digest;
  const lengthOf = (part: string) => parts.find((each) => each.part === part)?.text.length ?? 0;
  const stray = queries.some(({ ranges }) =>
    Object.values(ranges).some((field) => field.ranges.some(([from, to]) => from >= to || to > lengthOf(field.part))),
  );
  const wrong =
    (what.startsWith('the digest after') && queries.length !== 1 && 'A digest was not read after a bomb') ||
    (reason === 'The reader failed on this e-mail.' && 'The reader threw') ||
    (reason?.includes('took longer than') && 'Decoding hung') ||
    (status === 'quarantined' && queries.length > 0 && 'A message waits in quarantine with queries') ||
    (queries.length === 0 && !reason && 'Nothing was read, and nothing says why') ||
    (counts.parsed !== queries.length && 'The count of queries is not theirs') ||
    (stray && 'A field stands outside of its part') ||
    (queries.some(({ identity }) => identity === '') && 'A query has no identity') ||
    null;
  return { wrong, queries: queries.length };
}

async function readAll(order: Order): Promise<void> {
  const tell = (note: Note) => parentPort?.postMessage(note);
  const total = { read: 0, queries: 0 };
  /** Answers whether the reader stood it. */
  const stood = async (what: string, raw: Uint8Array): Promise<boolean> => {
    tell({ kind: 'begun', what });
    const { wrong, queries } = await wrongWith(what, raw);
    // Making the next mail is nobody's reading.
    tell({ kind: 'begun', what: `what comes after ${what}` });
    if (wrong) tell({ kind: 'failed', why: wrong, raw });
    total.read += 1;
    total.queries += queries;
    return !wrong;
  };
  for (const [name, raw] of corpus()) if (!(await stood(name, raw))) return;
  const end = performance.now() + order.seconds * 1000;
  for (let seed = order.seed; performance.now() < end; seed += 1)
    for (const [at, raw] of fc.sample(hostileMails, { seed, numRuns: batch }).entries())
      if (!(await stood(`mail ${at} of seed ${seed}`, raw))) return;
  tell({ kind: 'done', ...total });
}

/** The bombs, and after each a digest that has to be read as if nothing had happened. */
function* corpus(): Generator<[name: string, raw: Uint8Array]> {
  const good = Buffer.from(renderHaro(digestToRender()).raw);
  for (const [name, make] of Object.entries(bombs)) {
    yield [name, Buffer.from(make(), 'latin1')];
    yield [`the digest after ${name}`, good];
  }
}

const mine = (workerData as { fuzz?: Order } | null)?.fuzz;
if (!isMainThread && mine) await readAll(mine);
