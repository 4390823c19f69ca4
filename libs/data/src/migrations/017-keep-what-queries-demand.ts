import { demandsIn } from '@sourcedesk/domain/demands';
import type { Deadline } from '@sourcedesk/domain/deadlines';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface StoredQuery {
  agencyId: string;
  id: string;
  body: string;
  deadline: Deadline | null;
  receivedAt: Date;
}

/** Rows read again at a time. */
const batch = 500;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * A query keeps its requirements, every hidden text, and what says that no AI is wanted. Queries that are here already are read again, but for their questions: ticks
 * count those by number. A limit in words is one of the requirements.
 */
export class KeepWhatQueriesDemand1763800000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.query
        add column requirements jsonb not null default '[]',
        add column traps jsonb not null default '[]',
        add column no_ai_evidence text[] not null default '{}' check (no_ai_evidence <@ array['flag', 'prose']);
      update app.query set traps = jsonb_build_array(trap) where trap is not null;
      update app.query set no_ai_evidence = '{flag}' where no_ai;
      alter table app.query drop column trap, drop column word_limit;
    `);
    let [agencyId, id] = [first, first];
    for (;;) {
      const rows = await readBatch(db, agencyId, id);
      const last = rows.at(-1);
      if (!last) return;
      await writeBatch(db, rows);
      [agencyId, id] = [last.agencyId, last.id];
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

async function readBatch(db: QueryRunner, agencyId: string, id: string): Promise<StoredQuery[]> {
  return (await db.query(
    `select agency_id as "agencyId", id, left(body, 20000) as body, received_at as "receivedAt",
            case when deadline_raw is not null then jsonb_build_object('at', app.instant_text(deadline_at), 'zone', deadline_zone, 'raw', deadline_raw,
              'certainty', deadline_certainty) end as deadline
       from app.query where (agency_id, id) > ($1, $2) order by agency_id, id limit ${batch}`,
    [agencyId, id],
  )) as StoredQuery[];
}

async function writeBatch(db: QueryRunner, rows: readonly StoredQuery[]): Promise<void> {
  const demands = rows.map(({ body, deadline, receivedAt }) =>
    JSON.stringify(demandsIn(body, { deadline, near: receivedAt.getTime(), zone: deadline?.zone ?? null }).requirements),
  );
  const written = (await db.query(
    `with read as (select * from unnest($1::uuid[], $2::uuid[], $3::jsonb[]) as r (agency_id, id, requirements)),
     written as (
       update app.query q set requirements = r.requirements,
              no_ai = q.no_ai or r.requirements @> '[{"kind": "no-ai"}]',
              no_ai_evidence = q.no_ai_evidence || case when r.requirements @> '[{"kind": "no-ai"}]' then array['prose'] else '{}' end
         from read r where q.agency_id = r.agency_id and q.id = r.id returning q.id)
     select count(*)::int as count from written`,
    [rows.map((row) => row.agencyId), rows.map((row) => row.id), demands],
  )) as { count: number }[];
  if (written[0]?.count !== rows.length) throw new Error(`Of ${rows.length} queries only ${written[0]?.count} took their requirements.`);
}
