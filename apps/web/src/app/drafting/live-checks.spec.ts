import { checklist } from '@sourcedesk/domain/checklist';
import { liveChecks, verdictOf } from './live-checks';
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
    otherAddresses: [],
    verification: { verified: true, reason: 'signed' },
    noAiEvidence: [],
    trap: null,
    traps: [],
    requirements: [],
    flags: { noAi: false },
  },
  profile: { name: 'Jo Marsh', bio: '', siteUrl: 'https://alder.example', headshotUrl: '' },
  brand: { name: 'Alder & Vale' },
  deadlineOverride: null,
} as unknown as PitchAtHand;
const saved = { subject: 'Weather', body: 'Harbour Tax knows.' };
/** What the server says of the saved text, which knows the other brands. */
const verdict = (otherBrandNames: string[] = [], at = before): Verdict =>
  verdictOf(pitch, saved, [], checklist({ ...saved, ...pitch, otherBrandNames, now: new Date(at) }), before);
const shown = (id: string, text: typeof saved, judged: Verdict, now = before, more: Partial<PitchAtHand> = {}, answered: number[] = []) =>
  liveChecks({ ...pitch, ...more }, text, answered, now, judged).find((check) => check.id === id);

describe('the checklist while typing', () => {
  it('follows the text at once', () => {
    expect(shown('subject', { ...saved, subject: '' }, verdict())?.ok).toBe(false);
    expect(shown('site-url', { ...saved, body: 'alder.example' }, verdict())?.ok).toBe(true);
  });

  it('follows the clock', () => expect(shown('deadline', saved, verdict(), after)?.ok).toBe(false));

  it('knows another brand once the server has shown where it stands: by its whole name, where it moves, and when it is gone', () => {
    const judged = verdict(['Harbour Tax Ltd']);
    const words = 'Remove the name of another brand: Harbour Tax Ltd';
    expect(shown('other-brand', saved, judged)).toMatchObject({ ok: false, text: words, at: { field: 'body', start: 0, end: 11 } });
    expect(shown('other-brand', { ...saved, body: 'So Harbour Tax knows.' }, judged)).toMatchObject({
      ok: false,
      at: { start: 3, end: 14 },
    });
    expect(shown('other-brand', { ...saved, body: 'Nobody knows.' }, judged)?.ok).toBe(true);
  });

  it('follows a later deadline an editor allowed', () => {
    expect(shown('deadline', saved, verdict(), after, { deadlineOverride: '2026-11-24T00:00:00.000Z' })?.ok).toBe(true);
    expect(shown('deadline', saved, verdict(), after)?.ok).toBe(false);
  });

  it('counts by the words the query asks for', () => {
    const requirements = [{ kind: 'length' as const, text: 'at most 20 words', start: 0, end: 16 }];
    const asked = { query: { ...pitch.query, requirements } };
    expect(shown('words', saved, verdict(), before, asked)?.text).toContain('asks for at most 20');
  });

  it("keeps the server's word where its clock goes otherwise, until it has judged again", () => {
    expect(shown('deadline', saved, verdict([], after))?.ok).toBe(false);
    expect(shown('deadline', saved, verdict())?.ok).toBe(true);
  });

  it('a tick answers a question at once, and taking it away opens it again', () => {
    expect(shown('question-1', saved, verdict(), before, {}, [1])?.ok).toBe(true);
    expect(shown('question-1', saved, verdict(), before, {}, [])?.ok).toBe(false);
  });
});
