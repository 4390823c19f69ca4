import { loginAnswer, me } from '@sourcedesk/contracts/accounts';
import { type AccountsDesk, deskPassword, openAccountsDesk } from '../../../../test/support/accounts-desk';
import { FoundingService } from './founding.service';

describe('founding an agency', () => {
  let home: AccountsDesk;
  const worker = () => home.worker.get(FoundingService, { strict: false });
  const api = () => home.app.get(FoundingService, { strict: false });
  const owner = { name: 'Fay Founder', email: 'fay@first.example', password: 'the password of fay' };
  const login = (email: string, password: string) => home.http().post('/api/v1/auth/login').send({ email, password });

  beforeAll(async () => {
    home = await openAccountsDesk();
  });
  afterAll(() => home?.close());

  it('by the command line makes an agency whose owner signs in, with a key of its own for raw mail', async () => {
    const { agencyId } = await worker().addAgency({ name: 'First & Co', timeZone: 'Europe/Berlin', owner });
    const answer = await login(owner.email, owner.password).expect(200);
    const { accessToken, memberships } = loginAnswer.parse(answer.body);
    expect(memberships).toEqual([{ agencyId, agencyName: 'First & Co', role: 'owner' }]);
    const self = await home.http().get('/api/v1/me').set('authorization', `Bearer ${accessToken}`).expect(200);
    expect(me.parse(self.body).agency).toEqual({ id: agencyId, name: 'First & Co', timeZone: 'Europe/Berlin' });
  });

  it('adds members without an invitation, once, and to their brands', async () => {
    const user = {
      name: 'Una User',
      email: 'una@first.example',
      password: 'the password of una',
      role: 'va',
      brandIds: [home.desk.brandId],
    } as const;
    const userId = await worker().addUser(home.desk.agencyId, user);
    const { accessToken } = loginAnswer.parse((await login(user.email, user.password).expect(200)).body);
    const self = await home.http().get('/api/v1/me').set('authorization', `Bearer ${accessToken}`).expect(200);
    expect(self.body).toMatchObject({ user: { id: userId }, role: 'va', brandIds: [home.desk.brandId] });
    await expect(worker().addUser(home.desk.agencyId, user)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('leaves the password of who signs in elsewhere as it is', async () => {
    const known = home.desk.member('manager');
    await worker().addAgency({
      name: 'Second & Co',
      timeZone: 'Europe/London',
      owner: { name: 'X', email: known.email, password: 'another long password' },
    });
    await login(known.email, 'another long password').expect(401);
    const { memberships } = loginAnswer.parse((await login(known.email, deskPassword).expect(200)).body);
    expect(memberships.map(({ agencyName }) => agencyName).sort()).toEqual(['Lantern Lane PR', 'Second & Co']);
  });

  it('is not open to the API role but with a setup token', async () => {
    await expect(api().addAgency({ name: 'By the API', timeZone: 'Europe/London', owner })).rejects.toMatchObject({ code: '42501' });
  });

  it('is over for /setup when there is an agency', async () => {
    await home.http().get('/api/v1/setup').expect(200, { needed: false });
    expect(await api().openSetup()).toBeNull();
  });
});

describe('/setup', () => {
  let home: AccountsDesk;
  const api = () => home.app.get(FoundingService, { strict: false });
  const body = (token: string) => ({
    token,
    agencyName: 'Very First',
    timeZone: 'Europe/London',
    name: 'Fay Founder',
    email: 'fay@very-first.example',
    password: 'the password of fay',
  });
  const setUp = (token: string) => home.http().post('/api/v1/setup').send(body(token));

  beforeAll(async () => {
    home = await openAccountsDesk();
    // A fresh installation knows nobody.
    await home.db.admin.query('truncate app.agency, app.person cascade');
  });
  afterAll(() => home?.close());

  it('makes the first agency once, however many hold a token', async () => {
    await home.http().get('/api/v1/setup').expect(200, { needed: true });
    const tokens = [await api().openSetup(), await api().openSetup()].map(
      (link) => new URL(link as string).searchParams.get('token') as string,
    );
    await setUp('x'.repeat(43)).expect(410);
    await home
      .http()
      .post('/api/v1/setup')
      .send({ ...body(tokens[0] as string), timeZone: 'Nowhere' })
      .expect(422);
    const answers = await Promise.all(tokens.map((token) => setUp(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    const made = loginAnswer.parse(answers.find(({ status }) => status === 201)?.body);
    expect(made.memberships).toMatchObject([{ agencyName: 'Very First', role: 'owner' }]);
    await home.http().get('/api/v1/setup').expect(200, { needed: false });
  });
});
