import { likenessPage } from '@sourcedesk/contracts/likeness';
import { type Desk, type TestDatabase, aDesk, aQuery, openTestDatabase } from '@sourcedesk/data/testing';
import type { LikenessId, QueryId } from '@sourcedesk/domain/ids';
import { LikenessService } from './likeness.service';

const body =
  'I am writing about bakers who mill their own flour. How do they choose the grain, what does a mill cost, and would they do it again? Please send two paragraphs.';
const hour = 3_600_000;
let db: TestDatabase;
let finder: LikenessService;
let likenesses: LikenessService;
let desk: Desk;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-09-15T09:30:00Z' });
  finder = new LikenessService(db.worker);
  likenesses = new LikenessService(db.api);
});
afterAll(() => db?.close());
beforeEach(async () => {
  desk = await aDesk(db);
});

const ago = (hours: number) => new Date(db.clock.now().getTime() - hours * hour);
const of = async (id: QueryId, by: Desk = desk) =>
  likenessPage.parse(JSON.parse(await likenesses.list(by.manager, id, { limit: 50 }))).items;

describe('a request that comes again', () => {
  it('by another service is found, with what speaks for it, and seen from both', async () => {
    const first = await aQuery(desk, {
      service: 'haro',
      body,
      summary: 'Bakers who mill',
      outlet: { name: 'Garden Weekly' },
      receivedAt: ago(30),
    });
    const again = await aQuery(desk, {
      service: 'sos',
      body: body.replace('I am', 'I’m'),
      summary: 'Millers',
      outlet: { name: 'GARDEN WEEKLY' },
      journalist: { name: 'Somebody Else' },
    });
    await finder.find(desk.agencyId, [again]);
    const [found] = await of(again);
    expect(found).toMatchObject({
      query: { id: again, service: 'sos' },
      other: { id: first, service: 'haro' },
      evidence: { summary: 'differs', outlet: 'same', journalist: 'differs' },
      verdict: 'open',
      judgedBy: null,
    });
    expect(found?.evidence.text).toBeGreaterThan(0.8);
    expect(await of(first)).toEqual([found]);
  });

  it('is found by its beginning where outlet and journalist are others', async () => {
    await aQuery(desk, { body, outlet: { name: 'Anonymous' }, journalist: { name: '', identity: 'a' }, receivedAt: ago(3) });
    const again = await aQuery(desk, {
      body: `${body} By Friday.`,
      outlet: { name: 'Garden Weekly' },
      journalist: { name: 'Ada Quill', identity: 'b' },
    });
    await finder.find(desk.agencyId, [again]);
    expect(await of(again)).toMatchObject([{ evidence: { summary: 'same', outlet: 'not-named', journalist: 'not-named' } }]);
  });

  it('is not found where it is another request, came long ago, or belongs to another agency', async () => {
    const stranger = await aDesk(db);
    await aQuery(stranger, { body, receivedAt: ago(2) });
    await aQuery(desk, { body, receivedAt: ago(24 * 90) });
    await aQuery(desk, {
      body: 'What helps people to sleep on a night train? Please name two studies.',
      summary: 'Sleep',
      receivedAt: ago(2),
    });
    const again = await aQuery(desk, { body, summary: 'Millers' });
    await finder.find(desk.agencyId, [again]);
    expect(await of(again)).toEqual([]);
  });

  it('is found once, whichever of two is looked at, and what a person said of it stays', async () => {
    const [one, two] = [await aQuery(desk, { body }), await aQuery(desk, { body })];
    await finder.find(desk.agencyId, [one, two]);
    await finder.find(desk.agencyId, [two]);
    const [found, ...more] = await of(one);
    expect(more).toEqual([]);
    const id = found?.id as LikenessId;
    expect(await likenesses.judge(desk.ctx('editor'), id, 'different')).toMatchObject({
      verdict: 'different',
      judgedBy: { id: desk.userId('editor') },
    });
    await finder.find(desk.agencyId, [one, two]);
    expect(await of(two)).toEqual([expect.objectContaining({ id, verdict: 'different' })]);
    expect(await likenesses.judge(desk.manager, id, 'open')).toMatchObject({ verdict: 'open', judgedBy: null, judgedAt: null });
    expect(await likenesses.judge(desk.manager, id, 'same')).toMatchObject({ verdict: 'same' });
  });

  it('is not found by a stranger', async () => {
    const [one, two] = [await aQuery(desk, { body }), await aQuery(desk, { body })];
    await finder.find(desk.agencyId, [one, two]);
    const [found] = await of(one);
    const stranger = await aDesk(db);
    await expect(of(one, stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(likenesses.judge(stranger.manager, found?.id as LikenessId, 'same')).rejects.toMatchObject({ code: 'not-found' });
  });
});
