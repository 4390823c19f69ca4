import { invitation, invitationView, loginAnswer, member } from '@sourcedesk/contracts/accounts';
import { page } from '@sourcedesk/contracts/primitives';
import { aBrand, aDesk, aMember, type Desk } from '@sourcedesk/data/testing';
import type { Role } from '@sourcedesk/domain/roles';
import { type AccountsDesk, deskPassword, openAccountsDesk } from '../../../../test/support/accounts-desk';
import { Passwords } from './passwords';

const nobody = '019a0000-0000-7000-8000-000000000000';

describe('the people of an agency', () => {
  let home: AccountsDesk;
  let desk: Desk;
  let stranger: Desk;
  const as = (role: Role) => ({
    get: (path: string) => home.http().get(`/api/v1/${path}`).set(home.as(role)),
    post: (path: string, body: object = {}) => home.http().post(`/api/v1/${path}`).set(home.as(role)).send(body),
    patch: (path: string, body: object) => home.http().patch(`/api/v1/${path}`).set(home.as(role)).send(body),
    delete: (path: string) => home.http().delete(`/api/v1/${path}`).set(home.as(role)),
  });
  const accept = (token: string, body: object) =>
    home
      .http()
      .post('/api/v1/invitations/accept')
      .send({ token, ...body });
  const show = (token: string) => home.http().post('/api/v1/invitations/show').send({ token });

  beforeAll(async () => {
    home = await openAccountsDesk();
    desk = home.desk;
    stranger = await aDesk(home.db, { name: 'Another Agency' });
  });
  afterAll(() => home?.close());

  describe('invited', () => {
    it('as somebody new choose name and password, and are in with their role and brands', async () => {
      const email = 'new.writer@lantern-lane.example';
      const made = await as('manager')
        .post('invitations', { email: email.toUpperCase(), role: 'va', brandIds: [desk.brandId] })
        .expect(201);
      expect(invitation.parse(made.body)).toMatchObject({ email, role: 'va', brandIds: [desk.brandId] });
      const token = home.mail.tokenFor(email);
      expect(invitationView.parse((await show(token).expect(200)).body)).toMatchObject({
        agencyName: 'Lantern Lane PR',
        email,
        knownUser: false,
      });
      await accept(token, { name: 'Nia Newton', password: 'too short' }).expect(422);
      const answer = await accept(token, { name: 'Nia Newton', password: 'a long enough password' }).expect(200);
      const { accessToken, memberships } = loginAnswer.parse(answer.body);
      expect(memberships).toEqual([{ agencyId: desk.agencyId, agencyName: 'Lantern Lane PR', role: 'va' }]);
      const me = await home.http().get('/api/v1/me').set('authorization', `Bearer ${accessToken}`).expect(200);
      expect(me.body).toMatchObject({ role: 'va', brandIds: [desk.brandId], user: { name: 'Nia Newton', email } });
      await accept(token, { name: 'Again', password: 'a long enough password' }).expect(410);
      await show(token).expect(410);
    });

    it('as somebody known give their own password, which the agency cannot set', async () => {
      const known = await aMember(stranger, { role: 'owner', passwordHash: await new Passwords().hash(deskPassword) });
      await as('owner').post('invitations', { email: known.email, role: 'editor' }).expect(201);
      const token = home.mail.tokenFor(known.email);
      expect((await show(token).expect(200)).body).toMatchObject({ knownUser: true });
      await accept(token, { password: 'a password of my choosing' }).expect(401);
      const answer = await accept(token, { password: deskPassword }).expect(200);
      expect(loginAnswer.parse(answer.body).memberships).toHaveLength(2);
    });

    it('by a link that exists in the mail alone', async () => {
      const email = 'secret.link@lantern-lane.example';
      const made = await as('owner').post('invitations', { email, role: 'va' }).expect(201);
      const token = home.mail.tokenFor(email);
      const stored = await home.db.admin.query('select i::text from app.invitation i');
      expect(JSON.stringify([made.body, stored.rows])).not.toContain(token);
    });

    it('again get a new link, and the old one ends', async () => {
      const email = 'twice@lantern-lane.example';
      await as('owner').post('invitations', { email, role: 'va' }).expect(201);
      const first = home.mail.tokenFor(email);
      await as('owner').post('invitations', { email, role: 'editor' }).expect(201);
      await show(first).expect(410);
      expect((await show(home.mail.tokenFor(email)).expect(200)).body).toMatchObject({ role: 'editor' });
    });

    it('can be uninvited', async () => {
      const email = 'uninvited@lantern-lane.example';
      const { body } = await as('owner').post('invitations', { email, role: 'va' }).expect(201);
      const open = page(invitation).parse((await as('manager').get('invitations').expect(200)).body);
      expect(open.items.map((item) => item.email)).toContain(email);
      await as('manager')
        .delete(`invitations/${(body as { id: string }).id}`)
        .expect(204);
      await show(home.mail.tokenFor(email)).expect(410);
      await as('manager')
        .delete(`invitations/${(body as { id: string }).id}`)
        .expect(404);
    });

    it('twice by the same Idempotency-Key get one mail', async () => {
      const email = 'once@lantern-lane.example';
      const invite = () => as('owner').post('invitations', { email, role: 'va' }).set('idempotency-key', 'one-invitation');
      const answers = [await invite().expect(201), await invite().expect(201)];
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      expect(home.mail.mails.filter(({ to }) => to === email)).toHaveLength(1);
    });

    it('are not, when the mail cannot leave', async () => {
      home.mail.refuse = true;
      await as('owner').post('invitations', { email: 'lost.mail@lantern-lane.example', role: 'va' }).expect(503);
      home.mail.refuse = false;
      const open = page(invitation).parse((await as('owner').get('invitations').expect(200)).body);
      expect(open.items.map((item) => item.email)).not.toContain('lost.mail@lantern-lane.example');
    });

    it.each([
      ['a member already', () => ({ email: desk.member('va').email, role: 'va' }), 409],
      ['an owner, by a manager', () => ({ email: 'boss@lantern-lane.example', role: 'owner' }), 403],
      ['an owner for some brands', () => ({ email: 'boss@lantern-lane.example', role: 'owner', brandIds: [desk.brandId] }), 403],
      ['a client of no brand', () => ({ email: 'c@lantern-lane.example', role: 'client' }), 422],
      ["for another agency's brand", () => ({ email: 'c@lantern-lane.example', role: 'client', brandIds: [stranger.brandId] }), 404],
      ['for a brand that is none', () => ({ email: 'c@lantern-lane.example', role: 'va', brandIds: [nobody] }), 404],
      ['without an address', () => ({ email: 'no address', role: 'va' }), 422],
      ['as something there is not', () => ({ email: 'c@lantern-lane.example', role: 'king' }), 422],
    ] as const)('are not as %s', async (_, body, status) => {
      await as('manager').post('invitations', body()).expect(status);
    });

    it('by an invented link find nothing', async () => {
      await show('x'.repeat(43)).expect(404);
      await accept('x'.repeat(43), { name: 'X', password: 'a long enough password' }).expect(404);
    });
  });

  describe('as members', () => {
    it('are listed by name, page by page, without those who left', async () => {
      const all = page(member).parse((await as('va').get('members?limit=100').expect(200)).body).items;
      const names = all.map(({ name }) => name.toLowerCase());
      expect(names).toEqual([...names].sort());
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const next = page(member).parse(
          (
            await as('va')
              .get(`members?limit=2${cursor && `&cursor=${cursor}`}`)
              .expect(200)
          ).body,
        );
        seen.push(...next.items.map(({ userId }) => userId));
        cursor = next.nextCursor;
      }
      expect(seen).toEqual(all.map(({ userId }) => userId));
      await as('va').get('members?cursor=nonsense').expect(400);
    });

    it('work for other brands from the next request on', async () => {
      const brandId = await aBrand(desk);
      const person = await aMember(desk, { role: 'va' });
      const changed = await as('manager')
        .patch(`members/${person.userId}`, { brandIds: [brandId] })
        .expect(200);
      expect(member.parse(changed.body).brandIds).toEqual([brandId]);
      const seen = await home.db.api.run(person.ctx('brands.read'), (tx) => tx.query('select id from app.brand'));
      expect(seen).toEqual([{ id: brandId }]);
      const freed = await as('manager').patch(`members/${person.userId}`, { brandIds: null }).expect(200);
      expect(member.parse(freed.body).brandIds).toBeNull();
    });

    it('never lose their last owner, by demotion or removal, also not to one another at once', async () => {
      const last = desk.userId('owner');
      await as('owner').patch(`members/${last}`, { role: 'editor' }).expect(409);
      await as('owner').delete(`members/${last}`).expect(409);
      const second = await aMember(desk, { role: 'owner' });
      const remove = (id: string, by: { authorization: string }) => home.http().delete(`/api/v1/members/${id}`).set(by);
      const answers = await Promise.all([remove(second.userId, home.as('owner')), remove(second.userId, home.as('owner'))]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
      await as('owner').delete(`members/${last}`).expect(409);
    });

    it('who are owners are changed by owners only', async () => {
      const owner = await aMember(desk, { role: 'owner' });
      await as('manager').patch(`members/${owner.userId}`, { role: 'va' }).expect(403);
      await as('manager').delete(`members/${owner.userId}`).expect(403);
      await as('manager')
        .patch(`members/${desk.userId('va')}`, { role: 'owner' })
        .expect(403);
      await as('owner').delete(`members/${owner.userId}`).expect(204);
    });

    it('limited to brands give no more than they have', async () => {
      const limited = await aMember(desk, { role: 'manager', brandIds: [desk.brandId] });
      const other = await aBrand(desk);
      const invite = (brandIds: string[] | null) =>
        home.db.api.run(limited.ctx('members.invite'), (tx) =>
          import('./member-rights').then(({ requireGivable }) => requireGivable(tx, { role: 'va', brandIds })),
        );
      await expect(invite(null)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(invite([other])).rejects.toMatchObject({ code: 'not-found' });
      await expect(invite([desk.brandId])).resolves.toBeUndefined();
    });

    it('of another agency are not there', async () => {
      await as('owner')
        .patch(`members/${stranger.userId('va')}`, { role: 'editor' })
        .expect(404);
      await as('owner')
        .delete(`members/${stranger.userId('va')}`)
        .expect(404);
    });

    it('cannot be read by clients, nor changed by writers', async () => {
      await as('client').get('members').expect(403);
      await as('va')
        .delete(`members/${desk.userId('editor')}`)
        .expect(403);
      await as('editor').get('invitations').expect(403);
    });

    it('who come back after they left have their new role and none of their old sessions', async () => {
      const person = await aMember(desk, { role: 'editor', passwordHash: await new Passwords().hash(deskPassword) });
      await as('owner').delete(`members/${person.userId}`).expect(204);
      await as('owner').post('invitations', { email: person.email, role: 'va' }).expect(201);
      await accept(home.mail.tokenFor(person.email), { password: deskPassword }).expect(200);
      await expect(home.db.api.run(person.ctx(), (tx) => Promise.resolve(tx.who))).rejects.toMatchObject({ code: 'unauthenticated' });
    });
  });
});
