import { type Brought, standingWords, stepsOf } from './readiness';

const test = { state: 'ok', at: '2026-11-23T08:00:00Z', message: 'Signed in.' } as const;
const whole: Brought & { brand: { pause: null } } = {
  brand: { status: 'active', websiteUrl: 'https://fernway.example', needsClientApproval: false, pause: null },
  profiles: [{ id: 'h', name: 'Helen Marsh', alert: 'payroll', topics: [], siteUrl: 'https://fernway.example/helen' }],
  mailbox: { address: 'helen@fernway.example', test },
};
const open = (brought: Brought) =>
  stepsOf(brought)
    .filter(({ done }) => !done)
    .map(({ id }) => id);

describe('the five things a brand needs to pitch', () => {
  it('are all there for an active brand with site, expert, alert and tested mailbox', () => {
    expect(open(whole)).toEqual([]);
    expect(standingWords(whole, stepsOf(whole))).toBe('Pitches leave from helen@fernway.example in the name of Helen Marsh.');
  });

  it('are all missing for a brand of which only the name is known', () => {
    const bare = { brand: { ...whole.brand, status: 'onboarding', websiteUrl: '' } as const, profiles: [], mailbox: null };
    expect(open(bare)).toEqual(['site', 'expert', 'alert', 'mailbox', 'approval']);
    expect(standingWords(bare, stepsOf(bare))).toBe('Not ready to pitch: 5 of 5 things are missing.');
  });

  it('want of each expert an alert or topics, and name who has none', () => {
    const silent = { id: 'i', name: 'Ines Carvalho', alert: ' ', topics: [], siteUrl: 'https://fernway.example/ines' };
    expect(open({ ...whole, profiles: [...whole.profiles, silent] })).toEqual(['alert']);
    expect(stepsOf({ ...whole, profiles: [silent] })[2]?.expertId).toBe('i');
    expect(stepsOf({ ...whole, profiles: [silent] })[2]?.text).toMatch(/^Ines Carvalho: neither/);
    expect(open({ ...whole, profiles: [{ ...silent, topics: ['health'] }] })).toEqual([]);
  });

  it('want of each expert a site, because no draft can be submitted without', () => {
    const homeless = { id: 'i', name: 'Ines Carvalho', alert: 'economy', topics: [], siteUrl: '' };
    expect(open({ ...whole, profiles: [...whole.profiles, homeless] })).toEqual(['expert']);
    expect(stepsOf({ ...whole, profiles: [homeless] })[1]).toMatchObject({
      expertId: 'i',
      text: expect.stringMatching(/^Ines Carvalho: no site/),
    });
  });

  it('want a mailbox that was tested well, and tell what the server said', () => {
    const failed = { ...test, state: 'failed', message: 'The server does not answer at this port.' } as const;
    const brought = { ...whole, mailbox: { address: 'helen@fernway.example', test: failed } };
    expect(open(brought)).toEqual(['mailbox']);
    expect(stepsOf(brought)[3]?.text).toBe('helen@fernway.example: The server does not answer at this port.');
    expect(open({ ...brought, mailbox: { address: 'x@y.example', test: { ...test, state: 'untested' } } })).toEqual(['mailbox']);
  });

  it('count client approval as decided when it is asked for, or when the brand was made active without', () => {
    const onboarding = { ...whole.brand, status: 'onboarding' } as const;
    expect(open({ ...whole, brand: onboarding })).toEqual(['approval']);
    expect(open({ ...whole, brand: { ...onboarding, needsClientApproval: true } })).toEqual([]);
  });

  it('give way to the reason of a pause', () => {
    const paused = {
      ...whole,
      brand: { ...whole.brand, status: 'paused', pause: { until: null, reason: 'New name in spring.' } } as const,
    };
    expect(standingWords(paused as never, stepsOf(paused))).toBe('Paused: New name in spring.');
  });
});
