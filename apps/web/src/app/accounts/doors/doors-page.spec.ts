import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { DoorView } from '@sourcedesk/contracts/doors';
import { DoorsPage } from './doors-page';

const api = '/api/v1/intake';
const health = {
  state: 'failing',
  text: 'The password was refused.',
  lastMessageAt: null,
  lastCheckedAt: null,
  lastError: '',
  lastErrorAt: null,
  received: 0,
} as const;
const door: DoorView = {
  id: 'd1',
  kind: 'imap',
  name: 'The digests mailbox',
  active: true,
  createdAt: '2026-11-29T08:00:00Z',
  changedAt: '2026-11-29T08:00:00Z',
  health,
  test: { state: 'untested', at: null, message: '' },
  address: null,
  url: null,
  secret: null,
  imap: null,
};

describe('the page of doors, for who may only look', () => {
  let fixture: ComponentFixture<DoorsPage>;
  let server: HttpTestingController;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const host = () => fixture.nativeElement as HTMLElement;
  const answer = async (items: DoorView[], raw: number) => {
    server.expectOne(({ url }) => url === `${api}/doors`).flush({ items, nextCursor: null, can: ['address'] });
    const sum = { raw, parsed: raw, quarantined: 0, pending: 0, oldestPendingAt: null, backlogSeconds: 0, doors: [] };
    server.expectOne(`${api}/health`).flush(sum);
    await settle();
    await settle();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DoorsPage);
    fixture.detectChanges();
    await settle();
  });
  afterEach(() => fixture.destroy());

  it('shows how each door is doing and the sum of the e-mails, and offers nothing', async () => {
    await answer([door], 12);
    expect(host().textContent).toContain('The password was refused.');
    expect(host().querySelector('.sd-figures')?.textContent).toContain('12 e-mails kept = 12 read');
    expect(host().querySelectorAll('button')).toHaveLength(0);
    server.expectNone(({ url }) => url.includes('set-up-mails'));
  });

  it('says whom to ask while nothing came yet', async () => {
    await answer([], 0);
    expect(host().textContent).toContain('An owner or manager opens doors.');
  });
});
