import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { liveEvent, type LiveEvent } from '@sourcedesk/contracts/live';
import { newId, recordEvent, systemCtx } from '@sourcedesk/data';
import { aBrand, aDesk, aMember, type Desk, type Member, openTestDatabase, type TestDatabase } from '@sourcedesk/data/testing';
import { AccessTokens } from '@sourcedesk/platform/auth';
import { generateKeys, loadConfig } from '@sourcedesk/platform/config';
import { fixedClock, systemClock, type Clock } from '@sourcedesk/platform/clock';
import { createApp } from './create-app';

/** The events of one open page, as they come. */
class Page {
  readonly events: LiveEvent[] = [];
  ended = false;
  private wake = () => undefined as void;

  constructor(
    readonly status: number,
    body: ReadableStream<Uint8Array> | null,
    private readonly abort: AbortController,
  ) {
    void this.read(body)
      .catch(() => undefined)
      .then(() => {
        this.ended = true;
        this.wake();
      });
  }

  /** Waits until an event says `what`, or the stream has ended. */
  async until(what: string): Promise<LiveEvent[]> {
    while (!this.ended && !this.events.some((event) => event.what === what)) await new Promise<void>((wake) => (this.wake = wake));
    return this.events;
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    let text = '';
    for await (const chunk of body?.pipeThrough(new TextDecoderStream() as never) ?? []) {
      text += chunk as unknown as string;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const data of blocks.flatMap((block) => /^data: (.*)$/m.exec(block)?.[1] ?? []))
        this.events.push(liveEvent.parse(JSON.parse(data)));
      this.wake();
    }
  }
}

describe('the stream of events', () => {
  let database: TestDatabase;
  let desk: Desk;
  let app: NestFastifyApplication;
  let address: string;
  const pages: Page[] = [];

  async function serve(clock: Clock = systemClock): Promise<void> {
    const urls = { API_DATABASE_URL: database.urls.api, WORKER_DATABASE_URL: database.urls.worker };
    const folder = mkdtempSync(join(tmpdir(), 'sourcedesk-'));
    const config = loadConfig('both', { ...generateKeys(), ...urls, SOURCEDESK_DATA: folder, LOG_LEVEL: 'silent' });
    app = await createApp(config, { clock });
    await app.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  }

  beforeEach(async () => {
    database = await openTestDatabase();
    desk = await aDesk(database);
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) page.close();
    await app.close();
    await database.close();
  });

  async function open({ userId, sessionId }: Member, headers: Record<string, string> = {}): Promise<Page> {
    const token = app.get(AccessTokens, { strict: false }).sign({ userId, sessionId, agencyId: desk.agencyId });
    const abort = new AbortController();
    const response = await fetch(`${address}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: abort.signal,
    });
    const page = new Page(response.status, response.body, abort);
    pages.push(page);
    return page;
  }

  const tell = (at: Desk, event: { kind: LiveEvent['kind']; what: string; brandId?: string }) =>
    database.worker.run(systemCtx(at.agencyId), (tx) => recordEvent(tx, { entityId: newId<string>(), brandId: null, ...event }));

  const whats = (events: readonly LiveEvent[]) => events.map(({ what }) => what);

  it('tells of the own agency only', async () => {
    await serve();
    const stranger = await aDesk(database);
    const page = await open(desk.member('manager'));
    await tell(stranger, { kind: 'message', what: 'theirs' });
    await tell(desk, { kind: 'message', what: 'ours' });
    await tell(desk, { kind: 'message', what: 'last' });
    expect(whats(await page.until('last'))).toEqual(['ours', 'last']);
  });

  it('tells a limited member of its brands only', async () => {
    await serve();
    const other = await aBrand(desk);
    const page = await open(await aMember(desk, { role: 'va', brandIds: [desk.brandId] }));
    await tell(desk, { kind: 'pitch', what: 'elsewhere', brandId: other });
    await tell(desk, { kind: 'pitch', what: 'here', brandId: desk.brandId });
    await tell(desk, { kind: 'query', what: 'last' });
    expect(whats(await page.until('last'))).toEqual(['here', 'last']);
  });

  it('tells a client of pitches, placements and the brand itself, of its brands, and of nothing else', async () => {
    await serve();
    const other = await aBrand(desk);
    const page = await open(desk.member('client'));
    for (const kind of ['message', 'query', 'match', 'mailbox', 'member', 'sending', 'job'] as const)
      await tell(desk, { kind, what: `${kind} hidden` });
    await tell(desk, { kind: 'match', what: 'match hidden', brandId: desk.brandId });
    await tell(desk, { kind: 'pitch', what: 'of another brand', brandId: other });
    for (const kind of ['pitch', 'placement', 'brand'] as const) await tell(desk, { kind, what: kind, brandId: desk.brandId });
    expect(whats(await page.until('brand'))).toEqual(['pitch', 'placement', 'brand']);
  });

  it('follows a change of scope at once', async () => {
    await serve();
    const member = await aMember(desk, { role: 'va', brandIds: [desk.brandId] });
    const page = await open(member);
    await tell(desk, { kind: 'pitch', what: 'before', brandId: desk.brandId });
    await page.until('before');
    await database.owner.query('delete from app.membership_brand where user_id = $1', [member.userId]);
    await tell(desk, { kind: 'member', what: 'changed' });
    await tell(desk, { kind: 'pitch', what: 'after', brandId: desk.brandId });
    await tell(desk, { kind: 'query', what: 'last' });
    expect(whats(await page.until('last'))).toEqual(['before', 'changed', 'last']);
  });

  it('ends when the session has been ended', async () => {
    await serve();
    const member = await aMember(desk, { role: 'editor' });
    const page = await open(member);
    await database.owner.query('update app.session set revoked_at = now() where id = $1', [member.sessionId]);
    await tell(desk, { kind: 'member', what: 'removed' });
    expect(await page.until('removed')).toEqual([]);
    expect(page.ended).toBe(true);
  });

  it('ends with the access token', async () => {
    // Tokens are good for whole seconds.
    const clock = fixedClock(new Date(Math.floor(database.clock.now().getTime() / 1000) * 1000));
    await serve(clock);
    const sign = app.get(AccessTokens, { strict: false });
    const token = sign.sign({ ...desk.member('va'), agencyId: desk.agencyId });
    clock.advance(599_900);
    const response = await fetch(`${address}/api/v1/events`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.text()).toBe('retry: 2000\n\n');
  });

  it('brings what was missed since the last event a page saw', async () => {
    await serve();
    const first = await open(desk.member('owner'));
    await tell(desk, { kind: 'query', what: 'seen' });
    const seen = (await first.until('seen')).at(-1);
    first.close();
    await tell(desk, { kind: 'query', what: 'missed' });
    const second = await open(desk.member('owner'), { 'last-event-id': seen?.id ?? '' });
    expect(whats(await second.until('missed'))).toContain('missed');
  });

  it('goes on after its connection to the database was cut', async () => {
    await serve();
    const page = await open(desk.member('owner'));
    const cut = await database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
    );
    expect(cut.rowCount).toBe(1);
    await tell(desk, { kind: 'query', what: 'after the cut' });
    expect(whats(await page.until('after the cut'))).toEqual(['after the cut']);
  });

  it('is not for those who are not signed in', async () => {
    await serve();
    expect((await fetch(`${address}/api/v1/events`)).status).toBe(401);
  });

  it('tells of an event whose unit committed after a later one', async () => {
    await serve();
    const page = await open(desk.member('owner'));
    const slow = await database.admin.connect();
    try {
      await slow.query('begin');
      await slow.query(`insert into app.event (agency_id, kind, what) values ($1, 'query', 'early number, late commit')`, [desk.agencyId]);
      await tell(desk, { kind: 'query', what: 'later number' });
      await page.until('later number');
      await slow.query(`select pg_notify('sourcedesk_event', '')`);
      await slow.query('commit');
    } finally {
      slow.release();
    }
    expect(whats(await page.until('early number, late commit'))).toEqual(['later number', 'early number, late commit']);
  });
});
