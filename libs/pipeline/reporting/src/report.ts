import type { Report } from '@sourcedesk/contracts/reporting';
import { likelyFinalRate, maturity, rate } from '@sourcedesk/domain/statistics';
import type { Period, ReportFigures } from './report.queries';

/** States in which the article still carries a link to the brand. */
const alive: readonly string[] = ['ok', 'nofollow', 'sponsored', 'ugc', 'noindex'];

/** Makes the report of its figures: rates with their intervals, and the sentence it opens with. */
export function reportOf({ ages, won, timeZone: _, ...figures }: ReportFigures, period: Period): Report {
  const checked = figures.placements.filter(({ link }) => link !== null);
  const links = {
    alive: checked.filter(({ link }) => alive.includes(link?.state ?? '')).length,
    followed: checked.filter(({ link }) => link?.state === 'ok').length,
    of: figures.placements.length,
  };
  const winRate = { ...rate(won, ages.length), maturity: maturity(ages), likely: likelyFinalRate(won, ages) };
  return { ...figures, period, links, winRate, sentence: sentenceOf(figures, links) };
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
const inWords = (count: number) => small[count] ?? String(count);
const plural = (count: number, one: string, many: string) => `${inWords(count)} ${count === 1 ? one : many}`;

/** One sentence that says what matters in the period. */
function sentenceOf({ pitches, placements }: Pick<ReportFigures, 'pitches' | 'placements'>, links: Report['links']): string {
  if (placements.length === 0) {
    if (pitches.sent === 0) return 'Nothing was sent in this period.';
    const out = plural(pitches.sent, 'pitch is out', 'pitches are out');
    return `${out}; first articles usually appear after two to four weeks.`;
  }
  const articles = plural(placements.length, 'article was published', 'articles were published');
  const followed =
    links.followed === 0 ? 'none with a followed link so far' : `${inWords(links.followed).toLowerCase()} with a followed link`;
  const best = placements.find(({ link }) => link?.state === 'ok')?.outlet ?? placements[0]?.outlet;
  return `${articles}, ${followed}${best ? `; among them ${best}` : ''}.`;
}
