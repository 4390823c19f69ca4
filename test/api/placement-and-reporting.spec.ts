import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pitch as pitchShape } from '@sourcedesk/contracts/drafting';
import { clientPlacementPage, linkChecks, placement as placementShape, placementPage } from '@sourcedesk/contracts/placement';
import { overview, report as reportShape, reportLinkCreated, reportLinks } from '@sourcedesk/contracts/reporting';
import { aBrand, aPitch, aPlacement, type Desk } from '@sourcedesk/data/testing';
import type { PlacementId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { LinkCheckService } from '@sourcedesk/pipeline/placement';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
let stranger: Desk;
let outlet: Server;
let article = '';

beforeAll(async () => {
  outlet = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>Eight hours</title><a href="https://birch-rowan.example/" rel="nofollow">Birch &amp; Rowan</a>');
  });
  await new Promise<void>((listening) => outlet.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(outlet.address() as AddressInfo).port}`;
  article = `http://${host}/article`;
  desks = await openDeskApp({ FETCH_ALLOW_HOSTS: host });
});
beforeEach(async () => {
  [desk, stranger] = [await desks.aDesk(), await desks.aDesk()];
});
afterAll(async () => {
  await desks?.close();
  outlet?.closeAllConnections();
  await new Promise((closed) => outlet.close(closed));
});

const get = (path: string, role: Role = 'manager', of = desk) => desks.http().get(`/api/v1/${path}`).set(desks.as(of, role));
const post = (path: string, body: object = {}, role: Role = 'manager', of = desk) =>
  desks.http().post(`/api/v1/${path}`).set(desks.as(of, role)).send(body);
const period = 'from=2026-10-01&to=2026-11-30';

describe('placements', () => {
  it('are added, looked at through the safe door, and listed', async () => {
    const sent = await aPitch(desk, { state: 'sent' });
    const added = answered(await post('placements', { pitchId: sent.id, url: article }), 201, placementShape);
    expect(added).toMatchObject({ pitchId: sent.id, brandId: desk.brandId, link: null, outlet: 'The Harbour Post' });
    expect(answered(await get(`pitches/${sent.id}`), 200, pitchShape).state).toBe('published');
    await desks.app.get(LinkCheckService, { strict: false }).check(desk.agencyId, added.id as PlacementId);
    const [listed] = answered(await get('placements', 'va'), 200, placementPage).items;
    expect(listed).toMatchObject({
      id: added.id,
      title: 'Eight hours',
      link: { state: 'nofollow', rel: 'nofollow', target: 'https://birch-rowan.example/', httpStatus: 200 },
    });
    expect(answered(await post(`placements/${added.id}/check`, {}, 'editor'), 200, placementShape).link?.state).toBe('nofollow');
    expect(answered(await get(`placements/${added.id}/checks`, 'editor'), 200, linkChecks).items).toHaveLength(1);
  });

  it('are refused twice, without brand, without address, and before the pitch was sent', async () => {
    const body = { brandId: desk.brandId, url: 'https://harbour-post.example/a' };
    answered(await post('placements', body), 201, placementShape);
    expect(refused(await post('placements', body), 409)).toBe('already-exists');
    expect(refused(await post('placements', { url: body.url }), 422)).toBe('invalid');
    expect(refused(await post('placements', { brandId: desk.brandId, url: 'javascript:alert(1)' }), 422)).toBe('invalid');
    const draft = await aPitch(desk, { state: 'drafting' });
    expect(refused(await post('placements', { pitchId: draft.id, url: 'https://harbour-post.example/b' }), 409)).toBe('wrong-state');
    expect(refused(await post('placements', { brandId: desk.brandId, url: 'https://harbour-post.example/c' }, 'editor'), 403)).toBe(
      'forbidden',
    );
  });

  it('give a repeated request with the same key the same answer', async () => {
    const body = { brandId: desk.brandId, url: 'https://harbour-post.example/once' };
    const send = () => post('placements', body).set('idempotency-key', 'once-and-again');
    const first = answered(await send(), 201, placementShape);
    expect(answered(await send(), 201, placementShape)).toEqual(first);
  });

  it('have a shape of their own for clients', async () => {
    const { id } = await aPitch(desk, { state: 'published', query: { journalist: { name: 'Canary Journalist' } } });
    const mine = await aPlacement(desk, { pitchId: id });
    await aPlacement(desk, { brandId: await aBrand(desk) });
    const answer = await get('placements', 'client');
    expect(answered(answer, 200, clientPlacementPage).items.map((each) => each.id)).toEqual([mine]);
    for (const canary of [id, 'Canary', desk.member('va').name]) expect(answer.text).not.toContain(canary);
    expect(refused(await get(`placements/${mine}/checks`, 'client'), 403)).toBe('forbidden');
  });

  it('move the pitch back when it is unpublished, and forward when it is declined', async () => {
    const published = await aPitch(desk, { state: 'published' });
    expect(refused(await post(`pitches/${published.id}/unpublish`), 400)).toBe('malformed');
    const back = await post(`pitches/${published.id}/unpublish`, { reason: 'Not ours' }).set('if-match', `"${published.version}"`);
    expect(answered(back, 200, pitchShape).state).toBe('sent');
    expect(back.headers['etag']).toBe(`"${published.version + 1}"`);
    expect(refused(await post(`pitches/${published.id}/decline`).set('if-match', `"${published.version}"`), 412)).toBe('stale-version');
    expect(answered(await post(`pitches/${published.id}/decline`), 200, pitchShape).state).toBe('declined');
  });

  it('of another agency are not found', async () => {
    const [id, sent] = [await aPlacement(desk), await aPitch(desk, { state: 'sent' })];
    expect(refused(await post(`placements/${id}/check`, {}, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await get(`placements/${id}/checks`, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await post('placements', { pitchId: sent.id, url: 'https://x.example/' }, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await post('placements', { brandId: desk.brandId, url: 'https://x.example/' }, 'manager', stranger), 404)).toBe(
      'not-found',
    );
    expect(refused(await post(`pitches/${sent.id}/decline`, {}, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await get(`placements?brandId=${desk.brandId}`, 'manager', stranger), 404)).toBe('not-found');
  });
});

describe('reports', () => {
  it('are read by the desk and the client, and not by VAs or strangers', async () => {
    await aPitch(desk, { state: 'sent' });
    await aPlacement(desk);
    const path = `brands/${desk.brandId}/report?${period}`;
    const report = answered(await get(path), 200, reportShape);
    expect(report).toMatchObject({ pitches: { sent: 1, published: 1 }, links: { alive: 1, followed: 1, of: 1 } });
    expect(answered(await get(path, 'client'), 200, reportShape)).toEqual(report);
    expect(refused(await get(path, 'va'), 403)).toBe('forbidden');
    expect(refused(await get(path, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await get(`brands/${await aBrand(desk)}/report?${period}`, 'client'), 404)).toBe('not-found');
    expect(refused(await get(`brands/${desk.brandId}/report?from=2026-11-30&to=2026-11-01`), 422)).toBe('invalid');
    for (const wrong of ['', 'from=2026-11-31&to=2026-12-01', 'from=yesterday&to=today'])
      expect(refused(await get(`brands/${desk.brandId}/report?${wrong}`), 400)).toBe('malformed');
  });

  it('leave as CSV', async () => {
    await aPlacement(desk, { title: '=1+1' });
    const answer = await get(`brands/${desk.brandId}/report.csv?${period}`, 'client');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
    expect(answer.text).toMatch(/^\uFEFFBrand,Published,Outlet,/);
    expect(answer.text).not.toMatch(/(^|,)"?=1/m);
    expect(refused(await get(`brands/${desk.brandId}/report.csv?${period}`, 'manager', stranger), 404)).toBe('not-found');
  });

  it('open by a link without sign-in, until it is revoked', async () => {
    await aPlacement(desk);
    const expiresAt = new Date(desks.db.clock.now().getTime() + 86_400_000).toISOString();
    const made = answered(await post(`brands/${desk.brandId}/report-links`, { name: 'For the board', expiresAt }), 201, reportLinkCreated);
    const token = /\/r\/([\w-]{43})$/.exec(made.url)?.[1] ?? '';
    const open = () => desks.http().get(`/api/v1/public/reports/${token}`);
    expect(refused(await desks.http().get(`/api/v1/public/reports/${token}?surplus=1`), 400)).toBe('malformed');
    const opened = await open();
    expect(answered(opened, 200, reportShape)).toMatchObject({ brand: { id: desk.brandId }, links: { of: 1 } });
    expect(opened.headers['referrer-policy']).toBe('no-referrer');
    expect(answered(await get(`brands/${desk.brandId}/report-links`), 200, reportLinks).items).toMatchObject([{ id: made.id, opens: 1 }]);
    expect((await post(`report-links/${made.id}/revoke`)).status).toBe(200);
    expect(refused(await open(), 410)).toBe('expired');
  });

  it('do not open by links that expired or never were', async () => {
    const soon = new Date(desks.db.clock.now().getTime() + 1000).toISOString();
    const { url } = answered(await post(`brands/${desk.brandId}/report-links`, { name: 'Short', expiresAt: soon }), 201, reportLinkCreated);
    desks.db.clock.advance(1000);
    expect(refused(await desks.http().get(`/api/v1/public/reports/${url.split('/').at(-1)}`), 410)).toBe('expired');
    expect(refused(await desks.http().get(`/api/v1/public/reports/${'x'.repeat(43)}`), 404)).toBe('not-found');
    expect(refused(await post(`brands/${desk.brandId}/report-links`, { name: 'Past', expiresAt: soon }), 422)).toBe('invalid');
    expect(
      refused(await post(`brands/${desk.brandId}/report-links`, { name: 'x', expiresAt: '2027-01-01T00:00:00Z' }, 'editor'), 403),
    ).toBe('forbidden');
  });

  it('are shared and revoked within the agency alone', async () => {
    const made = answered(
      await post(`brands/${desk.brandId}/report-links`, { name: 'x', expiresAt: '2027-01-01T00:00:00Z' }),
      201,
      reportLinkCreated,
    );
    expect(refused(await post(`report-links/${made.id}/revoke`, {}, 'manager', stranger), 404)).toBe('not-found');
    expect(refused(await get(`brands/${desk.brandId}/report-links`, 'manager', stranger), 404)).toBe('not-found');
    expect(
      refused(
        await post(`brands/${desk.brandId}/report-links`, { name: 'x', expiresAt: '2027-01-01T00:00:00Z' }, 'manager', stranger),
        404,
      ),
    ).toBe('not-found');
  });
});

it('the overview says what needs somebody', async () => {
  const pitch = await aPitch(desk, { state: 'failed' });
  const view = answered(await get('overview', 'editor'), 200, overview);
  expect(view.attention).toMatchObject([{ pitchId: pitch.id, action: 'retry' }]);
  expect(refused(await get('overview', 'va'), 403)).toBe('forbidden');
});
