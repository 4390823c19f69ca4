import { aMember, type Desk, type Member } from '@sourcedesk/data/testing';
import { can } from '@sourcedesk/domain/permissions';
import { appRoutes, type AppRoute } from '../support/app-routes';
import { askRoute } from '../support/ask-route';
import { type DeskApp, openDeskApp } from '../support/desk-app';
import { mailThatArrives, noWeb } from '../support/no-world';
import { type Asker, askers, roleOf, rows } from './requests';

let desks: DeskApp;
let desk: Desk;
let routes: ReadonlyMap<string, AppRoute>;
const people = new Map<Asker, Member>();

beforeAll(async () => {
  desks = await openDeskApp({}, undefined, { mailTransport: mailThatArrives, safeFetch: noWeb });
  routes = new Map(appRoutes(desks.app).map((route) => [route.key, route]));
  desk = await desks.aDesk();
  await desk.db.owner.query('update app.agency set va_may_submit_elsewhere = true');
  await desk.db.owner.query('update app.brand set needs_client_approval = true');
  for (const asker of askers) people.set(asker, await personOf(asker));
  await desk.db.owner.query('update app.session set revoked_at = now() where id = $1', [people.get('revoked')?.sessionId]);
});
afterAll(() => desks?.close());

function personOf(asker: Asker): Promise<Member> {
  const role = roleOf(asker);
  return aMember(desk, { role, ...((asker.startsWith('limited') || role === 'client') && { brandIds: [desk.brandId] }) });
}

/** What the route's access alone lets one expect: 'in' is whatever the route answers to who may. */
function expected({ access }: AppRoute, asker: Asker): 'in' | readonly [number, string] {
  if (access.kind === 'public') return 'in';
  if (asker === 'nobody' || asker === 'revoked') return [401, 'unauthenticated'];
  return access.kind === 'can' && !can(roleOf(asker), access.action) ? [403, 'forbidden'] : 'in';
}

describe('every route, for everybody', () => {
  it('has a valid request in the fixture, and the fixture has no others', () => {
    expect(Object.keys(rows).sort()).toEqual([...routes.keys()].sort());
  });

  it.each(Object.entries(rows))('%s answers by what it says who may call it', async (key, row) => {
    const route = routes.get(key) as AppRoute;
    const said: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const asker of askers) {
      const actor = people.get(asker) as Member;
      const ask = await row.ask({ desks, desk, actor });
      const { status, code } = await askRoute(desks, route, row, ask, asker === 'nobody' ? {} : desks.as(desk, actor));
      said[asker] = code ? [status, code] : status;
      const access = expected(route, asker);
      const named = typeof row.answers === 'object' ? row.answers[asker] : undefined;
      if (access !== 'in') wanted[asker] = access;
      else if (typeof row.answers === 'number') wanted[asker] = [row.answers, expect.any(String)];
      else wanted[asker] = named ?? route.status;
    }
    expect(said).toEqual(wanted);
  });
});
