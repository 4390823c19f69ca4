import type { PageQuery } from '@sourcedesk/contracts/primitives';
import type { Report } from '@sourcedesk/contracts/reporting';
import { type Condition, type Tx, instantSql, keysetPage, namedSql, requireBrand } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId } from '@sourcedesk/domain/ids';

export interface Period {
  from: string;
  to: string;
}

/** What the database counts for a report; rates and words are made of it in report.ts. */
export type ReportFigures = Pick<Report, 'brand' | 'agency' | 'pitches' | 'placements' | 'outlets' | 'months'> & {
  /** Age in days of each pitch sent in the period. */
  ages: number[];
  /** Of those, how many are published. */
  won: number;
  generatedAt: string;
  /** IANA name of the brand's zone, by which its days are counted. */
  timeZone: string;
};

/**
 * Counts a brand's period, both days whole in the brand's time zone. Reads only what the client role may.
 * @throws DomainError not-found
 */
export async function reportFigures(tx: Tx, brandId: BrandId, { from, to }: Period): Promise<ReportFigures> {
  const [row] = await tx.query<{ figures: ReportFigures }>(
    `with brand as (
       select b.agency_id, b.id, b.name, b.time_zone, $2::date::timestamp at time zone b.time_zone as since, ($3::date + 1)::timestamp at time zone b.time_zone as until
         from app.brand b where b.agency_id = app.agency_id() and b.id = $1),
     sent as materialized (
       select p.id, p.state, p.sent_at from app.pitch p, brand where p.agency_id = brand.agency_id and p.brand_id = brand.id and p.sent_at >= brand.since and p.sent_at < brand.until),
     placed as materialized (
       select l.id, l.url, l.title, l.outlet_name, l.published_at, l.state, l.state_since, l.checked_at
         from app.placement l, brand where l.agency_id = brand.agency_id and l.brand_id = brand.id and l.published_at >= brand.since and l.published_at < brand.until)
     select jsonb_build_object(
       'brand', ${namedSql('brand')}, 'agency', (select jsonb_build_object('name', a.name) from app.agency a where a.id = brand.agency_id),
       'pitches', jsonb_build_object('sent', (select count(*) from sent),
          'replied', (select count(*) from sent where exists (select from app.reply r where r.agency_id = brand.agency_id and r.pitch_id = sent.id and r.kind not in ('bounce', 'out-of-office'))),
          'published', (select count(*) from placed), 'inPlay', (select count(*) from sent where state = 'sent')),
       'won', (select count(*) from sent where state = 'published'),
       'ages', (select coalesce(jsonb_agg(round(extract(epoch from app.now() - sent_at) / 86400, 1)), '[]') from sent),
       'placements', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'url', url, 'title', title, 'outlet', outlet_name, 'publishedAt', ${instantSql('published_at')},
          'link', case when state is null then null else jsonb_build_object('state', state, 'since', ${instantSql('state_since')}, 'checkedAt', ${instantSql('checked_at')}) end)
          order by published_at desc, id), '[]') from placed),
       'outlets', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'published', published, 'followed', followed) order by published desc, name), '[]')
          from (select outlet_name as name, count(*) as published, count(*) filter (where state = 'ok') as followed from placed where outlet_name <> '' group by outlet_name) o),
       'months', (select jsonb_agg(jsonb_build_object('month', to_char(month, 'YYYY-MM'),
            'sent', (select count(*) from app.pitch p where p.agency_id = brand.agency_id and p.brand_id = brand.id and p.sent_at >= month at time zone brand.time_zone and p.sent_at < (month + interval '1 month') at time zone brand.time_zone),
            'published', (select count(*) from app.placement l where l.agency_id = brand.agency_id and l.brand_id = brand.id and l.published_at >= month at time zone brand.time_zone and l.published_at < (month + interval '1 month') at time zone brand.time_zone)) order by month)
          from generate_series(date_trunc('month', $3::date::timestamp) - interval '5 months', date_trunc('month', $3::date::timestamp), interval '1 month') as month),
       'generatedAt', ${instantSql('app.now()')}, 'timeZone', brand.time_zone) as figures
       from brand`,
    [brandId, from, to],
  );
  if (!row) throw new DomainError('not-found', 'There is no such brand.');
  return row.figures;
}

const linkSql = `jsonb_build_object('id', l.id, 'name', l.name, 'expiresAt', ${instantSql('l.expires_at')}, 'revokedAt', ${instantSql('l.revoked_at')},
  'opens', l.opens, 'lastOpenedAt', ${instantSql('l.last_opened_at')})`;

/** A page of the brand's share links, the latest first, as JSON text. @throws DomainError not-found */
export async function reportLinks(tx: Tx, brandId: BrandId, page: PageQuery): Promise<string> {
  await requireBrand(tx, brandId);
  const where: Condition[] = [(bind) => `l.brand_id = ${bind(brandId)}`];
  return keysetPage(tx, { table: 'app.report_link', alias: 'l', order: 'created_at', shape: linkSql, where, ...page });
}

/** The calendar day it is for the brand, YYYY-MM-DD. @throws DomainError not-found */
export async function brandToday(tx: Tx, id: BrandId): Promise<string> {
  const [row] = await tx.query<{ today: string }>(
    'select (app.now() at time zone time_zone)::date::text as today from app.brand where agency_id = app.agency_id() and id = $1',
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such brand.');
  return row.today;
}
