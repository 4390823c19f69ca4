import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, DoorId, UserId } from '@sourcedesk/domain/ids';
import { can } from '@sourcedesk/domain/permissions';
import type { Role } from '@sourcedesk/domain/roles';
import { type Ctx, doorCtx, type Who } from './context';
import { type Announcements, announce } from './announcements';
import type { QueuedJob } from './jobs';
import { type RowWrites, rowWrites } from './row-writes';

/** An open unit of work: one connection, one transaction. Never use `Promise.all` inside: a connection does one thing at a time. */
export interface Tx extends RowWrites {
  readonly who: Who;
  /** Reads and set-based writes as SQL; answers the rows. */
  query<T extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** The single text value of a query that builds its answer as JSON (`::text`), passed through unparsed. */
  json(sql: string, parameters?: readonly unknown[]): Promise<string>;
  /** The unit's clock: the database's, or the simulated instant of a seeder or test. */
  now(): Promise<Date>;
  /** Jobs and events of the unit so far; written when its work is done. */
  readonly announced: Announcements;
}

/** Why tenant data is left aside; each is a short list of definer functions. */
export type SystemReason = 'sign-in' | 'mail-routing' | 'job-pickup' | 'live-events' | 'health';

/** Functions only: a system unit has no agency, so every tenant table raises. */
export type SystemTx = Pick<Tx, 'query'>;

const refusals: Record<string, () => DomainError> = {
  SD002: () => new DomainError('unauthenticated', 'Your session has ended. Sign in again.'),
  SD003: () => new DomainError('expired', 'This link has expired or was revoked. Ask the agency for a new one.'),
  SD004: () => new DomainError('not-found', 'There is nothing here.'),
};

/** The unit a piece of code runs in; what it started and left running may outlive it. */
interface Running {
  over: boolean;
  /** The query under way; never rejects. */
  busy: Promise<unknown> | null;
}

/** What the process that opened the database wants otherwise: a seeder its own jobs, seeder and servers their plans kept. */
export interface Habits {
  /** Given the jobs of a unit after its commit, instead of the queue: who simulates the time does the work at that time. */
  readonly takeJob?: (job: QueuedJob) => void;
  /** Has each connection plan a statement once. Under row-level security the plan costs most: the demo is made in 5 s instead of 26 (16,000 statements, 106 texts). */
  readonly keepPlans?: boolean;
}

/** Sends a statement of the unit. */
type Send = (sql: string, parameters?: readonly unknown[]) => Promise<pg.QueryResult>;

/** Units in progress, to refuse a unit inside a unit: two connections in one request deadlock a full pool. */
const running = new AsyncLocalStorage<Running>();

/**
 * The only way to tenant data. `run` opens a transaction and calls one definer function that reads session, role and brand
 * scope afresh and sets them for this transaction alone; row-level security does the rest.
 */
export class TenantDb {
  constructor(
    private readonly source: DataSource,
    /** A simulated clock; only honoured by the database for a role with sourcedesk_clock (seeder, tests). */
    private readonly instant?: () => Date,
    private readonly habits: Habits = {},
  ) {}

  /**
   * Runs `work` in a unit of the caller; commits when it resolves, rolls back when it throws.
   * @throws DomainError unauthenticated, forbidden (the role may not do ctx.action), expired, not-found (share links)
   */
  async run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T> | T): Promise<T> {
    ctx.opened = true;
    const announced = nothingYet();
    const result = await this.transaction(opening(ctx), ctx.readOnly === true, async (runner, send, first) => {
      const who = whoOf(ctx, first);
      if (who.kind === 'member' && ctx.action && !can(who.role, ctx.action)) {
        throw new DomainError('forbidden', `Your role (${who.role}) may not do this.`);
      }
      if (who.kind === 'link' || (who.kind === 'member' && who.role === 'client')) await send('set local role sourcedesk_client');
      return this.work(unit(runner.manager, send, who, announced), work);
    });
    this.handOver(announced);
    return result;
  }

  /**
   * Runs `work` in a unit of each door in turn, for the hashes of the keys that were presented, all in one transaction: what is sent to several agencies comes to all
   * of them or to none. Always in the same order, so that two e-mails to the same doors do not wait for each other.
   * @throws DomainError not-found when a door is unknown or closed
   */
  async runAtDoors<T>(keyHashes: readonly Buffer[], work: (tx: Tx, id: DoorId) => Promise<T>): Promise<T[]> {
    const doors = [...new Map(keyHashes.map((hash) => [hash.toString('hex'), hash])).entries()].sort().map(([, hash]) => hash);
    const [first] = doors;
    if (!first) return [];
    const announced: Announcements[] = [];
    const results = await this.transaction(opening(doorCtx(first)), false, async (runner, send, row) => {
      const done: T[] = [];
      for (const door of doors) {
        const opened = door === first ? row : (await send('select agency_id, door_id from app.begin_door($1)', [door])).rows[0];
        const who = whoOf(doorCtx(door), opened as Record<string, unknown>);
        const here = nothingYet();
        announced.push(here);
        done.push(await this.work(unit(runner.manager, send, who, here), (tx) => work(tx, (opened as { door_id: DoorId }).door_id)));
      }
      return done;
    });
    for (const each of announced) this.handOver(each);
    return results;
  }

  /** Runs definer functions outside of any agency. */
  async system<T>(reason: SystemReason, work: (tx: SystemTx) => Promise<T>): Promise<T> {
    return this.transaction(`set local application_name = 'sourcedesk ${reason}'`, false, (_, send) => work({ query: queryOf(send) }));
  }

  /** Does the work of a unit and writes what it announced. */
  private async work<T>(tx: Tx, work: (tx: Tx) => Promise<T> | T): Promise<T> {
    const result = await work(tx);
    await announce(tx, this.habits.takeJob ? { ...tx.announced, jobs: [] } : tx.announced);
    return result;
  }

  /** Gives the jobs of a unit that has committed to who takes them. */
  private handOver({ jobs }: Announcements): void {
    for (const { key: _key, attempts: _attempts, priority: _priority, ...job } of this.habits.takeJob ? jobs : [])
      this.habits.takeJob?.(job);
  }

  private async transaction<T>(
    opening: string,
    readOnly: boolean,
    work: (runner: QueryRunner, send: Send, first: Record<string, unknown>) => Promise<T>,
  ): Promise<T> {
    if (running.getStore()?.over === false) throw new Error('A unit of work was opened inside another: pass the tx on instead.');
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    const here: Running = { over: false, busy: null };
    let failure: Error | undefined;
    try {
      // One message opens the transaction and the unit: a round trip costs as much as a small query.
      const answers = (await client.query(
        `begin${readOnly ? ' read only' : ''};${this.simulated()}${opening}`,
      )) as unknown as pg.QueryResult[];
      const result = await running.run(here, () =>
        work(runner, sendOver(client, here, this.habits.keepPlans === true), answers.at(-1)?.rows[0] ?? {}),
      );
      here.over = true;
      if (here.busy) throw new Error('The unit of work ended before its last query: await every query inside it.');
      await commit(client);
      return result;
    } catch (error) {
      here.over = true;
      await here.busy;
      failure = await rollback(client);
      throw refusalOf(error);
    } finally {
      await (runner as QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> }).releasePostgresConnection(failure);
    }
  }

  private simulated(): string {
    return this.instant ? `select set_config('app.instant', '${this.instant().toISOString()}', true);` : '';
  }
}

/** The statement that opens the unit. Its parts are checked to be UUIDs or hexadecimal, because they travel in the text. */
function opening({ actor }: Ctx): string {
  switch (actor.kind) {
    case 'session':
      return `select agency_id, user_id, role from app.begin_unit('${uuid(actor.sessionId)}')`;
    case 'system':
      return `select app.begin_system('${uuid(actor.agencyId)}')`;
    case 'link':
      return `select current_setting('app.agency_id') as agency_id, l.link_id, l.brand_id, l.from_day::text, l.to_day::text, l.expires_at
        from app.begin_link('\\x${actor.tokenHash.toString('hex')}') l`;
    case 'door':
      return `select agency_id, door_id from app.begin_door('\\x${actor.keyHash.toString('hex')}')`;
  }
}

function uuid(value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    throw new DomainError('unauthenticated', 'Your session has ended. Sign in again.');
  return value;
}

function whoOf({ actor }: Ctx, row: Record<string, unknown>): Who {
  if (actor.kind === 'system') return { kind: 'system', agencyId: actor.agencyId };
  const agencyId = row['agency_id'] as AgencyId;
  if (actor.kind === 'door') return { kind: 'system', agencyId };
  if (actor.kind === 'session') return { kind: 'member', agencyId, userId: row['user_id'] as UserId, role: row['role'] as Role };
  const link = {
    id: row['link_id'] as string,
    brandId: row['brand_id'] as string,
    fromDay: row['from_day'] as string | null,
    toDay: row['to_day'] as string | null,
    expiresAt: row['expires_at'] as Date,
  };
  return { kind: 'link', agencyId, link };
}

/**
 * One query at a time, and none after the end: one that was not awaited must not run in the next unit of the connection, which may be another agency's.
 */
function sendOver(client: pg.PoolClient, here: Running, keepPlans: boolean): Send {
  return async (sql, parameters = []) => {
    if (here.over) throw new Error('The unit of work is over: await every query inside it.');
    if (here.busy) throw new Error('One query at a time: a unit of work is one connection. Await each before the next.');
    const values = [...parameters];
    const answer = keepPlans ? client.query({ name: planName(sql), text: sql, values }) : client.query(sql, values);
    here.busy = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      here.busy = null;
    }
  };
}

function queryOf(send: Send): Tx['query'] {
  return async <T extends object>(sql: string, parameters?: readonly unknown[]) => (await send(sql, parameters)).rows as T[];
}

const planNames = new Map<string, string>();

/** A name for a statement's text, the same in every connection of the process. */
function planName(sql: string): string {
  const name = planNames.get(sql) ?? `plan ${planNames.size}`;
  planNames.set(sql, name);
  return name;
}

const nothingYet = (): Announcements => ({ jobs: [], events: [] });

function unit(manager: EntityManager, send: Send, who: Who, announced: Announcements): Tx {
  const query = queryOf(send);
  return {
    who,
    announced,
    ...rowWrites(manager, who.agencyId, send),
    query,
    json: async (sql, parameters) => {
      const [row] = await query<Record<string, unknown>>(sql, parameters);
      const [text] = Object.values(row ?? {});
      if (typeof text !== 'string') throw new Error('The query answered no text: build the JSON in one row and cast it with ::text.');
      return text;
    },
    now: async () => (await query<{ now: Date }>('select app.now()'))[0]?.now as Date,
  };
}

/** PostgreSQL answers the commit of a transaction in which a statement failed by rolling back, without an error of its own. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('Nothing was kept: a statement of the unit failed and its error was swallowed.');
}

/** Rolls back; answers the error when the connection itself is broken and must not return to the pool. */
async function rollback(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function refusalOf(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  return (code && refusals[code]?.()) || error;
}
