import { before, day } from './calendar';
import { brands, experts, type BrandKey } from './content';
import type { PlannedAgency } from './founding-day';

/** The brand the demo's client belongs to. */
export const clientsBrand: BrandKey = 'alder';
/** The brand that asks for its client's approval. */
export const approvingBrand: BrandKey = 'orchard';
/** The one brand the demo's VA does not work for. */
export const notForTheVa: BrandKey = 'marlow';
/** The brand that is paused. */
export const pausedBrand: BrandKey = 'brightwell';

export type NorthlightPerson = 'owner' | 'manager' | 'editor' | 'va' | 'client' | 'client2';

/** The agency of the demo, three months old. */
export function northlight(present: Date): PlannedAgency<NorthlightPerson, BrandKey> {
  const vasBrands = brands.map(({ key }) => key).filter((key) => key !== notForTheVa);
  return {
    name: 'Northlight PR',
    timeZone: 'Europe/London',
    foundedAt: before(present, 95 * day),
    people: {
      owner: { name: 'Helena Marsh', email: 'owner@northlight.test', role: 'owner' },
      manager: { name: 'Julian Adeyemi', email: 'manager@northlight.test', role: 'manager' },
      editor: { name: 'Beatrix Lowe', email: 'editor@northlight.test', role: 'editor' },
      va: { name: 'Paolo Santos', email: 'va@northlight.test', role: 'va', brands: vasBrands },
      client: { name: 'Edmund Vale', email: 'client@northlight.test', role: 'client', brands: [clientsBrand] },
      client2: { name: 'Sunniva Dahl', email: 'client2@northlight.test', role: 'client', brands: [approvingBrand] },
    },
    brands,
    experts,
  };
}
