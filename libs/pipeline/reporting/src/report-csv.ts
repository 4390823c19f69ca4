import { stringify } from 'csv-stringify/sync';
import type { Report } from '@sourcedesk/contracts/reporting';

/** The report's placements as CSV for a spreadsheet; no cell is a formula. */
export function reportCsv({ brand, placements }: Report): string {
  const rows = placements.map(({ publishedAt, outlet, title, url, link }) => [
    brand.name,
    publishedAt.slice(0, 10),
    outlet,
    title,
    url,
    link?.state ?? '',
    link?.since.slice(0, 10) ?? '',
    link?.checkedAt.slice(0, 10) ?? '',
  ]);
  const header = ['Brand', 'Published', 'Outlet', 'Article', 'URL', 'Link', 'Link since', 'Last checked'];
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
