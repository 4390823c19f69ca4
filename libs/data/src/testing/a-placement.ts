import { randomBytes } from 'node:crypto';
import type { LinkState } from '@sourcedesk/contracts/placement';
import type { BrandId, PitchId, PlacementId, ReportLinkId } from '@sourcedesk/domain/ids';
import type { Ctx } from '../context';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

export interface PlacementOptions {
  brandId?: BrandId;
  /** The pitch it came of, when there is one; it must be of the same brand. */
  pitchId?: PitchId;
  url?: string;
  title?: string;
  outlet?: string;
  publishedAt?: Date;
  /** The last check's finding; null: not checked yet. */
  link?: LinkState | null;
  nextCheckAt?: Date;
}

/** A published article of the desk's brand, its link found followed and checked once, unless told. */
export async function aPlacement(desk: Desk, options: PlacementOptions = {}): Promise<PlacementId> {
  const id = newId<PlacementId>();
  const now = desk.db.clock.now();
  const { link = 'ok', brandId = desk.brandId } = options;
  const url = options.url ?? `https://harbour-post.example/articles/${id}`;
  const finding = link && {
    state: link,
    rel: link === 'nofollow' || link === 'sponsored' || link === 'ugc' ? link : '',
    target: link === 'missing' ? '' : 'https://birch-rowan.example/',
    anchor: link === 'missing' ? '' : 'Birch & Rowan',
    http_status: link === 'unreachable' ? null : link === 'http-error' ? 404 : 200,
    checked_at: now,
  };
  await insertRow(desk.db, 'placement', {
    agency_id: desk.agencyId,
    id,
    brand_id: brandId,
    url,
    title: options.title ?? 'Eight hours at eighty miles an hour',
    outlet_name: options.outlet ?? 'The Harbour Post',
    published_at: options.publishedAt ?? now,
    added_by: desk.userId('manager'),
    added_at: now,
    ...finding,
    state_since: finding ? now : null,
    next_check_at: options.nextCheckAt ?? new Date(now.getTime() + 7 * 86_400_000),
  });
  if (options.pitchId) {
    await insertRow(desk.db, 'placement_pitch', {
      agency_id: desk.agencyId,
      brand_id: brandId,
      placement_id: id,
      pitch_id: options.pitchId,
      added_at: now,
    });
  }
  if (finding) {
    await insertRow(desk.db, 'link_check', {
      agency_id: desk.agencyId,
      id: newId(),
      brand_id: brandId,
      placement_id: id,
      ...finding,
      final_url: url,
    });
  }
  return id;
}

export interface ReportLinkOptions {
  brandId?: BrandId;
  name?: string;
  /** Hash of the token in the URL; random unless told. */
  tokenHash?: Buffer;
  expiresAt?: Date;
  revokedAt?: Date;
  fromDay?: string;
  toDay?: string;
}

/** A link by which somebody without an account sees a brand's report, good for 30 days unless told. */
export async function aReportLink(
  desk: Desk,
  options: ReportLinkOptions = {},
): Promise<{ id: ReportLinkId; tokenHash: Buffer; ctx(): Ctx }> {
  const id = newId<ReportLinkId>();
  const now = desk.db.clock.now();
  const tokenHash = options.tokenHash ?? randomBytes(32);
  await insertRow(desk.db, 'report_link', {
    agency_id: desk.agencyId,
    id,
    brand_id: options.brandId ?? desk.brandId,
    name: options.name ?? 'For the board',
    token_hash: tokenHash,
    from_day: options.fromDay,
    to_day: options.toDay,
    created_by: desk.userId('manager'),
    created_at: now,
    expires_at: options.expiresAt ?? new Date(now.getTime() + 30 * 86_400_000),
    revoked_at: options.revokedAt,
  });
  return { id, tokenHash, ctx: () => ({ actor: { kind: 'link', tokenHash } }) };
}
