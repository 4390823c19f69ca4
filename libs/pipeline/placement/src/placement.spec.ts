import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Desk,
  type TestDatabase,
  aBrand,
  aDesk,
  aMember,
  aPitch,
  aPlacement,
  aProfile,
  aQuery,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import {
  clientPlacementPage,
  linkChecks as linkChecksShape,
  placement as placementShape,
  placementPage as placementPageShape,
} from '@sourcedesk/contracts/placement';
import type { BrandId, PitchId, PlacementId } from '@sourcedesk/domain/ids';
import type { PitchState } from '@sourcedesk/domain/workflow';
import { type SafeFetch, createSafeFetch } from '@sourcedesk/platform/fetch';
import { linkChecks, placementPage } from './placement.queries';
import { LinkCheckService, PlacementService } from './index';

let db: TestDatabase;
let placements: PlacementService;
let checker: LinkCheckService;
let door: SafeFetch;
let server: Server;
let answer: RequestListener = (_, response) => response.end();
let origin = '';

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true });
  placements = new PlacementService(db.api);
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = `http://${host}`;
  door = createSafeFetch({ allowHosts: [host], demo: true });
  checker = new LinkCheckService(db.worker, door);
});
afterAll(async () => {
  await door?.close();
  server?.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await db?.close();
});

const stateOf = async (id: PitchId) => (await db.admin.query('select state, published_from from app.pitch where id = $1', [id])).rows[0];
const rowOf = async (id: PlacementId | string) => (await db.admin.query('select * from app.placement where id = $1', [id])).rows[0];
const jobsOf = async (id: string) =>
  (await db.admin.query(`select from graphile_worker._private_jobs where payload ->> 'placementId' = $1`, [id])).rowCount;

describe('adding a placement', () => {
  it.each(['sent', 'declined', 'missed', 'withdrawn'] as const)(
    'publishes a pitch that is %s, and has the link looked for',
    async (state) => {
      const desk = await aDesk(db);
      const pitch = await aPitch(desk, { state });
      const added = placementShape.parse(
        await placements.add(desk.manager, { pitchId: pitch.id, url: 'https://harbour-post.example/a', outlet: '' }),
      );
      expect(added).toMatchObject({ brandId: desk.brandId, pitchId: pitch.id, link: null, outlet: 'The Harbour Post', title: '' });
      expect(await stateOf(pitch.id)).toEqual({ state: 'published', published_from: state });
      expect(await jobsOf(added.id)).toBe(1);
    },
  );

  it.each(['drafting', 'in_review', 'approved', 'scheduled', 'uncertain', 'failed'] as PitchState[])(
    'is refused for a pitch that is %s, and nothing stays',
    async (state) => {
      const desk = await aDesk(db);
      const pitch = await aPitch(desk, { state });
      await expect(
        placements.add(desk.manager, { pitchId: pitch.id, url: 'https://harbour-post.example/a', outlet: '' }),
      ).rejects.toMatchObject({
        code: 'wrong-state',
      });
      expect((await stateOf(pitch.id)).state).toBe(state);
      expect((await db.admin.query('select from app.placement where agency_id = $1', [desk.agencyId])).rowCount).toBe(0);
    },
  );

  it('takes several of one pitch, and publishes it once', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'sent' });
    await placements.add(desk.manager, { pitchId: pitch.id, url: 'https://harbour-post.example/a', outlet: '' });
    await placements.add(desk.owner, { pitchId: pitch.id, url: 'https://harbour-post.example/b', outlet: 'The Post on Sunday' });
    const { rows } = await db.admin.query(`select from_state from app.pitch_history where pitch_id = $1 and action = 'publish'`, [
      pitch.id,
    ]);
    expect(rows).toEqual([{ from_state: 'sent' }]);
    expect(await stateOf(pitch.id)).toEqual({ state: 'published', published_from: 'sent' });
  });

  it('takes one without a pitch, named after its host where no outlet is given', async () => {
    const desk = await aDesk(db);
    const added = await placements.add(desk.manager, { brandId: desk.brandId, url: 'https://www.lantern.example/x', outlet: '' });
    expect(added).toMatchObject({ pitchId: null, outlet: 'lantern.example' });
    expect(
      (await placements.add(desk.manager, { brandId: desk.brandId, url: 'https://www.lantern.example/y', outlet: 'Lantern' })).outlet,
    ).toBe('Lantern');
  });

  it("becomes the pitch's when it was found without one, takes a second pitch, and each is published once", async () => {
    const desk = await aDesk(db);
    const [first, second] = [await aPitch(desk, { state: 'sent' }), await aPitch(desk, { state: 'sent' })];
    const found = await placements.add(desk.manager, { brandId: desk.brandId, url: 'https://paper.example/found', outlet: '' });
    const adopted = await placements.add(desk.manager, { pitchId: first.id, url: 'https://paper.example/found', outlet: '' });
    expect(adopted).toMatchObject({ id: found.id, pitchId: first.id });
    const join = () => placements.add(desk.manager, { pitchId: second.id, url: 'https://paper.example/found', outlet: '' });
    const joined = await join();
    expect(joined).toMatchObject({ id: found.id, pitchId: first.id, pitchIds: [first.id, second.id] });
    expect(await join()).toEqual(joined);
    const published = await db.admin.query(`select pitch_id from app.pitch_history where agency_id = $1 and action = 'publish'`, [
      desk.agencyId,
    ]);
    expect(published.rows.map(({ pitch_id }) => pitch_id).sort()).toEqual([first.id, second.id].sort());
    await placements.unpublish(desk.manager, first.id, undefined, 'Not ours');
    expect(await placements.check(desk.ctx('manager', 'placements.check'), found.id as PlacementId)).toMatchObject({
      pitchId: second.id,
      pitchIds: [second.id],
    });
    const { rows } = await db.admin.query('select id, state from app.pitch where agency_id = $1 order by id', [desk.agencyId]);
    expect(rows).toEqual([
      { id: first.id, state: 'sent' },
      { id: second.id, state: 'published' },
    ]);
  });

  it('refuses the same address twice for a brand without a pitch, however it is spelled', async () => {
    const desk = await aDesk(db);
    const url = 'https://harbour-post.example/a';
    await placements.add(desk.manager, { pitchId: (await aPitch(desk, { state: 'sent' })).id, url, outlet: '' });
    await expect(placements.add(desk.manager, { brandId: desk.brandId, url, outlet: '' })).rejects.toMatchObject({
      code: 'already-exists',
    });
    const respelled = 'https://HARBOUR-post.example/a#comments';
    await expect(placements.add(desk.manager, { brandId: desk.brandId, url: respelled, outlet: '' })).rejects.toMatchObject({
      code: 'already-exists',
    });
    const other = await aBrand(desk);
    expect((await placements.add(desk.manager, { brandId: other, url, outlet: '' })).brandId).toBe(other);
  });

  it('is added once when two people do it at the same time', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'sent' });
    const add = () => placements.add(desk.manager, { pitchId: pitch.id, url: 'https://harbour-post.example/a', outlet: '' });
    const [one, other] = await Promise.all([add(), add()]);
    expect(other).toEqual(one);
  });

  it("refuses another brand's name beside a pitch, other agencies' pitches and brands, and editors", async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const pitch = await aPitch(desk, { state: 'sent' });
    const url = 'https://harbour-post.example/a';
    await expect(placements.add(desk.manager, { pitchId: pitch.id, brandId: await aBrand(desk), url, outlet: '' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(placements.add(stranger.manager, { pitchId: pitch.id, url, outlet: '' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(placements.add(stranger.manager, { brandId: desk.brandId, url, outlet: '' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(placements.add(desk.ctx('editor', 'placements.add'), { pitchId: pitch.id, url, outlet: '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await stateOf(pitch.id)).state).toBe('sent');
  });
});

describe('what becomes of the pitch', () => {
  it('goes back to where it was published from, and its articles stay with the brand', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'declined' });
    const added = await placements.add(desk.manager, { pitchId: pitch.id, url: 'https://harbour-post.example/a', outlet: '' });
    const back = await placements.unpublish(desk.manager, pitch.id, undefined, "It was another agency's.");
    expect(back.state).toBe('declined');
    expect(await stateOf(pitch.id)).toEqual({ state: 'declined', published_from: null });
    expect(await rowOf(added.id)).toMatchObject({ brand_id: desk.brandId });
    await expect(placements.unpublish(desk.manager, pitch.id, undefined, 'Again')).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('asks for a reason and the version that was seen', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'published' });
    await expect(placements.unpublish(desk.manager, pitch.id, undefined, ' ')).rejects.toMatchObject({ code: 'invalid' });
    await expect(placements.unpublish(desk.manager, pitch.id, pitch.version - 1, 'Why')).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('is declined once it was sent', async () => {
    const desk = await aDesk(db);
    expect((await placements.decline(desk.manager, (await aPitch(desk, { state: 'sent' })).id)).state).toBe('declined');
    await expect(placements.decline(desk.manager, (await aPitch(desk, { state: 'approved' })).id)).rejects.toMatchObject({
      code: 'wrong-state',
    });
    await expect(placements.decline(desk.editor, (await aPitch(desk, { state: 'sent' })).id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a look at the link', () => {
  const link = (rel = '', href = 'https://birch-rowan.example/sleep') => `<a href="${href}" rel="${rel}">Birch &amp; Rowan</a>`;
  const page =
    (body: string, head = '', headers: Record<string, string> = {}, status = 200): RequestListener =>
    (_, response) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(`<!doctype html><title>Eight hours at eighty miles</title>${head}<body>${body}`);
    };
  async function looked(desk: Desk, id: PlacementId) {
    await checker.check(desk.agencyId, id);
    const row = await rowOf(id);
    const { rows } = await db.admin.query('select state, problem, http_status from app.link_check where placement_id = $1 order by id', [
      id,
    ]);
    return { row, checks: rows };
  }
  const unchecked = async (url = `${origin}/article`) => {
    const desk = await aDesk(db);
    return { desk, id: await aPlacement(desk, { link: null, url, title: '' }) };
  };

  it.each<[string, RequestListener, object]>([
    [
      'a followed link',
      page(link()),
      { state: 'ok', rel: '', target: 'https://birch-rowan.example/sleep', anchor: 'Birch & Rowan', http_status: 200 },
    ],
    ['nofollow by rel', page(link('nofollow noopener')), { state: 'nofollow', rel: 'nofollow noopener' }],
    ['nofollow by the robots meta', page(link(), '<meta name="robots" content="nofollow">'), { state: 'nofollow' }],
    ['nofollow by a header', page(link(), '', { 'x-robots-tag': 'nofollow' }), { state: 'nofollow' }],
    ['a paid link', page(link('sponsored')), { state: 'sponsored' }],
    ['a page kept from search engines', page(link(), '<meta name="robots" content="noindex">'), { state: 'noindex' }],
    ['no link', page('No link at all.'), { state: 'missing', target: '' }],
    [
      'a link that leads elsewhere',
      page(link('', 'https://elsewhere.example/')),
      { state: 'wrong-target', target: 'https://elsewhere.example/' },
    ],
    ['a page that is gone', page(link(), '', {}, 404), { state: 'http-error', http_status: 404, title: '' }],
  ])('finds %s', async (_, served, expected) => {
    answer = served;
    const { desk, id } = await unchecked();
    const { row, checks } = await looked(desk, id);
    expect(row).toMatchObject({ title: 'Eight hours at eighty miles', ...expected });
    expect(row.next_check_at.getTime()).toBe(db.clock.now().getTime() + 86_400_000);
    expect(checks).toEqual([{ state: row.state, problem: '', http_status: row.http_status }]);
    const shown = placementPageShape.parse(JSON.parse(await db.api.run(desk.va, (tx) => placementPage(tx, { limit: 50 })))).items[0];
    expect(shown?.link).toMatchObject({ state: row.state, checkedAt: db.clock.now().toISOString() });
  });

  it("counts a link to the site of one of the brand's experts", async () => {
    answer = page(link('', 'https://ines-falk.example/'));
    const { desk, id } = await unchecked();
    await aProfile(desk, { siteUrl: 'https://www.ines-falk.example/about' });
    expect((await looked(desk, id)).row.state).toBe('ok');
  });

  it.each([
    ['nobody answers', 'http://127.0.0.1:9/article', 'port'],
    ['the address is not public', 'http://10.0.0.1/article', 'address'],
  ])('is unreachable when %s, and says why', async (_, url, problem) => {
    const { desk, id } = await unchecked(url);
    const { row, checks } = await looked(desk, id);
    expect(row).toMatchObject({ state: 'unreachable', http_status: null });
    expect(checks).toEqual([{ state: 'unreachable', problem, http_status: null }]);
    const told = linkChecksShape.parse(JSON.parse(await db.api.run(desk.editor, (tx) => linkChecks(tx, id, { limit: 50 }))));
    expect(told.items).toMatchObject([{ state: 'unreachable', problem }]);
  });

  it('never fetches an invented link of the demo, and leaves it as it is', async () => {
    const desk = await aDesk(db);
    const id = await aPlacement(desk, { link: 'nofollow' });
    db.clock.advance(3_600_000);
    const { row, checks } = await looked(desk, id);
    expect(row.state).toBe('nofollow');
    expect(checks).toHaveLength(1);
    expect(row.next_check_at.getTime()).toBeGreaterThan(db.clock.now().getTime());
  });

  it('says of an invented link of the demo that nobody has looked at why it stays so', async () => {
    const { desk, id } = await unchecked('https://never-there.example/article');
    expect((await looked(desk, id)).checks).toEqual([{ state: 'unreachable', problem: 'demo', http_status: null }]);
    expect((await looked(desk, id)).checks).toHaveLength(1);
  });

  it('keeps every look, and the day of the state moves only when the state does', async () => {
    const { desk, id } = await unchecked();
    const since: string[] = [];
    const first = db.clock.now().toISOString();
    for (const served of [page(link()), page(link()), page(link('nofollow')), page('gone', '', {}, 404), page(link('nofollow'))]) {
      answer = served;
      since.push((await looked(desk, id)).row.state_since.toISOString());
      db.clock.advance(86_400_000);
    }
    const day = (days: number) => new Date(Date.parse(first) + days * 86_400_000).toISOString();
    expect(since).toEqual([first, first, day(2), day(3), day(4)]);
    const checks = linkChecksShape.parse(JSON.parse(await db.api.run(desk.editor, (tx) => linkChecks(tx, id, { limit: 50 }))));
    expect(checks.items.map(({ state }) => state)).toEqual(['nofollow', 'http-error', 'nofollow', 'ok', 'ok']);
    expect((await rowOf(id)).title).toBe('Eight hours at eighty miles');
    const { rows } = await db.admin.query(`select what from app.event where entity_id = $1 order by id`, [id]);
    expect(rows.map(({ what }) => what)).toEqual(['changed', 'checked', 'changed', 'changed', 'changed']);
  });

  it('takes whatever a page holds', async () => {
    const { desk, id } = await unchecked();
    answer = page(
      `<a href="https://birch-rowan.example/${'x'.repeat(5000)}" rel="${'me '.repeat(900)}">\0null ${'and on '.repeat(900)}</a>`,
    );
    const { row } = await looked(desk, id);
    expect(row.state).toBe('ok');
    expect(row.target.length).toBeLessThanOrEqual(2000);
    expect(row.anchor.length).toBeLessThanOrEqual(500);
  });

  it('is asked for by hand, once however often', async () => {
    const { desk, id } = await unchecked();
    await placements.check(desk.editor, id);
    await placements.check(desk.editor, id);
    expect(await jobsOf(id)).toBe(1);
    const stranger = await aDesk(db);
    await expect(placements.check(stranger.editor, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(db.api.run(stranger.editor, (tx) => linkChecks(tx, id, { limit: 50 }))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a placement that is gone does nothing', async () => {
    const desk = await aDesk(db);
    await expect(checker.check(desk.agencyId, '0190a000-0000-7000-8000-000000000000' as PlacementId)).resolves.toBeUndefined();
  });
});

describe('the list of placements', () => {
  it('gives clients a shape of their own, of their own brand', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk);
    const queryId = await aQuery(desk, { journalist: { name: 'Canary Journalist' } });
    const pitch = await aPitch(desk, { state: 'published', queryId });
    const mine = await aPlacement(desk, { pitchId: pitch.id });
    await aPlacement(desk, { brandId: other });
    const text = await db.api.run(desk.client, (tx) => placementPage(tx, { limit: 50 }));
    const seen = clientPlacementPage.parse(JSON.parse(text));
    expect(seen.items.map(({ id }) => id)).toEqual([mine]);
    for (const canary of ['Canary Journalist', pitch.id, desk.member('va').name]) expect(text).not.toContain(canary);
    await expect(db.api.run(desk.client, (tx) => placementPage(tx, { limit: 50, brandId: other }))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is limited to the brands of its reader, filtered and paged', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk);
    const made: string[] = [];
    for (let index = 0; index < 3; index++) {
      db.clock.advance(1000);
      made.unshift(await aPlacement(desk, { brandId: index === 1 ? other : desk.brandId }));
    }
    const list = async (ctx: Desk['va'], query: { brandId?: BrandId; cursor?: string; limit?: number } = {}) =>
      placementPageShape.parse(JSON.parse(await db.api.run(ctx, (tx) => placementPage(tx, { limit: 50, ...query }))));
    const ids = async (...of: Parameters<typeof list>) => (await list(...of)).items.map(({ id }) => id);
    expect(await ids(desk.va)).toEqual(made);
    expect(await ids(desk.va, { brandId: other })).toEqual([made[1]]);
    expect(await ids((await aMember(desk, { role: 'va', brandIds: [other] })).ctx())).toEqual([made[1]]);
    const first = await list(desk.va, { limit: 2 });
    expect([...first.items.map(({ id }) => id), ...(await ids(desk.va, { limit: 2, cursor: first.nextCursor ?? '' }))]).toEqual(made);
  });
});
