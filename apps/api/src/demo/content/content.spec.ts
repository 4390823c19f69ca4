import { checklist } from '@sourcedesk/domain/checklist';
import { parseDigest } from '@sourcedesk/domain/digests';
import { renderHaro, type QueryToRender } from '@sourcedesk/domain/digests/rendering';
import { explain, parseAlert } from '@sourcedesk/domain/matching';
import { knownTrapWords } from '@sourcedesk/domain/traps';
import { pitchText, type Voice } from '../write-pitch';
import { queryBody, type Turn } from '../write-query';
import { brands, elsewhere, experts, journalists, outlets, topics } from '.';

const now = '2026-09-16T12:00:00Z';
const turns: readonly Turn[] = [0, 1];
const asked = topics.flatMap((topic) => turns.map((turn) => ({ topic, turn })));

function voiceOf(key: string): Voice {
  const expert = experts.find((each) => each.key === key);
  const brand = brands.find((each) => each.key === expert?.brand);
  if (!expert || !brand) throw new Error(`There is no expert ${key}.`);
  return { expert, brand, siteUrl: `https://${brand.domain}/${key}`, headshotUrl: `https://${brand.domain}/${key}.jpg` };
}

function queryOf(body: string, summary: string, category: string) {
  const rendered: QueryToRender = {
    summary,
    category,
    journalist: { name: 'Nadia Verhoeven', profileUrl: '' },
    outlet: { name: 'Harrow Money', url: 'https://harrow-money.example' },
    email: 'reply+00000000-0000-4000-8000-000000000000@helpareporter.com',
    deadline: '2026-09-17T22:00:00Z',
    noAi: false,
    body,
  };
  const { from, subject, text } = renderHaro({ name: 'Morning', sentAt: now, subscriber: 'desk@agency.example', queries: [rendered] });
  const [query] = parseDigest({ from, subject, date: now, messageId: null, parts: [{ part: 'text', text }] }).queries;
  if (!query) throw new Error('The query did not come through.');
  return query;
}

const matches = (expert: (typeof experts)[number], query: ReturnType<typeof queryOf>) =>
  explain(
    {
      id: expert.key,
      alert: expert.alert,
      topics: [...expert.topics],
      vetoes: { outlets: expert.vetoes?.outlets ?? [], terms: expert.vetoes?.terms ?? [] },
    },
    query,
  ).matched;

it.each(experts.map((expert) => [expert.key, expert]))('the alert of %s can be read', (_, { alert }) => {
  expect(parseAlert(alert)).toMatchObject({ ok: true });
});

it('asks more than eighty different things, each in two ways, of every expert', () => {
  expect(topics.length).toBeGreaterThanOrEqual(80);
  expect(new Set(asked.map(({ topic, turn }) => topic.summaries[turn])).size).toBe(asked.length);
  for (const { key } of experts) expect(topics.filter(({ expert }) => expert === key).length).toBe(6);
});

describe.each(asked.map(({ topic, turn }) => [topic.summaries[turn], topic, turn] as const))('"%s"', (summary, topic, turn) => {
  const query = queryOf(queryBody(topic, turn, { paragraphs: false, ask: turn }), summary, topic.category);
  const voice = voiceOf(topic.expert);

  it('comes through a digest with its questions and finds its expert', () => {
    expect(query.questions.map(({ text }) => text)).toEqual(topic.questions);
    expect(experts.filter((expert) => matches(expert, query)).map(({ key }) => key)).toContain(topic.expert);
  });

  it('is answered by a pitch that passes every check', () => {
    const { subject, body } = pitchText(topic, turn, voice, 'Nadia Verhoeven', 1);
    const { key: _, ...profile } = { ...voice.expert, key: '', siteUrl: voice.siteUrl, headshotUrl: voice.headshotUrl };
    const otherBrandNames = brands.map(({ name }) => name).filter((name) => name !== voice.brand.name);
    const checks = checklist({
      subject,
      body,
      query,
      profile,
      brand: voice.brand,
      otherBrandNames,
      now,
    });
    expect(checks.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([]);
    for (const word of knownTrapWords) expect(body).not.toContain(word);
  });
});

it.each(elsewhere.map((each) => [each.summary, each]))('"%s" is for nobody', (summary, { body, category }) => {
  const query = queryOf(body, summary, category);
  expect(query.questions.length).toBeGreaterThanOrEqual(1);
  expect(experts.filter((expert) => matches(expert, query)).map(({ key }) => key)).toEqual([]);
});

it('names nobody twice and lives on reserved domains', () => {
  expect(new Set(journalists).size).toBe(journalists.length);
  for (const { domain } of [...outlets, ...brands]) expect(domain).toMatch(/\.example$/);
});
