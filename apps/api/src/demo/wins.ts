import type { BrandId, PitchId } from '@sourcedesk/domain/ids';
import { after, day } from './calendar';
import type { BrandKey } from './content';
import type { Sent } from './past';
import { type LinkStory, linkStories, place } from './placements';
import type { Player, Stage } from './stage';

/** An article that came of a pitch: of which brand's, how long ago the pitch was sent, and what became of the link. */
interface Win {
  readonly brand: BrandKey;
  /** Days between the present and the pitch, about. */
  readonly age: number;
  /** Days from pitch to article. */
  readonly published: number;
  readonly link: LinkStory;
}

/** Eleven wins, whose links are those of six: the others are mentions, were taken out again or went with the page. */
const wins: readonly Win[] = [
  { brand: 'alder', age: 88, published: 13, link: linkStories.nofollowFromDay63 },
  { brand: 'fernway', age: 84, published: 19, link: linkStories.followed },
  { brand: 'lumen', age: 79, published: 12, link: linkStories.mention },
  { brand: 'alder', age: 72, published: 21, link: linkStories.removedOnDay20 },
  { brand: 'orchard', age: 68, published: 16, link: linkStories.followed },
  { brand: 'brightwell', age: 63, published: 24, link: linkStories.mention },
  { brand: 'alder', age: 57, published: 14, link: linkStories.followed },
  { brand: 'marlow', age: 52, published: 17, link: linkStories.ugc },
  { brand: 'fernway', age: 47, published: 15, link: linkStories.mention },
  { brand: 'lumen', age: 41, published: 18, link: linkStories.takenDown },
  { brand: 'alder', age: 36, published: 20, link: linkStories.mention },
];

/** The pitches of the past that won, each with its story. */
export function chooseWins(sent: readonly Sent[], present: Date): { sent: Sent; win: Win }[] {
  const left = new Set(sent);
  return wins.map((win) => {
    const off = ({ sentAt }: Sent) => Math.abs(present.getTime() - sentAt.getTime() - win.age * day);
    const own = [...left].filter(({ work }) => work.speaker.brand.key === win.brand);
    const [chosen] = own.sort((one, other) => off(one) - off(other));
    if (!chosen) throw new Error(`No pitch of ${win.brand} is left that could have won.`);
    left.delete(chosen);
    return { sent: chosen, win };
  });
}

/** Publishes the article of a win and watches its link: daily where it changed, weekly elsewhere. */
export async function tellWin(stage: Stage, manager: Player, { sent, win }: { sent: Sent; win: Win }): Promise<void> {
  const { work, pitch, sentAt } = sent;
  const { query, speaker } = work;
  if (!query.asked) return;
  const { topic, turn } = query.asked;
  const changes = win.link === linkStories.nofollowFromDay63 || win.link === linkStories.removedOnDay20;
  await place(stage, work.agencyId, manager, {
    pitchId: pitch.id as PitchId,
    brand: speaker.brand,
    brandId: pitch.brand.id as BrandId,
    outlet: query.outlet,
    title: topic.summaries[turn],
    quoted: topic.answer[1],
    publishedAt: after(sentAt, win.published * day),
    link: win.link,
    every: changes ? 1 : 7,
    lastLookHours: 2 + (query.flavour % 18),
  });
}
