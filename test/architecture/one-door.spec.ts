import { readFileSync, readdirSync } from 'node:fs';
import { type Desk, type TestDatabase, aDesk, aMatch, aPitch, openTestDatabase } from '@sourcedesk/data/testing';
import { newId } from '@sourcedesk/data';
import { stateWritesIn } from './state-writes';

const door = 'libs/data/src/transition.ts';
const folders = ['apps/api', 'libs/contracts', 'libs/data', 'libs/domain', 'libs/pipeline', 'libs/platform', 'tools'];

/** Product sources; builders of tests write what no user could. */
const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.(ts|mjs|sql)$/.test(file) && !/\.spec\.ts$|\/testing\/|\/node_modules\//.test(file));

describe('the sources', () => {
  it('write the state of a pitch in transition.ts alone', () => {
    expect(sources).toContain(door);
    const writers = sources.filter((file) => stateWritesIn(readFileSync(file, 'utf8')).length > 0);
    expect(writers).toEqual([door]);
  });

  it.each([
    ["update app.pitch set state = 'sent' where id = $1"],
    ["UPDATE pitch SET subject = $1, state='sent'"],
    ['update app.pitch as p set version = 2, "state" = $2 from app.match m where m.id = p.match_id'],
    ['update only app.pitch p\n   set (state, version) = ($1, $2)\n where p.id = $3'],
    ['update app.pitch set ${columns} where id = $1'],
    ["insert into app.pitch (agency_id, id, state) values ($1, $2, 'sent')"],
    ['insert into app.pitch select * from app.old_pitch'],
    ['insert into app.pitch as p (agency_id, id) values ($1, $2) on conflict (id) do update set state = excluded.state'],
    ["merge into app.pitch p using x on true when matched then update set state = 'sent'"],
    ['update app.${table} set ${columns}'],
    ["manager.update('pitch', { id }, { state: 'sent' })"],
    ["manager.getRepository('app.pitch')"],
    ["createQueryBuilder().update('pitch')"],
  ])('would be found out: %s', (text) => {
    expect(stateWritesIn(text)).toHaveLength(1);
  });

  it.each([
    ['update app.pitch set subject = $2, lease_until = $3 where state = any ($4)'],
    ['update app.pitch_text set state = 1'],
    ["update app.outbox_message set state = 'waiting' where pitch_id = $1"],
    ['insert into app.pitch (agency_id, id, holder) values ($1, $2, $3)'],
    ["select state from app.pitch where state = 'sent'"],
    ["insert into app.pitch_history (state) values ('x')"],
  ])('may say: %s', (text) => {
    expect(stateWritesIn(text)).toEqual([]);
  });
});

describe('the schema', () => {
  let db: TestDatabase;
  let desk: Desk;
  beforeAll(async () => {
    db = await openTestDatabase();
    desk = await aDesk(db);
  });
  afterAll(() => db?.close());
  const run = (name: 'api' | 'worker', sql: string, parameters: unknown[]) =>
    db[name].run(name === 'api' ? desk.owner : desk.system, (tx) => tx.query(sql, parameters));

  it.each(['api', 'worker'] as const)('refuses a state that no history tells of (%s)', async (name) => {
    const { id, version } = await aPitch(desk, { state: 'in_review' });
    const attempt = run(name, `update app.pitch set state = 'sent', version = version + 1 where id = $1`, [id]);
    await expect(attempt).rejects.toMatchObject({ code: 'SD006', message: expect.stringContaining('transition()') });
    const { rows } = await db.admin.query('select state, version from app.pitch where id = $1', [id]);
    expect(rows).toEqual([{ state: 'in_review', version }]);
  });

  it('refuses a state whose history tells of another step or another version', async () => {
    const { id, version, brandId } = await aPitch(desk, { state: 'in_review' });
    const told = (toState: string, toldVersion: number) =>
      db.api.run(desk.owner, async (tx) => {
        await tx.query(
          `insert into app.pitch_history (agency_id, id, brand_id, pitch_id, at, action, from_state, to_state, text_version, version)
           values (app.agency_id(), $1, $2, $3, now(), 'approve', 'in_review', $4, 1, $5)`,
          [newId(), brandId, id, toState, toldVersion],
        );
        await tx.query(`update app.pitch set state = 'sent', version = version + 1 where id = $1`, [id]);
      });
    await expect(told('approved', version + 1)).rejects.toMatchObject({ code: 'SD006' });
    await expect(told('sent', version + 2)).rejects.toMatchObject({ code: 'SD006' });
    await expect(told('sent', version + 1)).resolves.toBeUndefined();
  });

  it('refuses a pitch that begins anywhere but in drafting, and to delete one', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    const begin = (state: string) =>
      run(
        'worker',
        `insert into app.pitch (agency_id, id, brand_id, match_id, query_id, profile_id, state, created_at, updated_at)
         values (app.agency_id(), $1, $2, $3, $4, $5, $6, now(), now())`,
        [newId(), match.brandId, match.id, match.queryId, match.profileId, state],
      );
    await expect(begin('approved')).rejects.toMatchObject({ code: '42501' });
    await expect(begin('drafting')).resolves.toEqual([]);
    await expect(run('api', 'delete from app.pitch where match_id = $1', [match.id])).rejects.toMatchObject({ code: '42501' });
  });

  it('lets a text change without a history', async () => {
    const { id } = await aPitch(desk);
    await expect(run('api', `update app.pitch set subject = 'Another', state = state where id = $1`, [id])).resolves.toEqual([]);
  });
});
