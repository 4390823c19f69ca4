import { randomUUID } from 'node:crypto';
import { aBrand, aMember, type Desk, type Member } from '@sourcedesk/data/testing';
import { can } from '@sourcedesk/domain/permissions';
import { newToken } from '@sourcedesk/platform/secrets';
import { appRoutes, type AppRoute, type Part } from '../support/app-routes';
import { askRoute } from '../support/ask-route';
import { databaseState } from '../support/database-state';
import { type DeskApp, openDeskApp } from '../support/desk-app';
import { mailThatArrives, noWeb } from '../support/no-world';
import { about, type Ask, type Asker, type IdKind, roleOf, type Row, rows } from './requests';

/** Whose the id is that stands where the asker's own should. */
type Whose = 'another agency' | 'another brand' | 'nobody';

let desks: DeskApp;
let desk: Desk;
let hidden: Desk;
let stranger: Desk;
let routes: readonly AppRoute[];
const people = new Map<Asker, Member>();
const members = ['owner', 'manager', 'editor', 'va', 'client', 'limited manager', 'limited editor', 'limited va'] as const;

beforeAll(async () => {
  desks = await openDeskApp({}, undefined, { mailTransport: mailThatArrives, safeFetch: noWeb });
  routes = appRoutes(desks.app);
  [desk, stranger] = [await desks.aDesk(), await desks.aDesk()];
  hidden = about(desk, await aBrand(desk, { needsClientApproval: true }));
  await desk.db.owner.query('update app.agency set va_may_submit_elsewhere = true');
  await desk.db.owner.query('update app.brand set needs_client_approval = true');
  for (const asker of members) people.set(asker, await personOf(asker));
});
afterAll(() => desks?.close());

function personOf(asker: Asker): Promise<Member> {
  const role = roleOf(asker);
  return aMember(desk, { role, ...((asker.startsWith('limited') || role === 'client') && { brandIds: [desk.brandId] }) });
}

const withIds = Object.entries(rows).filter(([, { ids }]) => ids);

describe('every place that names something', () => {
  it('is known to the fixture, and the fixture knows no others', () => {
    const found = routes.filter(({ idPlaces }) => idPlaces.length > 0).map(({ key, idPlaces }) => [key, [...idPlaces].sort()]);
    const known = withIds.map(([key, { ids }]) => [key, Object.keys(ids ?? {}).sort()]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(known));
  });

  it.each(withIds)('%s finds nothing of others, and leaves all as it was', async (key, row) => {
    const route = routes.find((each) => each.key === key) as AppRoute;
    const attempts: { name: string; ask: Ask; asker: Asker; kind: IdKind }[] = [];
    for (const [place, kind] of Object.entries(row.ids ?? {}))
      for (const whose of ['another agency', 'another brand', 'nobody'] as const)
        for (const asker of askersOf(route, kind, whose))
          attempts.push({
            name: `${place} of ${whose}, asked by ${asker}`,
            ask: await foreignAsk(row, place, kind, whose, asker),
            asker,
            kind,
          });
    expect(attempts).not.toEqual([]);
    const before = await databaseState(desk.db);
    const said: Record<string, unknown> = {};
    for (const { name, ask, asker } of attempts) {
      const { status, code } = await askRoute(desks, route, row, ask, asker === 'nobody' ? {} : desks.as(desk, personAs(asker)));
      said[name] = [status, code];
    }
    const wanted = ({ kind }: { kind: IdKind }) => (kind === 'signed' ? [401, 'unauthenticated'] : [404, 'not-found']);
    expect(said).toEqual(Object.fromEntries(attempts.map((each) => [each.name, wanted(each)])));
    const after = await databaseState(desk.db);
    // A door writes down that somebody was turned away.
    const signed = attempts.some(({ kind }) => kind === 'signed');
    expect(signed ? { ...after, 'app.door': '' } : after).toEqual(signed ? { ...before, 'app.door': '' } : before);
  });
});

const personAs = (asker: Asker) => people.get(asker) as Member;

/** Everybody who may call the route; another brand's is foreign to who works for some brands only. */
function askersOf({ access }: AppRoute, kind: IdKind, whose: Whose): Asker[] {
  if (whose === 'another brand' && kind !== 'brand') return [];
  if (whose === 'another agency' && kind === 'secret') return [];
  if (access.kind === 'public') return ['nobody'];
  const may = members.filter((asker) => access.kind !== 'can' || can(roleOf(asker), access.action));
  return whose === 'another brand' ? may.filter((asker) => asker === 'client' || asker.startsWith('limited')) : may;
}

/** A request that is valid but for one id. */
async function foreignAsk(row: Row, place: string, kind: IdKind, whose: Whose, asker: Asker): Promise<Ask> {
  const actor = asker === 'nobody' ? desk.member('owner') : personAs(asker);
  const own = await row.ask({ desks, desk, actor });
  if (whose === 'nobody') return replaced(own, place, unknown(valueAt(own, place), kind));
  const theirs = whose === 'another brand' ? { desks, desk: hidden, actor } : { desks, desk: stranger, actor: stranger.member(actor.role) };
  return replaced(own, place, valueAt(await row.ask(theirs), place));
}

function unknown(own: string, kind: IdKind): string {
  if (kind === 'secret') return newToken().token;
  return /^\d+$/.test(own) ? '987654321' : randomUUID();
}

function partsOf(place: string): [Part, string, boolean] {
  const [part, name] = place.split('.') as [Part, string];
  return [part, name.replace('[]', ''), name.endsWith('[]')];
}

function valueAt(ask: Ask, place: string): string {
  const [part, name, list] = partsOf(place);
  const value = (ask[part] as Record<string, string | string[]> | undefined)?.[name];
  if (value === undefined) throw new Error(`The fixture gives no ${place}.`);
  return list ? (value[0] as string) : (value as string);
}

function replaced(ask: Ask, place: string, value: string): Ask {
  const [part, name, list] = partsOf(place);
  return { ...ask, [part]: { ...ask[part], [name]: list ? [value] : value } };
}
