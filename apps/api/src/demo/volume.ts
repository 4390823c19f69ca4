import type { BrandId, PitchId } from '@sourcedesk/domain/ids';
import { largeDesk, type LargeBrand, type LargeExpert, vaZones } from './agency-size';
import { after, atWork, before, day, sentSlots, hour, minute, printable } from './calendar';
import { Chance } from './chance';
import { type DemoBrand, type DemoExpert, elsewhere, topics } from './content';
import { byUpload } from './doors';
import { askElsewhere, askTopic, type PlannedEdition, takeIn, type TakenQuery } from './editions';
import { drawFates } from './history';
import { type Sent, tellPast, tellReply } from './past';
import type { Speaker, Work } from './pitch-life';
import { linkStories, place } from './placements';
import { type Cast, lanes, type Player, type Stage } from './stage';
import { inLanes } from './story-clock';

const topicsAnEdition = 12;
const othersAnEdition = 8;
/** Of so many pitches that are old enough, one won. */
const winOneIn = 9;
/** In turn, 45 % of articles with a link. */
const links = [linkStories.followed, linkStories.mention, linkStories.mention, linkStories.followed, linkStories.ugc, linkStories.mention];

type LargeCast = Cast;

/** What the large agency does beside the demo's stories: an edition every business day, answered by its further experts. */
export async function tellVolume(stage: Stage, cast: LargeCast): Promise<void> {
  const { present } = stage.clock;
  const chance = new Chance(120);
  const large = largeDesk();
  const slots = sentSlots('haro', before(present, 90 * day), before(present, 3 * day)).filter(({ name }) => name === 'Afternoon');
  const editions = slots.map((slot): PlannedEdition => {
    const deadline = () => printable(after(slot.sentAt, chance.between(26, 70) * hour));
    const asked = chance.shuffled(topics).slice(0, topicsAnEdition);
    const queries = [
      ...asked.map((topic) => askTopic(chance, 'haro', topic, chance.next() < 0.5 ? 0 : 1, { deadline: deadline() })),
      ...chance
        .shuffled(elsewhere)
        .slice(0, othersAnEdition)
        .map((each) => askElsewhere(chance, 'haro', each, deadline())),
    ];
    return { service: 'haro', slot, receivedAt: after(slot.sentAt, 9 * minute), queries };
  });
  const editors = ['editor', 'editor2', 'editor3'].map((key) => cast.people[key] as Player);
  const takeOne = ([index, edition]: [number, PlannedEdition]) =>
    takeIn(stage, cast, byUpload(stage, editors[index % 3] as Player), edition, index);
  const queries = (await inLanes(lanes, [...editions.entries()], takeOne)).flat();
  const works = queries.filter(({ asked }) => asked).map((query) => workOf(cast, large, query, chance, editors));
  await tellWorks(stage, cast, works, chance);
}

function workOf(
  cast: LargeCast,
  { brands, experts }: { brands: LargeBrand[]; experts: LargeExpert[] },
  query: TakenQuery,
  chance: Chance,
  editors: readonly Player[],
): Work & { zone: string } {
  const expert = chance.pick(experts.filter(({ like }) => like.key === query.asked?.topic.expert));
  const brand = brands.find(({ key }) => key === expert.brand) as LargeBrand;
  const speaker = {
    brand: brand as unknown as DemoBrand,
    expert: expert as unknown as DemoExpert,
    profileId: cast.profiles.get(expert.key),
  } as Speaker;
  const writer = cast.people[brand.va] as Player;
  return { agencyId: cast.agencyId, query, speaker, writer, editor: chance.pick(editors), zone: vaZones[brand.va] ?? 'Europe/London' };
}

async function tellWorks(stage: Stage, cast: LargeCast, works: readonly (Work & { zone: string })[], chance: Chance): Promise<void> {
  const { present } = stage.clock;
  const manager = cast.people['manager'] as Player;
  const tasks = drawFates(chance, works.length).map((past, index) => {
    const work = works[index] as (typeof works)[number];
    const { receivedAt } = work.query;
    const submitted = atWork(after(receivedAt, past.submittedAfter * hour), work.zone);
    return { work, past: { ...past, submittedAfter: (submitted.getTime() - receivedAt.getTime()) / hour + 0.9 } };
  });
  await inLanes(lanes, [...tasks.entries()], async ([index, { work, past }]) => {
    const sent = await tellPast(stage, work, past, { client: null, manager });
    if (!sent) return;
    const won = index % winOneIn === 0 && sent.sentAt < before(present, 26 * day);
    if (won) await tellArticle(stage, manager, sent, index);
    else if (past.reply) await tellReply(stage, manager, sent, past.reply, past.declined);
  });
}

async function tellArticle(stage: Stage, manager: Player, { work, pitch, sentAt }: Sent, index: number): Promise<void> {
  const { query, speaker } = work;
  if (!query.asked) return;
  await place(stage, work.agencyId, manager, {
    pitchId: pitch.id as PitchId,
    brand: speaker.brand,
    brandId: pitch.brand.id as BrandId,
    outlet: query.outlet,
    title: `${query.rendered.summary} (${index})`,
    quoted: query.asked.topic.answer[1],
    publishedAt: after(sentAt, (12 + (query.flavour % 12)) * day),
    link: links[Math.floor(index / winOneIn) % links.length] ?? linkStories.mention,
    every: 10,
    lastLookHours: 1 + (query.flavour % 20),
  });
}
