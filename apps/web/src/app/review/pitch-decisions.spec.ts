import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { Toasts } from '../shell/toasts';
import { PitchDecisions } from './pitch-decisions';

const pitch = (state: string, id = '1') =>
  ({ id, state, version: 1, sendAt: null, query: { summary: 'Night trains' } }) as unknown as Pitch;

const textsOf = (toasts: Toasts) => toasts.list().map(({ text }) => text);

function setUp() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), PitchDecisions] });
  const http = TestBed.inject(HttpTestingController);
  const decisions = TestBed.inject(PitchDecisions);
  const answered = async (deed: Promise<unknown>, path: string, state: string, id = '1') => {
    http.expectOne(`/api/v1/pitches/${id}/${path}`).flush(pitch(state, id));
    await deed;
  };
  return { decisions, toasts: TestBed.inject(Toasts), answered };
}

it('tells when a pitch leaves only as long as it does', async () => {
  const { decisions, toasts, answered } = setUp();
  await answered(decisions.schedule(pitch('approved')), 'schedule', 'scheduled');
  expect(textsOf(toasts)).toEqual([expect.stringContaining('leaves in')]);
  await answered(decisions.cancel(pitch('scheduled')), 'cancel-send', 'approved');
  expect(textsOf(toasts)).toEqual([expect.not.stringContaining('leaves in')]);
});

it('lets one pitch be stopped while the next is decided on', async () => {
  const { decisions, toasts, answered } = setUp();
  await answered(decisions.schedule(pitch('approved')), 'schedule', 'scheduled');
  await answered(decisions.schedule(pitch('approved', '2')), 'schedule', 'scheduled', '2');
  expect(textsOf(toasts)).toEqual([expect.stringContaining('leaves in'), expect.stringContaining('leaves in')]);
});
