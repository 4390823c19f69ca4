import type { PlanTier } from '@sourcedesk/contracts/accounts';
import { type DemoBrand, type DemoExpert, experts } from './content';
import type { PlannedAgency, PlannedPerson } from './founding-day';
import type { NorthlightPerson } from './northlight';

/** A brand of the large agency beside the demo's six, and who writes for it. */
export type LargeBrand = Omit<DemoBrand, 'key'> & { readonly key: string; readonly va: string };
/** An expert who knows what one of the demo's experts knows. */
export type LargeExpert = Omit<DemoExpert, 'key' | 'brand'> & { readonly key: string; readonly brand: string; readonly like: DemoExpert };

const moreBrands = 34;
const moreExperts = 106;
/** Experts a further brand has, in turn, and the smallest plan that allows them: 106 over 34 brands. */
const pattern: readonly (readonly [number, PlanTier])[] = [
  [1, 'free'],
  [2, 'standard'],
  [3, 'advanced'],
  [4, 'advanced'],
  [6, 'premium'],
];

const words = {
  first: 'Tallow Juniper Copper Meadow Pewter Willow Granite Saffron Cobalt Heron Linden Amber Thistle Beacon Cedar Onyx Poppy'.split(' '),
  second: ['Works', '& Pine'],
  given:
    'Adela Bruno Carys Dmitri Estelle Fabian Greer Hugo Ingrid Jasper Kaia Lionel Mireille Nestor Oona Piers Quilla Rurik Sibyl Tobin'.split(
      ' ',
    ),
  family: 'Ashdown Belmonte Carrow Delacroix Ekberg Farrow Gallant Haverly Isley Jorvik Kessler Lumley Morrow'.split(' '),
};

/** The VAs beside the demo's own: those of even number write in Manila, nights of London. */
export const vaZones: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [index === 0 ? 'va' : `va${index + 1}`, index % 2 === 0 ? 'Europe/London' : 'Asia/Manila']),
);
const furtherVas = Object.keys(vaZones).slice(1);

const brandName = (index: number) => `${words.first[index % 17]} ${words.second[Math.floor(index / 17)]}`;
const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '');
const personName = (index: number) => `${words.given[index % 20]} ${words.family[(index + Math.floor(index / 20)) % 13]}`;

/** The further brands and experts. */
export function largeDesk(): { brands: LargeBrand[]; experts: LargeExpert[] } {
  const brands: LargeBrand[] = [];
  const added: LargeExpert[] = [];
  for (let index = 0; index < moreBrands; index += 1) {
    const name = brandName(index);
    const domain = `${slugOf(name)}.example`;
    const left = moreExperts - added.length;
    const [wanted, wantedPlan] = pattern[index % pattern.length] ?? [1, 'free'];
    const count = index === moreBrands - 1 ? left : Math.min(wanted, left - (moreBrands - 1 - index));
    const plan: PlanTier = count > 5 ? 'premium' : wantedPlan;
    const va = furtherVas[index % furtherVas.length] ?? 'va2';
    const timeZone = index % 3 === 0 ? 'America/New_York' : 'Europe/London';
    const sender = slugOf(words.given[index % 20] ?? 'desk');
    brands.push({ key: `brand${index + 7}`, name, domain, plan, timeZone, sender, va });
    for (let each = 0; each < count; each += 1) added.push(expertLike(added.length, `brand${index + 7}`));
  }
  return { brands, experts: added };
}

function expertLike(index: number, brand: string): LargeExpert {
  const like = experts[index % experts.length] as DemoExpert;
  const name = personName(index);
  const bare = like.name.replace(/^Dr\. /, '');
  const { title, credentials, topics, alert, vetoes } = like;
  return {
    key: `expert${index + 15}`,
    brand,
    like,
    name,
    title,
    credentials,
    bio: like.bio.replace(bare, name),
    topics,
    alert,
    ...(vetoes && { vetoes }),
  };
}

/** The demo's agency with 40 brands, 120 experts, ten VAs in two time zones and three editors. */
export function enlarged(plan: PlannedAgency<NorthlightPerson, string>): PlannedAgency<string, string> {
  const more = largeDesk();
  const person = (key: string, index: number, role: 'va' | 'editor', brands?: readonly string[]): PlannedPerson => ({
    name: personName(index + 300),
    email: `${key}@northlight.test`,
    role,
    ...(brands && { brands }),
  });
  const vas = furtherVas.map((key, index) => {
    const own = more.brands.filter(({ va }) => va === key).map((brand) => brand.key);
    return [key, person(key, index, 'va', own)] as const;
  });
  const editors = ['editor2', 'editor3'].map((key, index) => [key, person(key, index + 20, 'editor')] as const);
  return {
    ...plan,
    people: { ...plan.people, ...Object.fromEntries([...vas, ...editors]) },
    brands: [...plan.brands, ...more.brands],
    experts: [...plan.experts, ...more.experts],
  };
}
