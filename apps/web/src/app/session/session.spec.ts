import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import type { LoginAnswer, Me } from '@sourcedesk/contracts/accounts';
import { keep } from '../shell/kept';
import { OtherTabs } from './other-tabs';
import type { TabMessage } from './other-tabs';
import { Session } from './session';
import { tokenInterceptor } from './token-interceptor';

const user = { id: 'u1', name: 'Mara Okafor', email: 'mara@northlight.test' };
const northlight = { agencyId: 'a1', agencyName: 'Northlight PR', role: 'manager' as const };
const answer = (accessToken: string): LoginAnswer => ({ accessToken, expiresInSeconds: 600, user, memberships: [northlight] });
const me = (agency = 'a1'): Me => ({
  user,
  agency: { id: agency, name: 'Northlight PR', timeZone: 'Europe/London' },
  role: 'manager',
  brandIds: null,
  memberships: [northlight],
  permissions: ['queries.read'],
});
const refused = { status: 401, statusText: 'Unauthorized' };
const problem = { type: 'x', title: 'Signed out', status: 401, detail: 'Sign in again.', code: 'unauthenticated', traceId: 't' };

/** The other tabs of the browser, played by the test. */
class PlayedTabs {
  heard: (message: TabMessage) => void = () => undefined;
  readonly told: TabMessage[] = [];
  readonly loaded: string[] = [];
  readonly tell = (message: TabMessage) => void this.told.push(message);
  readonly listen = (heard: (message: TabMessage) => void) => (this.heard = heard);
  readonly load = (path: string) => void this.loaded.push(path);
  readonly oneAtATime = <T>(run: () => Promise<T>) => run();
}

describe('session', () => {
  let session: Session;
  let http: HttpClient;
  let server: HttpTestingController;
  let tabs: PlayedTabs;

  beforeEach(() => {
    localStorage.clear();
    tabs = new PlayedTabs();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([tokenInterceptor])),
        provideHttpClientTesting(),
        { provide: OtherTabs, useValue: tabs },
      ],
    });
    session = TestBed.inject(Session);
    http = TestBed.inject(HttpClient);
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => server.verify());

  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const read = (path: string) => firstValueFrom(http.get<{ ok: boolean }>(`/api/v1/${path}`));
  const tokenOf = (path: string) => server.expectOne(`/api/v1/${path}`);

  async function signIn(): Promise<void> {
    const done = session.signIn('mara@northlight.test', 'secret');
    server.expectOne('/api/v1/auth/login').flush(answer('first'));
    await settle();
    server.expectOne('/api/v1/me').flush(me());
    await done;
  }

  it('asks nothing of the server in a browser that never signed in', async () => {
    expect(await session.restore()).toBe(false);
    expect(session.state()).toBe('signed-out');
  });

  it('comes back by the cookie, with the rights of the person', async () => {
    keep('session', true);
    const restored = session.restore();
    await settle();
    server.expectOne('/api/v1/auth/refresh').flush(answer('back'));
    await settle();
    server.expectOne('/api/v1/me').flush(me());
    expect(await restored).toBe(true);
    expect(session.may('queries.read')).toBe(true);
    expect(session.may('members.invite')).toBe(false);
  });

  it('refreshes once for many refused requests and sends each again with the new token', async () => {
    await signIn();
    const reads = [read('brands'), read('matches'), read('plans')];
    await settle();
    for (const path of ['brands', 'matches', 'plans']) {
      const request = tokenOf(path);
      expect(request.request.headers.get('Authorization')).toBe('Bearer first');
      request.flush(problem, refused);
    }
    await settle();
    server.expectOne('/api/v1/auth/refresh').flush(answer('second'));
    await settle();
    for (const path of ['brands', 'matches', 'plans']) {
      const again = tokenOf(path);
      expect(again.request.headers.get('Authorization')).toBe('Bearer second');
      again.flush({ ok: true });
    }
    expect(await Promise.all(reads)).toHaveLength(3);
  });

  it('uses a token that came meanwhile instead of refreshing again', async () => {
    await signIn();
    const renewed = session.refresh();
    await settle();
    server.expectOne('/api/v1/auth/refresh').flush(answer('second'));
    await renewed;
    expect(await session.renewAfter('first')).toBe('second');
  });

  it('keeps the page and the request when the session is over, and goes on after the password', async () => {
    await signIn();
    const waiting = read('brands');
    await settle();
    tokenOf('brands').flush(problem, refused);
    await settle();
    server.expectOne('/api/v1/auth/refresh').flush(problem, refused);
    await settle();
    expect(session.state()).toBe('expired');
    expect(session.me()?.user.name).toBe('Mara Okafor');
    await signIn();
    await settle();
    const again = tokenOf('brands');
    expect(again.request.headers.get('Authorization')).toBe('Bearer first');
    again.flush({ ok: true });
    expect(await waiting).toEqual({ ok: true });
    expect(session.state()).toBe('signed-in');
  });

  it('does not take a lost connection for the end of a session', async () => {
    await signIn();
    const failed = session.renewAfter('first').catch((error: unknown) => error);
    await settle();
    server.expectOne('/api/v1/auth/refresh').error(new ProgressEvent('error'), { status: 0 });
    expect(await failed).toBeDefined();
    expect(session.state()).toBe('signed-in');
  });

  it('asks before going on when another tab moved the sign-in to another agency', async () => {
    await signIn();
    tabs.heard({ kind: 'switched', agencyId: 'a2' });
    expect(session.state()).toBe('elsewhere');
    const held = read('brands');
    await settle();
    server.expectNone('/api/v1/brands');
    const staying = session.stayHere();
    server.expectOne('/api/v1/auth/switch').flush(answer('here'));
    await staying;
    await settle();
    const request = tokenOf('brands');
    expect(request.request.headers.get('Authorization')).toBe('Bearer here');
    request.flush({ ok: true });
    await held;
  });

  it('leaves with the tab that signed out', async () => {
    await signIn();
    tabs.heard({ kind: 'signed-out' });
    expect(tabs.loaded).toEqual(['/sign-in']);
  });
});
