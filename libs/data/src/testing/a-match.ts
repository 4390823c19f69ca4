import type { MatchReason, Verdict } from '@sourcedesk/contracts/matching';
import type { BrandId, MatchId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import { aProfile } from './a-brand';
import type { Desk } from './a-desk';
import { type QueryOptions, aQuery } from './a-query';
import { insertRow } from './insert-row';

export interface MatchOptions {
  /** The brand of the profile; the desk's own unless told. Name it with profileId when the profile is another brand's. */
  brandId?: BrandId;
  profileId?: ProfileId;
  queryId?: QueryId;
  /** How the query is made when no queryId is given. */
  query?: QueryOptions;
  verdict?: Verdict;
  score?: number;
  reasons?: readonly MatchReason[];
  origin?: 'engine' | 'hand';
  dismissReason?: string;
  snoozedUntil?: Date;
}

export interface BuiltMatch {
  readonly id: MatchId;
  readonly brandId: BrandId;
  readonly profileId: ProfileId;
  readonly queryId: QueryId;
}

/** A match, open unless told; makes query and profile where none is given. */
export async function aMatch(desk: Desk, options: MatchOptions = {}): Promise<BuiltMatch> {
  const id = newId<MatchId>();
  const { verdict = 'open', brandId = desk.brandId } = options;
  const queryId = options.queryId ?? (await aQuery(desk, options.query));
  const profileId = options.profileId ?? (await aProfile(desk, { brandId }));
  const reasons = options.reasons ?? [{ kind: 'term', text: '"sleep" in the summary', weight: options.score ?? 40 }];
  const now = desk.db.clock.now();
  await insertRow(desk.db, 'match', {
    agency_id: desk.agencyId,
    id,
    brand_id: brandId,
    profile_id: profileId,
    query_id: queryId,
    score: options.score ?? 40,
    reasons: JSON.stringify(reasons),
    origin: options.origin,
    verdict,
    dismiss_reason: options.dismissReason ?? (verdict === 'dismissed' ? 'Off topic' : ''),
    snoozed_until: options.snoozedUntil ?? (verdict === 'snoozed' ? new Date(now.getTime() + 3_600_000) : undefined),
    judged_by: verdict === 'open' ? undefined : desk.userId('editor'),
    judged_at: verdict === 'open' ? undefined : now,
    created_at: now,
  });
  return { id, brandId, profileId, queryId };
}
