import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId, PitchId, ProfileId, QueryId, UserId } from '@sourcedesk/domain/ids';
import type { PitchFacts } from '@sourcedesk/domain/workflow';
import type { Tx } from './tenant-db';

/** A locked pitch: what the workflow and the stages decide by. */
export interface PitchAtHand {
  readonly id: PitchId;
  readonly brandId: BrandId;
  readonly queryId: QueryId;
  readonly profileId: ProfileId;
  readonly version: number;
  readonly textVersion: number;
  readonly fence: number;
  readonly subject: string;
  readonly body: string;
  readonly facts: PitchFacts;
  /** The query's deadline; an override by an editor stands beside it. */
  readonly deadline: { readonly at: Date | null; readonly certainty: string | null; readonly override: Date | null };
  /** app.now() of this unit. */
  readonly now: Date;
}

interface Row {
  id: PitchId;
  brand_id: BrandId;
  query_id: QueryId;
  profile_id: ProfileId;
  version: number;
  text_version: number;
  fence: number;
  subject: string;
  body: string;
  state: PitchFacts['state'];
  holder: UserId | null;
  lease_until: Date | null;
  lease_touched_at: Date | null;
  submitted_by: UserId | null;
  opened: boolean;
  writers: UserId[];
  published_from: PitchFacts['publishedFrom'];
  may_have_arrived: boolean;
  brand_status: PitchFacts['brandStatus'];
  needs_client_approval: boolean;
  expert_removed: boolean;
  solo_work: boolean;
  va_may_submit_elsewhere: boolean;
  reply_kind: PitchFacts['replyKind'];
  deadline_at: Date | null;
  deadline_certainty: string | null;
  deadline_override: Date | null;
  now: Date;
}

/**
 * Locks a pitch for the rest of the unit and reads what the workflow must know. Works under the client role too.
 * @throws DomainError not-found when it is not there for the caller
 */
export async function lockPitch(tx: Tx, id: PitchId): Promise<PitchAtHand> {
  const [row] = await tx.query<Row>(
    `select p.id, p.brand_id, p.query_id, p.profile_id, p.version, p.text_version, p.fence, p.subject, p.body, p.state, p.holder, p.lease_until,
            p.lease_touched_at, p.submitted_by, p.opened_at is not null as opened, p.writers, p.published_from, p.may_have_arrived, p.deadline_override,
            b.status as brand_status, b.needs_client_approval, f.removed_at is not null as expert_removed, a.solo_work, a.va_may_submit_elsewhere,
            q.reply_kind, q.deadline_at, q.deadline_certainty, app.now() as now
       from app.pitch p
       join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
       join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
       join app.agency a on a.id = p.agency_id
       cross join lateral app.query_facts(p.query_id) q
      where p.agency_id = app.agency_id() and p.id = $1
        for update of p`,
    [id],
  );
  if (!row) throw new DomainError('not-found', 'There is no such pitch.');
  return {
    id: row.id,
    brandId: row.brand_id,
    queryId: row.query_id,
    profileId: row.profile_id,
    version: row.version,
    textVersion: row.text_version,
    fence: row.fence,
    subject: row.subject,
    body: row.body,
    facts: {
      state: row.state,
      holder: row.holder,
      leaseUntil: row.lease_until?.toISOString() ?? null,
      leaseTouchedAt: row.lease_touched_at?.toISOString() ?? null,
      submittedBy: row.submitted_by,
      opened: row.opened,
      writers: row.writers,
      brandStatus: row.brand_status,
      needsClientApproval: row.needs_client_approval,
      expertRemoved: row.expert_removed,
      replyKind: row.reply_kind,
      publishedFrom: row.published_from,
      mayHaveArrived: row.may_have_arrived,
      soloWork: row.solo_work,
      vaMaySubmitElsewhere: row.va_may_submit_elsewhere,
    },
    deadline: { at: row.deadline_at, certainty: row.deadline_certainty, override: row.deadline_override },
    now: row.now,
  };
}
