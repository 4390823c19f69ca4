/**
 * What a digest costs from its raw bytes to its matches: 150 kB stored encrypted, decoded, parsed, its 80 queries written, and each asked of 1,000 experts.
 * Beside it, in the same run, what postal-mime alone takes for the same bytes.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { newId, TenantDb } from '@sourcedesk/data';
import { aDesk, aProfile, type Desk, openTestDatabase as cloneDatabase } from '@sourcedesk/data/testing';
import { parseDigest } from '@sourcedesk/domain/digests';
import { type QueryToRender, renderHaro, trapPlaces } from '@sourcedesk/domain/digests/rendering';
import type { AgencyId, MessageId, QueryId } from '@sourcedesk/domain/ids';
import { IntakeService, ParseService, SenderTrust, openMail } from '@sourcedesk/pipeline/intake';
import { AlertIndexes, MatchQueriesService } from '@sourcedesk/pipeline/matching';
import { systemClock } from '@sourcedesk/platform/clock';
import { noTxtRecords } from '@sourcedesk/platform/dkim';
import { rawMailVault } from '@sourcedesk/platform/secrets';
import { openTestDatabase } from '../support/test-database';

const queriesADigest = 80;
const profiles = 1000;
const warmUps = 40;
const rounds = 40;
/** A day of a large installation: what every agency gets, to each its own copy. */
const day = { agencies: 1000, services: 20, editions: 3 };
/** What stands for an edition here: agencies with as many experts each, digests of each, how many are worked on at once, how often the whole is taken, and how many are taken for MIME alone before each. */
const edition = { agencies: 4, digests: 15, atOnce: 4, rounds: 5, mimeAlone: 15 };
/** Of the time of the MIME parse, at most: everything, as total wall time of an edition's digests, and the parser (split, fields, traps, deadlines) alone. */
const promised = { total: 8, parser: 1 };

/** Mulberry32: a small generator with a seed, so that every run sees the same texts. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
type Random = () => number;
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

const filler =
  'we are looking for people who can tell our readers how this works and what they would do at home or with their team this year'.split(
    ' ',
  );
const syllables = 'ba be di do fa fi ga go ka ke la lo ma mi na no pa po ra ro sa so ta to va vo'.split(' ');
/** What queries are about and experts know: 3,000 invented words, some far more common than others. */
const subjects = Array.from({ length: 3000 }, (_, index) => {
  let word = '';
  for (let rest = index + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
});
const subject = (random: Random): string => subjects[Math.floor(subjects.length * random() ** 2)] ?? 'baba';
const words = (random: Random, count: number): string =>
  Array.from({ length: count }, () => (random() < 0.12 ? subject(random) : oneOf(random, filler))).join(' ');

function aQuery(random: Random): QueryToRender {
  const body = Array.from({ length: 3 }, () => `${words(random, 5 + Math.floor(random() * 9))}${oneOf(random, ['.', '?'])}`).join(' ');
  const encoding = oneOf(random, ['hex', 'base64', 'zero-width'] as const);
  return {
    summary: words(random, 9),
    category: oneOf(random, ['Travel', 'General', 'Technology', 'Business and Finance', 'Health and Pharma']),
    journalist: { name: 'Ada Quill', profileUrl: `https://www.helpareporter.com/journalist/${subject(random)}` },
    outlet: { name: `The ${subject(random)} Post`, url: `https://${subject(random)}.example` },
    email: `reply+${randomUUID()}@helpareporter.com`,
    deadline: new Date(Date.UTC(2026, 8, 16 + Math.floor(random() * 12), 13 + Math.floor(random() * 10))).toISOString(),
    noAi: random() < 0.2,
    body,
    // A trap of zero-width letters takes 7 kB on the wire: with one in each query 80 queries would be no 150 kB.
    trap: random() < 0.2 ? { encoding, word: 'Fecund', times: 3, at: trapPlaces(body)[0] ?? 0 } : null,
  };
}

const aDigest = (random: Random): Buffer =>
  Buffer.from(
    renderHaro({
      name: 'Morning',
      sentAt: '2026-09-15T09:07:00Z',
      subscriber: 'desk@agency.example',
      queries: Array.from({ length: queriesADigest }, () => aQuery(random)),
    }).raw,
  );

/** Two things at least, as people write who do not want to read fifty queries a day: a query then has some three experts of the thousand. */
const alternatives = (random: Random, count: number): string => `(${Array.from({ length: count }, () => subject(random)).join(' OR ')})`;
const alert = (random: Random): string =>
  `${alternatives(random, 3)} AND ${alternatives(random, 6)}${random() < 0.3 ? ` NOT ${subject(random)}` : ''}`;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const timed = async <T>(times: number[], work: () => Promise<T> | T): Promise<T> => {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
};

/** Milliseconds a digest: medians. */
export interface IntakeFigures {
  rawKilobytes: number;
  matches: number;
  mime: number;
  parser: number;
  receive: number;
  parse: number;
  match: number;
  total: number;
  /** Of a digest in an edition, several in hand at once in one process: the wall time of all through their number, and that through the time of MIME alone. */
  together: number;
  togetherToMime: number;
}

interface Stages {
  readonly intake: IntakeService;
  readonly reader: ParseService;
  readonly engine: MatchQueriesService;
}

async function measure(desk: Desk, { intake, reader, engine }: Stages): Promise<Omit<IntakeFigures, 'together' | 'togetherToMime'>> {
  const { db } = desk;
  const times = {
    mime: [] as number[],
    parser: [] as number[],
    receive: [] as number[],
    parse: [] as number[],
    match: [] as number[],
    total: [] as number[],
  };
  const random = randomFrom(11);
  let bytes = 0;
  for (let round = 0; round < warmUps + rounds; round++) {
    if (round === warmUps) {
      for (const each of Object.values(times)) each.length = 0;
      // What autovacuum does on a desk that has run for a day: plans made for empty tables read whole agencies.
      await db.admin.query('analyze');
    }
    const raw = aDigest(random);
    bytes = raw.length;
    await timed(times.mime, () => new PostalMime().parse(raw));
    const [mail] = (await openMail(raw)).mails;
    const parsed = await timed(times.parser, () => parseDigest(mail));
    if (parsed.queries.length !== queriesADigest) throw new Error(`Of ${queriesADigest} queries ${parsed.queries.length} were read.`);
    await timed(times.total, async () => {
      const { id } = await timed(times.receive, () => intake.receive(desk.manager, raw, 'upload'));
      await timed(times.parse, () => reader.parse(desk.agencyId, id as MessageId));
      const { rows } = await db.admin.query<{ ids: QueryId[] }>('select query_ids as ids from app.inbound_message where id = $1', [id]);
      await timed(times.match, () => engine.match(desk.agencyId, rows[0]?.ids ?? []));
    });
  }
  const { rows } = await db.admin.query<{ count: string }>('select count(*) from app.match');
  const medians = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)])) as Record<
    keyof typeof times,
    number
  >;
  return { rawKilobytes: bytes / 1000, matches: Number(rows[0]?.count) / (warmUps + rounds), ...medians };
}

/** The digests of several agencies, as they come when an edition is out: each is stored, read and matched, some at once. @returns milliseconds a digest */
async function together(desks: readonly Desk[], { intake, reader, engine }: Stages, random: Random): Promise<number> {
  const waiting = Array.from({ length: edition.digests }, () => desks.map((desk) => ({ desk, raw: aDigest(random) }))).flat();
  const count = waiting.length;
  const start = performance.now();
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { desk, raw } = next;
      const { id } = await intake.receive(desk.manager, raw, 'upload');
      await reader.parse(desk.agencyId, id as MessageId);
      const { rows } = await desk.db.admin.query<{ ids: QueryId[] }>('select query_ids as ids from app.inbound_message where id = $1', [
        id,
      ]);
      await engine.match(desk.agencyId, rows[0]?.ids ?? []);
    }
  };
  await Promise.all(Array.from({ length: edition.atOnce }, work));
  return (performance.now() - start) / count;
}

/** Takes editions, after one that loads what a worker has at hand, and MIME alone before each: on a shared machine only figures of the same seconds compare. */
async function editions(desks: readonly Desk[], stages: Stages): Promise<Pick<IntakeFigures, 'together' | 'togetherToMime'>> {
  const random = randomFrom(23);
  const digest: number[] = [];
  const ratio: number[] = [];
  for (let round = 0; round <= edition.rounds; round++) {
    const mime: number[] = [];
    for (const raw of Array.from({ length: edition.mimeAlone }, () => aDigest(random)))
      await timed(mime, () => new PostalMime().parse(raw));
    const took = await together(desks, stages, random);
    if (round === 0) continue;
    digest.push(took);
    ratio.push(took / median(mime));
  }
  return { together: median(digest), togetherToMime: median(ratio) };
}

export async function run(): Promise<IntakeFigures> {
  const server = await openTestDatabase();
  const db = await cloneDatabase({ adminUrl: server.adminUrl });
  try {
    const vault = rawMailVault(randomBytes(32));
    const random = randomFrom(5);
    const deskOf = async (experts: number): Promise<Desk> => {
      const agencyId = newId<AgencyId>();
      const desk = await aDesk(db, { agencyId, rawKey: vault.newAgencyKey(agencyId) });
      for (let index = 0; index < experts; index++) await aProfile(desk, { alert: alert(random), topics: [] });
      return desk;
    };
    const desk = await deskOf(profiles);
    // Api and worker plan each statement once for a connection.
    const asServed = (source: typeof db.apiSource) => new TenantDb(source, undefined, { keepPlans: true });
    const [api, worker] = [asServed(db.apiSource), asServed(db.workerSource)];
    const indexKey = randomBytes(32);
    const over = (own: TenantDb) => new IntakeService(own, vault, { INDEX_KEY: indexKey }, new SenderTrust(noTxtRecords, systemClock));
    const stages = {
      intake: over(api),
      reader: new ParseService(worker, over(worker)),
      engine: new MatchQueriesService(worker, new AlertIndexes()),
    };
    const figures = await measure(desk, stages);
    const desks = [desk];
    while (desks.length < edition.agencies) desks.push(await deskOf(profiles));
    return { ...figures, ...(await editions(desks, stages)) };
  } finally {
    await db.close();
    await server.stop();
  }
}

const figure = (value: number): string => value.toFixed(1).padStart(7);

export default async function bench(): Promise<void> {
  const figures = await run();
  const { mime, parser, receive, parse, match, total } = figures;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(
    `${queriesADigest} queries in ${figures.rawKilobytes.toFixed(0)} kB, ${profiles} experts, ${figures.matches.toFixed(0)} matches a digest; medians of ${rounds}, ms`,
  );
  print(`MIME by postal-mime alone ${figure(mime)}`);
  print(`parser alone              ${figure(parser)}   ${(parser / mime).toFixed(2)} x MIME (promised: at most ${promised.parser})`);
  print(`stored, encrypted         ${figure(receive)}`);
  print(
    `read and written          ${figure(parse)}   of it MIME ${mime.toFixed(1)}, parser ${parser.toFixed(1)}, database ${(parse - mime - parser).toFixed(1)}`,
  );
  print(`matched and written       ${figure(match)}`);
  print(`one digest in all, alone   ${figure(total)}   ${(total / mime).toFixed(2)} x MIME`);
  print(
    `a digest of an edition     ${figure(figures.together)}   ${figures.togetherToMime.toFixed(2)} x MIME (promised: at most ${promised.total}), ${edition.atOnce} at once in one process`,
  );
  const digests = day.agencies * day.services * day.editions;
  const minutes = (count: number) => Math.ceil((count * figures.together) / 60_000);
  print(`${digests} digests of a day in ${minutes(digests)} min, those of one edition in ${minutes(digests / day.editions)} min`);
}
