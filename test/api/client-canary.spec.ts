import type { AddressInfo } from 'node:net';
import { insertRow, aBrand, aMember, aPitch, aPlacement, aReportLink, type Desk, type Member } from '@sourcedesk/data/testing';
import { newId } from '@sourcedesk/data';
import { can } from '@sourcedesk/domain/permissions';
import { pitchStates } from '@sourcedesk/domain/workflow';
import { newToken } from '@sourcedesk/platform/secrets';
import { type AppRoute, appRoutes } from '../support/app-routes';
import { askRoute } from '../support/ask-route';
import { type DeskApp, openDeskApp } from '../support/desk-app';
import { EventPage } from '../support/event-page';
import { mailThatArrives, noWeb } from '../support/no-world';
import { type Row, rows } from './requests';

let desks: DeskApp;
let desk: Desk;
let client: Member;
let address: string;
let routes: readonly AppRoute[];
const pitchIds: string[] = [];
/** Words and ids that no client may ever be shown. */
let secrets: readonly string[];

beforeAll(async () => {
  desks = await openDeskApp({}, undefined, { mailTransport: mailThatArrives, safeFetch: noWeb });
  routes = appRoutes(desks.app);
  desk = await desks.aDesk();
  client = desk.member('client');
  const rival = await aBrand(desk);
  await desk.db.owner.query('update app.brand set needs_client_approval = true');
  for (const state of pitchStates) pitchIds.push((await aPitch(desk, { state })).id);
  const published = await aPitch(desk, { state: 'published' });
  await aPlacement(desk, { pitchId: published.id });
  await aPlacement(desk, { brandId: rival });
  await aPitch(desk, { brandId: rival, state: 'client_review' });
  for (const kind of ['question', 'bounce'])
    await insertRow(desk.db, 'reply', {
      agency_id: desk.agencyId,
      id: newId(),
      brand_id: desk.brandId,
      pitch_id: published.id,
      kind,
      text: 'as said',
      at: desk.db.clock.now(),
      recorded_by: desk.userId('editor'),
      recorded_at: desk.db.clock.now(),
    });
  await plant();
  secrets = ['canary', rival, desk.userId('va'), desk.userId('editor'), published.queryId, published.matchId];
  await desks.app.listen(0, '127.0.0.1');
  address = `http://127.0.0.1:${(desks.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => desks?.close());

/** Puts a word that is nowhere else into everything a client must not see. */
async function plant(): Promise<void> {
  const { owner } = desk.db;
  const where = 'where agency_id = $1';
  for (const statement of [
    `update app.query set journalist_name = 'Canary Journalist', outlet_name = 'Canary Gazette', outlet_url = 'https://canary-gazette.example', body = 'What does the canary say?',
       reply_address = 'canary.' || id || '@relay.example', other_addresses = '{canary@elsewhere.example}', category = 'Canary' ${where}`,
    `update app.journalist set name = 'Canary Journalist' ${where}`,
    `update app.outlet set name = 'Canary Gazette' ${where}`,
    `update app.inbound_message set subject = 'Canary digest', sender = 'canary@service.example' ${where}`,
    `update app.pitch set return_reason = 'Canary reason', elsewhere_reference = 'canary' ${where}`,
    `update app.pitch_history set reason = 'Canary reason' ${where}`,
    `update app.match set dismiss_reason = 'Canary reason', reasons = '[{"kind": "term", "text": "canary", "weight": 40}]' ${where}`,
    `update app.outbox_message set recipient = 'canary@relay.example', problem = 'Canary problem' ${where}`,
    `update app.reply set text = 'Canary answer' ${where}`,
    `update app.mailbox set username = 'canary', host = 'canary.example' ${where}`,
    `update app.profile set alert = 'canary', veto_terms = '{canary}' ${where}`,
    `update app.brand set pause_reason = case when status = 'paused' then 'Canary' else '' end ${where}`,
  ])
    await owner.query(statement, [desk.agencyId]);
  await owner.query(
    `update app.person set name = 'Canary Colleague', email = 'canary.' || id || '@lantern-lane.example'
      where id in (select user_id from app.membership where agency_id = $1 and role <> 'client')`,
    [desk.agencyId],
  );
  await owner.query(`update app.brand set name = 'Canary Rival ' || id where agency_id = $1 and id <> $2`, [desk.agencyId, desk.brandId]);
}

const found = (text: string): string[] => secrets.filter((secret) => text.toLowerCase().includes(secret));

it('the words are where staff see them, so that their absence means something', async () => {
  const manager = desks.as(desk, 'manager');
  const texts = await Promise.all(
    ['queries', 'pitches?limit=100', 'brands', 'members', 'intake/messages', 'matches?verdict=accepted', `pitches/${pitchIds[1]}`].map(
      async (path) => (await desks.http().get(`/api/v1/${path}`).set(manager)).text,
    ),
  );
  for (const text of texts) expect(found(text)).toContain('canary');
});

describe('what a client is answered', () => {
  it.each(Object.entries(rows))('%s tells nothing of journalists, colleagues, other brands and reasons', async (key, row) => {
    const route = routes.find((each) => each.key === key) as AppRoute;
    if (route.access.kind === 'public' && key !== 'GET /api/v1/public/reports/:token') return;
    const ask = await row.ask({ desks, desk, actor: client });
    await plant();
    const answer = await askRoute(desks, route, row, ask, desks.as(desk, client));
    const may = route.access.kind !== 'can' || can('client', route.access.action);
    expect([may ? answer.status < 300 : answer.status === 403, found(JSON.stringify(answer.headers) + (answer.text ?? ''))]).toEqual([
      true,
      [],
    ]);
  });

  it('tells it of no pitch, whatever its state, nor by lists, exports and links', async () => {
    await plant();
    const period = 'from=2026-10-01&to=2026-11-30';
    const paths = [
      ...pitchIds.flatMap((id) => ['', '/history', '/versions', '/replies'].map((more) => `pitches/${id}${more}`)),
      ...['pitches?limit=100', 'placements?limit=100', 'brands?limit=100', 'me', 'members', 'queue', 'queries', 'inbox'],
      ...['report', 'report.csv'].map((report) => `brands/${desk.brandId}/${report}?${period}`),
    ];
    const seen = [];
    for (const path of paths) {
      const { text } = await desks.http().get(`/api/v1/${path}`).set(desks.as(desk, client));
      if (found(text).length > 0) seen.push([path, found(text)]);
    }
    const { token, hash } = newToken();
    await aReportLink(desk, { tokenHash: hash });
    const shared = await desks.http().get(`/api/v1/public/reports/${token}`);
    expect(shared.status).toBe(200);
    expect([seen, found(shared.text)]).toEqual([[], []]);
  });

  it('is of its own brand only, also in the stream of events', async () => {
    const page = await EventPage.open(`${address}/api/v1/events`, desks.as(desk, client));
    const all = await EventPage.open(`${address}/api/v1/events`, desks.as(desk, 'owner'));
    const colleague = await aMember(desk, { role: 'editor' });
    for (const [key, row] of Object.entries(rows) as [string, Row][]) {
      const route = routes.find((each) => each.key === key) as AppRoute;
      if (!key.startsWith('GET') && route.access.kind === 'can' && can('editor', route.access.action))
        await askRoute(desks, route, row, await row.ask({ desks, desk, actor: colleague }), desks.as(desk, colleague));
    }
    const last = await aPitch(desk, { state: 'client_review' });
    const back = { 'if-match': `"${last.version}"`, ...desks.as(desk, colleague) };
    await desks.http().post(`/api/v1/pitches/${last.id}/return`).set(back).send({ reason: 'Canary reason' }).expect(200);
    const came = () => Promise.resolve(page.events.map(({ entityId, what }) => `${what} ${entityId}`));
    await page.until(came, (events) => events.includes(`return ${last.id}`));
    expect(found(page.text)).toEqual([]);
    expect(new Set(page.events.map(({ brandId }) => brandId))).toEqual(new Set([desk.brandId]));
    expect(page.events.length).toBeLessThan(all.events.length);
    for (const open of [page, all]) open.close();
  });
});
