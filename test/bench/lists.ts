/**
 * What a page of 50 pitches costs: signed-in requests through the real API, row-level security on, over many agencies; beside `node:http` and pg with the same
 * JSON built by PostgreSQL, no sign-in and no row-level security. Then how the time grows with the depth of the list and the size of the table.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { JwtService } from '@nestjs/jwt';
import autocannon from 'autocannon';
import pg from 'pg';
import { deadlineSql, deliverySql, instantSql, namedSql, outletSql, personSql, pitchFactsSql } from '@sourcedesk/data';
import { type TestDatabase, aDesk, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import type { AgencyId, SessionId, UserId } from '@sourcedesk/domain/ids';
import { pitchStates } from '@sourcedesk/domain/workflow';
import { AccessTokens } from '@sourcedesk/platform/auth';
import { systemClock } from '@sourcedesk/platform/clock';
import { type ApiConfig, generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { startLocalPostgres } from '@sourcedesk/platform/local-postgres';
import { createApp } from '../../apps/api/src/create-app';
import { copiedId, copyRows } from '../support/copy-rows';
import { makeTemplate } from '../support/test-database';

const pageSize = 50;
const pitchesPerAgency = 1000;
/** A session may ask 1,200 times a minute, and no load of a run should come near that. */
const fewestSessions = 300;

interface Person {
  agencyId: AgencyId;
  userId: UserId;
  sessionId: SessionId;
}

/** Agencies of 1,000 pitches each, copied from one, and an owner's session at each. */
async function populate(db: TestDatabase, rows: number): Promise<Person[]> {
  const desk = await aDesk(db);
  for (let number = 0; number < pageSize; number++) await aPitch(desk, { state: pitchStates[number % pitchStates.length] });
  const within = pitchesPerAgency / pageSize - 1;
  await copyRows(db, 'query', within, { id: copiedId('id'), identity: "s.identity || ':' || n" });
  await copyRows(db, 'match', within, { id: copiedId('id'), query_id: copiedId('query_id') });
  await copyRows(db, 'pitch', within, {
    id: copiedId('id'),
    match_id: copiedId('match_id'),
    query_id: copiedId('query_id'),
    updated_at: "s.updated_at - n * interval '61 seconds'",
  });
  await copyRows(db, 'outbox_message', within, { id: copiedId('id'), pitch_id: copiedId('pitch_id') });
  const others = Math.max(0, Math.round(rows / pitchesPerAgency) - 1);
  await copyRows(db, 'agency', others, { id: copiedId('id') });
  const tables = [
    'membership',
    'brand',
    'profile',
    'mailbox',
    'journalist',
    'outlet',
    'inbound_message',
    'query',
    'match',
    'pitch',
    'outbox_message',
  ];
  for (const table of tables) await copyRows(db, table, others, { agency_id: copiedId('agency_id') });
  await db.admin.query('vacuum analyze');
  const { rows: people } = await db.owner.query<Person>(
    `insert into app.session (id, user_id, agency_id, family, expires_at)
     select gen_random_uuid(), user_id, agency_id, gen_random_uuid(), now() + interval '1 day'
       from app.membership cross join generate_series(1, $1) where role = 'owner' order by random()
     returning agency_id as "agencyId", user_id as "userId", id as "sessionId"`,
    [Math.ceil(fewestSessions / (others + 1))],
  );
  return people;
}

/** The same page as the API answers, for an agency named in the URL. */
const bareSql = `
  with cut as materialized (select * from app.pitch p where p.agency_id = $1 order by p.updated_at desc, p.id desc limit ${pageSize})
  select json_build_object('items', json_agg(jsonb_build_object('id', p.id, 'state', p.state, 'version', p.version,
    'query', jsonb_build_object('id', q.id, 'summary', q.summary, 'deadline', ${deadlineSql('q')}, 'outlet', ${outletSql('q')}),
    'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'holder', ${personSql('p.holder')}, 'leaseUntil', ${instantSql('p.lease_until')},
    'sendAt', ${instantSql('p.send_at')}, 'updatedAt', ${instantSql('p.updated_at')}, 'textVersion', p.text_version,
    'submittedBy', ${personSql('p.submitted_by')}, 'submittedAt', ${instantSql('p.submitted_at')}, 'returnReason', p.return_reason,
    'delivery', ${deliverySql('p')},
    'replies', (select count(*)::int from app.reply r where r.agency_id = p.agency_id and r.pitch_id = p.id),
    'facts', ${pitchFactsSql('p', 'q', 'f', 'b', 'a')}) order by p.updated_at desc, p.id desc), 'nextCursor', null)::text as json
  from cut p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
    join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id join app.agency a on a.id = p.agency_id`;

/** The baseline, in a process of its own. */
async function serveBare(): Promise<void> {
  const pool = new pg.Pool({
    connectionString: process.env['BARE_DATABASE_URL'],
    max: 10,
    options: '-c search_path=app,pg_catalog -c timezone=UTC',
  });
  const server = createServer((request, response) => {
    const agency = request.url?.slice(1);
    pool.query<{ json: string }>({ name: 'page', text: bareSql, values: [agency] }).then(
      ({ rows }) => response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0]?.json),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

/** The product, in a process of its own. */
async function serveProduct(): Promise<void> {
  const app = await createApp(loadConfig('api'));
  await app.listen(0, '127.0.0.1');
  process.send?.((app.getHttpServer().address() as AddressInfo).port);
}

interface Server {
  url: string;
  stop: () => void;
}

function start(kind: 'bare' | 'product', env: Readonly<Record<string, string>>): Promise<Server> {
  const child = fork('tools/run-default.mjs', [fileURLToPath(import.meta.url), kind], { env: { ...process.env, ...env } });
  return new Promise((ready, failed) => {
    child.once('message', (port) => ready({ url: `http://127.0.0.1:${Number(port)}`, stop: () => child.kill('SIGKILL') }));
    child.once('exit', (code) => failed(new Error(`The ${kind} server ended with code ${code}.`)));
  });
}

interface Call {
  path: string;
  headers: Record<string, string>;
}
interface Load {
  rate: number;
  p50: number;
  p99: number;
}

async function load({ url }: Server, calls: readonly Call[], seconds: number): Promise<Load> {
  const result = await autocannon({ url, connections: 16, duration: seconds, requests: calls.map((call) => ({ method: 'GET', ...call })) });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} requests were refused and ${result.errors} failed.`);
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Milliseconds a page by its number, following the cursors to the end of one agency's list. */
async function walk({ url }: Server, { headers }: Call): Promise<number[]> {
  const times: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const before = performance.now();
    const answer = await fetch(`${url}/api/v1/pitches?limit=${pageSize}${cursor && `&cursor=${cursor}`}`, { headers });
    ({ nextCursor: cursor } = (await answer.json()) as { nextCursor: string | null });
    times.push(performance.now() - before);
  }
  return times;
}

/** The medians of each page over some walks. */
async function depth(server: Server, calls: readonly Call[]): Promise<number[]> {
  const walks: number[][] = [];
  for (const call of calls.slice(0, 15)) walks.push(await walk(server, call));
  return (walks[0] ?? []).map((_, page) => median(walks.map((times) => times[page] ?? NaN)));
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function measure(adminUrl: string, rows: number, seconds: number): Promise<{ product: Load; bare: Load; pages: number[] }> {
  const db = await openTestDatabase({ adminUrl });
  const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-bench-'));
  const env = { ...generateKeys(), API_DATABASE_URL: db.urls.api, LOG_LEVEL: 'silent', SOURCEDESK_DATA: folder };
  const config: ApiConfig = loadConfig('api', env);
  const people = await populate(db, rows);
  const tokens = new AccessTokens(new JwtService(), config, systemClock);
  const signedIn = people.map((person) => ({
    path: `/api/v1/pitches?limit=${pageSize}`,
    headers: { authorization: `Bearer ${tokens.sign(person)}` },
  }));
  const open = people.map(({ agencyId }) => ({ path: `/${agencyId}`, headers: {} }));
  const servers = await Promise.all([start('product', env), start('bare', { BARE_DATABASE_URL: db.urls.admin })]);
  const [product, bare] = servers;
  try {
    await load(product, signedIn, 2);
    await load(bare, open, 2);
    const figures = { product: await load(product, signedIn, seconds), bare: await load(bare, open, seconds) };
    return { ...figures, pages: await depth(product, signedIn) };
  } finally {
    for (const server of servers) server.stop();
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm run bench -- lists [--rows 100000] [--seconds 8]`; also measures a tenth of the rows. */
export default async function lists(args: readonly string[]): Promise<void> {
  if (args[0] === 'bare') return serveBare();
  if (args[0] === 'product') return serveProduct();
  const { values } = parseArgs({
    args: [...args],
    options: { rows: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '8' } },
  });
  const server = await startLocalPostgres({ ephemeral: true });
  try {
    await makeTemplate(server.adminUrl);
    console.log(`a page of ${pageSize} pitches, 16 connections, ${cpus().length} cores`);
    for (const rows of [Number(values.rows) / 10, Number(values.rows)]) {
      const { product, bare, pages } = await measure(server.adminUrl, rows, Number(values.seconds));
      const line = ({ rate, p50, p99 }: Load) => `${rate.toFixed(0).padStart(5)} requests/s, p50 ${p50} ms, p99 ${p99} ms`;
      console.log(`${rows} pitches over ${rows / pitchesPerAgency} agencies`);
      console.log(`  sourcedesk       ${line(product)} (p99 / p50 ${(product.p99 / product.p50).toFixed(1)}, promised: at most 3)`);
      console.log(`  node:http and pg ${line(bare)}`);
      console.log(`  ratio ${(product.rate / bare.rate).toFixed(2)} (promised: 0.80)`);
      const deep = [1, 5, 10, pages.length].map((page) => `page ${page} ${pages[page - 1]?.toFixed(1)} ms`);
      console.log(`  by depth, one request at a time: ${deep.join(', ')}`);
    }
  } finally {
    await server.stop();
  }
}
