import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Reparse } from '@sourcedesk/contracts/reparsing';
import { ReparsePage } from './reparse-page';

const url = '/api/v1/intake/reparses';
const reparse = (more: Partial<Reparse> = {}): Reparse => ({
  id: 'r1',
  from: '2026-10-01T00:00:00Z',
  to: '2026-11-01T00:00:00Z',
  service: null,
  status: 'ready',
  messages: 12,
  done: 12,
  different: 0,
  counts: { added: 0, changed: 0, gone: 0 },
  skipped: 0,
  requestedBy: { id: 'u1', name: 'Mara Okafor' },
  requestedAt: '2026-11-29T10:00:00Z',
  finishedAt: null,
  ...more,
});
const refusal = (status: number, detail: string, more = {}) =>
  [
    { type: 'x', title: 'Refused', status, detail, code: 'conflict', traceId: 'abc', ...more },
    { status, statusText: 'Refused' },
  ] as const;

describe('the page that reads history again', () => {
  let fixture: ComponentFixture<ReparsePage>;
  let server: HttpTestingController;

  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const host = () => fixture.nativeElement as HTMLElement;
  const words = () => host().textContent ?? '';
  const button = (name: string) => Array.from(host().querySelectorAll('button')).find((each) => each.textContent.trim().startsWith(name));
  const listed = async (...items: Reparse[]) => {
    for (const asked of server.match(({ method, url: at }) => method === 'GET' && at === url)) asked.flush({ items, nextCursor: null });
    await settle();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ReparsePage);
    fixture.detectChanges();
  });
  afterEach(() => fixture.destroy());

  it('asks for a range, and says why it was refused', async () => {
    await listed();
    button('Compare')?.click();
    await settle();
    const asked = server.expectOne({ method: 'POST', url });
    expect(asked.request.body).toMatchObject({ service: null });
    asked.flush(...refusal(409, 'Another comparison is open: apply it or drop it first.'));
    await settle();
    await listed(reparse({ status: 'comparing', done: 5 }));
    expect(words()).toContain('Another comparison is open');
    expect(words()).toContain('5 of 12 e-mails compared');
    expect(button('Compare')).toBeUndefined();
  });

  it('tells the field that was refused in its own words', async () => {
    await listed();
    button('Compare')?.click();
    await settle();
    const errors = [{ pointer: '/from', code: 'empty', message: 'Nothing came in during that time.' }];
    server.expectOne({ method: 'POST', url }).flush(...refusal(422, 'It cannot be taken.', { code: 'invalid', errors }));
    await settle();
    expect(host().querySelector('[role=alert]')?.textContent).toContain('Nothing came in during that time.');
  });

  it('has nothing to apply where everything reads as it stands', async () => {
    await listed(reparse());
    expect(words()).toContain('Everything reads as it stands.');
    expect(button('Apply')).toBeUndefined();
    button('Close')?.click();
    await settle();
    server.expectOne({ method: 'POST', url: `${url}/r1/drop` }).flush(reparse({ status: 'dropped' }));
    await settle();
    await listed(reparse({ status: 'dropped' }));
    expect(button('Compare')).toBeDefined();
    expect(words()).toContain('Dropped');
  });

  it('shows the differences with what may be done about them', async () => {
    await listed(reparse({ different: 1, counts: { added: 0, changed: 1, gone: 0 } }));
    const message = { id: 'm1', subject: 'HARO morning', receivedAt: '2026-10-20T10:00:00Z' };
    const change = {
      id: '01',
      message,
      query: { id: 'q1', summary: 'Rye' },
      kind: 'changed',
      field: 'summary',
      before: 'Wry',
      after: 'Rye',
    };
    server.expectOne(({ url: at }) => at === `${url}/r1/changes`).flush({ items: [change], nextCursor: null });
    await settle();
    expect(host().querySelector('del')?.textContent).toContain('Wry');
    expect(host().querySelector('ins')?.textContent).toContain('Rye');
    expect([button('Apply'), button('Drop')].every((each) => each !== undefined)).toBe(true);
  });
});
