import type { Pitch } from '@sourcedesk/contracts/drafting';
import { checklist } from '@sourcedesk/domain/checklist';
import { factsOf, helpsOf, signature } from './facts';

const known = {
  profile: {
    name: 'Jo Marsh',
    title: 'Adviser',
    credentials: '',
    bio: 'Payroll adviser for twenty years.',
    siteUrl: 'https://alder.example',
    headshotUrl: 'https://alder.example/jo.jpg',
  },
  brand: { name: 'Alder & Vale' },
} as Pick<Pitch, 'profile' | 'brand'>;

describe('facts to insert', () => {
  it('are those that are known, each under a letter of its own', () => {
    const facts = factsOf(known);
    expect(facts.map(({ id }) => id)).toEqual(['signature', 'name', 'title', 'company', 'bio', 'site-url', 'headshot-url']);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
  });

  it('make a signature that meets every check about the expert', () => {
    const query = {
      questions: [],
      body: '',
      deadline: null,
      reply: null,
      otherAddresses: [],
      traps: [],
      requirements: [],
      flags: { noAi: false },
    };
    const input = { subject: 'S', body: signature(known), query, ...known, otherBrandNames: [], now: '2026-11-23T12:00:00Z' };
    const open = checklist(input).filter(({ ok }) => !ok);
    for (const id of ['name', 'company', 'bio', 'site-url', 'headshot-url']) expect(open.map((check) => check.id)).not.toContain(id);
  });

  it('are offered under the open checks they mend', () => {
    const check = (id: string, ok: boolean, question: number | null = null) => ({
      id,
      ok,
      level: 'blocker' as const,
      text: '',
      at: null,
      question,
    });
    const checks = [
      check('site-url', false),
      check('name', true),
      check('headshot-url', false),
      check('question-2', false, 2),
      check('words', false),
    ];
    const helps = helpsOf(checks, [{ id: 'site-url', label: '', key: 'u', text: 'x' }]);
    expect(helps).toEqual({ 'site-url': 'Insert it', 'question-2': 'Tick it as answered' });
  });
});
