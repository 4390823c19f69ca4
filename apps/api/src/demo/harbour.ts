import type { BrandId, PitchId } from '@sourcedesk/domain/ids';
import { after, before, day, sentSlots, hour, minute, printable } from './calendar';
import { Chance } from './chance';
import { type DemoBrand, type DemoExpert, elsewhere, topics } from './content';
import { byUpload } from './doors';
import { askElsewhere, askTopic, takeIn } from './editions';
import { found, type PlannedAgency } from './founding-day';
import { accept, approve, draft, schedule, type Speaker, textOf, toReview, type Work } from './pitch-life';
import { linkStories, place } from './placements';
import type { Stage } from './stage';
import { unfinishedText } from './write-pitch';

const brand: Omit<DemoBrand, 'key'> & { key: 'saltmarsh' } = {
  key: 'saltmarsh',
  name: 'Saltmarsh Rest',
  domain: 'saltmarsh-rest.example',
  plan: 'standard',
  timeZone: 'Europe/London',
  sender: 'elin',
};
const expert: Omit<DemoExpert, 'key' | 'brand'> & { key: string; brand: 'saltmarsh' } = {
  key: 'saltmarsh',
  brand: 'saltmarsh',
  name: 'Elin Saltmarsh',
  title: 'Sleep therapist',
  credentials: 'Registered psychotherapist',
  bio: 'Elin Saltmarsh is a registered psychotherapist who treats insomnia without tablets in a practice by the sea.',
  topics: ['sleep'],
  alert: 'sleep OR insomnia',
};

const plan = (present: Date): PlannedAgency<'owner' | 'va', 'saltmarsh'> => ({
  name: 'Harbour & Co',
  timeZone: 'Europe/London',
  foundedAt: before(present, 40 * day),
  people: {
    owner: { name: 'Kit Anselm', email: 'owner@harbour.test', role: 'owner' },
    va: { name: 'Marisol Quint', email: 'va@harbour.test', role: 'va' },
  },
  brands: [brand],
  experts: [expert],
});

/** A second agency with rows of its own, which nobody of the first can see. */
export async function tellHarbour(stage: Stage, passwordOf: (email: string) => string): Promise<string[]> {
  const { present } = stage.clock;
  const { cast, signOut } = await found(stage, plan(present), passwordOf);
  const { owner, va } = cast.people;
  const chance = new Chance(77);
  const speaker = { brand, expert, profileId: cast.profiles.get(expert.key) } as unknown as Speaker;
  const asleep = topics.filter((topic) => topic.expert === 'corrigan');
  const slots = sentSlots('haro', before(present, 34 * day), before(present, 2 * hour));
  const works: Work[] = [];
  for (const [slot, count] of [
    [slots[3], 3],
    [slots.at(-3), 3],
  ] as const) {
    if (!slot) continue;
    const deadline = printable(after(slot.sentAt < before(present, 20 * day) ? slot.sentAt : present, 40 * hour));
    const queries = [
      ...asleep.splice(0, count).map((topic) => askTopic(chance, 'haro', topic, 0, { deadline })),
      ...elsewhere.slice(3, 7).map((each) => askElsewhere(chance, 'haro', each, deadline)),
    ];
    const taken = await takeIn(
      stage,
      cast,
      byUpload(stage, owner),
      { service: 'haro', slot, receivedAt: after(slot.sentAt, 6 * minute), queries },
      1,
    );
    works.push(
      ...taken.filter(({ asked }) => asked).map((query) => ({ agencyId: cast.agencyId, query, speaker, writer: va, editor: owner })),
    );
  }
  const [first, second, third, ...rest] = works;
  if (first) await tellSent(stage, first);
  if (second) await sendOff(stage, second, 3 * hour);
  if (third) await sendOff(stage, third, 4 * hour);
  const [begun] = rest;
  if (begun)
    await draft(
      stage,
      begun,
      await accept(stage, begun, before(present, 50 * minute)),
      textOf(begun, unfinishedText),
      before(present, 15 * minute),
      before(present, 6 * minute),
    );
  await signOut();
  return Object.values(plan(present).people).map(({ email }) => email);
}

async function sendOff(stage: Stage, work: Work, later: number) {
  const submitted = after(work.query.receivedAt, later);
  const approved = await approve(stage, work, await toReview(stage, work, submitted), after(submitted, 20 * minute));
  return schedule(stage, work, approved, after(submitted, 21 * minute));
}

async function tellSent(stage: Stage, work: Work): Promise<void> {
  const pitch = await sendOff(stage, work, 2 * hour);
  const { query, editor, speaker } = work;
  await place(stage, work.agencyId, editor, {
    pitchId: pitch.id as PitchId,
    brand: speaker.brand,
    brandId: pitch.brand.id as BrandId,
    outlet: query.outlet,
    title: 'What a restless night tells you',
    quoted: 'The bed must not become the place where worries are sorted.',
    publishedAt: after(query.receivedAt, 12 * day),
    link: linkStories.followed,
    every: 7,
    lastLookHours: 8,
  });
}
