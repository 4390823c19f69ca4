import type pg from 'pg';
import { type TestDatabase, openTestDatabase } from '@sourcedesk/data/testing';
import { breachesSql, ruleNames } from './catalog-rules';

let db: TestDatabase;
let client: pg.PoolClient;
beforeAll(async () => {
  db = await openTestDatabase();
  client = await db.admin.connect();
  // Expressions are then written out with their schema.
  await client.query('set search_path = pg_catalog; set jit = off');
});
afterAll(async () => {
  client?.release();
  await db?.close();
});

const breaches = async () => (await client.query<{ rule: string; breach: string }>(breachesSql)).rows;

/** What the rules find after a change to the schema, which is taken back. */
async function after(sql: string): Promise<{ rule: string; breach: string }[]> {
  await client.query('begin');
  try {
    await client.query(sql);
    return await breaches();
  } finally {
    await client.query('rollback');
  }
}

/** A tenant table that forgets nothing, to be spoilt. */
const good = `
  set local role sourcedesk_owner;
  create table app.note (
    agency_id uuid not null, id uuid not null, brand_id uuid not null, pitch_id uuid not null,
    primary key (agency_id, id), unique (agency_id, brand_id, id), foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id));
  alter table app.note enable row level security;
  alter table app.note force row level security;
  comment on table app.note is 'scope: brand';
  grant select, insert on app.note to sourcedesk_api, sourcedesk_worker;
  create policy tenant on app.note to sourcedesk_api, sourcedesk_worker, sourcedesk_client
    using (agency_id = (select app.agency_id())) with check (agency_id = (select app.agency_id()));
  create policy owner on app.note to sourcedesk_owner using (true) with check (true);
  create policy brand_scope on app.note as restrictive to sourcedesk_api, sourcedesk_worker, sourcedesk_client
    using ((select app.all_brands()) or brand_id = any ((select app.scope_brands())::uuid[]))
    with check ((select app.all_brands()) or brand_id = any ((select app.scope_brands())::uuid[]));
  create function app.notes() returns integer language sql stable set search_path = pg_catalog as 'select 1';
  create function app.all_notes() returns integer language sql stable security definer set search_path = app, pg_temp as 'select 1';
  reset role;
  alter function app.all_notes() owner to sourcedesk_definer;
  create view app.short_note with (security_invoker = true) as select id from app.note;
  alter view app.short_note owner to sourcedesk_owner;
`;

const spoilt: [rule: string, breach: string, sql: string][] = [
  ['scope', 'note says no scope', `comment on table app.note is null`],
  ['scope', 'note says no scope', `comment on table app.note is 'scope: everybody'`],
  [
    'agency id',
    'note has no agency_id',
    `alter table app.note drop constraint note_pkey; alter table app.note alter agency_id drop not null`,
  ],
  ['agency id', 'note carries agency_id', `comment on table app.note is 'scope: installation'`],
  ['agency id', 'note carries agency_id', `comment on table app.note is 'scope: public'`],
  ['primary key', 'note has no primary key', `alter table app.note drop constraint note_pkey`],
  ['primary key', 'note has no primary key', `alter table app.note drop constraint note_pkey, add primary key (id, agency_id)`],
  [
    'foreign key',
    'note: plain is not led',
    `alter table app.note add column m uuid; create unique index on app.match (id); alter table app.note add constraint plain foreign key (m) references app.match (id)`,
  ],
  [
    'foreign key',
    'note: swapped is not led',
    `create unique index on app.query (id, agency_id); alter table app.note add constraint swapped foreign key (id, agency_id) references app.query (id, agency_id)`,
  ],
  [
    'foreign key',
    'note: elsewhere leads to agency',
    `alter table app.note add column other uuid, add constraint elsewhere foreign key (other) references app.agency`,
  ],
  [
    'foreign key',
    'note: who leads out',
    `alter table app.note add column person uuid, add constraint who foreign key (person) references app.person`,
  ],
  [
    'foreign key',
    'note: lists leads out',
    `alter table app.note add column m integer, add constraint lists foreign key (m) references app.migrations`,
  ],
  [
    'foreign key',
    'attempt: inward leads into',
    `alter table app.attempt add column a uuid, add column p uuid, add constraint inward foreign key (a, p) references app.membership`,
  ],
  ['unique key', 'note: unique by_id', `create unique index by_id on app.note (id)`],
  ['unique key', 'note: unique by_expression', `create unique index by_expression on app.note ((id::text))`],
  ['row level security', 'note does not', `alter table app.note disable row level security`],
  ['row level security', 'note does not', `alter table app.note no force row level security`],
  ['policy missing', 'note lacks the policy "tenant"', `drop policy tenant on app.note`],
  ['policy missing', 'note lacks the policy "owner"', `drop policy owner on app.note`],
  ['policy missing', 'note lacks the policy "brand_scope"', `drop policy brand_scope on app.note`],
  ['policy unexpected', 'note has the undeclared policy "back_door"', `create policy back_door on app.note using (true)`],
  ['policy unexpected', 'note has the undeclared policy "definer"', `create policy definer on app.note to sourcedesk_definer using (true)`],
  ['policy shape', 'note: policy "tenant"', `alter policy tenant on app.note to public`],
  ['policy shape', 'note: policy "tenant"', `alter policy tenant on app.note with check (true)`],
  ['policy shape', 'note: policy "tenant"', `alter policy tenant on app.note using (true)`],
  [
    'policy shape',
    'note: policy "tenant"',
    `drop policy tenant on app.note; create policy tenant on app.note to sourcedesk_api, sourcedesk_worker, sourcedesk_client using (agency_id = (select app.agency_id()))`,
  ],
  ['policy shape', 'note: policy "brand_scope"', `alter policy brand_scope on app.note using (true)`],
  ['policy shape', 'note: policy "brand_scope"', `alter policy brand_scope on app.note to sourcedesk_api, sourcedesk_worker`],
  ['policy shape', 'note: policy "owner"', `alter policy owner on app.note using (false)`],
  ['policy shape', 'pitch: policy "definer"', `alter policy definer on app.pitch to sourcedesk_definer, sourcedesk_api`],
  [
    'policy shape',
    'idempotency_key: policy "own"',
    `drop policy own on app.idempotency_key; create policy own on app.idempotency_key to sourcedesk_api using (true) with check (true)`,
  ],
  ['brand scope', 'note is of a brand and has no brand_id', `alter table app.note alter brand_id drop not null`],
  ['brand scope', 'note is of a brand and no foreign key', `alter table app.note drop constraint note_agency_id_brand_id_pitch_id_fkey`],
  [
    'brand scope',
    'note: bare leaves brand_id out',
    `alter table app.note add constraint bare foreign key (agency_id, pitch_id) references app.pitch (agency_id, id)`,
  ],
  ['brand scope', 'note has a brand_id', `comment on table app.note is 'scope: agency'`],
  ['grant to client', 'note is not meant for clients', `grant select (id) on app.note to sourcedesk_client`],
  ['grant to client', 'outlet is staff', `grant insert on app.outlet to sourcedesk_client`],
  ['grant to client', 'pitch shows clients every column', `grant select on app.pitch to sourcedesk_client`],
  ['grant', 'note grants select to public', `grant select on app.note to public`],
  ['grant', 'note grants truncate to sourcedesk_api', `grant truncate on app.note to sourcedesk_api`],
  ['grant', 'note grants references to sourcedesk_worker', `grant references (id) on app.note to sourcedesk_worker`],
  ['grant', 'note is reached by the definer functions', `grant select on app.note to sourcedesk_definer`],
  ['function', 'app.all_notes() runs as its definer', `alter function app.all_notes() owner to sourcedesk_owner`],
  ['function', 'app.notes() belongs to', `alter function app.notes() owner to sourcedesk_definer`],
  ['function', 'app.all_notes() has no fixed search_path', `alter function app.all_notes() reset search_path`],
  ['function', 'app.all_notes() has no fixed search_path', `alter function app.all_notes() set search_path = public, app`],
  ['function', 'app.all_notes() may be called by everybody', `grant execute on function app.all_notes() to public`],
  [
    'function',
    'app.fresh() may be called by everybody',
    `create function app.fresh() returns integer language sql set search_path = pg_catalog as 'select 1'; alter function app.fresh() owner to sourcedesk_owner`,
  ],
  [
    'function',
    'app.notes_of(uuid) takes the agency',
    `create function app.notes_of(agency_id uuid) returns integer language sql security definer set search_path = app, pg_temp as 'select 1';
     alter function app.notes_of(uuid) owner to sourcedesk_definer; grant execute on function app.notes_of(uuid) to sourcedesk_api`,
  ],
  ['view', 'short_note is a view that reads', `alter view app.short_note reset (security_invoker)`],
  ['view', 'kept is a materialised view', `create materialized view app.kept as select 1 as one`],
  ['ownership', 'note belongs to sourcedesk_api', `alter table app.note owner to sourcedesk_api`],
  ['ownership', 'sourcedesk_worker owns an object', `create schema mine authorization sourcedesk_worker`],
  ['ownership', 'public.stray lies outside', `create table public.stray (id integer)`],
  ['role', 'sourcedesk_worker is superuser, or may pass', `alter role sourcedesk_worker bypassrls`],
  ['role', 'sourcedesk_owner is superuser, or may pass', `alter role sourcedesk_owner superuser`],
  ['role', 'stranger is superuser, or may pass', `create role stranger bypassrls`],
  ['role', 'sourcedesk_client may sign in', `alter role sourcedesk_client login`],
  ['role', 'sourcedesk_api is a member of sourcedesk_owner', `grant sourcedesk_owner to sourcedesk_api`],
  ['role', 'sourcedesk_api has the rights of a client', `grant sourcedesk_client to sourcedesk_api with inherit true`],
  ['role', 'sourcedesk_api may create in schema app', `grant create on schema app to sourcedesk_api`],
  ['role', 'sourcedesk_definer may create in schema app', `grant create on schema app to sourcedesk_definer`],
  ['role', 'sourcedesk_api can see the queue', `grant usage on schema graphile_worker to sourcedesk_api`],
];

describe('the catalog', () => {
  it('forgets nothing the design asks of a table, view, function, key, policy or role', async () => {
    expect(await breaches()).toEqual([]);
  });

  it('finds nothing wrong with a table that forgets nothing', async () => {
    expect(await after(good)).toEqual([]);
  });

  it.each(spoilt)('finds a broken rule (%s): %s', async (rule, breach, sql) => {
    const found = await after(`${good} ${sql}`);
    expect(found).toContainEqual({ rule, breach: expect.stringContaining(breach) });
  });

  it('has a breach for every rule', () => {
    expect(new Set(spoilt.map(([rule]) => rule))).toEqual(new Set(ruleNames));
  });
});

describe('every part of the schema as it is', () => {
  const each = async (sql: string) => (await client.query<{ change: string }>(sql)).rows.map(({ change }) => change);

  it.each([
    ['policy', `select format('drop policy %I on app.%I', policyname, tablename) as change from pg_policies where schemaname = 'app'`],
    [
      'force',
      `select format('alter table app.%I no force row level security', relname) as change from pg_class where relnamespace = 'app'::regnamespace and relforcerowsecurity`,
    ],
    [
      'row level security',
      `select format('alter table app.%I disable row level security', relname) as change from pg_class where relnamespace = 'app'::regnamespace and relrowsecurity`,
    ],
    [
      'closed function',
      `select format('grant execute on function %s to public', oid::regprocedure) as change from pg_proc where pronamespace = 'app'::regnamespace`,
    ],
    [
      'search path',
      `select format('alter function %s reset search_path', oid::regprocedure) as change from pg_proc where pronamespace = 'app'::regnamespace`,
    ],
    [
      'scope',
      `select format('comment on table app.%I is null', relname) as change from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname <> 'migrations'`,
    ],
  ])(
    'is missed when it goes: %s',
    async (_, sql) => {
      const changes = await each(sql);
      expect(changes.length).toBeGreaterThan(20);
      const unnoticed: string[] = [];
      for (const change of changes) if ((await after(change)).length === 0) unnoticed.push(change);
      expect(unnoticed).toEqual([]);
    },
    60_000,
  );
});
