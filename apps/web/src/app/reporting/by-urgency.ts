import type { Attention } from '@sourcedesk/contracts/reporting';

/** What can still be met comes first, the most urgent at the top; then what has closed; then what has no hour. Order among equals stays. */
export function byUrgency(items: readonly Attention[], now: number): Attention[] {
  const group = (at: number) => (Number.isNaN(at) ? 2 : at > now ? 0 : 1);
  return items
    .map((item) => ({ item, at: Date.parse(item.deadline?.at ?? '') }))
    .sort((a, b) => group(a.at) - group(b.at) || (a.at === b.at || Number.isNaN(a.at) ? 0 : a.at - b.at))
    .map(({ item }) => item);
}
