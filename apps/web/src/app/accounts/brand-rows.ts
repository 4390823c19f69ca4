import type { Brand, BrandStatus } from '@sourcedesk/contracts/accounts';

/** Which brands to show. */
export const lanes: readonly { id: BrandStatus | ''; label: string }[] = [
  { id: '', label: 'All' },
  { id: 'active', label: 'Active' },
  { id: 'onboarding', label: 'Being set up' },
  { id: 'paused', label: 'Paused' },
  { id: 'ended', label: 'Ended' },
];

/** The brands of a lane in whose name or address every typed word occurs. */
export function brandsIn(brands: readonly Brand[], lane: BrandStatus | '', typed: string): readonly Brand[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return brands.filter(({ status, name, websiteUrl }) => {
    const text = `${name} ${websiteUrl}`.toLowerCase();
    return (lane === '' || status === lane) && words.every((word) => text.includes(word));
  });
}

/** What is shown, and what came in from elsewhere and would move the rows; undefined: everything stands. */
export function holdNew<T extends { id: string }>(
  all: readonly T[],
  standing: ReadonlySet<string> | undefined,
): { shown: readonly T[]; held: readonly T[] } {
  if (standing === undefined || standing.size === 0) return { shown: all, held: [] };
  return { shown: all.filter(({ id }) => standing.has(id)), held: all.filter(({ id }) => !standing.has(id)) };
}
