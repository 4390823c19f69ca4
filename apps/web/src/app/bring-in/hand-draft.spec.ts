import type { Proposal } from '@sourcedesk/contracts/intake';
import { draftOf, emptyDraft, errorsAt, inputOf } from './hand-draft';

const nothing = { value: '', ranges: [] };
const proposal: Proposal = {
  service: 'manual',
  summary: { value: 'Flour at home', ranges: [[0, 13]] },
  body: { value: 'Which flour?', ranges: [[14, 26]] },
  category: nothing,
  journalist: nothing,
  outlet: { value: 'Garden Weekly', ranges: [[30, 43]] },
  outletUrl: nothing,
  deadline: {
    value: { at: '2026-09-17T21:00:00Z', zone: 'America/New_York', raw: 'Thursday 5 pm ET', certainty: 'assumed-zone' },
    ranges: [[50, 66]],
  },
  reply: { value: { kind: 'form', address: '', url: 'https://forms.example/1' }, ranges: [[70, 93]] },
  noAi: { value: true, ranges: [[95, 100]] },
  wordLimit: null,
  questions: [],
  requirements: [],
  traps: [],
  missing: ['category', 'journalist', 'outletUrl'],
};

describe('a query while it is typed', () => {
  it('begins as it was proposed and is sent so when nobody changes it', () => {
    expect(inputOf(draftOf(proposal, 'Europe/London'))).toEqual({
      input: {
        service: 'manual',
        summary: 'Flour at home',
        body: 'Which flour?',
        category: '',
        journalist: { name: '' },
        outlet: { name: 'Garden Weekly', url: '' },
        deadline: { at: '2026-09-17T21:00:00.000Z', zone: 'America/New_York', raw: 'Thursday 5 pm ET', certainty: 'assumed-zone' },
        reply: { kind: 'form', address: '', url: 'https://forms.example/1' },
        noAi: true,
      },
    });
  });

  it('sends an address where answers go by mail, a page where not, and completes what people type', () => {
    const draft = { ...draftOf(proposal, 'Europe/London'), outletUrl: 'garden-weekly.example', replyAddress: ' ada@x.example ' };
    expect(inputOf({ ...draft, replyKind: 'address' })).toMatchObject({
      input: { reply: { kind: 'address', address: 'ada@x.example', url: '' }, outlet: { url: 'https://garden-weekly.example' } },
    });
    expect(inputOf({ ...draft, replyKind: 'link', replyUrl: 'x.example/a' })).toMatchObject({
      input: { reply: { kind: 'link', address: '', url: 'https://x.example/a' } },
    });
  });

  it('names every field that is wrong', () => {
    const empty = emptyDraft('Europe/London');
    expect(inputOf({ ...empty, deadline: { ...empty.deadline, kind: 'time' } })).toEqual({
      errors: {
        summary: 'Say in a line what is asked.',
        body: 'Give the words of the journalist.',
        deadline: 'Give the day and the time.',
        reply: 'Give the e-mail address that answers go to.',
      },
    });
    expect(inputOf({ ...empty, replyKind: 'form' })).toMatchObject({
      errors: { reply: 'Give the address of the page that answers go in at.' },
    });
  });

  it('puts what the server refuses at its field', () => {
    expect(
      errorsAt([
        { pointer: '/reply/address', message: 'a' },
        { pointer: '/outlet/url', message: 'b' },
        { pointer: '/outlet/name', message: 'c' },
        { pointer: '/deadline/at', message: 'd' },
        { pointer: '/deadline/zone', message: 'e' },
        { pointer: '', message: 'f' },
      ]),
    ).toEqual({ reply: 'a', outletUrl: 'b', outlet: 'c', deadline: 'd' });
  });
});
