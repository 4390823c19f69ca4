import { stringify } from 'csv-stringify/sync';
import type { Report } from '@sourcedesk/contracts/reporting';

/** The report's placements as CSV for a spreadsheet; days are the brand's, no cell is a formula. */
export function reportCsv({ brand, placements }: Pick<Report, 'brand' | 'placements'>, timeZone: string): string {
  // Of all locales the Swedish one writes days as ISO 8601 does.
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const day = (instant: string | undefined): string => (instant === undefined ? '' : days.format(new Date(instant)));
  const rows = placements.map(({ publishedAt, outlet, title, url, link }) => [
    brand.name,
    day(publishedAt),
    outlet,
    title,
    url,
    link?.state ?? '',
    day(link?.since),
    day(link?.checkedAt),
  ]);
  const header = ['Brand', 'Published', 'Outlet', 'Article', 'URL', 'Link', 'Link since', 'Last checked'];
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
