import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { Toasts } from '../shell/toasts';
import { PitchDecisions } from './pitch-decisions';

const pitch = (state: string) => ({ id: '1', state, version: 1, sendAt: null, query: { summary: 'Night trains' } }) as unknown as Pitch;

it('tells when a pitch leaves only as long as it does', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), PitchDecisions] });
  const http = TestBed.inject(HttpTestingController);
  const decisions = TestBed.inject(PitchDecisions);
  const { list } = TestBed.inject(Toasts);
  const answered = async (deed: Promise<unknown>, path: string, state: string) => {
    http.expectOne(`/api/v1/pitches/1/${path}`).flush(pitch(state));
    await deed;
  };
  await answered(decisions.schedule(pitch('approved')), 'schedule', 'scheduled');
  expect(list().map(({ text }) => text)).toEqual([expect.stringContaining('leaves in')]);
  await answered(decisions.cancel(pitch('scheduled')), 'cancel-send', 'approved');
  expect(list().map(({ text }) => text)).toEqual([expect.not.stringContaining('leaves in')]);
});
