/**
 * What a page of found queries costs, over many agencies: by the words of the index, and beside it, in the same run, by a scan for the same letters in summary,
 * outlet and body, which is what a search was before. Each is a whole unit of work of a VA.
 */
import { parseArgs } from 'node:util';
import { type Ctx, keysetPage, newId, querySql, searchFor, searchWords } from '@sourcedesk/data';
import { type TestDatabase, aDesk, aQuery, insertRows, openTestDatabase } from '@sourcedesk/data/testing';
import type { SessionId } from '@sourcedesk/domain/ids';
import { queryPage } from '@sourcedesk/pipeline/intake';
import { startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import { copiedId, copyRows } from '../support/copy-rows';
import { makeTemplate } from '../support/test-database';

const limit = 50;
const rounds = 15;

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

const filler =
  'we are looking for people who can tell our readers how this works and what they would do at home or with their team this year'.split(
    ' ',
  );
const syllables = 'ba be di do fa fi ga go ka ke la lo ma mi na no pa po ra ro sa so ta to va vo'.split(' ');
/** 20,000 invented words, some far more common than others. */
const subjects = Array.from({ length: 20_000 }, (_, index) => {
  let word = '';
  for (let rest = index + syllables.length ** 2; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
});
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const subject = (random: Random): string => subjects[Math.floor(subjects.length * random() ** 3)] as string;
const text = (random: Random, words: number): string =>
  Array.from({ length: words }, () => (random() < 0.4 ? subject(random) : oneOf(random, filler))).join(' ');

/** Queries of one agency, a minute apart, and the same at all others, which subscribe to the same services; a VA's session at each. */
async function populate(db: TestDatabase, queries: number, agencies: number): Promise<Ctx[]> {
  const desk = await aDesk(db);
  const first = await aQuery(desk);
  const random = randomFrom(3);
  // Filled at once, which is what a vacuum leaves of an index that grew row by row.
  const { rows: definitions } = await db.admin.query<{ sql: string }>(`select pg_get_indexdef('app.query_words'::regclass) as sql`);
  await db.owner.query('drop index app.query_words');
  const rows = Array.from({ length: queries / agencies - 1 }, (_, index) => {
    const [summary, outlet, body] = [text(random, 9), `The ${subject(random)} Post`, text(random, 60 + Math.floor(random() * 100))];
    return {
      id: newId(),
      identity: `bench:${index}`,
      summary,
      outlet_name: outlet,
      body,
      words: searchWords(summary, outlet, 'Nora Feld', body),
      received_at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    };
  });
  for (let from = 0; from < rows.length; from += 5000) {
    await insertRows(
      db,
      'query',
      'select jsonb_populate_record(q, each) from app.query q cross join jsonb_array_elements($2::jsonb) each where q.id = $1',
      [first, JSON.stringify(rows.slice(from, from + 5000))],
    );
  }
  await copyRows(db, 'agency', agencies - 1, { id: copiedId('id') });
  for (const table of ['membership', 'journalist', 'outlet', 'inbound_message', 'query'])
    await copyRows(db, table, agencies - 1, { agency_id: copiedId('agency_id') });
  await db.owner.query(definitions[0]?.sql ?? '');
  await db.admin.query('vacuum analyze');
  const { rows: sessions } = await db.owner.query<{ id: SessionId }>(
    `insert into app.session (id, user_id, agency_id, family, expires_at)
     select gen_random_uuid(), user_id, agency_id, gen_random_uuid(), now() + interval '1 day' from app.membership where role = 'va' returning id`,
  );
  return sessions.map(({ id }) => ({ actor: { kind: 'session', sessionId: id }, readOnly: true }));
}

const byScan = (db: TestDatabase, ctx: Ctx, letters: string): Promise<string> => {
  const where = [
    (bind: (value: unknown) => string) => `(q.summary || ' ' || q.outlet_name || ' ' || q.body) ilike ${bind(`%${letters}%`)}`,
  ];
  return db.api.run(ctx, (tx) =>
    keysetPage(tx, { table: 'app.query', alias: 'q', order: 'received_at', shape: querySql('q'), where, limit }),
  );
};
const byWords = (db: TestDatabase, ctx: Ctx, q: string): Promise<string> => db.api.run(ctx, (tx) => queryPage(tx, { q, limit }));

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

interface Figure {
  ms: number;
  items: number;
}

async function measured(ctxs: readonly Ctx[], search: (ctx: Ctx) => Promise<string>): Promise<Figure> {
  const times: number[] = [];
  let items = 0;
  for (let round = -2; round < rounds; round++) {
    const ctx = ctxs[(round + 2) % ctxs.length] as Ctx;
    const before = performance.now();
    const page = await search({ ...ctx });
    if (round >= 0) times.push(performance.now() - before);
    items = (JSON.parse(page) as { items: unknown[] }).items.length;
  }
  return { ms: median(times), items };
}

/** `npm run bench -- search [--queries 100000] [--agencies 100]` */
export default async function search(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { queries: { type: 'string', default: '100000' }, agencies: { type: 'string', default: '100' } },
  });
  const [queries, agencies] = [Number(values.queries), Number(values.agencies)];
  const server = await startLocalPostgres({ ephemeral: true });
  try {
    await makeTemplate(server.adminUrl);
    const db = await openTestDatabase({ adminUrl: server.adminUrl });
    try {
      const ctxs = await populate(db, queries, agencies);
      const { rows } = await db.admin.query<{ table: string; index: string }>(
        `select pg_size_pretty(pg_table_size('app.query')) as table, pg_size_pretty(pg_relation_size('app.query_words')) as index`,
      );
      console.log(
        `${queries} queries over ${agencies} agencies, pages of ${limit}, medians of ${rounds}; table ${rows[0]?.table}, index of words ${rows[0]?.index}`,
      );
      const rare = subjects[15_000] as string;
      const kinds: [string, string, string][] = [
        ['a rare word', rare, rare],
        ['two words', `${subjects[900]} ${subjects[3000]}`, subjects[3000] as string],
        ['a beginning', rare.slice(0, 6), rare.slice(0, 6)],
        ['a phrase', '"looking for people"', 'looking for people'],
        ['in nearly every text', 'readers', 'readers'],
        ['in no text', 'xylophone', 'xylophone'],
      ];
      const { ms: nothing } = await measured(ctxs, (ctx) => db.api.run(ctx, async () => '{"items": []}'));
      console.log(`${'nothing but a unit of work'.padEnd(30)} ${nothing.toFixed(1).padStart(8)} ms`);
      for (const [name, q, letters] of kinds) {
        const words = await measured(ctxs, (ctx) => byWords(db, ctx, q));
        const scan = await measured(ctxs, (ctx) => byScan(db, ctx, letters));
        console.log(
          `${name.padEnd(30)} ${words.ms.toFixed(1).padStart(8)} ms (${words.items} found, ${searchFor(q)}), scan ${scan.ms.toFixed(1)} ms (${scan.items}), ratio ${(scan.ms / words.ms).toFixed(1)}`,
        );
      }
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
}
