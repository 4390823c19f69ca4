import { aDesk, aMember, type Desk, insertRow } from '@sourcedesk/data/testing';
import { loginAnswer, me } from '@sourcedesk/contracts/accounts';
import { accessTokenSeconds } from '@sourcedesk/platform/auth';
import { type AccountsDesk, cookieOf, deskPassword, openAccountsDesk } from '../../../../test/support/accounts-desk';
import { Attempts } from './attempts';
import { Passwords } from './passwords';
import { resetMinutes } from './password-reset.service';
import { refreshIdleDays, sessionDays } from './sign-in.service';

const minute = 60_000;
const day = 86_400_000;

describe('signing in', () => {
  let home: AccountsDesk;
  let desk: Desk;
  const email = (role: Parameters<Desk['member']>[0]) => desk.member(role).email;
  const post = (path: string, body: object = {}) => home.http().post(`/api/v1/${path}`).set('sec-fetch-site', 'same-origin').send(body);
  const login = (address: string, password = deskPassword) => post('auth/login', { email: address, password });
  const refresh = (cookie: string, body: object = {}) => post('auth/refresh', body).set('cookie', cookie);
  const meBy = (token: string) => home.http().get('/api/v1/me').set('authorization', `Bearer ${token}`);
  const tokenOf = (answer: { body: unknown }) => loginAnswer.parse(answer.body).accessToken;

  beforeAll(async () => {
    home = await openAccountsDesk({ simulatedClock: true });
    desk = home.desk;
  });
  afterAll(() => home?.close());
  // What one test guessed slows down no other.
  beforeEach(() => home.db.clock.advance(2 * 60 * minute));

  describe('by password', () => {
    it('answers who one is, a token for ten minutes and a cookie no script and no other site gets', async () => {
      const answer = await login(email('editor').toUpperCase()).expect(200);
      const body = loginAnswer.parse(answer.body);
      expect(body.expiresInSeconds).toBe(600);
      expect(body.user).toEqual({ id: desk.userId('editor'), name: 'Edda Edison', email: email('editor') });
      expect(body.memberships).toEqual([{ agencyId: desk.agencyId, agencyName: 'Lantern Lane PR', role: 'editor' }]);
      const [cookie] = answer.headers['set-cookie'] as unknown as string[];
      expect(cookie).toMatch(/^__Host-sourcedesk=[\w-]{43}; /);
      expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      expect(cookie).not.toContain('Domain');
    });

    it('keeps neither token in the database', async () => {
      const answer = await login(email('editor')).expect(200);
      const dump = await home.db.admin.query('select t::text from app.refresh_token t union all select s::text from app.session s');
      const text = JSON.stringify(dump.rows);
      expect(text).not.toContain(cookieOf(answer).split('=')[1]);
      expect(text).not.toContain(tokenOf(answer));
    });

    it('answers the same for an unknown person, a wrong password and a person without one, at the cost of one hash each', async () => {
      const passwords = home.app.get(Passwords, { strict: false });
      await aMember(desk, { role: 'va', email: 'no.password@lantern-lane.example', passwordHash: '' });
      const answers = [];
      for (const [address, password] of [
        ['nobody@lantern-lane.example', deskPassword],
        [email('va'), 'not the password'],
        ['no.password@lantern-lane.example', ''.padEnd(12, 'x')],
      ] as const) {
        const before = passwords.computed;
        const { body } = await login(address, password).expect(401);
        expect(passwords.computed).toBe(before + 1);
        const { traceId, ...rest } = body as { traceId: string };
        expect(traceId).toBeDefined();
        answers.push(rest);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect(answers[0]).toMatchObject({ code: 'wrong-credentials' });
    });

    it('is refused to who belongs to no agency any more', async () => {
      const leaver = await aMember(desk, { role: 'va', passwordHash: await new Passwords().hash(deskPassword) });
      await home.db.owner.query('update app.membership set removed_at = now() where user_id = $1', [leaver.userId]);
      await login(leaver.email).expect(403);
    });
  });

  describe('guessing', () => {
    const guess = (address: string) => login(address, 'wrong password');

    it('is slowed down after five tries, for known and unknown addresses alike', async () => {
      for (const address of [email('manager'), 'unknown@lantern-lane.example']) {
        for (let each = 0; each < 5; each++) await guess(address).expect(401);
        const answer = await guess(address).expect(429);
        expect(Number(answer.headers['retry-after'])).toBe(1);
        home.db.clock.advance(1000);
        await guess(address).expect(401);
        expect(Number((await guess(address).expect(429)).headers['retry-after'])).toBe(2);
      }
    });

    it('counts tries that are made at the same time', async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => guess('many.at.once@lantern-lane.example')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    });

    it('never locks: the right password works after the wait, and forgives', async () => {
      for (let each = 0; each < 9; each++) {
        await guess(email('va'));
        home.db.clock.advance(60_000);
      }
      await login(email('va')).expect(200);
      for (let each = 0; each < 5; each++) await guess(email('va')).expect(401);
    });

    it('from many addresses slows the account, but not for who has signed in from theirs before', async () => {
      const attempts = home.app.get(Attempts, { strict: false });
      const from = (address: string) => attempts.signIn({ email: email('editor'), address });
      await login(email('editor')).expect(200);
      for (let each = 0; each < 20; each++) await from(`198.51.100.${each}`);
      await expect(from('198.51.100.99')).rejects.toMatchObject({ code: 'too-many-requests' });
      await login(email('editor')).expect(200);
    });

    it('does not slow colleagues who sign in at the same moment, also when the first to begin is counted last', async () => {
      const attempts = home.app.get(Attempts, { strict: false });
      await attempts.signIn({ email: 'one@lantern-lane.example', address: '203.0.113.8' });
      home.db.clock.advance(-500);
      await attempts.signIn({ email: 'other@lantern-lane.example', address: '203.0.113.8' });
    });

    it('from one address at many accounts slows the address', async () => {
      const attempts = home.app.get(Attempts, { strict: false });
      const at = (account: number) => attempts.signIn({ email: `person${account}@lantern-lane.example`, address: '203.0.113.7' });
      for (let each = 0; each < 100; each++) await at(each);
      await expect(at(100)).rejects.toMatchObject({ code: 'too-many-requests' });
    });
  });

  describe('refreshing', () => {
    it('spends the cookie for a new one and a new token', async () => {
      const first = await login(email('owner')).expect(200);
      const second = await refresh(cookieOf(first)).expect(200);
      expect(cookieOf(second)).not.toBe(cookieOf(first));
      me.parse((await meBy(tokenOf(second)).expect(200)).body);
      const third = await refresh(cookieOf(second)).expect(200);
      expect(cookieOf(third)).not.toBe(cookieOf(second));
    });

    it('gives two tabs that come within ten seconds the same successor, also at the same moment', async () => {
      const cookie = cookieOf(await login(email('owner')).expect(200));
      const tabs = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
      expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(new Set(tabs.map(cookieOf)).size).toBe(1);
      home.db.clock.advance(9_999);
      expect(cookieOf(await refresh(cookie).expect(200))).toBe(cookieOf(tabs[0] as never));
    });

    it('ends the whole sign-in when a spent token comes back later than ten seconds', async () => {
      const first = await login(email('owner')).expect(200);
      const second = await refresh(cookieOf(first)).expect(200);
      home.db.clock.advance(10_001);
      const answer = await refresh(cookieOf(first)).expect(401);
      expect(answer.headers['set-cookie']?.[0]).toContain('Max-Age=0');
      await refresh(cookieOf(second)).expect(401);
      await meBy(tokenOf(second)).expect(401);
    });

    it('leaves other sign-ins of the same person alone when one is ended', async () => {
      const [phone, desktop] = [await login(email('owner')).expect(200), await login(email('owner')).expect(200)];
      await refresh(cookieOf(phone)).expect(200);
      home.db.clock.advance(11_000);
      await refresh(cookieOf(phone)).expect(401);
      await refresh(cookieOf(desktop)).expect(200);
    });

    it('is refused without a cookie, with an invented one, and from another site', async () => {
      await post('auth/refresh').expect(401);
      await refresh(`__Host-sourcedesk=${'x'.repeat(43)}`).expect(401);
      const cookie = cookieOf(await login(email('owner')).expect(200));
      await home.http().post('/api/v1/auth/refresh').set('cookie', cookie).set('sec-fetch-site', 'cross-site').expect(403);
      await home.http().post('/api/v1/auth/refresh').set('cookie', cookie).expect(403);
    });

    it('ends after two weeks of silence, and after thirty days however busy', async () => {
      const silent = cookieOf(await login(email('owner')).expect(200));
      home.db.clock.advance(refreshIdleDays * day + 1);
      await refresh(silent).expect(401);
      let busy = cookieOf(await login(email('owner')).expect(200));
      for (let days = 0; days < sessionDays - 10; days += 10) {
        home.db.clock.advance(10 * day);
        busy = cookieOf(await refresh(busy).expect(200));
      }
      home.db.clock.advance(10 * day);
      await refresh(busy).expect(401);
    });
  });

  describe('the access token', () => {
    it('is good for ten minutes', async () => {
      const token = tokenOf(await login(email('owner')).expect(200));
      home.db.clock.advance((accessTokenSeconds - 1) * 1000);
      await meBy(token).expect(200);
      home.db.clock.advance(1000);
      await meBy(token).expect(401);
    });

    it('says nothing of a role: a changed one is in force with the next request', async () => {
      const person = await aMember(desk, { role: 'manager', passwordHash: await new Passwords().hash(deskPassword) });
      const token = tokenOf(await login(person.email).expect(200));
      const rename = () => home.http().patch('/api/v1/agency').set('authorization', `Bearer ${token}`).send({ soloWork: false });
      await rename().expect(200);
      await home.http().patch(`/api/v1/members/${person.userId}`).set(home.as('owner')).send({ role: 'va' }).expect(200);
      await rename().expect(403);
      await home.http().delete(`/api/v1/members/${person.userId}`).set(home.as('owner')).expect(204);
      await meBy(token).expect(401);
    });
  });

  it('signing out ends the sign-in and takes the cookie back', async () => {
    const answer = await login(email('va')).expect(200);
    const out = await post('auth/logout').set('cookie', cookieOf(answer)).expect(200);
    expect(out.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    await meBy(tokenOf(answer)).expect(401);
    await refresh(cookieOf(answer)).expect(401);
    await post('auth/logout').expect(200);
  });

  describe('at several agencies', () => {
    let other: Desk;
    beforeAll(async () => {
      other = await aDesk(home.db, { name: 'Another Agency' });
      await insertRow(home.db, 'membership', { agency_id: other.agencyId, user_id: desk.userId('editor'), role: 'manager' });
    });

    it('goes to the other agency and back, in the role one has there', async () => {
      const start = await login(email('editor')).expect(200);
      const there = await post('auth/switch', { agencyId: other.agencyId }).set('cookie', cookieOf(start)).expect(200);
      expect(me.parse((await meBy(tokenOf(there)).expect(200)).body)).toMatchObject({ role: 'manager', agency: { id: other.agencyId } });
      const stays = await refresh(cookieOf(there)).expect(200);
      expect(me.parse((await meBy(tokenOf(stays)).expect(200)).body).agency.id).toBe(other.agencyId);
      const back = await refresh(cookieOf(stays), { agencyId: desk.agencyId }).expect(200);
      expect(me.parse((await meBy(tokenOf(back)).expect(200)).body)).toMatchObject({ role: 'editor', agency: { id: desk.agencyId } });
    });

    it('is refused at an agency one does not belong to, and the sign-in goes on', async () => {
      const start = await login(email('va')).expect(200);
      await post('auth/switch', { agencyId: other.agencyId }).set('cookie', cookieOf(start)).expect(404);
      await refresh(cookieOf(start)).expect(200);
    });

    it('begins where one was last', async () => {
      let cookie = cookieOf(await login(email('editor')).expect(200));
      for (const agencyId of [other.agencyId, desk.agencyId, other.agencyId]) {
        home.db.clock.advance(minute);
        cookie = cookieOf(await post('auth/switch', { agencyId }).set('cookie', cookie).expect(200));
      }
      const next = await login(email('editor')).expect(200);
      expect(loginAnswer.parse(next.body).memberships.map(({ agencyName }) => agencyName)).toEqual(['Another Agency', 'Lantern Lane PR']);
      expect(me.parse((await meBy(tokenOf(next)).expect(200)).body).agency.id).toBe(other.agencyId);
    });
  });

  describe('a new password', () => {
    const ask = (address: string) => post('auth/password-reset', { email: address });
    const confirm = (token: string, password: string) => post('auth/password-reset/confirm', { token, password });

    it('by mail works once, ends every sign-in and answers nothing about who is known', async () => {
      const person = await aMember(desk, { role: 'va', passwordHash: await new Passwords().hash(deskPassword) });
      const before = await login(person.email).expect(200);
      const known = await ask(person.email).expect(200);
      const unknown = await ask('nobody@lantern-lane.example').expect(200);
      expect(unknown.body).toEqual(known.body);
      const token = home.mail.tokenFor(person.email);
      expect(home.mail.mails.some(({ to }) => to === 'nobody@lantern-lane.example')).toBe(false);
      await confirm(token, 'short').expect(422);
      await confirm(token, 'a new and long password').expect(200);
      await confirm(token, 'a new and long password').expect(410);
      await meBy(tokenOf(before)).expect(401);
      await login(person.email).expect(401);
      await login(person.email, 'a new and long password').expect(200);
    });

    it('by an old or invented link costs no hash', async () => {
      await ask(email('manager')).expect(200);
      const token = home.mail.tokenFor(email('manager'));
      home.db.clock.advance(resetMinutes * minute + 1);
      const passwords = home.app.get(Passwords, { strict: false });
      const before = passwords.computed;
      await confirm(token, 'a new and long password').expect(410);
      await confirm('x'.repeat(43), 'a new and long password').expect(410);
      expect(passwords.computed).toBe(before);
    });

    it('comes by the newest link only, and floods nobody', async () => {
      await ask(email('manager')).expect(200);
      const old = home.mail.tokenFor(email('manager'));
      await ask(email('manager')).expect(200);
      await confirm(old, 'a new and long password').expect(410);
      await ask(email('manager')).expect(200);
      await ask(email('manager')).expect(429);
    });

    it('chosen while signed in wants the old one and ends the other sign-ins', async () => {
      const person = await aMember(desk, { role: 'client', passwordHash: await new Passwords().hash(deskPassword) });
      const [here, elsewhere] = [await login(person.email).expect(200), await login(person.email).expect(200)];
      const change = (current: string) =>
        home
          .http()
          .post('/api/v1/me/password')
          .set('authorization', `Bearer ${tokenOf(here)}`)
          .send({ current, password: 'a changed long password' });
      await change('not this one').expect(422);
      await change(deskPassword).expect(200);
      await meBy(tokenOf(here)).expect(200);
      await meBy(tokenOf(elsewhere)).expect(401);
      await login(person.email, 'a changed long password').expect(200);
    });
  });

  it('tells every role who it is, what it may do and for which brands', async () => {
    for (const role of ['owner', 'manager', 'editor', 'va', 'client'] as const) {
      const answer = me.parse((await home.http().get('/api/v1/me').set(home.as(role)).expect(200)).body);
      expect(answer).toMatchObject({ role, user: { id: desk.userId(role) }, brandIds: role === 'client' ? [desk.brandId] : null });
      expect(answer.permissions.includes('brands.add')).toBe(role === 'owner' || role === 'manager');
    }
  });
});
