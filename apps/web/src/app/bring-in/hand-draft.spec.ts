import type { Proposal, Query } from '@sourcedesk/contracts/intake';
import { carriedOver, changesOf, draftOf, draftOfQuery, emptyDraft, errorsAt, inputOf } from './hand-draft';

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

describe('the correction of a query', () => {
  const query = {
    service: 'haro',
    summary: 'Bakers',
    body: 'What flour?',
    category: '',
    journalist: { name: '' },
    outlet: { name: 'Garden Weekly', url: '' },
    deadline: { at: null, zone: null, raw: 'COB', certainty: 'unclear' },
    reply: { kind: 'address', address: '', url: '' },
    flags: { noAi: true },
    noAiEvidence: ['prose'],
  } as unknown as Query;
  const before = draftOfQuery(query, 'UTC');

  it('sends what was changed and nothing else, whatever is missing elsewhere', () => {
    expect(changesOf(before, { ...before, outletUrl: 'garden.example' })).toEqual({
      patch: { outlet: { name: 'Garden Weekly', url: 'https://garden.example' } },
    });
    expect(changesOf(before, { ...before, replyAddress: ' ada@garden.example ' })).toEqual({
      patch: { reply: { kind: 'address', address: 'ada@garden.example', url: '' } },
    });
    expect(changesOf(before, before)).toEqual({ patch: {} });
  });

  it('is refused at the field that was changed and is wrong', () => {
    expect(changesOf(before, { ...before, replyAddress: 'ada at garden', summary: ' ' })).toEqual({
      errors: { summary: 'Say in a line what is asked.', reply: 'Give the e-mail address that answers go to.' },
    });
  });

  it('knows a flag from what the words say themselves', () => {
    expect(before.noAi).toBe(false);
    expect(draftOfQuery({ ...query, noAiEvidence: ['flag'] }, 'UTC').noAi).toBe(true);
  });

  it('is carried over to what the query has become meanwhile', () => {
    const mine = { ...before, summary: 'Bakers on bread' };
    const now = { ...before, summary: 'Bakers!', category: 'Food' };
    expect(carriedOver(before, mine, now)).toEqual({ ...now, summary: 'Bakers on bread' });
  });
});
