import { me, member } from '@sourcedesk/contracts/accounts';
import { page } from '@sourcedesk/contracts/primitives';
import { aDesk } from '@sourcedesk/data/testing';
import { roles } from '@sourcedesk/domain/roles';
import { type AccountsDesk, openAccountsDesk } from '../../../../test/support/accounts-desk';

describe('the own name', () => {
  let home: AccountsDesk;
  beforeAll(async () => {
    home = await openAccountsDesk();
  });
  afterAll(() => home?.close());
  const rename = (role: (typeof roles)[number], name: unknown) => home.http().patch('/api/v1/me').set(home.as(role)).send({ name });

  it('is changed by everybody for oneself alone, and colleagues see it', async () => {
    for (const role of roles) {
      const answer = await rename(role, `  Robin the ${role} `).expect(200);
      expect(me.parse(answer.body)).toMatchObject({ role, user: { id: home.desk.userId(role), name: `Robin the ${role}` } });
    }
    const members = page(member).parse((await home.http().get('/api/v1/members').set(home.as('va')).expect(200)).body);
    expect(Object.fromEntries(members.items.map(({ role, name }) => [role, name]))).toEqual(
      Object.fromEntries(roles.map((role) => [role, `Robin the ${role}`])),
    );
  });

  it('says something, and no more than a name holds', async () => {
    for (const name of ['', '   ', 'x'.repeat(201)]) await rename('va', name).expect(422);
    await home.http().patch('/api/v1/me').set(home.as('va')).send({ name: 'Vito', email: 'other@lantern.example' }).expect(400);
  });

  it('leaves everybody else as they were', async () => {
    await aDesk(home.db);
    const before = await home.db.admin.query('select name from app.person where id <> $1 order by id', [home.desk.userId('owner')]);
    await rename('owner', 'Olga Renamed').expect(200);
    const after = await home.db.admin.query('select name from app.person where id <> $1 order by id', [home.desk.userId('owner')]);
    expect(after.rows).toEqual(before.rows);
  });

  it('is noted in the audit, without the name, and told to who is looking', async () => {
    await rename('editor', 'Edda Renamed').expect(200);
    const userId = home.desk.userId('editor');
    const { rows: audit } = await home.db.admin.query(
      `select action, entity, entity_id, fields from app.audit_entry where actor = $1 and action = 'me.change' order by id desc limit 1`,
      [userId],
    );
    expect(audit).toEqual([{ action: 'me.change', entity: 'person', entity_id: userId, fields: ['name'] }]);
    const { rows: events } = await home.db.admin.query(`select what from app.event where kind = 'member' and entity_id = $1`, [userId]);
    expect(events).toContainEqual({ what: 'change' });
  });
});
