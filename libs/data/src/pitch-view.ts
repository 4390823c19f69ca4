import type { Pitch } from '@sourcedesk/contracts/drafting';
import { type Check, checklist } from '@sourcedesk/domain/checklist';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';
import { type PitchFacts, allowedActions } from '@sourcedesk/domain/workflow';
import type { Who } from './context';
import { actorOf } from './transition';
import { type ReplyEvidence, replyEvidenceSql, trustChecks } from './reply-trust';
import { brandSql, deliverySql, instantSql, personSql, pitchFactsSql, profileSql, querySql } from './shapes';
import type { Tx } from './tenant-db';

type Stored = Omit<Pitch, 'checklist' | 'allowedActions'>;
interface Row {
  pitch: Stored;
  facts: PitchFacts;
  /** What the checklist knows beside it. */
  rest: { otherBrandNames: string[]; evidence: ReplyEvidence };
  now: Date;
}

const sql = (who: Who) => `
  select jsonb_build_object('id', p.id, 'state', p.state, 'version', p.version, 'textVersion', p.text_version, 'subject', p.subject, 'body', p.body,
      'query', ${querySql('q')}, 'profile', ${profileSql('f')}, 'brand', ${brandSql('b', who)},
      'holder', ${personSql('p.holder')}, 'leaseUntil', ${instantSql('p.lease_until')},
      'submittedBy', ${personSql('p.submitted_by')}, 'submittedAt', ${instantSql('p.submitted_at')}, 'returnReason', p.return_reason, 'overrides', p.overrides,
      'answered', p.answered, 'deadlineOverride', ${instantSql('p.deadline_override')}, 'sendAt', ${instantSql('p.send_at')}, 'delivery', ${deliverySql('p')},
      'placementIds', (select coalesce(jsonb_agg(l.placement_id order by l.added_at), '[]') from app.placement_pitch l where l.agency_id = p.agency_id and l.pitch_id = p.id)) as pitch,
    ${pitchFactsSql('p', 'q', 'f', 'b', 'a')} as facts,
    jsonb_build_object('evidence', ${replyEvidenceSql('q')}, 'otherBrandNames', (select coalesce(jsonb_agg(name), '[]') from app.brands_named_in(p.subject || ' ' || p.body, p.brand_id) as name)) as rest,
    app.now() as now
    from app.pitch p
    join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
    join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
    join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
    join app.agency a on a.id = p.agency_id
   where p.agency_id = app.agency_id() and p.id = $1`;

async function read(tx: Tx, id: PitchId): Promise<Row> {
  const [row] = await tx.query<Row>(sql(tx.who), [id]);
  if (!row) throw new DomainError('not-found', 'There is no such pitch.');
  return row;
}

function checksOf({ pitch, rest, now }: Row): Check[] {
  const checks = checklist({
    subject: pitch.subject,
    body: pitch.body,
    query: pitch.query,
    profile: pitch.profile,
    brand: pitch.brand,
    otherBrandNames: rest.otherBrandNames,
    answered: pitch.answered,
    deadlineOverride: pitch.deadlineOverride,
    now,
  });
  return pitch.state === 'in_review' ? [...checks, ...trustChecks(pitch.query, rest.evidence)] : checks;
}

/**
 * The one read behind every "200 pitch": the row, what it belongs to, its checklist, and what the caller may do now. For staff.
 * @throws DomainError not-found
 */
export async function viewPitch(tx: Tx, id: PitchId): Promise<Pitch> {
  const row = await read(tx, id);
  return { ...row.pitch, checklist: checksOf(row), allowedActions: [...allowedActions(actorOf(tx), row.facts, row.now)] };
}

/** The checklist of a pitch as it stands, with the places of its findings. */
export async function checkPitch(tx: Tx, id: PitchId): Promise<Check[]> {
  return checksOf(await read(tx, id));
}
