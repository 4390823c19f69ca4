import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Brand, Me } from '@sourcedesk/contracts/accounts';
import type { HistoryEntry, Pitch, PitchRow, QueuePage, TextVersion } from '@sourcedesk/contracts/drafting';
import type { DoorList } from '@sourcedesk/contracts/doors';
import type { EditionWatchView } from '@sourcedesk/contracts/editions';
import type { Message, Query } from '@sourcedesk/contracts/intake';
import type { InboxPage } from '@sourcedesk/contracts/matching';
import type { LinkCheck, Placement } from '@sourcedesk/contracts/placement';
import type { Overview, Report, ReportLink } from '@sourcedesk/contracts/reporting';
import { createDataSource, TenantDb } from '@sourcedesk/data';
import { openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { type BothConfig, generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { createApp } from '../create-app';
import { demoPassword, type DemoSummary, seedDemo } from './seed-demo';

interface Page<T> {
  items: T[];
}
type Get = <T>(path: string) => Promise<T>;

const seeded = async (present: Date, database: TestDatabase, own: Partial<Parameters<typeof seedDemo>[0]> = {}) => {
  const config = configOf(database);
  const summary = await seedDemo({ seederUrl: database.urls.seeder, config, size: 'demo', clock: { now: () => present }, ...own });
  return { config, summary };
};

const configOf = (database: TestDatabase): BothConfig =>
  loadConfig('both', {
    ...generateKeys(),
    API_DATABASE_URL: database.urls.api,
    WORKER_DATABASE_URL: database.urls.worker,
    SOURCEDESK_DATA: mkdtempSync(join(tmpdir(), 'sourcedesk-')),
    LOG_LEVEL: 'silent',
    DEMO: 'true',
    INBOUND_DOMAIN: 'in.northlight.test',
    INBOUND_SMTP_PORT: '0',
  });

/** The application at the instant of the demo, so that its deadlines lie ahead as they did. */
async function appAt(present: Date, database: TestDatabase, config: BothConfig): Promise<NestFastifyApplication> {
  const source = await createDataSource({ url: database.urls.seeder, connections: 3, onError: () => undefined }).initialize();
  const db = new TenantDb(source, () => present);
  const close = async () => void (source.isInitialized && (await source.destroy()));
  return createApp(config, { clock: { now: () => present }, database: { source, db, close } });
}

async function signedIn(app: NestFastifyApplication, email: string, password = demoPassword): Promise<Get> {
  const headers = { host: 'localhost' };
  const login = await app.inject({ method: 'POST', url: '/api/v1/auth/login', headers, payload: { email, password } });
  const { accessToken } = login.json<{ accessToken: string }>();
  return async <T>(path: string) => {
    const url = `/api/v1${path}`;
    const answer = await app.inject({ url, headers: { ...headers, authorization: `Bearer ${accessToken}` } });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  };
}

describe('the demo, made on a Sunday', () => {
  const present = new Date('2026-11-22T14:20:00Z');
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let summary: DemoSummary;
  let units: number;
  let manager: Get;
  let brands: Brand[];

  beforeAll(async () => {
    database = await openTestDatabase();
    const made = await seeded(present, database);
    summary = made.summary;
    const { rows } = await database.admin.query<{ units: number }>(
      'select xact_commit::int as units from pg_stat_database where datname = current_database()',
    );
    units = rows[0]?.units ?? 0;
    app = await appAt(present, database, made.config);
    manager = await signedIn(app, 'manager@northlight.test');
    brands = (await manager<Page<Brand>>('/brands')).items;
  });
  afterAll(async () => {
    await app?.close();
    await database?.close();
  });

  const brand = (name: string) => brands.find((each) => each.name === name) as Brand;
  const pitchesIn = async (state: string) => (await manager<Page<PitchRow>>(`/pitches?state=${state}&limit=100`)).items;
  const historyOf = async (id: string) => (await manager<Page<HistoryEntry>>(`/pitches/${id}/history`)).items.reverse();
  const placements = async () => (await manager<Page<Placement>>('/placements?limit=100')).items;
  const queries = async () => {
    const found: Query[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Query> & { nextCursor: string | null } = await manager(`/queries?limit=100${cursor && `&cursor=${cursor}`}`);
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  };

  it.each(['owner', 'manager', 'editor', 'va', 'client', 'client2'])('lets %s@northlight.test in', async (who) => {
    const get = await signedIn(app, `${who}@northlight.test`);
    const { role, agency } = await get<Me>('/me');
    expect([role, agency.name]).toEqual([who === 'client2' ? 'client' : who, 'Northlight PR']);
  });

  it('has six brands over the four plans, fourteen experts and a working mailbox for each brand', async () => {
    expect(brands.length).toBe(6);
    expect(new Set(brands.map(({ plan }) => plan.tier)).size).toBe(4);
    expect(brands.reduce((sum, { plan }) => sum + plan.profilesUsed, 0)).toBe(14);
    for (const { id } of brands) expect(await manager(`/brands/${id}/mailbox`)).toMatchObject({ test: { state: 'ok' }, warnings: [] });
  });

  it('gives its client a brand with room for experts, without approval, that the VA works for', async () => {
    const { brandIds } = await (await signedIn(app, 'client@northlight.test'))<Me>('/me');
    const va = await (await signedIn(app, 'va@northlight.test'))<Me>('/me');
    const own = brands.find(({ id }) => id === brandIds?.[0]) as Brand;
    expect(own).toMatchObject({ status: 'active', needsClientApproval: false });
    expect(own.plan.profileLimit).toBeGreaterThan(own.plan.profilesUsed);
    expect(va.brandIds).toContain(own.id);
    expect(brands.filter(({ id }) => !va.brandIds?.includes(id)).length).toBe(1);
  });

  it('asks the client of another brand for approval', async () => {
    const client2 = await signedIn(app, 'client2@northlight.test');
    const { brandIds } = await client2<Me>('/me');
    expect(brands.find(({ id }) => id === brandIds?.[0])).toMatchObject({ needsClientApproval: true, status: 'active' });
    expect((await client2<Page<unknown>>('/pitches')).items.length).toBe(1);
  });

  it('won about nine of a hundred pitches, and about 45 % of its placements carry a link', async () => {
    const sent = (await Promise.all(['sent', 'declined', 'published'].map(pitchesIn))).flat();
    const won = sent.filter(({ state }) => state === 'published').length;
    expect(summary.counts.sent).toBeGreaterThan(100);
    expect(won / summary.counts.sent).toBeGreaterThan(0.06);
    expect(won / summary.counts.sent).toBeLessThan(0.13);
    const linked = (await placements()).filter(({ link }) => ['ok', 'nofollow', 'ugc', 'sponsored'].includes(link?.state ?? ''));
    const share = linked.length / summary.counts.placements;
    expect(share).toBeGreaterThan(0.38);
    expect(share).toBeLessThan(0.52);
  });

  it('has a link that turned nofollow on day 63, one that is gone and a placement without a pitch', async () => {
    const all = await placements();
    const turned = all.find(({ link }) => link?.state === 'nofollow') as Placement;
    const checksOf = async ({ id }: Placement) => (await manager<Page<LinkCheck>>(`/placements/${id}/checks`)).items.reverse();
    const first = (await checksOf(turned)).find(({ state }) => state === 'nofollow') as LinkCheck;
    expect((Date.parse(first.checkedAt) - Date.parse(turned.publishedAt)) / 86_400_000).toBe(63);
    const gone = await Promise.all(all.filter(({ link }) => link?.state === 'missing').map(checksOf));
    expect(gone.filter((checks) => checks[0]?.state === 'ok').length).toBe(1);
    expect(all.some(({ pitchId }) => pitchId === null)).toBe(true);
  });

  it('has a query two brands want, one without AI and with a trap, and one that names another address', async () => {
    const inbox = await manager<InboxPage>('/inbox?lane=due&limit=100');
    const brandsOf = (row: InboxPage['items'][number]) =>
      new Set(row.matches.filter(({ verdict }) => verdict === 'open').map((match) => match.brand.id));
    expect(inbox.items.some((row) => brandsOf(row).size === 2)).toBe(true);
    const ahead = (await queries()).filter(({ deadline }) => deadline?.at && new Date(deadline.at) > present);
    expect(ahead.some(({ flags, trap }) => flags.noAi && trap !== null)).toBe(true);
    const { rows } = await database.admin.query('select other_addresses from app.query where other_addresses <> $1 and deadline_at > $2', [
      [],
      present,
    ]);
    expect(rows).toEqual([{ other_addresses: ['features@saturday-almanac.example'] }]);
  });

  it('has a pitch that was missed and revived when the journalist gave more time', async () => {
    const histories = await Promise.all((await pitchesIn('drafting')).map(({ id }) => historyOf(id)));
    expect(histories.map((history) => history.map(({ action }) => action))).toContainEqual(['take', 'miss', 'revive']);
    const { rows } = await database.admin.query(
      'select extended_from < deadline_at as later, deadline_at > $1 as ahead from app.query where extended_from is not null',
      [present],
    );
    expect(rows).toEqual([{ later: true, ahead: true }]);
  });

  it('has a paused brand whose scheduled pitch waits, approved', async () => {
    const paused = brands.find(({ status }) => status === 'paused') as Brand;
    const [waiting] = (await pitchesIn('approved')).filter((pitch) => pitch.brand.id === paused.id);
    expect(paused.pause?.reason).not.toBe('');
    const history = await historyOf(waiting?.id ?? '');
    expect(history.slice(-2).map(({ action }) => action)).toEqual(['schedule', 'cancelSend']);
  });

  it('has an uncertain and a failed send that say what to do', async () => {
    const [uncertain] = await pitchesIn('uncertain');
    const [failed] = await pitchesIn('failed');
    expect(uncertain?.delivery).toMatchObject({ problem: expect.stringContaining('nobody knows') as string });
    expect(failed?.delivery).toMatchObject({ smtp: '550 5.1.1' });
    expect(new Date(failed?.query.deadline?.at ?? 0) > present).toBe(true);
  });

  it('has a pitch in review with an older text that was judged, to compare', async () => {
    const rows = await pitchesIn('in_review');
    expect(rows.length).toBe(3);
    const twice = rows.find(({ textVersion }) => textVersion === 2) as PitchRow;
    const versions = (await manager<Page<TextVersion>>(`/pitches/${twice.id}/versions`)).items;
    expect(versions.map(({ number, reviewed }) => [number, reviewed])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(rows.map(({ facts }) => facts.opened).sort()).toEqual([false, false, true]);
  });

  it('gives the VA something to take, something begun and something that came back with a reason', async () => {
    const va = await signedIn(app, 'va@northlight.test');
    const { counts } = await va<QueuePage>('/queue?tab=available');
    expect(counts.available).toBeGreaterThanOrEqual(4);
    expect(counts.mine).toBe(2);
    const [returned] = (await va<QueuePage>('/queue?tab=returned')).items;
    expect(returned?.returnReason).toMatch(/^Question 3/);
    const pitch = await va<Pitch>(`/pitches/${returned?.pitchId}`);
    expect(pitch.allowedActions).toContain('submit');
  });

  it('schedules one for later today and has sent some today', async () => {
    const [scheduled] = await pitchesIn('scheduled');
    expect(scheduled?.sendAt?.slice(0, 10)).toBe('2026-11-22');
    expect(new Date(scheduled?.sendAt ?? 0) > present).toBe(true);
    expect((await manager<Overview>('/overview')).sent.today).toBe(4);
  });

  it('has fresh editions of two services from the last business day, most of them still to be judged', async () => {
    const { editions } = await manager<Overview>('/overview');
    expect(editions.slice(0, 2).map(({ service, date }) => [service, date])).toEqual([
      ['haro', '2026-11-20'],
      ['sos', '2026-11-20'],
    ]);
    const { counts } = await manager<InboxPage>('/inbox');
    for (const lane of ['due', 'strong', 'none', 'snoozed'] as const) expect([lane, counts[lane] > 0]).toEqual([lane, true]);
  });

  it('reads every digest without a warning, quarantines what it cannot read and knows noise', async () => {
    const messages = (await manager<Page<Message>>('/intake/messages?limit=100')).items;
    expect(messages.filter(({ warnings }) => warnings.length > 0)).toEqual([]);
    expect(messages.filter(({ status }) => status === 'quarantined').length).toBe(1);
    expect(messages.filter(({ reason }) => reason === 'HARO sign-in mail, secrets masked').length).toBe(1);
  });

  it('has doors of every kind that digests come through, none of which anybody would try to reach', async () => {
    const { items } = await manager<DoorList>('/intake/doors');
    expect(items.map(({ kind, health, test }) => [kind, health.state, test.state])).toEqual([
      ['address', 'working', 'ok'],
      ['webhook', 'working', 'ok'],
      ['imap', 'closed', 'ok'],
    ]);
    for (const { kind, health } of items) expect([kind, health.received > 10, health.lastError]).toEqual([kind, kind !== 'imap', '']);
    expect(items[0]?.health.lastMessageAt?.slice(0, 10)).toBe('2026-11-20');
    const messages = (await manager<Page<Message>>('/intake/messages?limit=100')).items;
    const byDoor = messages.filter(({ door }) => door === 'address' || door === 'webhook');
    expect(new Set(byDoor.map(({ verification }) => `${verification.reason} ${verification.domain}`))).toEqual(
      new Set(['signed helpareporter.com', 'signed sourceofsources.com']),
    );
  });

  it('was sent every edition of the last days, one late, and waits for the next', async () => {
    const { services, alerts } = await manager<EditionWatchView>('/intake/editions?days=9');
    expect(alerts).toEqual([]);
    const known = services.filter(({ watched }) => watched);
    expect(known.map(({ service }) => service)).toEqual(['haro', 'sos']);
    const states = known.flatMap(({ slots }) => slots.map(({ state }) => state));
    expect(new Set(states)).toEqual(new Set(['arrived', 'late', 'coming']));
    expect(states.filter((state) => state === 'late')).toHaveLength(1);
    expect(states.length).toBeGreaterThan(25);
  });

  it('has replies of every kind and reasons of editors', async () => {
    const { rows } = await database.admin.query<{ kinds: string; returns: number }>(
      `select (select count(distinct kind)::int from app.reply) as kinds, (select count(*)::int from app.pitch_history where action = 'return' and reason <> '') as returns`,
    );
    expect(rows[0]).toEqual({ kinds: 6, returns: expect.any(Number) as number });
    expect(rows[0]?.returns).toBeGreaterThan(10);
  });

  it('has a report worth reading and a share link that was opened', async () => {
    const { id } = brand('Alder & Vale');
    const report = await manager<Report>(`/brands/${id}/report?from=2026-08-24&to=2026-11-22`);
    expect(report.placements.length).toBeGreaterThanOrEqual(5);
    expect(report.winRate).toMatchObject({ low: expect.any(Number) as number, of: expect.any(Number) as number });
    const [link] = (await manager<Page<ReportLink>>(`/brands/${id}/report-links`)).items;
    expect(link?.opens).toBe(2);
  });

  it('keeps the second agency to itself', async () => {
    const harbour = await signedIn(app, 'owner@harbour.test');
    expect((await harbour<Page<Brand>>('/brands')).items.map(({ name }) => name)).toEqual(['Saltmarsh Rest']);
    expect((await harbour<Page<PitchRow>>('/pitches?limit=100')).items.length).toBe(4);
    await expect(harbour(`/brands/${brand('Alder & Vale').id}`)).rejects.toThrow('404');
    expect(brands.map(({ name }) => name)).not.toContain('Saltmarsh Rest');
  });

  it('leaves no job and no overdue pitch behind that a worker would act on, and nobody signed in', async () => {
    const { rows } = await database.admin.query(
      `select (select count(*)::int from graphile_worker._private_jobs) as jobs, (select count(*)::int from app.inbound_message where status = 'pending') as pending,
              (select count(*)::int from app.outbox_message where state in ('picked') or (state = 'waiting' and due_at <= $1)) as due,
              (select count(*)::int from app.pitch p join app.query q on q.agency_id = p.agency_id and q.id = p.query_id where q.deadline_at <= $1
                 and p.state in ('drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'failed')) as overdue,
              (select count(*)::int from app.session s where s.revoked_at is null and s.created_at < $1) as sessions`,
      [present],
    );
    expect(rows).toEqual([{ jobs: 0, pending: 0, due: 0, overdue: 0, sessions: 0 }]);
  });

  it('takes a few thousand units of work, not tens of thousands', () => {
    expect(units).toBeGreaterThan(1_000);
    expect(units).toBeLessThan(4_000);
  });

  it('refuses to be made twice', async () => {
    await expect(seeded(present, database)).rejects.toThrow('The demo is in this database already: sign in as owner@northlight.test.');
  });
});

describe('a demo', () => {
  let database: TestDatabase;
  beforeEach(async () => void (database = await openTestDatabase()));
  afterEach(() => database?.close());

  it.each([
    ['twenty seconds after midnight in London', '2026-11-24T00:00:20Z'],
    ['minutes after the first edition of a week', '2026-11-23T10:15:00Z'],
  ])('can be made %s, with passwords of its own', async (_, instant) => {
    const present = new Date(instant);
    const { summary, config } = await seeded(present, database, { passwordOf: (email) => `secret of ${email}` });
    const app = await appAt(present, database, config);
    try {
      const [first] = summary.signIns;
      expect(first).toEqual({ email: 'owner@northlight.test', password: 'secret of owner@northlight.test' });
      const owner = await signedIn(app, first?.email ?? '', first?.password);
      const { sent, due } = await owner<Overview>('/overview');
      expect(sent.today).toBe(4);
      expect(due.count).toBeGreaterThan(5);
      const { services } = await owner<EditionWatchView>('/intake/editions?days=1');
      expect(services.flatMap(({ watched, slots }) => slots.filter(({ state }) => watched && state === 'absent'))).toEqual([]);
    } finally {
      await app.close();
    }
  });

  it('is not begun while a worker runs, and not finished where one was interrupted', async () => {
    await database.admin.query(`insert into app.worker_heartbeat (worker_id) values ('one')`);
    const present = new Date('2026-11-24T12:00:00Z');
    await expect(seeded(present, database)).rejects.toThrow('A worker is running');
    await database.admin.query(`delete from app.worker_heartbeat`);
    await database.admin.query(`insert into app.person (id, email, name) values (gen_random_uuid(), 'owner@northlight.test', 'Helena')`);
    await expect(seeded(present, database)).rejects.toThrow('left half a demo');
  });
});
