import type { Query, Trap } from '@sourcedesk/contracts/intake';
import type { InboxMatch, InboxRow, Lane } from '@sourcedesk/contracts/matching';
import { serviceNames } from '@sourcedesk/domain/services';
import { dateWords, momentWords } from '@sourcedesk/ui';

/** What the lanes are called, in their order. */
export const laneNames: Readonly<Record<Lane, string>> = {
  due: 'Due soon',
  strong: 'Strong',
  possible: 'Possible',
  none: 'No match',
  snoozed: 'Snoozed',
};
export const laneOrder = Object.keys(laneNames) as readonly Lane[];

/** "HARO morning", "HARO 23 Nov 2026, morning" with the date. */
export function sourceWords({ service, edition }: Pick<Query, 'service' | 'edition'>, dated = false): string {
  const name = edition?.name.toLowerCase() ?? '';
  if (!dated || edition === null) return [serviceNames[service], name].filter((part) => part !== '').join(' ');
  return `${serviceNames[service]} ${dateWords(edition.date)}${name === '' ? '' : `, ${name}`}`;
}

/** Outlet, category and where the query came from, in one line. */
export function aboutWords({ query }: InboxRow): string {
  return [query.outlet.name || 'Outlet not named', query.category, sourceWords(query)].filter((part) => part !== '').join(' · ');
}

/** "Deadline extended, it was today 17:00"; '' when it was not. */
export function extendedWords({ extendedFrom }: InboxRow, now: number): string {
  return extendedFrom === null ? '' : `Deadline extended, it was ${momentWords(Date.parse(extendedFrom), now)}`;
}

/** What became of a match, in words; '' while it is open. */
export function verdictWords(match: InboxMatch, now: number): string {
  if (match.verdict === 'accepted') return match.pitchId === null ? 'Accepted, waits in the queue' : 'Accepted, a pitch is begun';
  if (match.verdict === 'dismissed') return `Skipped: ${match.dismissReason || 'no reason kept'}`;
  if (match.verdict === 'snoozed')
    return match.snoozedUntil === null ? 'Snoozed' : `Snoozed until ${momentWords(Date.parse(match.snoozedUntil), now)}`;
  return '';
}

/** How the query may be answered. */
export function replyWords({ service, reply }: Query): string {
  return {
    relay: `Through the relay of ${serviceNames[service]}`,
    address: 'By e-mail to the journalist',
    link: `On the page of ${serviceNames[service]}`,
    form: 'By a form on the web',
  }[reply.kind];
}

/** Where else work waits while a lane is empty, in one sentence. */
export function elsewhereWords(lane: Lane, counts: Readonly<Record<Lane, number>>): { lane: Lane; words: string } | null {
  const next = (['due', 'strong', 'possible'] as const).find((each) => each !== lane && counts[each] > 0);
  return next === undefined ? null : { lane: next, words: `${counts[next]} in ${laneNames[next]}` };
}

/** How a hidden text was written. */
export const trapForms: Readonly<Record<Trap['encoding'], string>> = {
  hex: 'a run of hex digits',
  base64: 'a run of base64',
  'zero-width': 'characters of no width',
  css: 'text that the markup hides',
  other: 'hidden characters',
};

/** Whom a verdict is given for: "For Alder & Vale, Lumen Sleep". */
export function forWhom(matches: readonly InboxMatch[]): string {
  const names = [...new Set(matches.map(({ brand }) => brand.name))];
  return names.length > 3 ? `For ${names.length} brands` : `For ${names.join(', ')}`;
}
