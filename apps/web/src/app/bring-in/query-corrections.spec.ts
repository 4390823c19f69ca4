import { checklist } from '@sourcedesk/domain/checklist';
import { correctionHelps, toldToEditors } from './query-corrections';

const checks = checklist({
  subject: '',
  body: '',
  query: {
    questions: [],
    body: 'What flour?',
    deadline: { at: null, raw: 'COB', certainty: 'unclear' },
    reply: { kind: 'address', address: '', url: '' },
    otherAddresses: ['jo@elsewhere.example'],
    traps: [],
    flags: { noAi: false },
    requirements: [],
  },
  profile: { name: 'Ada', bio: '', siteUrl: '', headshotUrl: '' },
  brand: { name: 'Flour & Co' },
  otherBrandNames: [],
  now: '2026-09-15T09:00:00Z',
});

describe('what a query lacks', () => {
  it('is mended by a button where the check stands', () => {
    expect(correctionHelps(checks)).toEqual({
      address: 'Add the address',
      deadline: 'Set the deadline',
      'other-address': 'Change where it goes',
    });
    expect(correctionHelps(checks.map((check) => ({ ...check, ok: true })))).toEqual({});
  });

  it('is told to who may mend it without asking for somebody else', () => {
    const told = Object.fromEntries(checks.map(toldToEditors).map(({ id, text }) => [id, text]));
    expect(told).toMatchObject({ address: 'The query is answered by e-mail and names no address.', deadline: '"COB" is unclear.' });
    expect(told['other-address']).toBe('The query names another address: jo@elsewhere.example. The answer does not go there.');
    expect(told['subject']).toBe(checks.find(({ id }) => id === 'subject')?.text);
  });

  it('tells them that a deadline has passed, and not to ask themselves about it', () => {
    const text = 'Ask an editor whether the pitch may still leave: the deadline (5 PM ET) has passed.';
    expect(toldToEditors({ id: 'deadline', level: 'blocker', ok: false, at: null, question: null, text }).text).toBe(
      'The deadline (5 PM ET) has passed.',
    );
  });
});
