import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import type { ReadableStreamDefaultController } from 'node:stream/web';
import { setImmediate } from 'node:timers';
import { jest } from '@jest/globals';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { LoginAnswer, Me } from '@sourcedesk/contracts/accounts';
import type { LiveEvent } from '@sourcedesk/contracts/live';
import type { Waiting } from '@sourcedesk/contracts/reporting';
import { Session } from '../session/session';
import { NavCounts } from './nav-counts';

const user = { id: 'u1', name: 'Mara Okafor', email: 'mara@northlight.test' };
const answer: LoginAnswer = { accessToken: 'token', expiresInSeconds: 600, user, memberships: [] };
const me = (permissions: string[]): Me => ({
  user,
  agency: { id: 'a1', name: 'Northlight PR', timeZone: 'Europe/London' },
  role: 'manager',
  brandIds: null,
  memberships: [],
  permissions,
});
const none: Waiting = { inbox: null, queue: null, review: null, sent: null, digests: null };
const url = '/api/v1/me/waiting';

describe('the numbers beside the places', () => {
  let server: HttpTestingController;
  let counts: NavCounts;
  let stream: ReadableStreamDefaultController<Uint8Array>;
  let hidden: boolean;

  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const pass = async (ms: number) => {
    jest.advanceTimersByTime(ms);
    await settle();
  };
  const tell = async (...events: Partial<LiveEvent>[]) => {
    for (const event of events) stream.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify({ what: 'x', ...event })}\n\n`));
    await settle();
    await settle();
  };
  const reads = async (waiting: Partial<Waiting>) => {
    server.expectOne(url).flush({ ...none, ...waiting });
    await settle();
  };
  const show = async (isHidden: boolean) => {
    hidden = isHidden;
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
  };

  async function signIn(permissions = ['queries.read']): Promise<void> {
    const done = TestBed.inject(Session).signIn(user.email, 'secret');
    server.expectOne('/api/v1/auth/login').flush(answer);
    await settle();
    server.expectOne('/api/v1/me').flush(me(permissions));
    await done;
    counts = TestBed.inject(NavCounts);
    TestBed.tick();
    await settle();
    await settle();
  }

  beforeEach(() => {
    // A set instant: the numbers are read again at every fifth minute, which a test must not come upon by chance.
    jest.useFakeTimers({ now: new Date('2026-03-02T09:00:10Z'), doNotFake: ['nextTick', 'queueMicrotask'] });
    localStorage.clear();
    hidden = false;
    jest.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) });
    // The stream of events comes by fetch, which the test environment does not have.
    Object.assign(globalThis, { TextDecoderStream, fetch: async () => ({ ok: true, status: 200, body }) });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    server.verify();
    TestBed.resetTestingModule();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('come in one read for all places; where nothing waits there is none', async () => {
    await signIn();
    await reads({ inbox: { count: 12, soon: 1 }, queue: { count: 0, soon: 0 } });
    expect(counts.all()).toEqual({ inbox: { count: 12, soon: 1 } });
  });

  it('are read again once for changes that come together, and not for what a writer types', async () => {
    await signIn();
    await reads({});
    await tell({ kind: 'match' }, { kind: 'query' }, { kind: 'match' });
    server.expectNone(url);
    await pass(1000);
    await reads({ inbox: { count: 3, soon: 0 } });
    expect(counts.all()).toEqual({ inbox: { count: 3, soon: 0 } });
    await tell({ kind: 'pitch', what: 'draft' }, { kind: 'placement' });
    await pass(1000);
    server.expectNone(url);
  });

  it('are read again for a change that came while they were read', async () => {
    await signIn();
    await tell({ kind: 'pitch' });
    await pass(1000);
    await reads({});
    await pass(1000);
    await reads({ review: { count: 1, soon: 0 } });
    expect(counts.all()).toEqual({ review: { count: 1, soon: 0 } });
  });

  it('are not read in a tab nobody looks at, and at once when somebody looks', async () => {
    await signIn();
    await reads({});
    await show(true);
    await tell({ kind: 'pitch' });
    await pass(1000);
    server.expectNone(url);
    await show(false);
    await reads({ sent: { count: 2, soon: 2 } });
    expect(counts.all()).toEqual({ sent: { count: 2, soon: 2 } });
  });

  it('are read again after some minutes, because deadlines come near by themselves', async () => {
    await signIn();
    await reads({});
    for (let minute = 0; minute < 6; minute += 1) await pass(60_000);
    TestBed.tick();
    await reads({ queue: { count: 1, soon: 1 } });
    expect(counts.all()).toEqual({ queue: { count: 1, soon: 1 } });
  });

  it('stay as they were when they cannot be read', async () => {
    await signIn();
    await reads({ inbox: { count: 3, soon: 0 } });
    await tell({ kind: 'match' });
    await pass(1000);
    server.expectOne(url).flush(null, { status: 503, statusText: 'x' });
    await settle();
    expect(counts.all()).toEqual({ inbox: { count: 3, soon: 0 } });
  });

  it('are not asked for by who has no places', async () => {
    await signIn(['brands.read']);
    server.expectNone(url);
  });
});
