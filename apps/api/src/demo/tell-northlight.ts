import type { PitchId } from '@sourcedesk/domain/ids';
import { rawMail } from '@sourcedesk/domain/digests/rendering';
import { enlarged } from './agency-size';
import { after, before, day, hour, minute } from './calendar';
import { Chance } from './chance';
import { brands, experts, type ExpertKey, outlets } from './content';
import { currentEditions, type CurrentEditions } from './current';
import { openDoors, type WaysIn } from './doors';
import { type PlannedEdition, takeIn, type TakenQuery } from './editions';
import { found } from './founding-day';
import { drawFates, otherEditions, pastEditions } from './history';
import { northlight, type NorthlightPerson, notForTheVa, pausedBrand, clientsBrand } from './northlight';
import { type Approvers, type Sent, skipOthers, tellPast, tellReply } from './past';
import { accept, approve, draft, schedule, type Speaker, textOf, toReview, type Work } from './pitch-life';
import { linkStories, place } from './placements';
import { type Cast, lanes, type Stage } from './stage';
import { inLanes } from './story-clock';
import { type FindWork, tellDesk, tellInbox, tellSentToday } from './today';
import { chooseWins, tellWin } from './wins';
import { tellVolume } from './volume';
import { unfinishedText } from './write-pitch';

type NorthlightCast = Cast<NorthlightPerson | 'owner'>;

/** The agency of the demo: three months of history, and the desk of today. */
export async function tellNorthlight(
  stage: Stage,
  size: 'demo' | 'agency',
  passwordOf: (email: string) => string,
  say: (what: string) => void,
): Promise<{ cast: NorthlightCast; signOut: () => Promise<void> }> {
  const { present } = stage.clock;
  say('people, brands and experts');
  const plan = northlight(present);
  const made = await found<string, string>(stage, size === 'agency' ? enlarged(plan) : plan, passwordOf);
  const cast = made.cast as NorthlightCast;
  const chance = new Chance(2026);
  const current = currentEditions(chance, present);
  const ways = await openDoors(stage, cast.people);
  say('three months of history');
  await tellThreeMonths(stage, cast, ways, chance, current);
  say('the desk of today');
  await tellToday(stage, cast, ways, current);
  await tellMails(stage, cast);
  await shareReport(stage, cast);
  if (size === 'agency') {
    say('the work of a large agency');
    await tellVolume(stage, made.cast);
  }
  return { cast, signOut: made.signOut };
}

/** A work on a query by its own expert; the VA writes where the VA may. */
function workOn(cast: NorthlightCast, query: TakenQuery, key: ExpertKey | undefined = query.asked?.topic.expert): Work {
  const expert = experts.find((each) => each.key === key);
  const brand = brands.find((each) => each.key === expert?.brand);
  const profileId = cast.profiles.get(key ?? '');
  if (!expert || !brand || !profileId) throw new Error(`Nobody can answer "${query.rendered.summary}".`);
  const { va, editor, manager } = cast.people;
  const speaker: Speaker = { expert, brand, profileId };
  const people = brand.key === notForTheVa ? { writer: editor, editor: manager } : { writer: va, editor };
  return { agencyId: cast.agencyId, query, speaker, ...people };
}

const approversOf = (cast: NorthlightCast): Approvers => ({ client: cast.people.client2, manager: cast.people.manager });

async function takeAllIn(stage: Stage, cast: NorthlightCast, ways: WaysIn, editions: readonly PlannedEdition[]): Promise<TakenQuery[]> {
  const taken = await inLanes(lanes, [...editions.entries()], ([index, edition]) => takeIn(stage, cast, ways(edition), edition, index));
  return taken.flat();
}

async function tellThreeMonths(stage: Stage, cast: NorthlightCast, ways: WaysIn, chance: Chance, current: CurrentEditions): Promise<void> {
  const { present } = stage.clock;
  const { editor, manager } = cast.people;
  const editions = pastEditions(chance, before(present, 89 * day), before(current.earlier.slot.sentAt, 12 * hour), present);
  const others = otherEditions(present, [...editions, current.earlier, current.worked, current.fresh, current.freshSos]);
  const queries = await takeAllIn(stage, cast, ways, [...editions, ...others]);
  const own = queries.filter(({ asked }) => asked).map((query) => workOn(cast, query));
  const pasts = drawFates(chance, own.length);
  const tasks = own.map((work, index) => ({ work, past: pasts[index] as (typeof pasts)[number] }));
  const told = await inLanes(lanes, tasks, ({ work, past }) => tellPast(stage, work, past, approversOf(cast)));
  const wanted = await tellWantedByTwo(stage, cast, queries);
  await inLanes(lanes, queries, (query) => skipOthers(stage, editor, query, chosenFor(query, cast, wanted)));
  const sent = told.filter((each): each is Sent => each !== null);
  const won = chooseWins(sent, present);
  await inLanes(lanes, won, (each) => tellWin(stage, manager, each));
  await placeWithoutPitch(stage, cast);
  const winners = new Set(won.map((each) => each.sent));
  await inLanes(lanes, [...told.entries()], async ([index, each]) => {
    const reply = winners.has(each as Sent) ? ({ kind: 'chosen', days: 4 } as const) : pasts[index]?.reply;
    if (each && reply) await tellReply(stage, manager, each, reply, pasts[index]?.declined === true && !winners.has(each));
  });
}

/** The query about refinancing was wanted by two brands, and both answered it in their own voices. */
async function tellWantedByTwo(stage: Stage, cast: NorthlightCast, queries: readonly TakenQuery[]): Promise<TakenQuery | undefined> {
  const query = queries.find(({ asked }) => asked?.topic.summaries[0].startsWith('When refinancing') && asked.turn === 0);
  const work = query && workOn(cast, query, 'farrant');
  if (!query || !work || !query.matches.has(work.speaker.profileId)) return undefined;
  const at = after(query.receivedAt, 5 * hour);
  const pitch = await toReview(stage, work, at);
  await schedule(stage, work, await approve(stage, work, pitch, after(at, 31 * minute)), after(at, 32 * minute));
  return query;
}

function chosenFor(query: TakenQuery, { profiles }: NorthlightCast, wanted: TakenQuery | undefined): ReadonlySet<string> {
  const keys = [query.asked?.topic.expert, ...(query === wanted ? ['farrant'] : [])];
  return new Set(keys.map((key) => profiles.get(key ?? '')).filter((id) => id !== undefined));
}

/** A journalist quoted an expert out of an older article: a placement without a pitch. And one pitch led to two articles. */
async function placeWithoutPitch(stage: Stage, cast: NorthlightCast): Promise<void> {
  const brand = brands.find(({ key }) => key === clientsBrand);
  const brandId = cast.brands.get(clientsBrand);
  const outlet = outlets.find(({ name }) => name === 'The Saturday Almanac');
  if (!brand || !brandId || !outlet) throw new Error('The brand of the client has left the demo.');
  const common = { brand, brandId, outlet, every: 7, lastLookHours: 5 };
  await place(stage, cast.agencyId, cast.people.manager, {
    ...common,
    title: 'Money habits of calm people',
    quoted: 'Move the transfer to the day after payday, and the household shapes itself around what remains.',
    publishedAt: before(stage.clock.present, 24 * day),
    link: linkStories.followed,
  });
  await place(stage, cast.agencyId, cast.people.manager, {
    ...common,
    outlet: outlets.find(({ name }) => name === 'Silver Years') ?? outlet,
    title: 'Twelve questions before you sign',
    quoted: 'What do I still owe on my seventieth birthday?',
    publishedAt: before(stage.clock.present, 11 * day),
    link: linkStories.mention,
  });
}

async function tellToday(stage: Stage, cast: NorthlightCast, ways: WaysIn, current: CurrentEditions): Promise<void> {
  const { editor } = cast.people;
  const take = (edition: PlannedEdition, sponsor: number) => takeIn(stage, cast, ways(edition), edition, sponsor);
  const earlier = await take(current.earlier, 0);
  await tellPause(stage, cast, finder(cast, earlier), current.worked.receivedAt);
  await tellMissed(stage, finder(cast, earlier)('lindqvist'), current.missedAt);
  const worked = await take(current.worked, 1);
  const find = finder(cast, worked);
  await tellDesk(stage, find, approversOf(cast));
  await tellSentToday(stage, find, approversOf(cast));
  const fresh = [...(await take(current.fresh, 2)), ...(await take(current.freshSos, 0))];
  await tellInbox(stage, editor, finder(cast, fresh));
}

const finder =
  (cast: NorthlightCast, queries: readonly TakenQuery[]): FindWork =>
  (expert, place = 0) => {
    const own = queries.filter(({ asked }) => asked?.topic.expert === expert);
    const query = own[place];
    if (!query) throw new Error(`There is no query number ${place + 1} for ${expert}.`);
    return workOn(cast, query);
  };

/** A pitch was scheduled when its brand was paused: it waits, approved, until the brand runs again. */
async function tellPause(stage: Stage, cast: NorthlightCast, find: FindWork, next: Date): Promise<void> {
  const work = find('farrant');
  const submitted = after(work.query.receivedAt, 2 * hour);
  const pitch = await toReview(stage, work, submitted);
  const approved = await approve(stage, work, pitch, after(submitted, 30 * minute));
  await schedule(stage, work, approved, after(submitted, 32 * minute), before(new Date(work.query.rendered.deadline), 6 * hour));
  const paused = before(next, 20 * minute);
  const until = after(stage.clock.present, 12 * day)
    .toISOString()
    .slice(0, 10);
  const reason = 'The new website opens next week; the client wants nothing published before.';
  const id = cast.brands.get(pausedBrand);
  if (!id) throw new Error('The brand to pause has left the demo.');
  await stage.clock.at(paused, () => stage.brands.change(cast.people.manager.ctx, id, { status: 'paused', pause: { until, reason } }));
}

/** A draft that was not finished in time; the journalist gives more of it in a later edition. */
async function tellMissed(stage: Stage, work: Work, deadline: Date): Promise<void> {
  const begun = before(deadline, 2 * hour);
  const match = await accept(stage, work, before(begun, 20 * minute));
  const pitch = await draft(stage, work, match, textOf(work, unfinishedText), begun, after(begun, 12 * minute));
  const payload = { agencyId: work.agencyId, pitchId: pitch.id as PitchId };
  await stage.clock.at(after(deadline, minute), () => stage.jobs.run({ name: 'drafting.miss', payload }));
}

/** A mail nobody can read, and the noise that services send beside their digests. */
async function tellMails(stage: Stage, cast: NorthlightCast): Promise<void> {
  const { present } = stage.clock;
  const { editor } = cast.people;
  const receive = (at: Date, raw: string) => stage.clock.at(at, () => stage.intake.receive(editor.ctx, Buffer.from(raw), 'upload'));
  const to = editor.email;
  const alerts = {
    from: { name: 'Newswire Alerts', address: 'alerts@newswire-alerts.example' },
    to,
    subject: 'Your source requests this week',
  };
  const list =
    'Hello,\n\nthree reporters look for you:\n\n- A writer on tides wants a lighthouse keeper\n- A radio show wants bell founders\n\nLog in to answer.';
  await receive(
    before(present, 5 * hour),
    rawMail({ ...alerts, sentAt: before(present, 5.2 * hour).toISOString(), id: 'alerts.1' }, list, `<p>${list}</p>`),
  );
  const noise = { from: { name: 'HARO', address: 'noreply@helpareporter.com' }, to, subject: 'Sign in to your account' };
  const link = 'https://www.helpareporter.com/auth/verify?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.bm90LWEtc2lnbmF0dXJl';
  const words = `Use this link to sign in. It works for ten minutes.\n\n${link}\n\nIf you did not ask for it, ignore this mail.`;
  await receive(
    before(present, 27 * hour),
    rawMail({ ...noise, sentAt: before(present, 27.1 * hour).toISOString(), id: 'noise.1' }, words, `<p>${words}</p>`),
  );
}

/** The client's chair was sent the report by link. */
async function shareReport(stage: Stage, cast: NorthlightCast): Promise<void> {
  const brandId = cast.brands.get(clientsBrand);
  if (!brandId) return;
  const { present } = stage.clock;
  const expiresAt = after(present, 60 * day).toISOString();
  const made = await stage.clock.at(before(present, 9 * day), () =>
    stage.reporting.share(cast.people.manager.ctx, brandId, { name: 'For the board', expiresAt }),
  );
  const token = new URL(made.url).pathname.split('/').at(-1) ?? '';
  for (const days of [8, 3]) await stage.clock.at(before(present, days * day), () => stage.reporting.open(token));
}
