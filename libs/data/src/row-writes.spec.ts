import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { BrandId, InvitationId, MatchId, ProfileId } from '@sourcedesk/domain/ids';
import { AgencyEntity, BrandEntity, InvitationEntity, MatchEntity, PlacementEntity, ProfileEntity } from './entities';
import { newId } from './new-id';
import { unitNow, unitUser } from './row-writes';
import type { Tx } from './tenant-db';
import { type Desk, type TestDatabase, aDesk, aMatch, aPlacement, openTestDatabase } from './testing';

let db: TestDatabase;
let desk: Desk;
let other: Desk;
beforeAll(async () => {
  db = await openTestDatabase();
  desk = await aDesk(db);
  other = await aDesk(db, { name: 'Fernhill Press' });
});
afterAll(() => db?.close());

const write = <T>(work: (tx: Tx) => Promise<T>, at = desk) => db.api.run(at.manager, work);
const row = async (table: string, id: string) =>
  (await db.admin.query<Record<string, unknown>>(`select * from app.${table} where id = $1`, [id])).rows[0];
const aProfile = async (at = desk, name = 'Ada Quill') => {
  const id = newId<ProfileId>();
  await write((tx) => tx.insert(ProfileEntity, { id, brandId: at.brandId, name }), at);
  return id;
};

describe('a row that is inserted', () => {
  it('belongs to the agency of the unit, with what it leaves out filled in by the schema', async () => {
    const id = newId<ProfileId>();
    const topics = ['paper', 'a, "quoted" one'];
    await write((tx) => tx.insert(ProfileEntity, { id, brandId: desk.brandId, name: 'Ada Quill', title: undefined, topics }));
    const stored = await row('profile', id);
    expect(stored).toMatchObject({ agency_id: desk.agencyId, name: 'Ada Quill', title: '', topics, created_at: expect.any(Date) });
  });

  it('keeps JSON, bytes, lists of ids and what the database is asked for', async () => {
    const { id: matched, ...match } = await aMatch(desk);
    await db.owner.query('delete from app.match where id = $1', [matched]);
    const id = newId<MatchId>();
    const reasons = [{ kind: 'hand', text: "it's ours: $1, :name", weight: 0 }];
    const { brandId, profileId, queryId } = match;
    const judged = { judgedBy: unitUser, judgedAt: unitNow, createdAt: unitNow };
    await write((tx) => tx.insert(MatchEntity, { id, brandId, profileId, queryId, score: 7, reasons, ...judged }));
    expect(await row('match', id)).toMatchObject({
      reasons,
      judged_by: desk.userId('manager'),
      judged_at: expect.any(Date),
      verdict: 'open',
    });

    const invitation = newId<InvitationId>();
    const tokenHash = randomBytes(32);
    const expiresAt = new Date('2026-12-24T18:00:00.123Z');
    const brandIds = [desk.brandId];
    await write((tx) =>
      tx.insert(InvitationEntity, {
        id: invitation,
        email: 'x@y.example',
        role: 'va',
        brandIds,
        tokenHash,
        invitedBy: unitUser,
        expiresAt,
      }),
    );
    expect(await row('invitation', invitation)).toMatchObject({ token_hash: tokenHash, brand_ids: brandIds, expires_at: expiresAt });
  });

  it('is never of another agency, whatever the caller says', async () => {
    const id = newId<ProfileId>();
    const named = { id, agencyId: other.agencyId, brandId: other.brandId, name: 'X' };
    await expect(write((tx) => tx.insert(ProfileEntity, named))).rejects.toMatchObject({ code: '23503' });
    await write((tx) => tx.insert(ProfileEntity, { ...named, brandId: desk.brandId }));
    expect(await row('profile', id)).toMatchObject({ agency_id: desk.agencyId });
  });

  it('has columns of its table only', async () => {
    const row = { id: newId<ProfileId>(), brandId: desk.brandId, name: 'X', ...{ colour: 'red' } };
    await expect(write((tx) => tx.insert(ProfileEntity, row))).rejects.toThrow('colour');
  });

  it('is new, or is not written: insertIfNew answers which', async () => {
    const add = (id: BrandId, name: string) => write((tx) => tx.insertIfNew(BrandEntity, { id, name, planTier: 'free' }));
    const [first, second] = [newId<BrandId>(), newId<BrandId>()];
    expect(await add(first, 'Rosewood')).toBe(true);
    expect(await add(second, 'ROSEWOOD')).toBe(false);
    expect(await row('brand', second)).toBeUndefined();
    const again = write((tx) => tx.insert(BrandEntity, { id: second, name: 'rosewood', planTier: 'free' }));
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a row that is changed', () => {
  it('keeps what is undefined and loses what is null', async () => {
    const id = await aPlacement(desk);
    await write((tx) => tx.change(PlacementEntity, { id }, { title: 'Spring', httpStatus: 200 }));
    await write((tx) => tx.change(PlacementEntity, { id }, { title: undefined, httpStatus: null, checkedAt: unitNow }));
    expect(await row('placement', id)).toMatchObject({ title: 'Spring', http_status: null, checked_at: expect.any(Date) });
  });

  it('is counted: none of another agency, none that the guard passes by', async () => {
    const [mine, theirs] = [await aProfile(), await aProfile(other)];
    const retitle = (id: ProfileId, name = 'Ada Quill') => write((tx) => tx.change(ProfileEntity, { id, name }, { title: 'Archivist' }));
    expect(await retitle(mine, 'Somebody else')).toBe(0);
    expect(await retitle(theirs)).toBe(0);
    expect(await retitle(mine)).toBe(1);
    expect([await row('profile', mine), await row('profile', theirs)]).toMatchObject([{ title: 'Archivist' }, { title: '' }]);
  });

  it('is found by values: null, undefined and nothing at all raise', async () => {
    const change = (guard: object) => write((tx) => tx.change(PlacementEntity, guard, { title: 'All of them' }));
    await expect(change({ brandId: undefined as unknown as BrandId })).rejects.toThrow('brandId is undefined');
    await expect(change({ brandId: null as unknown as BrandId })).rejects.toThrow('brandId is null');
    await expect(change({})).rejects.toThrow('in every row');
    await expect(change({ colour: 'red' })).rejects.toThrow('colour');
    expect((await db.admin.query(`select from app.placement where title = 'All of them'`)).rowCount).toBe(0);
  });

  it('is the agency itself when its settings change, and no other', async () => {
    expect(await write((tx) => tx.change(AgencyEntity, {}, { undoSeconds: 45 }))).toBe(1);
    expect([await row('agency', desk.agencyId), await row('agency', other.agencyId)]).toMatchObject([
      { undo_seconds: 45 },
      { undo_seconds: 30 },
    ]);
  });
});

it('one statement is sent for each, between the two of the unit', async () => {
  const { master } = db.apiSource.driver as unknown as { master: pg.Pool };
  const sent: string[] = [];
  const listen = (client: pg.PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const noted = (...args: unknown[]) => {
      sent.push(String((args[0] as { text?: string }).text ?? args[0]).slice(0, 6));
      return query(...args);
    };
    Object.assign(client, { query: noted });
    master.once('release', () => Object.assign(client, { query }));
  };
  const sentBy = async (work: (tx: Tx) => Promise<unknown>) => {
    sent.length = 0;
    master.once('acquire', listen);
    await write(work);
    return [...sent];
  };
  const id = newId<ProfileId>();
  const { brandId } = desk;
  expect(await sentBy((tx) => tx.insert(ProfileEntity, { id, brandId, name: 'A' }))).toEqual(['begin;', 'INSERT', 'commit']);
  expect(await sentBy((tx) => tx.insertIfNew(ProfileEntity, { id, brandId, name: 'A' }))).toEqual(['begin;', 'INSERT', 'commit']);
  expect(await sentBy((tx) => tx.change(ProfileEntity, { id }, { name: 'B' }))).toEqual(['begin;', 'UPDATE', 'commit']);
});
