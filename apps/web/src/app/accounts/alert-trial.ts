import type { MatchReason } from '@sourcedesk/contracts/matching';
import type { Query } from '@sourcedesk/contracts/intake';
import type { Profile } from '@sourcedesk/contracts/accounts';
import { AlertIndex, parseAlert } from '@sourcedesk/domain/matching';

/** What of an expert decides which queries are found. */
export type Sought = Pick<Profile, 'alert' | 'topics' | 'vetoes'>;

/** A query held against an alert. change: what differs from the alert as it is saved. */
export interface Tried {
  query: Query;
  score: number;
  reasons: MatchReason[];
  change: 'more' | 'fewer' | '';
}

export interface Trial {
  would: readonly Tried[];
  wouldNot: readonly Tried[];
  /** Against the alert as it is saved: so many more and fewer. */
  more: number;
  fewer: number;
}

/**
 * Holds queries against what an expert seeks; null while the alert cannot be read. What would match comes by score, the best first; what
 * would not as it came, but first what the saved alert still finds.
 */
export function tryAlert(sought: Sought, saved: Sought | null, queries: readonly Query[]): Trial | null {
  if (!parseAlert(sought.alert).ok) return null;
  const now = trier(sought);
  const before = saved === null || !parseAlert(saved.alert).ok ? null : trier(saved);
  const would: Tried[] = [];
  const wouldNot: Tried[] = [];
  for (const query of queries) {
    const { matched, score, reasons } = now(query);
    const was = before?.(query).matched ?? matched;
    const change = matched === was ? '' : matched ? 'more' : 'fewer';
    (matched ? would : wouldNot).push({ query, score, reasons, change });
  }
  const fewerFirst = (tried: Tried) => (tried.change === 'fewer' ? 0 : 1);
  return {
    would: would.sort((a, b) => b.score - a.score),
    wouldNot: wouldNot.sort((a, b) => fewerFirst(a) - fewerFirst(b)),
    more: would.filter(({ change }) => change === 'more').length,
    fewer: wouldNot.filter(({ change }) => change === 'fewer').length,
  };
}

function trier({ alert, topics, vetoes }: Sought) {
  const index = new AlertIndex();
  index.put({ id: '', alert, topics, vetoes });
  return (query: Query) => {
    const { matched = false, score = 0, reasons = [] } = index.explain('', query) ?? {};
    return { matched, score, reasons: [...reasons] };
  };
}

const said: Readonly<Record<string, string>> = { veto: 'vetoed by', exclusion: 'kept out by', missing: 'without' };

/** Why a query would not match, in a few words: "without mortgage, home equity", "vetoed by Crypto Weekly". */
export function whyNot(reasons: readonly MatchReason[]): string {
  const kind = ['veto', 'exclusion', 'missing'].find((each) => reasons.some((reason) => reason.kind === each));
  if (kind === undefined) return 'nothing in it is looked for';
  const texts = [...new Set(reasons.filter((reason) => reason.kind === kind).map(({ text }) => text))];
  const shown = texts.slice(0, 4).join(', ');
  return `${said[kind]} ${shown}${texts.length > 4 ? ` and ${texts.length - 4} more` : ''}`;
}
