import {
  type Desk,
  type TestDatabase,
  aBrand,
  aDesk,
  aMatch,
  aMember,
  aPitch,
  aPlacement,
  aProfile,
  aQuery,
  openTestDatabase,
} from '@sourcedesk/data/testing';
import {
  type InboxPage,
  type InboxQuery,
  type Lane,
  inboxPage as inboxShape,
  lanes,
  match as matchShape,
  matchPage as matchPageShape,
  queryWork as workShape,
} from '@sourcedesk/contracts/matching';
import type { Ctx } from '@sourcedesk/data';
import type { BrandId, MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { AlertIndexes } from './alert-indexes';
import { inboxPage, matchPage } from './matching.queries';
import { MatchQueriesService, MatchingService } from './index';
import { queryWork } from './query-work';

let db: TestDatabase;
let engine: MatchQueriesService;
let matching: MatchingService;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true });
  engine = new MatchQueriesService(db.worker, new AlertIndexes());
  matching = new MatchingService(db.api);
});
afterAll(() => db?.close());

interface Row {
  id: MatchId;
  profile_id: ProfileId;
  query_id: QueryId;
  score: number;
  reasons: { kind: string; text: string; weight: number }[];
  verdict: string;
  origin: string;
}
const matchesOf = async (desk: Desk): Promise<Row[]> =>
  (await db.admin.query<Row>('select * from app.match where agency_id = $1 order by query_id, profile_id', [desk.agencyId])).rows;
const profilesMatched = async (desk: Desk) => (await matchesOf(desk)).map(({ profile_id }) => profile_id).sort();
const setAlert = (desk: Desk, profileId: ProfileId, alert: string) =>
  db.owner.query('update app.profile set alert = $3, updated_at = $4 where agency_id = $1 and id = $2', [
    desk.agencyId,
    profileId,
    alert,
    db.clock.now(),
  ]);

const setRemoved = (profileId: ProfileId, removed: boolean) =>
  db.owner.query('update app.profile set removed_at = case when $2 then now() end where id = $1', [profileId, removed]);

describe('the engine', () => {
  it('asks every expert of the agency for each query, and says why', async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const second = await aBrand(desk);
    const trains = await aProfile(desk, { alert: 'sleep AND "night train" NOT crypto', topics: ['Travel'] });
    const anywhere = await aProfile(desk, { brandId: second, alert: 'category:travel', topics: [] });
    await aProfile(desk, { alert: 'mortgage', topics: [] });
    await aProfile(desk, { alert: 'sleep', vetoOutlets: ['The Harbour Post'] });
    await aProfile(stranger, { alert: 'sleep' });
    const queryId = await aQuery(desk);
    await engine.match(desk.agencyId, [queryId]);
    const found = await matchesOf(desk);
    expect(found.map(({ profile_id }) => profile_id).sort()).toEqual([trains, anywhere].sort());
    for (const { score, reasons, verdict, origin } of found) {
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
      expect({ verdict, origin }).toEqual({ verdict: 'open', origin: 'engine' });
    }
    const reasons = found.find(({ profile_id }) => profile_id === trains)?.reasons.map(({ kind }) => kind);
    expect(reasons).toEqual(expect.arrayContaining(['term', 'phrase', 'topic', 'exclusion']));
    expect(await matchesOf(stranger)).toEqual([]);
  });

  it('adds nothing when it runs again, also at the same time', async () => {
    const desk = await aDesk(db);
    for (let index = 0; index < 5; index++) await aProfile(desk);
    const queryIds = [await aQuery(desk), await aQuery(desk)];
    await Promise.all([engine.match(desk.agencyId, queryIds), engine.match(desk.agencyId, [...queryIds].reverse())]);
    const before = await matchesOf(desk);
    await engine.match(desk.agencyId, queryIds);
    expect(before).toHaveLength(10);
    expect(await matchesOf(desk)).toEqual(before);
  });

  it.each([
    ['onboarding', 1],
    ['active', 1],
    ['paused', 0],
    ['ended', 0],
  ] as const)('gives a brand that is %s its matches: %i', async (status, expected) => {
    const desk = await aDesk(db);
    const brandId = await aBrand(desk, { status });
    await aProfile(desk, { brandId });
    await engine.match(desk.agencyId, [await aQuery(desk)]);
    expect(await matchesOf(desk)).toHaveLength(expected);
  });

  it('sees changes of profiles and brands at once', async () => {
    const desk = await aDesk(db);
    const one = await aProfile(desk, { alert: 'mortgage', topics: [] });
    const next = async () => engine.match(desk.agencyId, [await aQuery(desk)]);
    await next();
    expect(await profilesMatched(desk)).toEqual([]);
    await setAlert(desk, one, 'sleep');
    await next();
    expect(await profilesMatched(desk)).toEqual([one]);
    const two = await aProfile(desk);
    await next();
    expect(await profilesMatched(desk)).toEqual([one, one, two].sort());
    await db.owner.query(`update app.brand set status = 'paused', pause_reason = 'x' where id = $1`, [desk.brandId]);
    await next();
    expect(await matchesOf(desk)).toHaveLength(3);
    await db.owner.query(`update app.brand set status = 'active', pause_reason = '' where id = $1`, [desk.brandId]);
    await next();
    expect(await matchesOf(desk)).toHaveLength(5);
    await setRemoved(two, true);
    await next();
    expect(await matchesOf(desk)).toHaveLength(6);
  });

  it('sees a change that began before the latest one and committed after it', async () => {
    const desk = await aDesk(db);
    const [slow, quick] = [
      await aProfile(desk, { alert: 'mortgage', topics: [] }),
      await aProfile(desk, { alert: 'mortgage', topics: [] }),
    ];
    const late = await db.owner.connect();
    try {
      await late.query('begin');
      await late.query(`update app.profile set alert = 'sleep', updated_at = $2 where id = $1`, [slow, db.clock.now()]);
      db.clock.advance(1000);
      await setAlert(desk, quick, 'sleep');
      await engine.match(desk.agencyId, [await aQuery(desk)]);
      expect(await profilesMatched(desk)).toEqual([quick]);
      await late.query('commit');
    } finally {
      late.release();
    }
    await engine.match(desk.agencyId, [await aQuery(desk)]);
    expect(await profilesMatched(desk)).toEqual([quick, quick, slow].sort());
  });

  it('lets one alert that cannot be read keep nobody else from their queries', async () => {
    const desk = await aDesk(db);
    const good = await aProfile(desk);
    await aProfile(desk, { alert: 'AND AND (' });
    await engine.match(desk.agencyId, [await aQuery(desk)]);
    expect(await profilesMatched(desk)).toEqual([good]);
  });

  it('matches 80 queries with 200 experts by the set', async () => {
    const desk = await aDesk(db);
    for (let index = 0; index < 200; index++) await aProfile(desk, { alert: index % 2 ? 'sleep' : 'mortgage', topics: [] });
    const queryIds: QueryId[] = [];
    for (let index = 0; index < 80; index++) queryIds.push(await aQuery(desk));
    await engine.match(desk.agencyId, queryIds);
    expect(await matchesOf(desk)).toHaveLength(8000);
  });
});

describe('a query that was corrected', () => {
  it('loses the open matches that its words do not want any more, and no verdict', async () => {
    const desk = await aDesk(db);
    const [trains, bread, judged] = [
      await aProfile(desk, { alert: 'train' }),
      await aProfile(desk, { alert: 'bread' }),
      await aProfile(desk, { alert: 'sleep' }),
    ];
    const queryId = await aQuery(desk);
    await engine.match(desk.agencyId, [queryId]);
    await matching.dismiss(
      desk.editor,
      (await matchesOf(desk)).find(({ profile_id }) => profile_id === judged)?.id as MatchId,
      'Off topic',
    );
    await db.owner.query(`update app.query set summary = 'Bread', body = 'Which bread?', version = 2 where id = $1`, [queryId]);
    await engine.match(desk.agencyId, [queryId]);
    expect(await profilesMatched(desk)).toEqual([bread, judged].sort());
    expect(await profilesMatched(desk)).not.toContain(trains);
  });
});

describe('an alert that changes', () => {
  it('is asked of recent queries anew, and verdicts people gave stay', async () => {
    const desk = await aDesk(db);
    const profileId = await aProfile(desk, { alert: 'sleep', topics: [] });
    const verdicts = ['open', 'accepted', 'dismissed', 'snoozed'] as const;
    for (const verdict of verdicts) await aMatch(desk, { profileId, verdict });
    const lapsed = await aMatch(desk, { profileId, verdict: 'snoozed', snoozedUntil: new Date(db.clock.now().getTime() - 1000) });
    const chosen = await aMatch(desk, { profileId, origin: 'hand' });
    const mortgages = await aQuery(desk, { summary: 'Mortgage rates for trains', body: 'What will they be?' });
    await setAlert(desk, profileId, 'mortgage');
    await engine.rematch(desk.agencyId, profileId);
    const left = await matchesOf(desk);
    expect(left.map(({ verdict }) => verdict).sort()).toEqual(['accepted', 'dismissed', 'open', 'open', 'snoozed']);
    expect(left.map(({ id }) => id)).not.toContain(lapsed.id);
    expect(left.map(({ id }) => id)).toContain(chosen.id);
    expect(left.find(({ query_id }) => query_id === mortgages)).toMatchObject({ verdict: 'open', origin: 'engine' });
  });

  it('brings the arithmetic of open matches up to date', async () => {
    const desk = await aDesk(db);
    const profileId = await aProfile(desk, { alert: 'sleep', topics: [] });
    const queryId = await aQuery(desk);
    await engine.match(desk.agencyId, [queryId]);
    const [before] = await matchesOf(desk);
    await setAlert(desk, profileId, 'sleep AND train');
    await engine.rematch(desk.agencyId, profileId);
    const [after] = await matchesOf(desk);
    expect(after?.id).toBe(before?.id);
    expect(after?.reasons).not.toEqual(before?.reasons);
    expect(after?.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(after?.score);
  });

  it('is asked of nothing once its expert was removed', async () => {
    const desk = await aDesk(db);
    const profileId = await aProfile(desk);
    await aQuery(desk);
    await setRemoved(profileId, true);
    await engine.rematch(desk.agencyId, profileId);
    expect(await matchesOf(desk)).toEqual([]);
    await setRemoved(profileId, false);
    await engine.rematch(desk.agencyId, profileId);
    expect(await matchesOf(desk)).toHaveLength(1);
  });

  it('leaves queries of long ago and brands that are paused', async () => {
    const desk = await aDesk(db);
    const long = new Date(db.clock.now().getTime() - 8 * 86_400_000);
    await aQuery(desk, { receivedAt: long, deadlineAt: new Date(long.getTime() + 3_600_000) });
    const recent = await aQuery(desk, { receivedAt: new Date(long.getTime() + 2 * 86_400_000), deadlineAt: db.clock.now() });
    const profileId = await aProfile(desk);
    const pausedBrand = await aBrand(desk, { status: 'paused' });
    const resting = await aProfile(desk, { brandId: pausedBrand });
    await engine.rematch(desk.agencyId, profileId);
    await engine.rematch(desk.agencyId, resting);
    expect((await matchesOf(desk)).map(({ query_id }) => query_id)).toEqual([recent]);
  });
});

describe('a verdict', () => {
  const verdictOf = async (id: MatchId) =>
    (await db.admin.query('select verdict, dismiss_reason, snoozed_until, judged_by from app.match where id = $1', [id])).rows[0];

  it('accepts, dismisses with a reason, snoozes, and is taken back', async () => {
    const desk = await aDesk(db);
    const { id } = await aMatch(desk);
    expect(matchShape.parse(await matching.accept(desk.editor, id)).verdict).toBe('accepted');
    expect((await matching.dismiss(desk.manager, id, 'Too far from our topics')).verdict).toBe('dismissed');
    expect(await verdictOf(id)).toEqual({
      verdict: 'dismissed',
      dismiss_reason: 'Too far from our topics',
      snoozed_until: null,
      judged_by: desk.userId('manager'),
    });
    const until = new Date(db.clock.now().getTime() + 3_600_000).toISOString();
    expect((await matching.snooze(desk.editor, id, until)).verdict).toBe('snoozed');
    expect(await verdictOf(id)).toMatchObject({ dismiss_reason: '', snoozed_until: new Date(until) });
    expect((await matching.reopen(desk.editor, id)).verdict).toBe('open');
    expect(await verdictOf(id)).toMatchObject({ verdict: 'open', dismiss_reason: '', snoozed_until: null });
  });

  it('that snoozes lapses by itself', async () => {
    const desk = await aDesk(db);
    const { id } = await aMatch(desk);
    await matching.snooze(desk.editor, id, new Date(db.clock.now().getTime() + 60_000).toISOString());
    const open = async () =>
      matchPageShape
        .parse(JSON.parse(await db.api.run(desk.va, (tx) => matchPage(tx, { verdict: 'open', limit: 50 }))))
        .items.map((each) => each.id);
    expect(await open()).toEqual([]);
    db.clock.advance(60_000);
    expect(await open()).toEqual([id]);
  });

  it('never snoozes until a time that is past', async () => {
    const desk = await aDesk(db);
    const { id } = await aMatch(desk);
    await expect(matching.snooze(desk.editor, id, db.clock.now().toISOString())).rejects.toMatchObject({ code: 'invalid' });
  });

  it('accepts nothing for a brand that is paused', async () => {
    const desk = await aDesk(db);
    const { id } = await aMatch(desk);
    await db.owner.query(`update app.brand set status = 'paused', pause_reason = 'x' where id = $1`, [desk.brandId]);
    await expect(matching.accept(desk.editor, id)).rejects.toMatchObject({ code: 'brand-paused' });
    expect((await matching.dismiss(desk.editor, id, 'Paused')).verdict).toBe('dismissed');
  });

  it('is not given on the match of an expert who was removed', async () => {
    const desk = await aDesk(db);
    const { id, profileId } = await aMatch(desk);
    await setRemoved(profileId, true);
    await expect(matching.accept(desk.editor, id)).rejects.toMatchObject({ code: 'wrong-state' });
    await setRemoved(profileId, false);
    expect(await matching.accept(desk.editor, id)).toMatchObject({ verdict: 'accepted' });
  });

  it('stays while a pitch is being written', async () => {
    const desk = await aDesk(db);
    const { matchId } = await aPitch(desk);
    await expect(matching.dismiss(desk.editor, matchId, 'No')).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(matching.reopen(desk.editor, matchId)).rejects.toMatchObject({ code: 'wrong-state' });
    const withdrawn = await aPitch(desk, { state: 'withdrawn' });
    expect((await matching.dismiss(desk.editor, withdrawn.matchId, 'No')).verdict).toBe('dismissed');
  });

  it("is not found for another agency's match, nor outside one's brands", async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const { id } = await aMatch(desk);
    const limited = await aMember(desk, { role: 'editor', brandIds: [await aBrand(desk)] });
    for (const ctx of [stranger.editor, limited.ctx()]) await expect(matching.accept(ctx, id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await matchesOf(desk))[0]?.verdict).toBe('open');
  });
});

describe('a match chosen by hand', () => {
  it('is accepted at once, with what the engine would have said', async () => {
    const desk = await aDesk(db);
    const [profileId, queryId] = [await aProfile(desk, { alert: 'mortgage', topics: ['travel'] }), await aQuery(desk)];
    const { match, created } = await matching.choose(desk.editor, queryId, profileId);
    expect(created).toBe(true);
    expect(matchShape.parse(match)).toMatchObject({ verdict: 'accepted', profile: { id: profileId }, brand: { id: desk.brandId } });
    expect(match.reasons.at(-1)).toEqual({ kind: 'hand', text: 'chosen by hand', weight: 0 });
    expect(match.reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(match.score);
    expect((await matchesOf(desk))[0]?.origin).toBe('hand');
  });

  it('accepts the one that is there', async () => {
    const desk = await aDesk(db);
    const there = await aMatch(desk, { verdict: 'dismissed' });
    const { match, created } = await matching.choose(desk.editor, there.queryId, there.profileId);
    expect({ created, id: match.id, verdict: match.verdict }).toEqual({ created: false, id: there.id, verdict: 'accepted' });
    expect(await matchesOf(desk)).toHaveLength(1);
  });

  it('is refused for paused brands, removed experts, other agencies and unknown queries', async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const queryId = await aQuery(desk);
    const resting = await aProfile(desk, { brandId: await aBrand(desk, { status: 'paused' }) });
    await expect(matching.choose(desk.editor, queryId, resting)).rejects.toMatchObject({ code: 'brand-paused' });
    const gone = await aProfile(desk, { removedAt: db.clock.now() });
    await expect(matching.choose(desk.editor, queryId, gone)).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(matching.choose(desk.editor, queryId, await aProfile(stranger))).rejects.toMatchObject({ code: 'not-found' });
    await expect(matching.choose(desk.editor, await aQuery(stranger), await aProfile(desk))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the inbox', () => {
  const hours = (count: number) => new Date(db.clock.now().getTime() + count * 3_600_000);
  const page = async (ctx: Ctx, query: Partial<InboxQuery>): Promise<InboxPage> =>
    inboxShape.parse(JSON.parse(await db.api.run(ctx, (tx) => inboxPage(tx, { lane: 'due', limit: 50, ...query }))));
  const inLane = async (ctx: Ctx, lane: Lane, query: Partial<InboxQuery> = {}) =>
    (await page(ctx, { lane, ...query })).items.map(({ query: { id } }) => id);

  /** One query for each thing that can happen to it. */
  async function everyCase(desk: Desk) {
    const later = { deadlineAt: hours(48) };
    const of = async (options: Parameters<typeof aMatch>[1]) => (await aMatch(desk, options)).queryId;
    return {
      due: await of({ query: { deadlineAt: hours(3) }, score: 90 }),
      strong: await of({ query: later, score: 70 }),
      possible: await of({ query: later, score: 69 }),
      undated: await of({ query: { deadlineAt: null }, score: 80 }),
      snoozed: await of({ query: later, verdict: 'snoozed' }),
      lapsed: await of({ query: later, verdict: 'snoozed', snoozedUntil: hours(-1), score: 75 }),
      none: await aQuery(desk, later),
      accepted: await of({ query: later, verdict: 'accepted' }),
      dismissed: await of({ query: later, verdict: 'dismissed' }),
      closed: await of({ query: { receivedAt: hours(-48), deadlineAt: hours(-1) } }),
      undatedLongAgo: await of({ query: { receivedAt: hours(-24 * 8), deadlineAt: null } }),
    };
  }

  it('puts every query that needs a verdict into one lane, and no other', async () => {
    const desk = await aDesk(db);
    const made = await everyCase(desk);
    expect(await inLane(desk.editor, 'due')).toEqual([made.due]);
    expect(await inLane(desk.editor, 'strong')).toEqual(expect.arrayContaining([made.strong, made.undated, made.lapsed]));
    expect(await inLane(desk.editor, 'possible')).toEqual([made.possible]);
    expect(await inLane(desk.editor, 'snoozed')).toEqual([made.snoozed]);
    expect(await inLane(desk.editor, 'none')).toEqual([made.none]);
    const shown = (await Promise.all(lanes.map((lane) => inLane(desk.editor, lane)))).flat();
    expect(shown).toHaveLength(7);
    expect(new Set(shown).size).toBe(7);
    expect((await page(desk.editor, {})).counts).toEqual({ due: 1, strong: 3, possible: 1, none: 1, snoozed: 1 });
  });

  it('says what a query means for each brand, the strongest first, also when it is judged', async () => {
    const desk = await aDesk(db);
    const queryId = await aQuery(desk, { deadlineAt: hours(2), extendedFrom: hours(-2) });
    const second = await aBrand(desk);
    const weak = await aMatch(desk, { queryId, score: 30, verdict: 'dismissed', dismissReason: 'Not ours' });
    const strong = await aMatch(desk, { queryId, brandId: second, score: 85 });
    const [row] = (await page(desk.va, {})).items;
    expect(row?.extendedFrom).toBe(hours(-2).toISOString());
    expect(row?.matches.map(({ id }) => id)).toEqual([strong.id, weak.id]);
    expect(row?.matches[1]).toMatchObject({ verdict: 'dismissed', dismissReason: 'Not ours', pitchId: null, brand: { id: desk.brandId } });
  });

  it('leaves out the matches of an expert who was removed, but not what became a pitch', async () => {
    const desk = await aDesk(db);
    const [gone, left] = [await aProfile(desk), await aProfile(desk)];
    const query = { deadlineAt: hours(2) };
    const alone = await aMatch(desk, { profileId: gone, query });
    const both = await aMatch(desk, { profileId: gone, query });
    const other = await aMatch(desk, { profileId: left, queryId: both.queryId });
    const pitched = await aPitch(desk, { profileId: gone, state: 'sent', query });
    await setRemoved(gone, true);
    const shown = async () => (await page(desk.editor, {})).items.map((row) => [row.query.id, row.matches.map(({ id }) => id)]);
    expect(await shown()).toEqual([[both.queryId, [other.id]]]);
    expect((await page(desk.editor, {})).counts).toMatchObject({ due: 1, none: 1 });
    const listed = async (verdict: 'open' | 'accepted') =>
      matchPageShape
        .parse(JSON.parse(await db.api.run(desk.editor, (tx) => matchPage(tx, { verdict, limit: 50 }))))
        .items.map(({ id }) => id);
    expect([await listed('open'), await listed('accepted')]).toEqual([[other.id], [pitched.matchId]]);
    await setRemoved(gone, false);
    expect(new Map((await shown()) as [string, string[]][]).get(alone.queryId)).toEqual([alone.id]);
  });

  it('shows a limited VA its own brands alone, in rows, lanes and counts', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk);
    const mine = await aMatch(desk, { query: { deadlineAt: hours(2) } });
    const shared = await aMatch(desk, { queryId: mine.queryId, brandId: other });
    const foreign = await aMatch(desk, { brandId: other, query: { deadlineAt: hours(3) } });
    const va = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
    const seen = await page(va.ctx(), {});
    expect(seen.items.map(({ query }) => query.id)).toEqual([mine.queryId]);
    expect(seen.items[0]?.matches.map(({ id }) => id)).toEqual([mine.id]);
    expect(seen.counts).toEqual({ due: 1, strong: 0, possible: 0, none: 1, snoozed: 0 });
    expect((await page(desk.va, {})).items.map(({ query }) => query.id)).toEqual([mine.queryId, foreign.queryId]);
    expect(await inLane(desk.va, 'due', { brandId: other })).toEqual([shared.queryId, foreign.queryId]);
    await expect(inLane(va.ctx(), 'due', { brandId: other as BrandId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('searches, literally', async () => {
    const desk = await aDesk(db);
    const wanted = await aMatch(desk, { query: { deadlineAt: hours(2), summary: 'Is 100% rye bread_sour?' } });
    await aMatch(desk, { query: { deadlineAt: hours(2) } });
    expect(await inLane(desk.editor, 'due', { q: '100% rye' })).toEqual([wanted.queryId]);
    expect(await inLane(desk.editor, 'due', { q: 'BREAD_' })).toEqual([wanted.queryId]);
    expect(await inLane(desk.editor, 'due', { q: '%' })).toEqual([wanted.queryId]);
  });

  it('pages by deadline without loss or repeat, undated last', async () => {
    const desk = await aDesk(db);
    const made: QueryId[] = [];
    const same = hours(60);
    for (let index = 0; index < 5; index++)
      made.push((await aMatch(desk, { score: 80, query: { deadlineAt: index < 3 ? same : hours(61 + index) } })).queryId);
    made.push((await aMatch(desk, { score: 80, query: { deadlineAt: null } })).queryId);
    made.push((await aMatch(desk, { score: 80, query: { deadlineAt: null } })).queryId);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const next = await page(desk.editor, { lane: 'strong', limit: 2, cursor });
      seen.push(...next.items.map(({ query }) => query.id));
      expect(next.counts.strong).toBe(7);
      cursor = next.nextCursor ?? undefined;
      if (cursor) expect(cursor).toMatch(/^[\w-]+$/);
    } while (cursor);
    expect(seen).toEqual(made);
  });

  it('refuses a cursor it did not give out', async () => {
    const desk = await aDesk(db);
    for (const cursor of ['x', 'infinity', Buffer.from("2026-01-01 00:00:00+00 '; drop").toString('base64url')])
      await expect(page(desk.editor, { cursor })).rejects.toMatchObject({ code: 'malformed' });
  });

  it('pages through matches by verdict and brand', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk);
    const made: string[] = [];
    for (let index = 0; index < 3; index++) {
      db.clock.advance(1000);
      made.unshift((await aMatch(desk, index === 1 ? { brandId: other } : {})).id);
    }
    await aMatch(desk, { verdict: 'accepted' });
    const list = async (query: object) =>
      matchPageShape.parse(JSON.parse(await db.api.run(desk.va, (tx) => matchPage(tx, { verdict: 'open', limit: 2, ...query }))));
    const first = await list({});
    expect([...first.items, ...(await list({ cursor: first.nextCursor })).items].map(({ id }) => id)).toEqual(made);
    expect((await list({ brandId: other })).items.map(({ id }) => id)).toEqual([made[1]]);
    expect((await list({ verdict: 'accepted' })).items).toHaveLength(1);
  });
});

describe('the work at one query', () => {
  const workOf = async (ctx: Ctx, id: string) => workShape.parse(JSON.parse(await db.api.run(ctx, (tx) => queryWork(tx, id as QueryId))));

  it('is its matches, its pitches and what came of its outlet', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'published' });
    await aPlacement(desk, { pitchId: pitch.id, url: 'https://harbour-post.example/night-trains' });
    const queryId = await aQuery(desk);
    await aMatch(desk, { queryId });
    const other = await workOf(desk.va, queryId);
    expect(other).toMatchObject({
      pitches: [],
      matches: [{ verdict: 'open' }],
      outlet: {
        name: 'The Harbour Post',
        queries: 2,
        pitches: 1,
        sent: 1,
        published: 1,
        lastPublished: { url: 'https://harbour-post.example/night-trains' },
      },
    });
    expect(await workOf(desk.va, pitch.queryId)).toMatchObject({
      pitches: [{ id: pitch.id, matchId: pitch.matchId, state: 'published', holder: null }],
    });
  });

  it('shows of other brands nothing to who is limited, and of another agency nothing at all', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { brandId: await aBrand(desk) });
    const limited = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
    expect(await workOf(limited.ctx(), pitch.queryId)).toMatchObject({ pitches: [], matches: [], outlet: { pitches: 0 } });
    const stranger = await aDesk(db);
    await expect(workOf(stranger.owner, pitch.queryId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
