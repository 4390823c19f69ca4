import { type Desk, type TestDatabase, aBrand, aDesk, aProfile, openTestDatabase } from '@sourcedesk/data/testing';
import type { ServiceAccountBody } from '@sourcedesk/contracts/service-accounts';
import type { ServiceAccountId } from '@sourcedesk/domain/ids';
import { ServiceAccountsService } from './service-accounts.service';

let db: TestDatabase;
let accounts: ServiceAccountsService;
let desk: Desk;

beforeAll(async () => {
  db = await openTestDatabase();
  accounts = new ServiceAccountsService(db.api);
});
afterAll(() => db?.close());
beforeEach(async () => {
  desk = await aDesk(db);
});

const body = (own: Partial<ServiceAccountBody> = {}): ServiceAccountBody => ({
  service: 'haro',
  address: 'ines@lantern-lane.example',
  profileId: null,
  tier: 'Basic',
  confirmed: false,
  topics: ['Travel'],
  monthlyCap: 15,
  note: '',
  ...own,
});
const list = () => accounts.list(desk.manager, desk.brandId, { limit: 50 });

describe('the accounts of a brand with the services', () => {
  it('say which address and expert is registered where, on what terms, and why a service may refuse it', async () => {
    const profileId = await aProfile(desk, { name: 'Dr. Ines Falk' });
    const account = await accounts.add(desk.manager, desk.brandId, body({ profileId }));
    expect(account).toMatchObject({
      service: 'haro',
      profile: { id: profileId, name: 'Dr. Ines Falk' },
      tier: 'Basic',
      monthlyCap: 15,
      warnings: [],
    });
    const role = await accounts.add(desk.manager, desk.brandId, body({ service: 'sos', address: 'pr@gmail.com' }));
    expect(role.warnings).toHaveLength(2);
    expect((await list()).items).toEqual([account, role]);
  });

  it('are there once for each address', async () => {
    const { id } = await accounts.add(desk.manager, desk.brandId, body());
    await expect(accounts.add(desk.manager, desk.brandId, body())).rejects.toMatchObject({ code: 'already-exists' });
    const other = await accounts.add(desk.manager, desk.brandId, body({ address: 'other@lantern-lane.example' }));
    const toTaken = accounts.change(desk.manager, other.id as ServiceAccountId, { address: 'ines@lantern-lane.example' });
    await expect(toTaken).rejects.toMatchObject({ code: 'already-exists' });
    expect(
      await accounts.change(desk.manager, id as ServiceAccountId, { address: 'ines@lantern-lane.example', confirmed: true }),
    ).toMatchObject({ confirmed: true });
  });

  it('are there once for each address also when two people give it at the same moment', async () => {
    const address = 'new@lantern-lane.example';
    const ids = [];
    for (const old of ['one', 'two', 'three'])
      ids.push((await accounts.add(desk.manager, desk.brandId, body({ address: `${old}@lantern-lane.example` }))).id);
    const all = [
      ...ids.map((id) => accounts.change(desk.manager, id as ServiceAccountId, { address })),
      accounts.add(desk.manager, desk.brandId, body({ address })),
    ];
    const refused = (await Promise.allSettled(all)).filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(
      Array(3).fill(expect.objectContaining({ code: 'already-exists', message: `${address} is registered with HARO already.` })),
    );
  });

  it('are audited by the names of the fields that were given, the expert among them', async () => {
    const profileId = await aProfile(desk);
    await accounts.add(desk.manager, desk.brandId, body({ profileId }));
    await accounts.add(desk.manager, desk.brandId, body({ service: 'sos' }));
    const { rows } = await db.admin.query<{ fields: string[] }>(
      `select fields from app.audit_entry where agency_id = $1 and action = 'service-accounts.add' order by id`,
      [desk.agencyId],
    );
    expect(rows.map(({ fields }) => fields.includes('profileId'))).toEqual([true, false]);
  });

  it('change field by field, and go', async () => {
    const profileId = await aProfile(desk);
    const { id } = await accounts.add(desk.manager, desk.brandId, body({ profileId }));
    expect(await accounts.change(desk.manager, id as ServiceAccountId, { monthlyCap: null })).toMatchObject({
      monthlyCap: null,
      profile: { id: profileId },
      tier: 'Basic',
    });
    expect(await accounts.change(desk.manager, id as ServiceAccountId, { profileId: null })).toMatchObject({ profile: null });
    await accounts.remove(desk.manager, id as ServiceAccountId);
    expect((await list()).items).toEqual([]);
    await expect(accounts.remove(desk.manager, id as ServiceAccountId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('name no expert of another brand, and no account of another agency is found', async () => {
    const profileId = await aProfile({ ...desk, brandId: await aBrand(desk) } as Desk);
    await expect(accounts.add(desk.manager, desk.brandId, body({ profileId }))).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await accounts.add(desk.manager, desk.brandId, body());
    const stranger = await aDesk(db);
    await expect(accounts.change(stranger.manager, id as ServiceAccountId, { tier: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(accounts.list(stranger.manager, desk.brandId, { limit: 50 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
