import { randomBytes } from 'node:crypto';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, SessionId } from '@sourcedesk/domain/ids';
import type { Ctx } from './context';
import { createDataSource, refuseMightyRole } from './data-source';
import { enqueue } from './enqueue';
import { AgencyEntity, BrandEntity } from './entities';
import type { QueuedJob } from './jobs';
import { newId } from './new-id';
import { TenantDb, type Tx } from './tenant-db';
import { type Desk, type TestDatabase, aBrand, aDesk, aMember, aPitch, aPlacement, aReportLink, openTestDatabase } from './testing';

let db: TestDatabase;
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
  other = await aDesk(db, { name: 'Fernhill Press' });
});
afterAll(() => db?.close());

const brandIds = (ctx: Ctx) =>
  db.api.run(ctx, async (tx) => (await tx.query<{ id: string }>('select id from app.brand order by id')).map(({ id }) => id));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const read = (tx: Tx) => tx.query('select id from app.brand');

describe('a query without a unit of work', () => {
  it.each(['api', 'worker'] as const)('raises in every table an agency owns, whatever the role (%s)', async (name) => {
    const { rows: tables } = await db.admin.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
        where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and obj_description(c.oid) <> 'scope: installation' union select 'agency' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const source = name === 'api' ? db.apiSource : db.workerSource;
    for (const table of tables) {
      // Reading by the key, so that the context is asked for in an empty table too.
      const found = await codeOf(
        source.query(`set enable_seqscan = off; set enable_bitmapscan = off; select count(*) from app.${table.name}`),
      );
      expect([table.name, found]).toEqual([table.name, 'SD001']);
      expect([table.name, await codeOf(source.query(`delete from app.${table.name}`))]).toEqual([
        table.name,
        expect.stringMatching(/SD001|42501/),
      ]);
    }
    expect(await codeOf(source.query('select count(*) from app.person'))).toBe('SD001');
  });

  it('raises in a system unit, too', async () => {
    expect(await codeOf(db.api.system('health', (tx) => tx.query('select id from app.brand')))).toBe('SD001');
  });

  it('raises on the connection a unit has just left', async () => {
    const one = await openTestDatabase({ connections: 1 });
    try {
      const there = await aDesk(one);
      await one.api.run(there.client, read);
      expect(await codeOf(one.apiSource.query('select id from app.brand'))).toBe('SD001');
      expect(
        await one.apiSource.query(
          `select current_user as role, current_setting('app.agency_id', true) as agency, current_setting('transaction_read_only') as "readOnly"`,
        ),
      ).toEqual([{ role: 'sourcedesk_api', agency: '', readOnly: 'off' }]);
    } finally {
      await one.close();
    }
  });
});

describe('who a unit belongs to', () => {
  it('shows nothing of another agency', async () => {
    expect(await brandIds(desk.owner)).toEqual([desk.brandId]);
    expect(await brandIds(other.owner)).toEqual([other.brandId]);
    const touched = await db.api.run(desk.owner, (tx) =>
      tx.query(`update app.brand set name = 'x' where id = $1 returning id`, [other.brandId]),
    );
    expect(touched).toEqual([]);
    expect(
      await codeOf(
        db.api.run(desk.owner, (tx) =>
          tx.query('insert into app.membership_brand values ($1, $2, $3)', [other.agencyId, other.userId('va'), other.brandId]),
        ),
      ),
    ).toBe('42501');
  });

  it('reads the role anew in every unit', async () => {
    const member = await aMember(desk, { role: 'va' });
    expect(await db.api.run(member.ctx(), async (tx) => tx.who)).toMatchObject({ role: 'va' });
    await db.owner.query(`update app.membership set role = 'editor' where agency_id = $1 and user_id = $2`, [desk.agencyId, member.userId]);
    expect(await db.api.run(member.ctx(), async (tx) => tx.who)).toMatchObject({ role: 'editor' });
  });

  it('reads the brand scope anew in every unit', async () => {
    const further = await aBrand(desk);
    const member = await aMember(desk, { role: 'va', brandIds: [desk.brandId, further] });
    expect(await brandIds(member.ctx())).toEqual([desk.brandId, further]);
    await db.owner.query('delete from app.membership_brand where user_id = $1 and brand_id = $2', [member.userId, further]);
    expect(await brandIds(member.ctx())).toEqual([desk.brandId]);
    await db.owner.query('delete from app.membership_brand where user_id = $1', [member.userId]);
    expect(await brandIds(member.ctx())).toEqual([]);
  });

  it('hides another brand of the agency from a limited member, also in what hangs on the brand', async () => {
    const further = await aBrand(desk);
    const pitch = await aPitch(desk, { brandId: further, state: 'sent' });
    const member = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
    const seen = await db.api.run(member.ctx(), async (tx) => [
      await tx.query('select id from app.pitch where id = $1', [pitch.id]),
      await tx.query('select id from app.outbox_message where pitch_id = $1', [pitch.id]),
      await tx.query('select id from app.profile where id = $1', [pitch.profileId]),
    ]);
    expect(seen).toEqual([[], [], []]);
  });

  const endings: [string, string][] = [
    ['a revoked session', 'update app.session set revoked_at = now() where user_id = $1'],
    ['an expired session', `update app.session set expires_at = now() - interval '1 second' where user_id = $1`],
    ['a membership that was ended', 'update app.membership set removed_at = now() where user_id = $1'],
    ['a session that was deleted', 'delete from app.session where user_id = $1'],
  ];
  it.each(endings)('ends with the next unit: %s', async (_, sql) => {
    const member = await aMember(desk, { role: 'manager' });
    await db.api.run(member.ctx(), read);
    await db.owner.query(sql, [member.userId]);
    expect(await codeOf(db.api.run(member.ctx(), read))).toBe('unauthenticated');
  });

  it('refuses what is no session at all', async () => {
    const invented = (sessionId: string): Ctx => ({ actor: { kind: 'session', sessionId: sessionId as SessionId } });
    expect(await codeOf(db.api.run(invented(newId()), read))).toBe('unauthenticated');
    expect(await codeOf(db.api.run(invented(`'); drop table app.agency; --`), read))).toBe('unauthenticated');
  });

  it('gives a job its agency, under the worker role alone', async () => {
    expect(await db.worker.run(desk.system, async (tx) => ({ who: tx.who, brands: (await read(tx)).length > 0 }))).toEqual({
      who: { kind: 'system', agencyId: desk.agencyId },
      brands: true,
    });
    expect(await codeOf(db.api.run(desk.system, read))).toBe('42501');
    expect(await codeOf(db.worker.run({ actor: { kind: 'system', agencyId: newId<AgencyId>() } }, read))).toBe('not-found');
    expect(await codeOf(db.worker.run(desk.owner, read))).toBe('42501');
  });
});

describe('what a unit may do', () => {
  it('refuses an action the role has not, before the work begins', async () => {
    const begun: string[] = [];
    const attempt = db.api.run(desk.ctx('va', 'pitch.approve'), async () => begun.push('work'));
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    expect(begun).toEqual([]);
    expect(await codeOf(db.api.run(desk.ctx('client', 'queries.read'), read))).toBe('forbidden');
    expect(await codeOf(db.api.run(desk.ctx('editor', 'pitch.approve'), read))).toBe('no error');
  });

  it('notes on the context that it was opened', async () => {
    const ctx = desk.va;
    await db.api.run(ctx, read);
    expect(ctx.opened).toBe(true);
  });

  it('shows a client the columns meant for clients, of its brand, and no staff table', async () => {
    const further = await aBrand(desk);
    await aPitch(desk, { brandId: further, state: 'client_review' });
    const own = await aPitch(desk, { state: 'client_review' });
    const seen = (sql: string) => codeOf(db.api.run(desk.client, (tx) => tx.query(sql)));
    expect(await db.api.run(desk.client, (tx) => tx.query('select id, subject, state from app.pitch'))).toEqual([
      { id: own.id, subject: 'Sleeping on night trains', state: 'client_review' },
    ]);
    for (const sql of [
      'select * from app.pitch',
      'select overrides from app.pitch',
      'select elsewhere_reference from app.pitch',
      'select recipient from app.outbox_message',
      'select plan_tier from app.brand',
      'select bio from app.profile',
      'select * from app.query',
      'select * from app.journalist',
      'select * from app.membership',
      'select * from app.person',
      'select * from app.pitch_history',
      'select * from app.pitch_text',
      'select * from app.reply',
      'select * from app.mailbox',
      'select * from app.inbound_message',
      'select * from app.match',
      'select raw_key from app.agency',
      'select * from app.report_link',
      'select * from app.audit_entry',
      `insert into app.brand (agency_id, id, name, plan_tier) values (app.agency_id(), '${newId()}', 'x', 'free')`,
      `update app.pitch set subject = 'x'`,
      `delete from app.pitch`,
      `select app.dead_jobs()`,
    ])
      expect([sql, await seen(sql)]).toEqual([sql, '42501']);
  });

  it('cannot write in a read-only unit', async () => {
    const write = (tx: Tx) => tx.query(`update app.brand set name = 'x' where id = $1`, [desk.brandId]);
    expect(await codeOf(db.api.run(desk.ctx('owner', undefined, { readOnly: true }), write))).toBe('25006');
    expect(await codeOf(db.api.run(desk.ctx('owner', undefined, { readOnly: true }), read))).toBe('no error');
    expect(await codeOf(db.api.run(desk.owner, write))).toBe('no error');
  });

  it('keeps nothing when the work throws, also of what went through entities', async () => {
    const name = `Half done ${newId()}`;
    const attempt = db.api.run(desk.owner, async (tx) => {
      await tx.query('update app.brand set name = $1 where id = $2', [name, desk.brandId]);
      await tx.change(AgencyEntity, {}, { name });
      throw new DomainError('conflict', 'changed my mind');
    });
    expect(await codeOf(attempt)).toBe('conflict');
    const { rows } = await db.admin.query('select 1 from app.brand b, app.agency a where b.name = $1 or a.name = $1', [name]);
    expect(rows).toEqual([]);
  });

  it('says so when a swallowed error means that nothing was kept', async () => {
    const attempt = db.api.run(desk.owner, async (tx) => {
      await tx.query('update app.brand set website_url = $1 where id = $2', ['https://lost.example', desk.brandId]);
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(attempt).rejects.toThrow('Nothing was kept');
  });

  it('answers JSON as text, unparsed, and refuses a query that builds none', async () => {
    expect(await db.api.run(desk.va, (tx) => tx.json(`select jsonb_build_object('id', $1::text)::text`, ['x']))).toBe('{"id": "x"}');
    await expect(db.api.run(desk.va, (tx) => tx.json('select 1::text where false'))).rejects.toThrow('::text');
    await expect(db.api.run(desk.va, (tx) => tx.json('select jsonb_build_object()'))).rejects.toThrow('::text');
  });
});

describe('a unit inside a unit', () => {
  it('is refused, of whichever pool', async () => {
    const inside = (inner: () => Promise<unknown>) => codeOf(db.api.run(desk.va, inner));
    expect(await inside(() => db.api.run(desk.va, read))).toMatch('inside another');
    expect(await inside(() => db.worker.run(desk.system, read))).toMatch('inside another');
    expect(await inside(() => db.api.system('health', (tx) => tx.query('select 1')))).toMatch('inside another');
  });

  it('may follow one that is over, also from work the first left behind', async () => {
    let later: Promise<unknown> = Promise.resolve();
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (ended = resolve));
    await db.api.run(desk.va, async () => {
      later = end.then(() => db.api.run(desk.va, read));
    });
    ended();
    expect(await later).toEqual(expect.any(Array));
  });

  it('does one thing at a time, and keeps nothing when its last query was not awaited', async () => {
    const both = db.api.run(desk.owner, (tx) => Promise.all([read(tx), read(tx)]));
    await expect(both).rejects.toThrow('One query at a time');
    const name = `Left behind ${newId()}`;
    const left = db.api.run(desk.owner, async (tx) => {
      void tx.query('update app.brand set name = $1 where id = $2', [name, desk.brandId]);
    });
    await expect(left).rejects.toThrow('await every query');
    expect((await db.admin.query('select from app.brand where name = $1', [name])).rowCount).toBe(0);
  });

  it('never runs a query that was not awaited in the next unit of the connection', async () => {
    let left: Tx | undefined;
    await db.api.run(desk.owner, async (tx) => {
      left = tx;
    });
    await db.api.run(other.owner, async () => {
      await expect(left?.query('select id from app.brand')).rejects.toThrow('over');
      await expect(left?.json('select app.agency_id()::text')).rejects.toThrow('over');
      await expect(left?.change(BrandEntity, { id: desk.brandId }, { websiteUrl: '' })).rejects.toThrow('over');
    });
  });
});

describe('a broken connection', () => {
  it('fails its unit and leaves the pool', async () => {
    const one = await openTestDatabase({ connections: 1 });
    try {
      const there = await aDesk(one);
      const pid = (tx: Tx) => tx.query<{ pid: number }>('select pg_backend_pid() as pid').then(([row]) => row?.pid);
      const first = await one.api.run(there.va, pid);
      const killed = one.api.run(there.va, async (tx) => {
        await one.admin.query('select pg_terminate_backend($1)', [await pid(tx)]);
        return read(tx);
      });
      await expect(killed).rejects.toThrow();
      const next = await one.api.run(there.va, pid);
      expect(next).not.toBe(first);
    } finally {
      await one.close();
    }
  });

  it('fails its unit when it breaks at the commit, and keeps nothing', async () => {
    const name = `Unheard ${newId()}`;
    const attempt = db.api.run(desk.owner, async (tx) => {
      await tx.query('update app.brand set name = $1 where id = $2', [name, desk.brandId]);
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await db.admin.query('select pg_terminate_backend($1)', [row?.pid]);
    });
    await expect(attempt).rejects.toThrow();
    expect((await db.admin.query('select from app.brand where name = $1', [name])).rowCount).toBe(0);
  });
});

describe('a share link', () => {
  it('opens a unit of its brand alone', async () => {
    const further = await aBrand(desk);
    await aPlacement(desk, { brandId: further });
    await aPlacement(desk);
    const link = await aReportLink(desk, { fromDay: '2026-01-01' });
    const seen = await db.api.run(link.ctx(), async (tx) => ({
      who: tx.who,
      brands: await tx.query('select distinct brand_id as id from app.placement'),
    }));
    expect(seen.brands).toEqual([{ id: desk.brandId }]);
    expect(seen.who).toMatchObject({
      kind: 'link',
      agencyId: desk.agencyId,
      link: { id: link.id, brandId: desk.brandId, fromDay: '2026-01-01', toDay: null },
    });
  });

  it('is refused unknown, revoked or expired', async () => {
    const now = db.clock.now();
    const revoked = await aReportLink(desk, { revokedAt: now });
    const expired = await aReportLink(desk, { expiresAt: new Date(now.getTime() - 1000) });
    expect(await codeOf(db.api.run({ actor: { kind: 'link', tokenHash: randomBytes(32) } }, read))).toBe('not-found');
    expect(await codeOf(db.api.run(revoked.ctx(), read))).toBe('expired');
    expect(await codeOf(db.api.run(expired.ctx(), read))).toBe('expired');
  });
});

describe('the clock of a unit', () => {
  it('is simulated for the seeder alone', async () => {
    const instant = new Date('2031-05-06T07:08:09.000Z');
    const nowOf = async (url: string) => {
      const source = await createDataSource({ url, connections: 1, onError: () => undefined }).initialize();
      try {
        return await new TenantDb(source, () => instant).run(desk.va, (tx) => tx.now());
      } finally {
        await source.destroy();
      }
    };
    expect(await nowOf(db.urls.seeder)).toEqual(instant);
    expect((await nowOf(db.urls.api)).getTime()).toBeLessThan(instant.getTime());
  });
});

describe('the jobs of a unit', () => {
  it('go to who takes them instead of the queue, once the unit has committed', async () => {
    const taken: QueuedJob[] = [];
    const own = new TenantDb(db.workerSource, undefined, { takeJob: (job) => taken.push(job), keepPlans: true });
    const profileId = newId();
    const add = (tx: Tx) => enqueue(tx, { name: 'matching.rematch', payload: { profileId } });
    await own.run(desk.system, add);
    await expect(
      own.run(desk.system, (tx) => {
        add(tx);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(taken).toEqual([{ name: 'matching.rematch', payload: { agencyId: desk.agencyId, profileId } }]);
    const { rows } = await db.admin.query(`select from graphile_worker._private_jobs where payload ->> 'profileId' = $1`, [profileId]);
    expect(rows).toEqual([]);
  });
});

describe('a server', () => {
  it('refuses to start as a role that could read past the isolation', async () => {
    for (const [url, mighty] of [
      [db.urls.api, false],
      [db.urls.worker, false],
      [db.urls.seeder, true],
      [db.urls.admin, true],
    ] as const) {
      const source = await createDataSource({ url, connections: 1, onError: () => undefined }).initialize();
      try {
        const found = await codeOf(refuseMightyRole(source));
        expect([url, found.includes('read past')]).toEqual([url, mighty]);
      } finally {
        await source.destroy();
      }
    }
  });
});
