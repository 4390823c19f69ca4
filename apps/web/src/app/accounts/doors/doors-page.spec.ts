import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { DoorView } from '@sourcedesk/contracts/doors';
import type { Action } from '@sourcedesk/domain/permissions';
import { signInAs } from '../../../../test-sign-in';
import { DoorActions } from './door-actions';
import { DoorsPage } from './doors-page';

const api = '/api/v1/intake';
const health = {
  state: 'failing',
  text: 'The password was refused.',
  lastMessageAt: null,
  lastCheckedAt: null,
  lastError: '',
  lastErrorAt: null,
  refused: null,
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

describe('the page of doors', () => {
  let fixture: ComponentFixture<DoorsPage>;
  let server: HttpTestingController;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const host = () => fixture.nativeElement as HTMLElement;
  const words = () => host().textContent ?? '';
  const button = (name: string) => Array.from(host().querySelectorAll('button')).find((each) => each.textContent.trim().startsWith(name));
  const open = async (...permissions: Action[]) => {
    await signInAs(server, ...permissions);
    fixture = TestBed.createComponent(DoorsPage);
    fixture.detectChanges();
    await settle();
  };
  /** What is loaded when it is wanted comes turns later; a test that waits in vain ends with the limit of the suite. */
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await settle();
    }
  };
  const shown = (selector: string, name: string) =>
    until(() => Array.from(document.querySelectorAll<HTMLElement>(selector)).find((each) => each.textContent.includes(name)));
  const answer = async (items: DoorView[], raw: number) => {
    server.expectOne(({ url }) => url === `${api}/doors`).flush({ items, nextCursor: null, can: ['address'] });
    const sum = { raw, parsed: raw, quarantined: 0, pending: 0, oldestPendingAt: null, backlogSeconds: 0, doors: [] };
    server.expectOne(`${api}/health`).flush(sum);
    await settle();
    await settle();
  };
  const answerMails = async (items: object[]) => {
    server.expectOne(({ url }) => url === `${api}/messages`).flush({ items, nextCursor: null });
    await settle();
    await settle();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => fixture.destroy());

  it('shows who may only look how each door is doing and the sum of the e-mails, and offers nothing', async () => {
    await open('doors.read');
    await answer([door], 12);
    expect(words()).toContain('The password was refused.');
    expect(host().querySelector('.sd-figures')?.textContent).toContain('12 e-mails kept = 12 read');
    expect(host().querySelectorAll('button')).toHaveLength(0);
    server.expectNone(({ url }) => url.includes('set-up-mails'));
  });

  it('says once that nothing can be read, and reads all of it again', async () => {
    await open('doors.read');
    server.expectOne(({ url }) => url === `${api}/doors`).error(new ProgressEvent('error'));
    server.expectOne(`${api}/health`).error(new ProgressEvent('error'));
    await settle();
    await settle();
    expect(host().querySelectorAll('sd-error-card')).toHaveLength(1);
    button('Try again')?.click();
    await settle();
    await answer([door], 12);
    expect(host().querySelector('sd-error-card')).toBeNull();
    expect(words()).toContain('12 e-mails kept');
  });

  it('tells a test that went well as good news only on a door that works', async () => {
    await open('doors.read', 'doors.test');
    const test = { state: 'ok', at: door.createdAt, message: 'Signed in.' } as const;
    await answer(
      [
        { ...door, test },
        { ...door, id: 'd2', test, health: { ...health, state: 'working' } },
      ],
      12,
    );
    expect(Array.from(host().querySelectorAll('sd-door-row')).map((row) => row.querySelector('.good') !== null)).toEqual([false, true]);
  });

  it('tells a request of a stranger beside a door that works', async () => {
    await open('doors.read');
    const refused = { at: door.createdAt, text: 'A request came that was not signed.' };
    await answer([{ ...door, kind: 'webhook', health: { ...health, state: 'working', text: 'E-mails come in.', refused } }], 12);
    expect(host().querySelector('sd-pill')?.textContent).toContain('Works');
    expect(host().querySelector('.note')?.textContent).toContain('A request came that was not signed. Turned away');
    expect(host().querySelector('.bad')).toBeNull();
  });

  it('says whom to ask while nothing came yet', async () => {
    await open('doors.read');
    await answer([], 0);
    expect(words()).toContain('An owner or manager opens doors.');
  });

  it('prints the keys on the door in hand alone', async () => {
    await open('doors.read', 'doors.test', 'doors.change');
    await answer([door, { ...door, id: 'd2', name: 'Another' }], 12);
    const keys = () => Array.from(host().querySelectorAll('.door')).map((row) => row.querySelectorAll('sd-key-hint').length);
    expect(keys()).toEqual([2, 0]);
    host().querySelectorAll<HTMLElement>('.door')[1]?.focus();
    await settle();
    expect(keys()).toEqual([0, 2]);
  });

  it('has a door tested and tells what was found', async () => {
    await open('doors.read', 'doors.test', 'doors.change');
    await answer([door], 12);
    button('Test')?.click();
    server
      .expectOne(`${api}/doors/d1/test`)
      .flush({ ...door, test: { state: 'failed', at: door.createdAt, message: 'There is no folder of this name.' } });
    await settle();
    expect(words()).toContain('There is no folder of this name.');
  });

  it('tells the secret of a new webhook once, until the person has it', async () => {
    await open('doors.read', 'doors.change');
    const webhook: DoorView = { ...door, kind: 'webhook', url: 'https://desk.example/hook' };
    await answer([webhook], 12);
    host().querySelector<HTMLElement>('[aria-label^="More for"]')?.click();
    (await shown('[mat-menu-item]', 'new secret')).click();
    (await shown('mat-dialog-container button', 'Make a new secret')).click();
    await until(() => fixture.componentRef.injector.get(DoorActions).busy() ?? undefined);
    server.expectOne(`${api}/doors/d1/renew`).flush({ ...webhook, secret: 'whsec_told_once' });
    await settle();
    await settle();
    expect(words()).toContain('whsec_told_once');
    button('I have it')?.click();
    await settle();
    expect(words()).not.toContain('whsec_told_once');
    expect(document.activeElement?.classList).toContain('door');
  });

  it('makes the first address and waits for what comes in by it', async () => {
    await open('doors.read', 'doors.change');
    await answer([], 0);
    await answerMails([]);
    button('Make an address')?.click();
    server.expectOne({ method: 'POST', url: `${api}/doors` }).flush({ ...door, kind: 'address', address: 'digests-x@in.desk.test' });
    await settle();
    await settle();
    expect(words()).toContain('Forward one digest to this address');
    expect(words()).toContain('digests-x@in.desk.test');
    expect(words()).toContain('Waiting for it.');
    expect(document.activeElement?.classList).toContain('door');
  });

  it('shows the digest that came in by a door, and neither what was brought in by hand nor a set-up mail', async () => {
    await open('doors.read', 'doors.change');
    await answer([{ ...door, kind: 'address', address: 'digests-x@in.desk.test' }], 0);
    const mail = {
      service: 'haro',
      edition: null,
      receivedAt: door.createdAt,
      warnings: [],
      reason: null,
      status: 'parsed',
      from: '',
      queryIds: [],
    };
    await answerMails([
      { ...mail, id: 'm1', door: 'address', counts: { index: 3, parsed: 3 }, subject: 'Forwarded' },
      { ...mail, id: 'm2', door: 'upload', counts: { index: 5, parsed: 5 }, subject: 'By hand' },
      { ...mail, id: 'm3', door: 'address', counts: { index: null, parsed: 0 }, subject: 'A code' },
    ]);
    expect(words()).toContain('A digest has come in by itself');
    expect(words()).toContain('3 of 3 read');
    expect(host().querySelectorAll('.came a')).toHaveLength(1);
  });

  it('tells the code of a set-up mail once it is opened', async () => {
    await open('doors.read', 'set-up-mails.read', 'set-up-mails.open');
    const mail = {
      id: 's1',
      messageId: 'm1',
      source: 'gmail',
      kind: 'code',
      title: 'The code of Gmail',
      mailbox: null,
      sender: 'forwarding-noreply@google.com',
      door: null,
      state: 'waiting',
      foundAt: door.createdAt,
      expiresAt: '2999-01-01T00:00:00Z',
      openedAt: null,
      openedBy: null,
    };
    server.expectOne(({ url }) => url.startsWith(`${api}/set-up-mails`)).flush({ items: [mail], nextCursor: null });
    await answer([door], 12);
    expect(words()).toContain('The code of Gmail');
    expect(words()).toContain('From forwarding-noreply@google.com · Came ');
    expect(words()).not.toContain('482913377');
    button('Show the code')?.click();
    server.expectOne(`${api}/set-up-mails/s1/open`).flush({ kind: 'code', value: '482913377' });
    await settle();
    expect(words()).toContain('482913377');
  });
});
