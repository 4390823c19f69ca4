import type { BrandId, PitchId, PlacementId } from '@sourcedesk/domain/ids';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { after, day } from './calendar';
import type { DemoBrand, DemoOutlet } from './content';
import type { Article } from './doubles';
import type { Player, Stage } from './stage';

/** How an article links to the brand, day by day after it was published. */
export type LinkStory = (days: number) => 'followed' | 'nofollow' | 'ugc' | 'mention' | 'gone';

export const linkStories = {
  followed: () => 'followed',
  ugc: () => 'ugc',
  mention: () => 'mention',
  nofollowFromDay63: (days) => (days < 63 ? 'followed' : 'nofollow'),
  removedOnDay20: (days) => (days < 20 ? 'followed' : 'mention'),
  takenDown: (days) => (days < 12 ? 'mention' : 'gone'),
} as const satisfies Record<string, LinkStory>;

export interface PlannedPlacement {
  readonly pitchId?: PitchId;
  readonly brand: DemoBrand;
  readonly brandId: BrandId;
  readonly outlet: Pick<DemoOutlet, 'name' | 'domain'>;
  readonly title: string;
  readonly quoted: string;
  readonly publishedAt: Date;
  readonly link: LinkStory;
  /** Days between two looks; a real desk looks daily. */
  readonly every: number;
  /** Hours before the present at which it was last looked at. */
  readonly lastLookHours: number;
}

/** Publishes an article, adds it as a placement and looks at its link from then on until now. */
export async function place(stage: Stage, agencyId: AgencyId, by: Player, planned: PlannedPlacement): Promise<PlacementId> {
  const { publishedAt, outlet, title, every } = planned;
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const url = `https://${outlet.domain}/${publishedAt.getUTCFullYear()}/${slug}`;
  stage.web.publish(url, (now) => articleOf(planned, Math.floor((now.getTime() - publishedAt.getTime()) / day)));
  const subject = planned.pitchId ? { pitchId: planned.pitchId } : { brandId: planned.brandId };
  const { id } = await stage.clock.at(publishedAt, () => stage.placement.add(by.ctx, { ...subject, url, outlet: outlet.name }));
  const last = after(stage.clock.present, (-planned.lastLookHours * day) / 24);
  const looks: Date[] = [];
  for (let at = after(publishedAt, every * day); at < last; at = after(at, every * day)) looks.push(at);
  for (const at of [...looks, ...(last > publishedAt ? [last] : [])]) {
    await stage.clock.at(at, () => stage.jobs.run({ name: 'placement.check', payload: { agencyId, placementId: id } }));
  }
  return id as PlacementId;
}

function articleOf({ brand, title, quoted, link }: PlannedPlacement, days: number): Article {
  const how = link(days);
  if (how === 'gone')
    return { status: 404, html: '<html><head><title>Not found</title></head><body><p>There is nothing here.</p></body></html>' };
  const rel = how === 'followed' || how === 'mention' ? '' : ` rel="${how}"`;
  const name = brand.name.replace('&', '&amp;');
  const credit = how === 'mention' ? name : `<a href="https://${brand.domain}/"${rel}>${name}</a>`;
  return {
    status: 200,
    html: `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>"${quoted}" says our expert of ${credit}.</p></body></html>`,
  };
}
