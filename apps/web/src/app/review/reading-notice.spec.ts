import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { ReadingNotice } from './reading-notice';

const pitch = (more: Partial<Pitch> = {}): Pitch =>
  ({
    id: 'p1',
    state: 'in_review',
    version: 4,
    submittedBy: { id: 'u1', name: 'Paolo Ferri' },
    submittedAt: '2026-11-28T10:00:00.000Z',
    ...more,
  }) as Pitch;
const unreachable = {
  type: 'x',
  title: 'Not available',
  status: 503,
  detail: 'The database is away.',
  code: 'unavailable',
  traceId: 'abc',
};

describe('the word that an editor is reading', () => {
  let fixture: ComponentFixture<ReadingNotice>;
  let server: HttpTestingController;
  let moved: number;

  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const show = async (shown: Pitch) => {
    fixture.componentRef.setInput('pitch', shown);
    await fixture.whenStable();
  };
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const asked = () => server.expectOne({ method: 'POST', url: '/api/v1/pitches/p1/opened' });
  const fails = async () => {
    asked().flush(unreachable, { status: 503, statusText: 'x' });
    await settle();
  };
  const arrives = async (now = pitch()) => {
    asked().flush(now);
    await settle();
  };

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ReadingNotice);
    moved = 0;
    fixture.componentInstance.moved.subscribe(() => (moved += 1));
  });
  afterEach(() => server.verify());

  it('is given once for each time a text was submitted', async () => {
    await show(pitch());
    await arrives();
    await show(pitch());
    server.expectNone('/api/v1/pitches/p1/opened');
    await show(pitch({ submittedAt: '2026-11-28T11:00:00.000Z' }));
    await arrives();
    expect(words()).toBe('');
  });

  it('says when it did not arrive, and what that means', async () => {
    await show(pitch());
    await fails();
    expect(words()).toContain('Paolo Ferri does not know that you are reading');
    expect(words()).toContain('The database is away. Until the desk knows of it, the text may still be recalled.');
  });

  it('is given again when asked to, and then nothing is said any more', async () => {
    await show(pitch());
    await fails();
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    await arrives();
    expect(words()).toBe('');
  });

  it('is given again when the page reads the pitch anew', async () => {
    await show(pitch());
    await fails();
    await show(pitch());
    await arrives();
    expect(words()).toBe('');
  });

  it('is not needed any more for a text that was recalled', async () => {
    await show(pitch());
    await fails();
    await show(pitch({ state: 'drafting' }));
    expect(words()).toBe('');
  });

  it('has the page read again when the pitch has changed meanwhile', async () => {
    await show(pitch());
    await arrives(pitch({ state: 'drafting', version: 5 }));
    expect(moved).toBe(1);
  });
});
