import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Likeness } from '@sourcedesk/contracts/likeness';
import { signInAs } from '../../../test-sign-in';
import { LikenessCard } from './likeness-card';

const likened = (id: string, summary: string): Likeness['query'] => ({
  id,
  summary,
  service: 'sos',
  outlet: { name: 'Orchard Weekly', url: '' },
  journalist: { name: 'Ida Fenn' },
  deadline: null,
  receivedAt: '2026-11-20T10:00:00Z',
});
const likeness = (more: Partial<Likeness> = {}): Likeness => ({
  id: 'l1',
  query: likened('q1', 'Rye bread'),
  other: likened('q0', 'Bread of rye'),
  evidence: { text: 0.71, summary: 'differs', outlet: 'same', journalist: 'not-named' },
  verdict: 'open',
  foundAt: '2026-11-21T10:00:00Z',
  judgedBy: null,
  judgedAt: null,
  ...more,
});
const judged = { judgedBy: { id: 'u1', name: 'Mara Okafor' }, judgedAt: '2026-11-22T10:00:00Z' };

describe('the card of what may be the same request', () => {
  let fixture: ComponentFixture<LikenessCard>;
  let server: HttpTestingController;

  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const button = (name: string) =>
    Array.from((fixture.nativeElement as HTMLElement).querySelectorAll('button')).find((each) => each.textContent.trim() === name);
  const open = async (may: boolean, ...items: Likeness[]) => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    await signInAs(server, 'queries.read', ...(may ? (['queries.change'] as const) : []));
    fixture = TestBed.createComponent(LikenessCard);
    fixture.componentRef.setInput('id', 'q1');
    fixture.detectChanges();
    server.expectOne('/api/v1/queries/q1/likenesses?limit=100').flush({ items, nextCursor: null });
    await settle();
  };
  afterEach(() => fixture.destroy());

  it('is not there where nothing is alike', async () => {
    await open(true);
    expect(words().trim()).toBe('');
  });

  it('tells the other query with what speaks for it, takes a verdict and takes it back', async () => {
    await open(true, likeness());
    for (const part of [
      'May be the same request',
      'Bread of rye',
      'Source of Sources',
      'Ida Fenn',
      '71 %',
      'Summary: differs',
      'Outlet: same',
      'Journalist: not named',
    ])
      expect(words()).toContain(part);
    button('Same request')?.click();
    server.expectOne({ method: 'POST', url: '/api/v1/likenesses/l1/confirm' }).flush(likeness({ verdict: 'same', ...judged }));
    await settle();
    expect(words()).toContain('Mara Okafor');
    expect(button('Same request')).toBeUndefined();
    button('Take back')?.click();
    server.expectOne({ method: 'POST', url: '/api/v1/likenesses/l1/reopen' }).flush(likeness());
    await settle();
    expect(button('Another request')).toBeDefined();
  });

  it('shows the verdict without a button to whoever may not give one', async () => {
    await open(false, likeness({ verdict: 'different', ...judged }));
    expect(words()).toContain('Another request');
    expect(words()).toContain('Mara Okafor');
    expect((fixture.nativeElement as HTMLElement).querySelector('button')).toBeNull();
  });

  it('folds away what closed more than a day ago and nobody judged, and asks nothing of it', async () => {
    const closed = (id: string, hours: number, more: Partial<Likeness> = {}) => {
      const at = new Date(Date.now() - hours * 3_600_000).toISOString();
      const deadline = { at, zone: 'UTC', raw: '', certainty: 'exact' } as const;
      return likeness({ id, other: { ...likened(`q-${id}`, `Closed ${hours} h ago`), deadline }, ...more });
    };
    await open(true, closed('l1', 25), closed('l2', 50), closed('l3', 60, { verdict: 'same', ...judged }), closed('l4', 23));
    const folded = () => (fixture.nativeElement as HTMLElement).querySelector('details');
    expect(folded()?.querySelector('summary')?.textContent).toBe('Asked before (2)');
    expect(folded()?.open).toBe(false);
    for (const part of ['25 h', '50 h']) expect(folded()?.textContent).toContain(part);
    for (const part of ['23 h', '60 h']) expect(folded()?.textContent).not.toContain(part);
    expect(words()).toContain('May be the same request');
  });

  it('puts what is judged beside the live ones, and back where it was when it is taken back', async () => {
    const deadline = { at: '2026-01-01T10:00:00Z', zone: 'UTC', raw: '', certainty: 'exact' } as const;
    const past = likeness({ other: { ...likened('q0', 'Bread of rye'), deadline } });
    await open(true, past);
    expect(words()).not.toContain('May be the same request');
    button('Same request')?.click();
    server.expectOne({ method: 'POST', url: '/api/v1/likenesses/l1/confirm' }).flush({ ...past, verdict: 'same', ...judged });
    await settle();
    expect((fixture.nativeElement as HTMLElement).querySelector('details')).toBeNull();
    expect(words()).toContain('Held against other requests');
    button('Take back')?.click();
    server.expectOne({ method: 'POST', url: '/api/v1/likenesses/l1/reopen' }).flush(past);
    await settle();
    expect((fixture.nativeElement as HTMLElement).querySelector('details')?.open).toBe(true);
  });
});
