import {
  type Desk,
  type TestDatabase,
  aBrand,
  aDesk,
  aMailbox,
  aMatch,
  aMember,
  aMessage,
  aPitch,
  aPlacement,
  aQuery,
  insertRow,
  openTestDatabase,
  anEditionAlert,
} from '@sourcedesk/data/testing';
import {
  type Overview,
  type Report,
  overview as overviewShape,
  report as reportShape,
  reportLinkBody,
  reportLinks as reportLinksShape,
} from '@sourcedesk/contracts/reporting';
import { type Ctx, newId } from '@sourcedesk/data';
import type { BrandId, PitchId, ReportLinkId } from '@sourcedesk/domain/ids';
import { overview } from './overview';
import { reportLinks } from './report.queries';
import { ReportingService } from './index';

let db: TestDatabase;
let reporting: ReportingService;

beforeAll(async () => {
  db = await openTestDatabase({ simulatedClock: true, instant: '2026-11-20T15:00:00Z' });
  reporting = new ReportingService(db.api, { PUBLIC_URL: 'https://desk.agency.example' });
});
beforeEach(() => db.clock.set('2026-11-20T15:00:00Z'));
afterAll(() => db?.close());

const at = (instant: string) => new Date(instant);
const read = async (ctx: Ctx, brandId: BrandId, from: string, to: string): Promise<Report> =>
  reportShape.parse(await reporting.report(ctx, brandId, { from, to }));
const linksOf = async (desk: Desk) =>
  reportLinksShape.parse(JSON.parse(await db.api.run(desk.manager, (tx) => reportLinks(tx, desk.brandId, { limit: 50 })))).items;
const aReply = (desk: Desk, pitch: { id: PitchId; brandId: BrandId }, kind: string) =>
  insertRow(db, 'reply', {
    agency_id: desk.agencyId,
    id: newId(),
    brand_id: pitch.brandId,
    pitch_id: pitch.id,
    kind,
    at: db.clock.now(),
    recorded_at: db.clock.now(),
  });

describe("a brand's report", () => {
  it('counts what was sent, answered and published, and how the links live', async () => {
    const desk = await aDesk(db);
    const sentAt = at('2026-10-10T12:00:00Z');
    const sent = await aPitch(desk, { state: 'sent', sentAt });
    const declined = await aPitch(desk, { state: 'declined', sentAt });
    const won = await aPitch(desk, { state: 'published', sentAt });
    const bounced = await aPitch(desk, { state: 'sent', sentAt });
    await aPitch(desk, { state: 'drafting' });
    await aReply(desk, sent, 'question');
    await aReply(desk, sent, 'interview');
    await aReply(desk, declined, 'not-used');
    await aReply(desk, bounced, 'out-of-office');
    const states = ['ok', 'ok', 'nofollow', 'noindex', 'missing', 'http-error', null] as const;
    for (const [index, link] of states.entries())
      await aPlacement(desk, {
        link,
        publishedAt: at(`2026-10-${12 + index}T12:00:00Z`),
        pitchId: index === 0 ? won.id : undefined,
        outlet: index < 2 ? 'The Harbour Post' : 'Lantern',
      });
    const report = await read(desk.manager, desk.brandId, '2026-10-01', '2026-10-31');
    expect(report.pitches).toEqual({ sent: 4, replied: 2, published: 7, inPlay: 2 });
    expect(report.links).toEqual({ alive: 4, followed: 2, of: 7 });
    expect(report.outlets).toEqual([
      { name: 'Lantern', published: 5, followed: 0 },
      { name: 'The Harbour Post', published: 2, followed: 2 },
    ]);
    expect(report.placements.map(({ link }) => link?.state ?? null)).toEqual([...states].reverse());
    expect(report.months.map(({ month }) => month)).toEqual(['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']);
    expect(report.months.at(-1)).toEqual({ month: '2026-10', sent: 4, published: 7 });
    expect(report.sentence).toBe('Seven articles were published, two with a followed link; among them The Harbour Post.');
    expect(report).toMatchObject({
      brand: { id: desk.brandId },
      agency: { name: 'Lantern Lane PR' },
      period: { from: '2026-10-01', to: '2026-10-31' },
    });
  });

  it('gives the win rate its interval, and says how mature it is', async () => {
    const desk = await aDesk(db);
    const sentAt = at('2026-10-23T15:00:00Z');
    for (let index = 0; index < 10; index++) await aPitch(desk, { state: index === 0 ? 'published' : 'sent', sentAt });
    const { winRate } = await read(desk.manager, desk.brandId, '2026-10-01', '2026-10-31');
    expect(winRate).toMatchObject({ rate: 0.1, of: 10 });
    expect(winRate.low).toBeCloseTo(0.0179, 3);
    expect(winRate.high).toBeCloseTo(0.4042, 3);
    expect(winRate.maturity).toBeCloseTo(0.75, 5);
    expect(winRate.likely).toBeCloseTo(0.1 / 0.75, 5);
  });

  it('has no rate where nothing was sent, and says so', async () => {
    const desk = await aDesk(db);
    const empty = await read(desk.manager, desk.brandId, '2026-10-01', '2026-10-31');
    expect(empty).toMatchObject({
      winRate: { rate: null, low: null, high: null, of: 0, likely: null },
      sentence: 'Nothing was sent in this period.',
      outlets: [],
    });
    await aPitch(desk, { state: 'sent', sentAt: at('2026-10-10T12:00:00Z') });
    expect((await read(desk.manager, desk.brandId, '2026-10-01', '2026-10-31')).sentence).toBe(
      'One pitch is out; first articles usually appear after two to four weeks.',
    );
  });

  // The clocks of New York go back on 1 November 2026: its day has 25 hours, from 04:00 to 05:00 UTC of the next day.
  it.each([
    [
      'America/New_York',
      '2026-11-01',
      ['2026-11-01T04:00:00Z', '2026-11-02T04:59:59.999Z'],
      ['2026-11-01T03:59:59.999Z', '2026-11-02T05:00:00Z'],
    ],
    [
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T05:00:00Z', '2026-03-09T03:59:59.999Z'],
      ['2026-03-08T04:59:59.999Z', '2026-03-09T04:00:00Z'],
    ],
    [
      'Pacific/Auckland',
      '2026-06-01',
      ['2026-05-31T12:00:00Z', '2026-06-01T11:59:59.999Z'],
      ['2026-05-31T11:59:59.999Z', '2026-06-01T12:00:00Z'],
    ],
  ])('counts the days of %s: %s', async (timeZone, day, inside, outside) => {
    const desk = await aDesk(db);
    const brandId = await aBrand(desk, { timeZone });
    for (const instant of [...inside, ...outside]) {
      await aPitch(desk, { brandId, state: 'sent', sentAt: at(instant) });
      await aPlacement(desk, { brandId, publishedAt: at(instant) });
    }
    expect((await read(desk.manager, brandId, day, day)).pitches).toMatchObject({ sent: 2, published: 2 });
  });

  it('counts its months in the zone of the brand as well', async () => {
    const desk = await aDesk(db);
    const brandId = await aBrand(desk, { timeZone: 'America/New_York' });
    await aPitch(desk, { brandId, state: 'sent', sentAt: at('2026-10-01T03:59:00Z') });
    await aPitch(desk, { brandId, state: 'sent', sentAt: at('2026-10-01T04:00:00Z') });
    await aPlacement(desk, { brandId, publishedAt: at('2026-11-01T03:30:00Z') });
    const { months } = await read(desk.manager, brandId, '2026-10-01', '2026-11-30');
    expect(months.slice(-3)).toEqual([
      { month: '2026-09', sent: 1, published: 0 },
      { month: '2026-10', sent: 1, published: 1 },
      { month: '2026-11', sent: 0, published: 0 },
    ]);
    expect(months).toHaveLength(6);
  });

  it('shows a client its own brand, and no journalist, VA or other brand', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk, { name: 'Canary Other Brand' });
    const queryId = await aQuery(desk, {
      journalist: { name: 'Canary Journalist' },
      replyAddress: 'canary@relay.example',
      summary: 'Canary query',
    });
    const pitch = await aPitch(desk, { state: 'published', queryId, text: 'Canary text', sentAt: at('2026-11-10T12:00:00Z') });
    await aReply(desk, pitch, 'chosen');
    await aPlacement(desk, { pitchId: pitch.id, publishedAt: at('2026-11-12T12:00:00Z') });
    await aPlacement(desk, { brandId: other, publishedAt: at('2026-11-12T12:00:00Z') });
    const report = await read(desk.client, desk.brandId, '2026-11-01', '2026-11-30');
    expect(report.pitches).toEqual({ sent: 1, replied: 1, published: 1, inPlay: 0 });
    const text = JSON.stringify(report) + (await reporting.csv(desk.client, desk.brandId, { from: '2026-11-01', to: '2026-11-30' }));
    for (const canary of ['Canary', 'canary', desk.member('va').name, desk.member('va').email, pitch.id])
      expect(text).not.toContain(canary);
    await expect(read(desk.client, other, '2026-11-01', '2026-11-30')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is the same for the client as for the manager', async () => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state: 'sent', sentAt: at('2026-11-10T12:00:00Z') });
    await aReply(desk, pitch, 'question');
    await aPlacement(desk, { publishedAt: at('2026-11-12T12:00:00Z'), link: 'nofollow' });
    const period = ['2026-11-01', '2026-11-30'] as const;
    expect(await read(desk.client, desk.brandId, ...period)).toEqual(await read(desk.manager, desk.brandId, ...period));
  });

  it('is not found for another agency or outside of one’s brands', async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const limited = await aMember(desk, { role: 'editor', brandIds: [] });
    for (const ctx of [stranger.manager, limited.ctx()])
      await expect(read(ctx, desk.brandId, '2026-11-01', '2026-11-30')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('as CSV holds no formula, and the days of the brand', async () => {
    const desk = await aDesk(db);
    const brandId = await aBrand(desk, { name: '=HYPERLINK("https://evil.example")', timeZone: 'Pacific/Auckland' });
    await aPlacement(desk, {
      brandId,
      outlet: '+1 Post',
      title: '@SUM(A1) "quoted", with comma\nand line',
      publishedAt: at('2026-11-09T12:30:00Z'),
      link: 'ok',
    });
    await aPlacement(desk, { brandId, outlet: '-2 Post', title: '\t=1+1', publishedAt: at('2026-11-08T12:30:00Z'), link: null });
    const csv = await reporting.csv(desk.manager, brandId, { from: '2026-11-01', to: '2026-11-30' });
    expect(csv.startsWith('\uFEFFBrand,Published,Outlet,')).toBe(true);
    expect(csv).toContain('2026-11-10');
    const cells = csv
      .slice(1)
      .split(/\r\n/)
      .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
  });
});

describe('a link to a report', () => {
  const share = async (desk: Desk, own: Partial<Parameters<ReportingService['share']>[2]> = {}) => {
    const made = await reporting.share(desk.manager, desk.brandId, { name: 'For the board', expiresAt: '2026-12-20T15:00:00Z', ...own });
    return { ...made, token: made.url.slice(made.url.lastIndexOf('/') + 1) };
  };

  it('opens without sign-in, and counts the visits', async () => {
    const desk = await aDesk(db);
    await aPlacement(desk, { publishedAt: at('2026-11-12T12:00:00Z') });
    const { url, token } = await share(desk);
    expect(url).toMatch(/^https:\/\/desk\.agency\.example\/r\/[\w-]{43}$/);
    const report = reportShape.parse(await reporting.open(token));
    expect(report).toMatchObject({ brand: { id: desk.brandId }, period: { from: '2026-08-23', to: '2026-11-20' } });
    expect(report.placements).toHaveLength(1);
    db.clock.advance(60_000);
    await reporting.open(token);
    const [link] = await linksOf(desk);
    expect(link).toMatchObject({ name: 'For the board', opens: 2, lastOpenedAt: '2026-11-20T15:01:00.000Z', revokedAt: null });
    expect(JSON.stringify((await db.admin.query('select t::text from app.report_link t')).rows)).not.toContain(token);
  });

  it('shows the period it was made for, or ends today where the brand is', async () => {
    const desk = await aDesk(db);
    await db.owner.query(`update app.brand set time_zone = 'Pacific/Auckland' where id = $1`, [desk.brandId]);
    const fixed = await share(desk, { from: '2026-09-01', to: '2026-09-30' });
    expect((await reporting.open(fixed.token)).period).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect((await reporting.open((await share(desk)).token)).period.to).toBe('2026-11-21');
    expect((await reporting.open((await share(desk, { from: '2026-11-01' })).token)).period).toEqual({
      from: '2026-11-01',
      to: '2026-11-21',
    });
    expect(reportLinkBody.safeParse({ name: 'x', expiresAt: '2026-12-20T15:00:00Z', from: '2026-09-02', to: '2026-09-01' }).success).toBe(
      false,
    );
  });

  it('shows one brand, and nobody behind it', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk, { name: 'Canary Other Brand' });
    await aPlacement(desk, { brandId: other });
    const pitch = await aPitch(desk, {
      state: 'published',
      sentAt: at('2026-11-10T12:00:00Z'),
      query: { journalist: { name: 'Canary Journalist' } },
    });
    await aPlacement(desk, { pitchId: pitch.id });
    const report = await reporting.open((await share(desk)).token);
    expect(report.placements).toHaveLength(1);
    const text = JSON.stringify(report);
    for (const canary of ['Canary', desk.member('va').name, pitch.id]) expect(text).not.toContain(canary);
  });

  it('ends when it is revoked or expires, and says so; an unknown one is not found', async () => {
    const desk = await aDesk(db);
    const [revoked, expired] = [await share(desk), await share(desk, { expiresAt: '2026-11-20T16:00:00Z' })];
    await reporting.revoke(desk.manager, revoked.id);
    await reporting.revoke(desk.owner, revoked.id);
    await expect(reporting.open(revoked.token)).rejects.toMatchObject({ code: 'expired' });
    await reporting.open(expired.token);
    db.clock.advance(3_600_000);
    await expect(reporting.open(expired.token)).rejects.toMatchObject({ code: 'expired' });
    await expect(reporting.open('no-such-token')).rejects.toMatchObject({ code: 'not-found' });
    const links = await linksOf(desk);
    expect(links.map(({ opens }) => opens).sort()).toEqual([0, 1]);
  });

  it('is made and revoked by managers of the agency alone, and never expired from the start', async () => {
    const [desk, stranger] = [await aDesk(db), await aDesk(db)];
    const { id } = await share(desk);
    await expect(share(desk, { expiresAt: '2026-11-20T15:00:00Z' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(reporting.revoke(stranger.manager, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(reporting.revoke(desk.manager, newId<ReportLinkId>())).rejects.toMatchObject({ code: 'not-found' });
    await expect(reporting.share(stranger.manager, desk.brandId, { name: 'x', expiresAt: '2026-12-20T15:00:00Z' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(reporting.revoke(desk.ctx('editor', 'report-links.change'), id)).rejects.toMatchObject({ code: 'forbidden' });
    const { rows } = await db.admin.query('select action, fields from app.audit_entry where agency_id = $1', [desk.agencyId]);
    expect(rows).toEqual([{ action: 'report-link.create', fields: [] }]);
  });
});

describe('the overview', () => {
  const hours = (count: number) => new Date(db.clock.now().getTime() + count * 3_600_000);
  const seen = async (ctx: Ctx): Promise<Overview> => overviewShape.parse(await db.api.run(ctx, (tx) => overview(tx)));
  const due = (count: number) => ({ deadlineAt: hours(count) });

  it('of a quiet day says that nothing will be missed', async () => {
    const desk = await aDesk(db);
    expect(await seen(desk.editor)).toMatchObject({
      sentence: 'Nothing will be missed today.',
      due: { count: 0, untaken: 0 },
      inReview: { count: 0, oldestAt: null },
      sent: { today: 0, week: 0 },
      published: { month: 0, before: 0 },
      attention: [],
      editions: [],
      brands: [{ name: 'Birch & Rowan', sent: 0, published: 0, winRate: { rate: null, of: 0 } }],
      generatedAt: '2026-11-20T15:00:00.000Z',
    });
  });

  it('counts of the pitches sent those that were published, however many articles came of them', async () => {
    const desk = await aDesk(db);
    await aPitch(desk, { state: 'sent', sentAt: hours(-48) });
    const { id: pitchId } = await aPitch(desk, { state: 'published', sentAt: hours(-48) });
    await aPlacement(desk, { pitchId });
    await aPlacement(desk, { brandId: desk.brandId });
    expect((await seen(desk.editor)).brands).toMatchObject([{ sent: 2, published: 1, winRate: { rate: 0.5, of: 2 } }]);
  });

  it('names an edition that has not come until it does', async () => {
    const desk = await aDesk(db);
    await anEditionAlert(desk, { name: 'Evening' });
    const missing = { summary: 'The HARO evening edition has not come', action: 'edition', href: '/app/digests' };
    expect((await seen(desk.editor)).attention).toMatchObject([missing]);
    const edition = { name: 'Evening', date: db.clock.now().toISOString().slice(0, 10) };
    const copy = await aMessage(desk, { service: 'haro', edition, trusted: false });
    const [told] = (await seen(desk.editor)).attention;
    expect(told).toMatchObject({ ...missing, href: `/app/digests/${copy}` });
    expect(told?.what).toContain('not verified');
    await aMessage(desk, { service: 'haro', edition });
    expect((await seen(desk.editor)).attention).toEqual([]);
  });

  it.each([
    ['drafting', { holder: undefined }, 'take', 'Vito Valdes is writing', 'draft'],
    ['drafting', { holder: null }, 'take', 'begun, nobody is writing', 'draft'],
    ['returned', { holder: null }, 'take', 'returned, nobody is writing', 'draft'],
    ['in_review', {}, 'review', 'in review for 0 min, nobody has opened it', 'review'],
    ['client_review', {}, 'approveForClient', "waiting for the client's approval for 0 min", 'review'],
    ['approved', {}, 'schedule', 'approved, not scheduled', 'review'],
    [
      'uncertain',
      { outbox: { problem: 'The connection broke after the mark.' } },
      'resolve',
      'The connection broke after the mark.',
      'sent',
    ],
    [
      'failed',
      { outbox: { problem: 'The server does not know this address.' } },
      'retry',
      'The server does not know this address.',
      'sent',
    ],
  ] as const)('names a pitch in %s that is due (%o): %s', async (state, options, action, what, page) => {
    const desk = await aDesk(db);
    const pitch = await aPitch(desk, { state, query: due(5), ...options });
    const { attention } = await seen(desk.editor);
    expect(attention).toHaveLength(1);
    const href = page === 'sent' ? '/app/sent?tab=attention' : `/app/pitches/${pitch.id}/${page}`;
    expect(attention[0]).toMatchObject({
      pitchId: pitch.id,
      queryId: pitch.queryId,
      state,
      action,
      what,
      href,
      brand: 'Birch & Rowan',
      deadline: { at: hours(5).toISOString() },
    });
  });

  it('names first what is due first, whatever went wrong; then what has closed, and what has no hour', async () => {
    const desk = await aDesk(db);
    const doubtful = await aPitch(desk, { state: 'uncertain', query: { deadlineAt: null } });
    const closed = await aPitch(desk, { state: 'failed', query: due(-1) });
    const failed = await aPitch(desk, { state: 'failed', query: due(3) });
    const draft = await aPitch(desk, { state: 'drafting', query: due(1) });
    const review = await aPitch(desk, { state: 'in_review', query: due(5) });
    const { attention } = await seen(desk.editor);
    expect(attention.map(({ pitchId }) => pitchId)).toEqual([draft.id, failed.id, review.id, closed.id, doubtful.id]);
  });

  it('leaves out no pitch that needs a decision, however many others are due', async () => {
    const desk = await aDesk(db);
    const doubtful = await aPitch(desk, { state: 'uncertain', query: { deadlineAt: null } });
    for (let count = 0; count < 12; count++) await aPitch(desk, { state: 'drafting', query: due(1) });
    const { attention } = await seen(desk.editor);
    expect(attention).toHaveLength(12);
    expect(attention.at(-1)?.pitchId).toBe(doubtful.id);
  });

  it('names an accepted match nobody has begun, and no pitch that has time or has left', async () => {
    const desk = await aDesk(db);
    const { queryId } = await aMatch(desk, { verdict: 'accepted', query: due(2) });
    await aMatch(desk, { verdict: 'open', query: due(2) });
    await aPitch(desk, { state: 'drafting', query: due(7) });
    for (const state of ['sent', 'published', 'withdrawn', 'missed', 'declined', 'scheduled'] as const)
      await aPitch(desk, { state, query: due(2) });
    const { attention } = await seen(desk.editor);
    expect(attention.map((each) => ({ queryId: each.queryId, what: each.what, state: each.state }))).toEqual([
      { queryId, what: 'accepted, nobody has begun', state: null },
    ]);
  });

  it('names a mailbox that cannot send, quarantine, and sending that is held', async () => {
    const desk = await aDesk(db);
    await aMailbox(desk, { testState: 'failed' });
    await db.owner.query(`update app.mailbox set test_message = 'The password is not accepted.' where agency_id = $1`, [desk.agencyId]);
    await aMessage(desk, { status: 'quarantined' });
    await aMessage(desk, { status: 'quarantined', receivedAt: hours(-24 * 8) });
    const { attention, sentence } = await seen(desk.editor);
    expect(attention.map(({ action, summary, what }) => [action, summary, what])).toEqual([
      ['mailbox', 'Mailbox cannot send', 'The password is not accepted.'],
      ['quarantine', '1 message could not be read', 'in quarantine'],
    ]);
    expect(sentence).toBe('Nothing will be missed today.');
    await db.admin.query('select app.adopt_identity()');
    await db.admin.query(`update app.installation set held_since = $1, held_reason = 'The database was restored.'`, [db.clock.now()]);
    try {
      const held = await seen(desk.editor);
      expect(held.sentence).toBe('All sending is held since the database was restored.');
      expect(held.attention[0]).toMatchObject({ action: 'resolve', summary: 'All sending is held' });
    } finally {
      await db.admin.query('update app.installation set held_since = null');
    }
  });

  it('counts in the days of the agency', async () => {
    const desk = await aDesk(db, { timeZone: 'America/New_York' });
    await aPitch(desk, { state: 'sent', sentAt: at('2026-11-20T05:00:00Z') });
    await aPitch(desk, { state: 'sent', sentAt: at('2026-11-20T04:59:00Z') });
    await aPitch(desk, { state: 'sent', sentAt: at('2026-11-14T05:00:00Z') });
    await aPitch(desk, { state: 'sent', sentAt: at('2026-11-14T04:59:00Z') });
    await aPlacement(desk, { publishedAt: at('2026-11-01T04:00:00Z') });
    await aPlacement(desk, { publishedAt: at('2026-11-01T03:59:00Z') });
    await aPlacement(desk, { publishedAt: at('2026-09-30T00:00:00Z') });
    const { sent, published } = await seen(desk.editor);
    expect({ sent, published }).toEqual({ sent: { today: 1, week: 3 }, published: { month: 1, before: 1 } });
  });

  it('says in a sentence what is most urgent', async () => {
    const desk = await aDesk(db);
    const sentence = async () => (await seen(desk.editor)).sentence;
    await aPitch(desk, { state: 'in_review', query: due(30) });
    expect(await sentence()).toBe('One pitch waits for review.');
    await aMatch(desk, { verdict: 'accepted', query: due(20) });
    expect(await sentence()).toBe('One query due within a day has no writer.');
    await aPitch(desk, { state: 'uncertain', query: due(20) });
    expect(await sentence()).toBe('One query due within a day has no writer, and one message needs a decision.');
    for (let index = 0; index < 2; index++) await aPitch(desk, { state: 'drafting', query: due(0.5) });
    expect(await sentence()).toBe('Two pitches are due within the hour, and one message needs a decision.');
    const { due: counted, inReview } = await seen(desk.editor);
    expect(counted).toEqual({ count: 3, untaken: 1 });
    expect(inReview).toEqual({ count: 1, oldestAt: expect.any(String) });
  });

  it('is of the reader’s brands alone', async () => {
    const desk = await aDesk(db);
    const other = await aBrand(desk, { name: 'Other' });
    await aPitch(desk, { state: 'failed', query: due(2) });
    const limited = await aMember(desk, { role: 'editor', brandIds: [other] });
    const view = await seen(limited.ctx());
    expect(view.attention).toEqual([]);
    expect(view.brands.map(({ name }) => name)).toEqual(['Other']);
    expect((await seen((await aDesk(db)).editor)).attention).toEqual([]);
  });

  it('shows the editions of the last days with their checksum, and which copies nobody vouches for', async () => {
    const desk = await aDesk(db);
    const edition = { name: 'Morning', date: '2026-11-20' };
    const messageId = await aMessage(desk, { edition, indexCount: 4 });
    await aQuery(desk, { messageId });
    const copy = await aMessage(desk, { edition, trusted: false, receivedAt: new Date('2026-11-20T14:00:00Z') });
    const common = { service: 'haro', ...edition };
    const { editions } = await seen(desk.editor);
    expect(editions).toEqual([
      { messageId, ...common, index: 4, parsed: 1, verified: true, receivedAt: '2026-11-20T15:00:00.000Z' },
      { messageId: copy, ...common, index: null, parsed: 0, verified: false, receivedAt: '2026-11-20T14:00:00.000Z' },
    ]);
  });
});
