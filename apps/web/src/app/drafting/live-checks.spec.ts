import { checklist } from '@sourcedesk/domain/checklist';
import { liveChecks, tickedIn } from './live-checks';
import type { PitchAtHand, Verdict } from './live-checks';

const deadline = '2026-11-23T18:00:00Z';
const before = Date.parse('2026-11-23T12:00:00Z');
const after = Date.parse('2026-11-23T18:00:01Z');
const pitch = {
  query: {
    body: 'How is the weather in Lisbon?',
    questions: [{ text: 'How is the weather in Lisbon?', start: 0, end: 29 }],
    deadline: { at: deadline, zone: 'Europe/London', raw: '6 pm', certainty: 'exact' },
    reply: { kind: 'relay', address: 'a@relay.example', url: '' },
    noAiEvidence: [],
    trap: null,
    traps: [],
    requirements: [],
    flags: { noAi: false },
  },
  profile: { name: 'Jo Marsh', bio: '', siteUrl: 'https://alder.example', headshotUrl: '' },
  brand: { name: 'Alder & Vale' },
} as unknown as PitchAtHand;
const saved = { subject: 'Weather', body: 'Harbour Tax knows.' };
type More = { otherBrandNames?: string[]; answered?: number[]; deadlineOverride?: string };
/** What the server says of the saved text, knowing more than the browser. */
const verdict = (more: More = {}, at = before): Verdict => ({
  text: saved,
  at,
  checks: checklist({ ...saved, ...pitch, otherBrandNames: [], now: new Date(at), ...more } as Parameters<typeof checklist>[0]),
});
const shown = (id: string, text: typeof saved, judged: Verdict, now = before, answered: number[] = []) =>
  liveChecks(pitch, text, answered, now, judged).find((check) => check.id === id);

describe('the checklist while typing', () => {
  it('follows the text at once', () => {
    expect(shown('subject', { ...saved, subject: '' }, verdict())?.ok).toBe(false);
    expect(shown('site-url', { ...saved, body: 'alder.example' }, verdict())?.ok).toBe(true);
  });

  it('follows the clock', () => expect(shown('deadline', saved, verdict(), after)?.ok).toBe(false));

  it('knows another brand once the server has named it: where it stands, and when it is gone', () => {
    const judged = verdict({ otherBrandNames: ['Harbour Tax'] });
    expect(shown('other-brand', saved, judged)).toMatchObject({ ok: false, at: { field: 'body', start: 0, end: 11 } });
    expect(shown('other-brand', { ...saved, body: 'So Harbour Tax knows.' }, judged)).toMatchObject({
      ok: false,
      at: { start: 3, end: 14 },
    });
    expect(shown('other-brand', { ...saved, body: 'Nobody knows.' }, judged)?.ok).toBe(true);
  });

  it("keeps the server's word on a later deadline an editor allowed", () =>
    expect(shown('deadline', saved, verdict({ deadlineOverride: '2026-11-24T00:00:00Z' }, after), after)?.ok).toBe(true));

  it('a tick answers a question at once, and taking it away opens it again', () => {
    expect(shown('question-1', saved, verdict(), before, [1])?.ok).toBe(true);
    expect(shown('question-1', saved, verdict({ answered: [1] }), before, [])?.ok).toBe(false);
  });

  it('reads from the server which questions are ticked', () => {
    expect(tickedIn(pitch, verdict({ answered: [1] }))).toEqual([1]);
    expect(tickedIn(pitch, verdict())).toEqual([]);
  });
});
