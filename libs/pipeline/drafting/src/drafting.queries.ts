import type { PitchesQuery, QueueQuery } from '@sourcedesk/contracts/drafting';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import {
  type Condition,
  type Tx,
  cursorSql,
  deadlineSql,
  deliverySql,
  instantSql,
  keysetPage,
  namedSql,
  outletSql,
  personSql,
  pitchFactsSql,
  readCursor,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId } from '@sourcedesk/domain/ids';

const rowSql = `jsonb_build_object('id', p.id, 'state', p.state, 'version', p.version,
  'query', jsonb_build_object('id', q.id, 'summary', q.summary, 'deadline', ${deadlineSql('q')}, 'outlet', ${outletSql('q')}),
  'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'holder', ${personSql('p.holder')}, 'leaseUntil', ${instantSql('p.lease_until')},
  'sendAt', ${instantSql('p.send_at')}, 'updatedAt', ${instantSql('p.updated_at')}, 'textVersion', p.text_version,
  'submittedBy', ${personSql('p.submitted_by')}, 'submittedAt', ${instantSql('p.submitted_at')}, 'returnReason', p.return_reason,
  'delivery', ${deliverySql('p')},
  'replies', (select count(*)::int from app.reply r where r.agency_id = p.agency_id and r.pitch_id = p.id),
  'facts', ${pitchFactsSql('p', 'q', 'f', 'b', 'a')})`;

const joins = `
  join app.query q on q.agency_id = p.agency_id and q.id = p.query_id
  join app.profile f on f.agency_id = p.agency_id and f.id = p.profile_id
  join app.brand b on b.agency_id = p.agency_id and b.id = p.brand_id
  join app.agency a on a.id = p.agency_id`;

/** A page of pitches, the latest change first, as JSON text. */
export function pitchPage(tx: Tx, { state, brandId, holder, cursor, limit }: PitchesQuery): Promise<string> {
  const where: Condition[] = [];
  if (state) where.push((bind) => `p.state = any (${bind(state)})`);
  if (brandId) where.push((bind) => `p.brand_id = ${bind(brandId)}`);
  if (holder) where.push(() => 'p.holder = app.user_id()');
  return keysetPage(tx, { table: 'app.pitch', alias: 'p', order: 'updated_at', shape: rowSql, joins, where, cursor, limit });
}

const tabs: Record<QueueQuery['tab'], string> = {
  available: `m.verdict = 'accepted' and b.status in ('active', 'onboarding')
    and (p.id is null and f.removed_at is null or (p.state = 'drafting' and (p.holder is null or p.lease_until <= app.now())))
    and (q.deadline_at is null or q.deadline_at > app.now() or p.deadline_override > app.now())`,
  mine: `p.state in ('drafting', 'returned') and p.holder = app.user_id()`,
  returned: `p.state = 'returned'`,
  done: `p.submitted_by = app.user_id() and p.state not in ('drafting', 'returned') and p.submitted_at > app.now() - interval '24 hours'`,
};

const queueJoins = `
  join app.query q on q.agency_id = m.agency_id and q.id = m.query_id
  join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id
  join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
  join app.plan on plan.tier = b.plan_tier
  left join app.pitch p on p.agency_id = m.agency_id and p.match_id = m.id`;
const queueFrom = `from app.match m ${queueJoins} where m.agency_id = app.agency_id()`;

/** By deadline, brought forward by the plan's head start; then by plan and score. Nothing is hidden by a plan. All ascending, so that a cursor compares as one row. */
const queueKeys = `coalesce(p.deadline_override, q.deadline_at, 'infinity') - make_interval(mins => plan.head_start_minutes) as due, -plan.priority as rank, -m.score as weakness, m.id`;
const queueOrder = 'due, rank, weakness, id';

/** The VA's queue: what can be taken, what is mine, what came back, what I finished today, with the counts of the tabs; as JSON text. @throws DomainError malformed */
export function queuePage(tx: Tx, { tab, cursor, limit }: QueueQuery): Promise<string> {
  const after = readCursor(cursor, ['due', 'integer', 'integer', 'id']);
  return tx.json(
    `with listed as (select ${queueKeys} ${queueFrom} and ${tabs[tab]}),
     cut as materialized (
       select * from listed where $2::timestamptz is null or (${queueOrder}) > ($2, $3::integer, $4::integer, $5::uuid) order by ${queueOrder} limit $1::int + 1),
     shown as (select * from cut order by ${queueOrder} limit $1::int)
     select jsonb_build_object(
       'items', coalesce((select jsonb_agg(jsonb_build_object('matchId', m.id, 'pitchId', p.id, 'state', p.state,
           'query', jsonb_build_object('id', q.id, 'summary', q.summary, 'deadline', ${deadlineSql('q')}, 'outlet', ${outletSql('q')},
             'noAi', q.no_ai, 'trap', q.traps <> '[]', 'questions', jsonb_array_length(q.questions)),
           'profile', ${namedSql('f')}, 'brand', ${namedSql('b')}, 'score', m.score, 'priority', plan.priority,
           'holder', ${personSql('p.holder')}, 'leaseUntil', ${instantSql('p.lease_until')}, 'returnReason', coalesce(p.return_reason, ''))
           order by shown.due, shown.rank, shown.weakness, shown.id)
         from shown join app.match m on m.agency_id = app.agency_id() and m.id = shown.id ${queueJoins}), '[]'),
       'nextCursor', case when (select count(*) from cut) > $1::int
          then (select ${cursorSql('due', 'rank', 'weakness', 'id')} from shown order by due desc, rank desc, weakness desc, id desc limit 1) end,
       'counts', jsonb_build_object(${(Object.keys(tabs) as QueueQuery['tab'][]).map((name) => `'${name}', (select count(*)::int ${queueFrom} and ${tabs[name]})`).join(', ')}))::text`,
    [limit, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, after?.[3] ?? null],
  );
}

const historySql = `jsonb_build_object('at', ${instantSql('h.at')}, 'action', h.action, 'from', h.from_state, 'to', h.to_state,
  'by', coalesce((select name from app.person where id = h.actor), 'Sourcedesk'), 'reason', h.reason, 'textVersion', h.text_version)`;

/** A page of what happened to a pitch, the latest first, as JSON text. @throws DomainError not-found */
export async function pitchHistory(tx: Tx, id: PitchId, page: PageQuery): Promise<string> {
  await requirePitch(tx, id);
  const where: Condition[] = [(bind) => `h.pitch_id = ${bind(id)}`];
  return keysetPage(tx, { table: 'app.pitch_history', alias: 'h', order: 'at', shape: historySql, where, ...page });
}

/** A page of the immutable texts of a pitch, the latest first, as JSON text; `reviewed` when an editor has judged it. @throws DomainError not-found */
export async function pitchVersions(tx: Tx, id: PitchId, { cursor, limit }: PageQuery): Promise<string> {
  await requirePitch(tx, id);
  return tx.json(
    `with cut as (select * from app.pitch_text t where t.agency_id = app.agency_id() and t.pitch_id = $1 and ($2::int is null or t.number < $2) order by t.number desc limit $3::int + 1),
          shown as (select * from cut order by number desc limit $3::int)
     select jsonb_build_object('items', coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'subject', t.subject, 'body', t.body, 'at', ${instantSql('t.written_at')},
        'by', (select name from app.person where id = t.written_by), 'kind', t.kind,
        'reviewed', exists (select from app.pitch_history h where h.agency_id = t.agency_id and h.pitch_id = t.pitch_id and h.text_version = t.number and h.action in ('return', 'approve')))
        order by t.number desc), '[]'), 'nextCursor', case when (select count(*) from cut) > $3::int then min(t.number)::text end)::text
       from shown t`,
    [id, versionBefore(cursor), limit],
  );
}

function versionBefore(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(cursor))
    throw new DomainError('malformed', 'The cursor is not one this list gave out. Begin again without it.');
  return Number(cursor);
}

/** @throws DomainError not-found, for reads that would otherwise answer an empty list for a foreign id */
async function requirePitch(tx: Tx, id: PitchId): Promise<void> {
  const [row] = await tx.query('select from app.pitch where agency_id = app.agency_id() and id = $1', [id]);
  if (!row) throw new DomainError('not-found', 'There is no such pitch.');
}
