import { DataSource } from 'typeorm';
import type { QueryId } from '@sourcedesk/domain/ids';
import { FindQueriesByTheirWords1763800000016 as Migration } from './migrations/016-find-queries-by-their-words';
import { newId } from './new-id';
import { searchFor, searchWords } from './search-words';
import { type Desk, type TestDatabase, aDesk, aQuery, insertRows, openTestDatabase } from './testing';

/** Queries of each of two agencies. Every one is about bread, every hundredth about rye. */
const queries = 3000;
const receivedAt = Date.parse('2026-09-01T06:00:00Z');

let db: TestDatabase;
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
  other = await aDesk(db, { name: 'Fernhill Press' });
  for (const each of [desk, other]) await many(each);
  await db.admin.query('vacuum analyze app.query');
});
afterAll(() => db?.close());

async function many(home: Desk): Promise<void> {
  const first = await aQuery(home, { summary: 'The first', body: 'Of many', outlet: { name: 'Garden Weekly' } });
  const rows = Array.from({ length: queries }, (_, index) => {
    const summary = `Bread number ${index}`;
    const body = `${index % 100 === 0 ? 'About rye' : 'About wheat'}, as ${Array.from({ length: 60 }, (__, word) => `word${(index * 7 + word * 13) % 997}`).join(' ')}`;
    const at = new Date(receivedAt + Math.floor(index / 2) * 60_000).toISOString();
    return { id: newId(), identity: `test:${index}`, summary, body, words: searchWords(summary, body), received_at: at };
  });
  await insertRows(
    db,
    'query',
    'select jsonb_populate_record(q, each) from app.query q cross join jsonb_array_elements($2::jsonb) each where q.id = $1',
    [first, JSON.stringify(rows)],
  );
}

interface Wanted {
  typed: string;
  service?: string;
  dueBefore?: string;
  after?: { at: string; id: string };
  most?: number;
}
const call = ({ typed, service, dueBefore, after, most = 100 }: Wanted) =>
  [searchFor(typed), service ?? null, dueBefore ?? null, after?.at ?? null, after?.id ?? null, most] as const;
const functionSql = 'app.search_queries($1, $2, $3, $4, $5, $6)';

const found = (wanted: Wanted, at = desk) =>
  db.api.run(at.va, async (tx) => (await tx.query<{ id: QueryId }>(`select ${functionSql} as id`, call(wanted))).map(({ id }) => id));
const agenciesOf = async (ids: readonly QueryId[]) =>
  (await db.admin.query<{ agency: string }>('select distinct agency_id as agency from app.query where id = any ($1)', [ids])).rows.map(
    ({ agency }) => agency,
  );

describe('the search of queries', () => {
  it('finds those of the agency of the unit alone', async () => {
    for (const each of [desk, other]) {
      const ids = await found({ typed: 'rye' }, each);
      expect(ids).toHaveLength(queries / 100);
      expect(await agenciesOf(ids)).toEqual([each.agencyId]);
    }
  });

  it('finds nothing without a unit, for a client, or for a job', async () => {
    const ask = (run: typeof db.api.run, ctx: typeof desk.va) =>
      run(ctx, (tx) => tx.query(`select ${functionSql}`, call({ typed: 'rye' })));
    await expect(db.apiSource.query(`select ${functionSql}`, [...call({ typed: 'rye' })])).rejects.toMatchObject({ code: 'SD001' });
    await expect(ask(db.api.run.bind(db.api), desk.client)).rejects.toMatchObject({ code: '42501' });
    await expect(ask(db.worker.run.bind(db.worker), desk.system)).rejects.toMatchObject({ code: '42501' });
  });

  it('cuts pages that join without loss or repeat, the latest first, also where times are equal', async () => {
    const all = await found({ typed: 'bread', most: queries });
    const { rows } = await db.admin.query<{ id: QueryId; at: string }>(
      `select id, received_at::text as at from app.query where agency_id = $1 and summary like 'Bread%' order by received_at desc, id desc`,
      [desk.agencyId],
    );
    expect(all).toEqual(rows.map(({ id }) => id));
    const paged: QueryId[] = [];
    for (let after: { at: string; id: string } | undefined; ;) {
      const page = await found({ typed: 'bread', after, most: 333 });
      paged.push(...page);
      if (page.length < 333) break;
      after = rows[paged.length - 1];
    }
    expect(paged).toEqual(all);
  });

  it('heeds service and deadline', async () => {
    expect(await found({ typed: 'rye', service: 'sos' })).toEqual([]);
    expect(await found({ typed: 'rye', dueBefore: '2000-01-01T00:00:00Z' })).toEqual([]);
    expect(await found({ typed: 'rye', service: 'haro', dueBefore: '2100-01-01T00:00:00Z' })).toHaveLength(queries / 100);
  });
});

describe('its plan', () => {
  /** What PostgreSQL does for the role of the API in a VA's unit, statements within functions included. */
  async function plans(sql: string, parameters: readonly unknown[]): Promise<string> {
    const client = await db.admin.connect();
    const told: string[] = [];
    const note = ({ message }: { message?: string }) => told.push(message ?? '');
    try {
      await client.query(`load 'auto_explain'`);
      await client.query(
        `set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`,
      );
      await client.query('set session authorization sourcedesk_api; begin');
      await client.query('select app.begin_unit($1)', [desk.member('va').sessionId]);
      client.on('notice', note);
      await client.query(sql, [...parameters]);
      // The plan of the statement itself is told when it is put away.
      await client.query('rollback');
    } finally {
      client.off('notice', note);
      client.release(true);
    }
    return told.join('\n');
  }

  it('finds a rare word by the index of words and agency', async () => {
    const plan = await plans(`select ${functionSql}`, call({ typed: 'rye' }));
    expect(plan).toMatch(/Bitmap Index Scan on query_words .*\n\s+Index Cond: \(\(agency_id = .*\) AND \(words @@ /);
  });

  it('meets a common word on the way down the list instead', async () => {
    const plan = await plans(`select ${functionSql}`, call({ typed: 'bread', most: 51 }));
    expect(plan).toMatch(/Index Scan using query_received/);
    expect(plan).not.toMatch('query_words');
  });

  it('would find no word by an index under row-level security', async () => {
    const plan = await plans('select id from app.query where agency_id = app.agency_id() and words @@ $1::tsquery', [searchFor('rye')]);
    expect(plan).toMatch(/Filter: \(words @@ /);
    expect(plan).not.toMatch(/Index Cond: .*words @@ /);
  });
});

describe('the migration', () => {
  it('makes the queries of every agency searchable that were there before', async () => {
    const source = await new DataSource({
      type: 'postgres',
      url: db.urls.admin,
      extra: { options: '-c role=sourcedesk_owner', max: 1 },
    }).initialize();
    const runner = source.createQueryRunner();
    try {
      await runner.query('drop function app.search_queries; alter table app.query drop column words');
      await new Migration().up(runner);
    } finally {
      await source.destroy();
    }
    for (const each of [desk, other]) expect(await found({ typed: 'rye' }, each)).toHaveLength(queries / 100);
    expect(await found({ typed: 'garden weekly nora', most: 2 * queries })).toHaveLength(queries + 1);
  });
});
