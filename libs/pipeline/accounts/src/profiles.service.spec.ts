import { profile } from '@sourcedesk/contracts/accounts';
import { page } from '@sourcedesk/contracts/primitives';
import { createPitch, requireExpert } from '@sourcedesk/data';
import { aBrand, aMatch, aPitch, aProfile, type Desk } from '@sourcedesk/data/testing';
import type { ProfileId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { type AccountsDesk, openAccountsDesk } from '../../../../test/support/accounts-desk';
import { ProfilesService } from './profiles.service';

describe('an expert who goes', () => {
  let home: AccountsDesk;
  let desk: Desk;
  let profiles: ProfilesService;
  const as = (role: Role) => {
    const { get, post, patch, delete: remove } = home.http();
    const signedIn = (request: ReturnType<typeof get>) => request.set(home.as(role));
    return {
      get: (path: string) => signedIn(get(`/api/v1/${path}`)),
      post: (path: string, body: object = {}) => signedIn(post(`/api/v1/${path}`)).send(body),
      patch: (path: string, body: object) => signedIn(patch(`/api/v1/${path}`)).send(body),
      remove: (path: string) => signedIn(remove(`/api/v1/${path}`)),
    };
  };
  const names = async (brandId: string, query = '') =>
    page(profile)
      .parse((await as('va').get(`brands/${brandId}/profiles${query}`).expect(200)).body)
      .items.map(({ name }) => name);
  const seats = async (brandId: string) => ((await as('va').get(`brands/${brandId}`)).body as { plan: object }).plan;

  beforeAll(async () => {
    home = await openAccountsDesk();
    desk = home.desk;
    profiles = home.app.get(ProfilesService);
  });
  afterAll(() => home?.close());

  it('frees the seat of the plan and is no longer among the experts, but still there to be read', async () => {
    const brandId = await aBrand(desk, { plan: 'free' });
    const id = await aProfile(desk, { brandId });
    const gone = profile.parse((await as('editor').remove(`profiles/${id}`).expect(200)).body);
    expect(gone.removedAt).not.toBeNull();
    expect(await seats(brandId)).toMatchObject({ profilesUsed: 0 });
    expect([await names(brandId), await names(brandId, '?removed=true')]).toEqual([[], ['Dr. Ines Falk']]);
    expect((await as('va').get(`profiles/${id}`).expect(200)).body).toEqual(gone);
    await as('editor').post(`brands/${brandId}/profiles`, { name: 'Ada Alder' }).expect(201);
    expect([await names(brandId), await names(brandId, '?removed=true')]).toEqual([['Ada Alder'], ['Ada Alder', 'Dr. Ines Falk']]);
    expect((await as('editor').remove(`profiles/${id}`).expect(200)).body).toEqual(gone);
  });

  it('is not removed by a VA, and is not changed any more', async () => {
    const id = await aProfile(desk);
    await as('va').remove(`profiles/${id}`).expect(403);
    await as('owner').remove(`profiles/${id}`).expect(200);
    expect((await as('owner').patch(`profiles/${id}`, { name: 'Ines Meyer' }).expect(409)).body).toMatchObject({ code: 'wrong-state' });
  });

  it('stays while pitches are under way, and they are named', async () => {
    const id = await aProfile(desk, { name: 'Ines Falk' });
    const written = await aPitch(desk, { profileId: id, state: 'in_review', query: { summary: 'Sleep on trains' } });
    const failed = await aPitch(desk, { profileId: id, state: 'failed', query: { summary: 'Naps' } });
    await aPitch(desk, { profileId: id, state: 'sent' });
    const { body } = await as('manager').remove(`profiles/${id}`).expect(409);
    expect(body).toMatchObject({ code: 'conflict', total: 2 });
    expect((body as { pitches: object[] }).pitches).toEqual(
      expect.arrayContaining([
        { id: written.id, state: 'in_review', summary: 'Sleep on trains' },
        { id: failed.id, state: 'failed', summary: 'Naps' },
      ]),
    );
    expect((body as { detail: string }).detail).toMatch(
      /^2 pitches are under way in the name of Ines Falk: “.+”, “.+”\. Send or withdraw first\.$/,
    );
    expect(await names(desk.brandId)).toContain('Ines Falk');
  });

  it('keeps what is over: sent, declined, missed, withdrawn and published pitches do not hold it', async () => {
    const id = await aProfile(desk);
    for (const state of ['sent', 'declined', 'missed', 'withdrawn', 'published'] as const) await aPitch(desk, { profileId: id, state });
    await as('owner').remove(`profiles/${id}`).expect(200);
  });

  it('comes back with the seat, has queries matched, and may be changed again', async () => {
    const brandId = await aBrand(desk, { plan: 'free' });
    const id = await aProfile(desk, { brandId });
    await as('editor').remove(`profiles/${id}`).expect(200);
    expect(profile.parse((await as('editor').post(`profiles/${id}/restore`).expect(200)).body).removedAt).toBeNull();
    expect([await names(brandId), await seats(brandId)]).toEqual([['Dr. Ines Falk'], expect.objectContaining({ profilesUsed: 1 })]);
    const { rows } = await home.db.admin.query('select from graphile_worker._private_jobs where key like $1', [`%rematch:${id}`]);
    expect(rows).toHaveLength(1);
    await as('editor').patch(`profiles/${id}`, { title: 'Professor' }).expect(200);
    await as('editor').post(`profiles/${id}/restore`).expect(200);
  });

  it('does not come back to a plan that has no seat left', async () => {
    const brandId = await aBrand(desk, { plan: 'free' });
    const id = await aProfile(desk, { brandId, removedAt: home.db.clock.now() });
    await aProfile(desk, { brandId });
    expect((await as('owner').post(`profiles/${id}/restore`).expect(409)).body).toMatchObject({ code: 'plan-limit', profilesUsed: 1 });
    expect(await names(brandId)).toHaveLength(1);
  });

  it('lets a smaller plan be chosen', async () => {
    const brandId = await aBrand(desk, { plan: 'standard' });
    const [id] = [await aProfile(desk, { brandId }), await aProfile(desk, { brandId })];
    await as('owner').patch(`brands/${brandId}`, { plan: 'free' }).expect(409);
    await as('owner').remove(`profiles/${id}`).expect(200);
    await as('owner').patch(`brands/${brandId}`, { plan: 'free' }).expect(200);
  });

  it('does not go while somebody is beginning a pitch in its name', async () => {
    const match = await aMatch(desk, { verdict: 'accepted' });
    const [held, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const beginning = home.db.api.run(desk.va, async (tx) => {
      await requireExpert(tx, match.profileId);
      held.resolve();
      await goOn.promise;
      return createPitch(tx, match);
    });
    await held.promise;
    const removal = profiles.remove(desk.editor, match.profileId).then(
      () => 'removed',
      (error: { code: string }) => error.code,
    );
    await Promise.race([removal, someoneWaits()]);
    goOn.resolve();
    await beginning;
    expect(await removal).toBe('conflict');
  });

  it('of another agency or brand is not there', async () => {
    const nobody = '019a0000-0000-7000-8000-000000000000' as ProfileId;
    await as('owner').remove(`profiles/${nobody}`).expect(404);
    await as('owner').post(`profiles/${nobody}/restore`).expect(404);
  });

  /** Until a transaction of this database waits for another's lock. */
  async function someoneWaits(): Promise<void> {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await home.db.admin.query(waiting)).rows.length === 0);
  }
});
