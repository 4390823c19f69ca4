import { agency, brand, clientBrand, mailbox, plan, profile } from '@sourcedesk/contracts/accounts';
import { page } from '@sourcedesk/contracts/primitives';
import { enqueue, viewPitch } from '@sourcedesk/data';
import { aBrand, aDesk, aMailbox, aMember, aPitch, aProfile, type Desk } from '@sourcedesk/data/testing';
import { transition } from '@sourcedesk/data';
import type { Role } from '@sourcedesk/domain/roles';
import { type AccountsDesk, openAccountsDesk } from '../../../../test/support/accounts-desk';
import { AccountsJobs } from './accounts.jobs';
import { mailboxWarnings } from './mailbox-warnings';

const nobody = '019a0000-0000-7000-8000-000000000000';

describe('brands, experts and mailboxes', () => {
  let home: AccountsDesk;
  let desk: Desk;
  let stranger: Desk;
  let others: { brandId: string; profileId: string };
  const as = (role: Role) => ({
    get: (path: string) => home.http().get(`/api/v1/${path}`).set(home.as(role)),
    post: (path: string, body: object = {}) => home.http().post(`/api/v1/${path}`).set(home.as(role)).send(body),
    patch: (path: string, body: object) => home.http().patch(`/api/v1/${path}`).set(home.as(role)).send(body),
    put: (path: string, body: object) => home.http().put(`/api/v1/${path}`).set(home.as(role)).send(body),
  });
  const stateOf = async (id: string) =>
    (await home.db.admin.query<{ state: string }>('select state from app.pitch where id = $1', [id])).rows[0]?.state;
  const jobs = async (name: string) =>
    (
      await home.db.admin.query<{ payload: Record<string, string> }>(
        'select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1',
        [name],
      )
    ).rows.map(({ payload }) => payload);
  const rematched = async (profileId: string) =>
    (await jobs('matching.rematch')).filter((payload) => payload['profileId'] === profileId).length;

  beforeAll(async () => {
    home = await openAccountsDesk();
    desk = home.desk;
    stranger = await aDesk(home.db, { name: 'Another Agency' });
    others = { brandId: stranger.brandId, profileId: await aProfile(stranger) };
  });
  afterAll(() => home?.close());

  describe('the agency', () => {
    it('changes its settings and keeps what it was not asked about', async () => {
      const changed = await as('manager').patch('agency', { undoSeconds: 45, timeZone: 'America/New_York' }).expect(200);
      expect(agency.parse(changed.body)).toMatchObject({
        name: 'Lantern Lane PR',
        undoSeconds: 45,
        timeZone: 'America/New_York',
        soloWork: false,
      });
      await as('manager').patch('agency', { undoSeconds: 121 }).expect(422);
      await as('editor').patch('agency', { undoSeconds: 5 }).expect(403);
      expect((await as('va').get('agency').expect(200)).body).toEqual(changed.body);
    });

    it('chooses from four plans', async () => {
      const plans = page(plan).parse((await as('va').get('plans').expect(200)).body).items;
      expect(plans.map(({ tier, profileLimit }) => [tier, profileLimit])).toEqual([
        ['free', 1],
        ['standard', 2],
        ['advanced', 5],
        ['premium', null],
      ]);
      const first = page(plan).parse((await as('va').get('plans?limit=3').expect(200)).body);
      const rest = page(plan).parse((await as('va').get(`plans?limit=3&cursor=${first.nextCursor}`).expect(200)).body);
      expect(rest.items.map(({ tier }) => tier)).toEqual(['premium']);
    });

    it('has a dead job tried again, and only its own', async () => {
      await home.db.api.run(desk.owner, (tx) =>
        enqueue(tx, { name: 'intake.parse', payload: { messageId: nobody }, key: 'dead-job', attempts: 1 }),
      );
      await home.db.admin.query(
        `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'too-large' where key like '%dead-job'`,
      );
      const dead = (await as('manager').get('jobs/dead').expect(200)).body as { items: { id: string; name: string; error: string }[] };
      expect(dead.items).toMatchObject([{ name: 'intake.parse', error: 'too-large' }]);
      await as('manager').post(`jobs/${dead.items[0]?.id}/retry`).expect(200);
      await as('manager').post(`jobs/${dead.items[0]?.id}/retry`).expect(404);
      expect((await as('manager').get('jobs/dead').expect(200)).body).toEqual({ items: [], nextCursor: null });
    });
  });

  describe('a brand', () => {
    it('is added with its plan, read and changed', async () => {
      const made = brand.parse(
        (await as('manager').post('brands', { name: 'Alder Works', websiteUrl: 'https://alder.example', plan: 'standard' }).expect(201))
          .body,
      );
      expect(made).toMatchObject({
        status: 'onboarding',
        pause: null,
        plan: { tier: 'standard', profileLimit: 2, profilesUsed: 0 },
        timeZone: 'Europe/London',
      });
      const changed = await as('manager')
        .patch(`brands/${made.id}`, { status: 'active', needsClientApproval: true, websiteUrl: '' })
        .expect(200);
      expect(brand.parse(changed.body)).toEqual({ ...made, status: 'active', needsClientApproval: true, websiteUrl: '' });
      expect((await as('editor').get(`brands/${made.id}`).expect(200)).body).toEqual(changed.body);
    });

    it('has a name of its own', async () => {
      const id = await aBrand(desk, { name: 'Only One' });
      await as('owner').post('brands', { name: 'only ONE' }).expect(409);
      const other = await aBrand(desk, { name: 'Other One' });
      await as('owner').patch(`brands/${other}`, { name: 'Only one' }).expect(409);
      await as('owner').patch(`brands/${id}`, { name: 'Only one' }).expect(200);
    });

    it('is listed by name within the scope of the caller, and tells a client less', async () => {
      const limited = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
      const all = page(brand).parse((await as('va').get('brands?limit=100').expect(200)).body).items;
      expect(all.map(({ name }) => name.toLowerCase())).toEqual(all.map(({ name }) => name.toLowerCase()).sort());
      const mine = await home.db.api.run(limited.ctx('brands.read'), (tx) => tx.query('select id from app.brand'));
      expect(mine).toEqual([{ id: desk.brandId }]);
      const seen = page(clientBrand).parse((await as('client').get('brands').expect(200)).body);
      expect(seen.items.map(({ id }) => id)).toEqual([desk.brandId]);
      clientBrand.parse((await as('client').get(`brands/${desk.brandId}`).expect(200)).body);
    });

    it('pauses with a reason, takes its scheduled pitches back and runs again on its day', async () => {
      const brandId = await aBrand(desk);
      const profileId = await aProfile(desk, { brandId });
      const scheduled = await aPitch(desk, { state: 'scheduled', brandId });
      const approved = await aPitch(desk, { state: 'approved', brandId });
      const sentAgain = await aPitch(desk, { state: 'scheduled', brandId, sentAgain: true });
      await as('owner').patch(`brands/${brandId}`, { status: 'paused' }).expect(422);
      await as('owner')
        .patch(`brands/${brandId}`, { status: 'paused', pause: { until: '2020-01-01', reason: 'Past' } })
        .expect(422);
      const paused = await as('owner')
        .patch(`brands/${brandId}`, { status: 'paused', pause: { until: null, reason: 'The budget is used up.' } })
        .expect(200);
      expect(brand.parse(paused.body)).toMatchObject({ status: 'paused', pause: { until: null, reason: 'The budget is used up.' } });
      expect(await stateOf(scheduled.id)).toBe('approved');
      expect(await stateOf(approved.id)).toBe('approved');
      expect(await stateOf(sentAgain.id)).toBe('uncertain');
      await home.db.admin.query(`update app.brand set pause_until = current_date - 2 where id = $1`, [brandId]);
      await home.worker.get(AccountsJobs, { strict: false }).endPause({ agencyId: desk.agencyId, brandId });
      expect(brand.parse((await as('owner').get(`brands/${brandId}`).expect(200)).body)).toMatchObject({ status: 'active', pause: null });
      expect(await rematched(profileId)).toBe(1);
    });

    it('stays paused until its day is over', async () => {
      const brandId = await aBrand(desk, { status: 'paused', pauseUntil: '2999-01-01' });
      await home.worker.get(AccountsJobs, { strict: false }).endPause({ agencyId: desk.agencyId, brandId });
      expect((await as('owner').get(`brands/${brandId}`).expect(200)).body).toMatchObject({ status: 'paused' });
      await as('owner')
        .patch(`brands/${desk.brandId}`, { pause: { until: null, reason: 'Not paused at all' } })
        .expect(422);
    });

    it('that ends sends nothing more', async () => {
      const brandId = await aBrand(desk);
      const scheduled = await aPitch(desk, { state: 'scheduled', brandId });
      await as('owner').patch(`brands/${brandId}`, { status: 'ended' }).expect(200);
      expect(await stateOf(scheduled.id)).toBe('approved');
    });

    it('of another agency is not there, whatever is asked of it', async () => {
      for (const id of [others.brandId, nobody]) {
        await as('owner').get(`brands/${id}`).expect(404);
        await as('owner').patch(`brands/${id}`, { name: 'Mine now' }).expect(404);
        await as('owner').get(`brands/${id}/profiles`).expect(404);
        await as('owner').post(`brands/${id}/profiles`, { name: 'X' }).expect(404);
        await as('owner').get(`brands/${id}/mailbox`).expect(404);
        await as('owner').put(`brands/${id}/mailbox`, { address: 'a@alder.example', host: 'smtp.alder.example', port: 587 }).expect(404);
        await as('owner').post(`brands/${id}/mailbox/test`).expect(404);
      }
      await as('owner').get(`profiles/${others.profileId}`).expect(404);
      await as('owner').patch(`profiles/${others.profileId}`, { name: 'Mine now' }).expect(404);
    });
  });

  describe('an expert', () => {
    it('is added, has queries matched, and is read by staff', async () => {
      const brandId = await aBrand(desk);
      const body = { name: 'Ada Alder', topics: ['wood'], alert: 'timber AND (price OR cost)', vetoes: { terms: ['plywood'] } };
      const made = profile.parse((await as('editor').post(`brands/${brandId}/profiles`, body).expect(201)).body);
      expect(made).toMatchObject({
        brandId,
        name: 'Ada Alder',
        topics: ['wood'],
        vetoes: { outlets: [], terms: ['plywood'] },
        bio: '',
        siteUrl: '',
      });
      expect(await rematched(made.id)).toBe(1);
      expect((await as('va').get(`profiles/${made.id}`).expect(200)).body).toEqual(made);
      await as('va').post(`brands/${brandId}/profiles`, body).expect(403);
    });

    it('beyond the number of the plan is refused, also when two come at once', async () => {
      const brandId = await aBrand(desk, { plan: 'standard', name: 'Two Only' });
      await aProfile(desk, { brandId });
      const add = (name: string) => as('owner').post(`brands/${brandId}/profiles`, { name });
      const answers = await Promise.all([add('A'), add('B'), add('C')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'plan-limit',
        detail: 'The Standard plan allows 2 experts, and Two Only has 2. Choose a larger plan to add more.',
        profileLimit: 2,
        profilesUsed: 2,
      });
      await as('owner').patch(`brands/${brandId}`, { plan: 'free' }).expect(409);
      await as('owner').patch(`brands/${brandId}`, { plan: 'premium' }).expect(200);
      await add('D').expect(201);
    });

    it('with an alert that cannot be read is refused, pointing at the place', async () => {
      const alert = 'finance AND (mortgage OR';
      const answer = await as('owner').post(`brands/${desk.brandId}/profiles`, { name: 'X', alert }).expect(422);
      expect(answer.body).toMatchObject({
        code: 'invalid',
        at: expect.any(Number),
        length: expect.any(Number),
        errors: [{ pointer: '/alert' }],
      });
      const id = await aProfile(desk);
      await as('owner').patch(`profiles/${id}`, { alert }).expect(422);
    });

    it('is matched again when alert, topics or vetoes change, and only then', async () => {
      const id = await aProfile(desk);
      await as('owner').patch(`profiles/${id}`, { bio: 'Another bio.', alert: 'sleep' }).expect(200);
      expect(await rematched(id)).toBe(0);
      await as('owner')
        .patch(`profiles/${id}`, { vetoes: { outlets: ['Some Outlet'], terms: [] } })
        .expect(200);
      expect(await rematched(id)).toBe(1);
    });

    it('with a new name reopens what was approved under the old one', async () => {
      const id = await aProfile(desk);
      const [scheduled, approved, drafting, sentAgain] = [
        await aPitch(desk, { state: 'scheduled', profileId: id }),
        await aPitch(desk, { state: 'approved', profileId: id }),
        await aPitch(desk, { state: 'drafting', profileId: id }),
        await aPitch(desk, { state: 'scheduled', profileId: id, sentAgain: true }),
      ];
      await as('editor').patch(`profiles/${id}`, { title: 'Another title' }).expect(200);
      expect(await stateOf(approved.id)).toBe('approved');
      await as('editor').patch(`profiles/${id}`, { name: 'Ines Falk-Meyer' }).expect(200);
      expect([await stateOf(scheduled.id), await stateOf(approved.id), await stateOf(drafting.id)]).toEqual([
        'in_review',
        'in_review',
        'drafting',
      ]);
      expect(await stateOf(sentAgain.id)).toBe('uncertain');
    });
  });

  describe('a mailbox', () => {
    const body = {
      address: 'Ada@alder.example',
      host: 'smtp.alder.example',
      port: 465,
      security: 'tls',
      username: 'ada',
      password: 'canary-7f3a',
    };

    it('is told with its brand, to who may read mailboxes', async () => {
      const brandId = await aBrand(desk);
      const told = async (role: Role) => brand.parse((await as(role).get(`brands/${brandId}`).expect(200)).body);
      expect(await told('editor')).toHaveProperty('mailbox', null);
      expect(await told('va')).not.toHaveProperty('mailbox');
      await as('manager').put(`brands/${brandId}/mailbox`, body).expect(200);
      const mailbox = { address: 'ada@alder.example', test: { state: 'untested', at: null, message: '' } };
      expect(await told('editor')).toMatchObject({ mailbox });
      expect(await told('va')).not.toHaveProperty('mailbox');
      const { id } = await aPitch(desk, { brandId, state: 'in_review' });
      expect(await home.db.api.run(desk.editor, (tx) => viewPitch(tx, id))).toMatchObject({ brand: { mailbox } });
      expect(await home.db.api.run(desk.va, (tx) => viewPitch(tx, id))).not.toHaveProperty('brand.mailbox');
    });

    it('takes a password and never gives it back', async () => {
      const brandId = await aBrand(desk);
      await as('editor').get(`brands/${brandId}/mailbox`).expect(404);
      const put = await as('manager').put(`brands/${brandId}/mailbox`, body).expect(200);
      expect(mailbox.parse(put.body)).toMatchObject({
        address: 'ada@alder.example',
        hasPassword: true,
        test: { state: 'untested' },
        warnings: [],
      });
      const dump = await home.db.admin.query("select m::text, encode(m.sealed_password, 'escape') as raw from app.mailbox m");
      expect(JSON.stringify([put.body, dump.rows])).not.toContain('canary-7f3a');
      const kept = await as('manager')
        .put(`brands/${brandId}/mailbox`, { ...body, password: undefined, address: 'a.alder@alder.example' })
        .expect(200);
      expect(mailbox.parse(kept.body)).toMatchObject({ hasPassword: true, id: mailbox.parse(put.body).id });
      await as('editor').put(`brands/${brandId}/mailbox`, body).expect(403);
    });

    it('keeps the result of its test when nothing was changed, and loses it with any change', async () => {
      const brandId = await aBrand(desk);
      const { id } = mailbox.parse((await as('manager').put(`brands/${brandId}/mailbox`, body).expect(200)).body);
      const { password: _, ...unchanged } = body;
      const told = async (sent: object) => {
        await home.db.admin.query(`update app.mailbox set test_state = 'ok', test_message = 'Signed in.', test_at = now() where id = $1`, [
          id,
        ]);
        return mailbox.parse((await as('manager').put(`brands/${brandId}/mailbox`, sent).expect(200)).body).test;
      };
      expect(await told(unchanged)).toMatchObject({ state: 'ok', message: 'Signed in.', at: expect.any(String) });
      for (const changed of [
        { address: 'a.alder@alder.example' },
        { password: 'canary-7f3c' },
        { host: 'smtp.b.example', password: 'canary-7f3a' },
      ])
        expect(await told({ ...unchanged, ...changed })).toEqual({ state: 'untested', message: '', at: null });
    });

    it('wants the password again when it would go to another server', async () => {
      const brandId = await aBrand(desk);
      await as('manager').put(`brands/${brandId}/mailbox`, body).expect(200);
      const elsewhere = { ...body, password: undefined, host: 'smtp.elsewhere.example' };
      const answer = await as('manager').put(`brands/${brandId}/mailbox`, elsewhere).expect(422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/password' }] });
      await as('manager')
        .put(`brands/${brandId}/mailbox`, { ...elsewhere, password: 'canary-7f3b' })
        .expect(200);
      expect(
        (
          await as('manager')
            .put(`brands/${brandId}/mailbox`, { ...body, password: '' })
            .expect(200)
        ).body,
      ).toMatchObject({ hasPassword: false });
    });

    it('is tested by a worker, who says in words what happened', async () => {
      const brandId = await aBrand(desk);
      const { id } = mailbox.parse((await as('manager').put(`brands/${brandId}/mailbox`, body).expect(200)).body);
      const test = async () => {
        expect((await as('manager').post(`brands/${brandId}/mailbox/test`).expect(200)).body).toMatchObject({ test: { state: 'running' } });
        expect((await jobs('accounts.test-mailbox')).filter((payload) => payload['mailboxId'] === id)).toHaveLength(1);
        await home.worker.get(AccountsJobs, { strict: false }).testMailbox({ agencyId: desk.agencyId, mailboxId: id as never });
        return mailbox.parse((await as('editor').get(`brands/${brandId}/mailbox`).expect(200)).body).test;
      };
      expect(await test()).toMatchObject({ state: 'ok', message: 'Signed in.' });
      expect(home.mail.checked.at(-1)).toEqual({ host: body.host, port: 465, secure: true, auth: { user: 'ada', pass: 'canary-7f3a' } });
      home.mail.refuse = true;
      expect(await test()).toMatchObject({ state: 'failed', message: 'No server of this name was found.' });
      home.mail.refuse = false;
    });

    it('with a new address reopens what was approved with the old one; a new server does not', async () => {
      const brandId = await aBrand(desk);
      await aMailbox(desk, {
        brandId,
        address: 'old@alder.example',
        username: 'ada',
        host: 'smtp.alder.example',
        port: 465,
        security: 'tls',
      });
      const scheduled = await aPitch(desk, { state: 'scheduled', brandId });
      await as('manager')
        .put(`brands/${brandId}/mailbox`, { ...body, address: 'old@alder.example', host: 'smtp2.alder.example' })
        .expect(200);
      expect(await stateOf(scheduled.id)).toBe('scheduled');
      await as('manager')
        .put(`brands/${brandId}/mailbox`, { ...body, address: 'new@alder.example', host: 'smtp2.alder.example' })
        .expect(200);
      expect(await stateOf(scheduled.id)).toBe('in_review');
    });

    it('with a new address also reopens what is being approved or sent again this very moment with the old one', async () => {
      const brandId = await aBrand(desk);
      await aMailbox(desk, {
        brandId,
        address: 'old@alder.example',
        username: 'ada',
        host: 'smtp.alder.example',
        port: 465,
        security: 'tls',
      });
      const review = await aPitch(desk, { state: 'in_review', brandId });
      const uncertain = await aPitch(desk, { state: 'uncertain', brandId });
      let commit = (): void => undefined;
      const decided = new Promise<void>((resolve) => (commit = resolve));
      const { db } = home;
      const deciding = db.api.run(desk.manager, async (tx) => {
        await transition(desk.manager, tx, review.id, 'approve', { version: review.version });
        await transition(desk.manager, tx, uncertain.id, 'sendAgain', { reason: 'Not in the Sent folder.' });
        await decided;
      });
      const locks = `select from pg_locks l join pg_database d on d.oid = l.database where d.datname = $1 and l.relation = 'app.pitch'::regclass and l.mode = 'RowExclusiveLock'`;
      while ((await db.admin.query(locks, [db.name])).rowCount === 0);
      let answered = false;
      const changing = as('manager')
        .put(`brands/${brandId}/mailbox`, { ...body, address: 'new@alder.example' })
        .then((answer) => ((answered = true), answer));
      const waits = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
      while (!answered && (await db.admin.query(waits, [db.name])).rowCount === 0);
      commit();
      await deciding;
      expect((await changing).status).toBe(200);
      expect([await stateOf(review.id), await stateOf(uncertain.id)]).toEqual(['in_review', 'uncertain']);
    });

    it.each([
      ['ines.falk@birch.example', 0],
      ['info@birch.example', 1],
      ['press+haro@birch.example', 1],
      ['ines@gmail.com', 1],
      ['pr@gmail.com', 2],
      ['priya@birch.example', 0],
    ])('warns of %s %i times', (address, count) => expect(mailboxWarnings(address)).toHaveLength(count));
  });

  it('writes every change into the audit, names of fields and no values', async () => {
    const { rows } = await home.db.admin.query<{ action: string; fields: string[] }>(
      'select action, fields from app.audit_entry where agency_id = $1',
      [desk.agencyId],
    );
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of [
      'agency.change',
      'brands.add',
      'brands.change',
      'profiles.add',
      'profiles.change',
      'mailbox.add',
      'mailbox.change',
      'mailbox.test',
      'jobs.retry',
    ])
      expect(actions).toContain(action);
    expect(JSON.stringify(rows)).not.toContain('alder.example');
  });
});
