import { setImmediate } from 'node:timers';
import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import type { ReadableStreamDefaultController } from 'node:stream/web';
import { jest } from '@jest/globals';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { LiveEvent } from '@sourcedesk/contracts/live';
import { Session } from '../session/session';
import { onLive } from './live';

@Component({ template: '' })
class Page {
  readonly id = input('p1');
  all = 0;
  own = 0;
  constructor() {
    onLive(['pitch'], () => (this.all += 1));
    onLive(
      ['pitch'],
      () => (this.own += 1),
      ({ entityId }) => entityId === this.id(),
    );
  }
}

describe('what a page hears of changes', () => {
  let stream: ReadableStreamDefaultController<Uint8Array>;
  let fixture: ComponentFixture<Page>;
  let page: Page;

  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const pass = (ms: number) => jest.advanceTimersByTime(ms);
  const tell = async (...events: Partial<LiveEvent>[]) => {
    for (const event of events) stream.enqueue(new TextEncoder().encode(`id: 1\ndata: ${JSON.stringify({ kind: 'pitch', ...event })}\n\n`));
    await settle();
    await settle();
  };

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    localStorage.clear();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) });
    // The stream comes by fetch, which the test environment does not have.
    Object.assign(globalThis, { TextDecoderStream, fetch: async () => ({ ok: true, status: 200, body }) });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const server = TestBed.inject(HttpTestingController);
    const user = { id: 'u1', name: 'Mara Okafor', email: 'mara@northlight.test' };
    const done = TestBed.inject(Session).signIn(user.email, 'secret');
    server.expectOne('/api/v1/auth/login').flush({ accessToken: 'token', expiresInSeconds: 600, user, memberships: [] });
    await settle();
    server.expectOne('/api/v1/me').flush({ user, agency: { id: 'a1' }, permissions: [] });
    await done;
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    TestBed.tick();
    await settle();
    await settle();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('comes once for what comes together', async () => {
    await tell({}, {}, {});
    pass(250);
    expect(page.all).toBe(1);
  });

  it('comes also while changes never cease', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await tell({});
      pass(100);
    }
    expect(page.all).toBeGreaterThanOrEqual(3);
  });

  it('is not lost among changes of others in the same moment', async () => {
    await tell({ entityId: 'p1' }, { entityId: 'p2' });
    pass(250);
    expect([page.all, page.own]).toEqual([1, 1]);
    await tell({ entityId: 'p2' }, { kind: 'match', entityId: 'p1' });
    pass(250);
    expect([page.all, page.own]).toEqual([2, 1]);
  });

  it('ends with the page', async () => {
    await tell({});
    fixture.destroy();
    pass(250);
    await tell({});
    pass(250);
    expect(page.all).toBe(0);
  });
});
