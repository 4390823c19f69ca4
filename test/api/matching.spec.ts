import { inboxPage, match as matchShape, matchPage } from '@sourcedesk/contracts/matching';
import { aMatch, aMember, aProfile, aQuery, aBrand, type Desk } from '@sourcedesk/data/testing';
import { MatchQueriesService } from '@sourcedesk/pipeline/matching';
import { answered, type DeskApp, openDeskApp, refused } from '../support/desk-app';

let desks: DeskApp;
let desk: Desk;
let stranger: Desk;

beforeAll(async () => {
  desks = await openDeskApp();
});
beforeEach(async () => {
  [desk, stranger] = [await desks.aDesk(), await desks.aDesk()];
});
afterAll(() => desks?.close());

const get = (path: string, of = desk, role: 'va' | 'client' = 'va') => desks.http().get(`/api/v1/${path}`).set(desks.as(of, role));
const post = (path: string, body?: object, of = desk, role: 'editor' | 'va' | 'client' = 'editor') =>
  desks.http().post(`/api/v1/${path}`).set(desks.as(of, role)).send(body);

it('the engine’s matches are in the inbox, with reasons that add up', async () => {
  const profileId = await aProfile(desk, { alert: 'sleep AND "night train"' });
  const queryId = await aQuery(desk, { deadlineAt: new Date(desks.db.clock.now().getTime() + 7_200_000) });
  await desks.app.get(MatchQueriesService, { strict: false }).match(desk.agencyId, [queryId]);
  const { items, counts } = answered(await get('inbox'), 200, inboxPage);
  expect(counts).toEqual({ due: 1, strong: 0, possible: 0, none: 0, snoozed: 0 });
  expect(items[0]).toMatchObject({ query: { id: queryId }, matches: [{ profile: { id: profileId }, verdict: 'open', pitchId: null }] });
  const { score, reasons } = items[0]?.matches[0] ?? { score: -1, reasons: [] };
  expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
  expect(answered(await get('matches'), 200, matchPage).items[0]).toMatchObject({
    query: { id: queryId },
    brand: { id: desk.brandId },
    score,
  });
});

it('verdicts are given, changed and taken back', async () => {
  const { id } = await aMatch(desk);
  expect(answered(await post(`matches/${id}/accept`), 200, matchShape).verdict).toBe('accepted');
  expect(answered(await get('matches?verdict=accepted'), 200, matchPage).items.map((each) => each.id)).toEqual([id]);
  expect(answered(await post(`matches/${id}/dismiss`, { reason: 'Off topic' }), 200, matchShape).verdict).toBe('dismissed');
  const until = new Date(desks.db.clock.now().getTime() + 3_600_000).toISOString();
  expect(answered(await post(`matches/${id}/snooze`, { until }), 200, matchShape).verdict).toBe('snoozed');
  expect(answered(await get('inbox?lane=snoozed'), 200, inboxPage).items[0]?.matches[0]?.snoozedUntil).toBe(until);
  expect(answered(await post(`matches/${id}/reopen`), 200, matchShape).verdict).toBe('open');
});

it('verdicts that say too little are refused', async () => {
  const { id } = await aMatch(desk);
  expect(refused(await post(`matches/${id}/dismiss`), 400)).toBe('malformed');
  expect(refused(await post(`matches/${id}/dismiss`, { reason: ' ' }), 422)).toBe('invalid');
  expect(refused(await post(`matches/${id}/snooze`, { until: '2020-01-01T00:00:00Z' }), 422)).toBe('invalid');
  expect(refused(await post(`matches/${id}/accept`, { why: 'x' }), 400)).toBe('malformed');
});

it('a match chosen by hand is 201, the one that is there 200', async () => {
  const [queryId, profileId] = [await aQuery(desk), await aProfile(desk)];
  const made = answered(await post('matches', { queryId, profileId }), 201, matchShape);
  expect(made.verdict).toBe('accepted');
  expect(answered(await post('matches', { queryId, profileId }), 200, matchShape).id).toBe(made.id);
  expect(refused(await post('matches', { queryId, profileId: await aProfile(stranger) }), 404)).toBe('not-found');
  const resting = await aProfile(desk, { brandId: await aBrand(desk, { status: 'paused' }) });
  expect(refused(await post('matches', { queryId, profileId: resting }), 409)).toBe('brand-paused');
});

it('VAs read and do not judge, clients do neither, others find nothing', async () => {
  const { id, queryId } = await aMatch(desk);
  expect(refused(await post(`matches/${id}/accept`, {}, desk, 'va'), 403)).toBe('forbidden');
  expect(refused(await get('inbox', desk, 'client'), 403)).toBe('forbidden');
  for (const action of ['accept', 'reopen']) expect(refused(await post(`matches/${id}/${action}`, {}, stranger), 404)).toBe('not-found');
  expect(refused(await post(`matches/${id}/dismiss`, { reason: 'x' }, stranger), 404)).toBe('not-found');
  expect(refused(await post('matches', { queryId, profileId: await aProfile(stranger) }, stranger), 404)).toBe('not-found');
  const limited = await aMember(desk, { role: 'editor', brandIds: [] });
  const attempt = await desks.http().post(`/api/v1/matches/${id}/accept`).set(desks.as(desk, limited)).send({});
  expect(refused(attempt, 404)).toBe('not-found');
});

it('the inbox is paged through its own cursors', async () => {
  for (let index = 0; index < 3; index++)
    await aMatch(desk, { score: 80, query: { deadlineAt: new Date(desks.db.clock.now().getTime() + 2 * 86_400_000) } });
  const first = answered(await get('inbox?lane=strong&limit=2'), 200, inboxPage);
  const second = answered(await get(`inbox?lane=strong&limit=2&cursor=${first.nextCursor}`), 200, inboxPage);
  expect(new Set([...first.items, ...second.items].map(({ query }) => query.id)).size).toBe(3);
  expect(second.nextCursor).toBeNull();
  expect(refused(await get('inbox?lane=strong&cursor=2026'), 400)).toBe('malformed');
  expect(refused(await get('inbox?lane=lost'), 400)).toBe('malformed');
});
