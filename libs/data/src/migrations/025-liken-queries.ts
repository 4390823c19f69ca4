import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** The same request comes by several services, or again under a new address: what is found alike, and what a person said of it. */
export class LikenQueries1763800000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.query add column beginning text generated always as (md5(left(regexp_replace(lower(body), '[^[:alnum:]]+', '', 'g'), 80))) stored;
      create index query_beginning on app.query (agency_id, beginning);
      create index query_journalist on app.query (agency_id, journalist_id);
      comment on column app.query.beginning is 'hash of the first 80 letters and digits of the body: how copies of a text find one another by an index';

      create table app.query_likeness (
        agency_id uuid not null references app.agency,
        id uuid not null,
        query_id uuid not null,
        other_id uuid not null,
        evidence jsonb not null,
        verdict text not null default 'open' check (verdict in ('open', 'same', 'different')),
        found_at timestamptz not null,
        judged_by uuid,
        judged_at timestamptz,
        primary key (agency_id, id),
        unique (agency_id, query_id, other_id),
        foreign key (agency_id, query_id) references app.query on delete cascade,
        foreign key (agency_id, other_id) references app.query on delete cascade,
        foreign key (agency_id, judged_by) references app.membership,
        check (query_id <> other_id)
      );
      create index query_likeness_other on app.query_likeness (agency_id, other_id);
      comment on column app.query_likeness.query_id is 'the later of the two';
      ${tenantTable('query_likeness', 'staff')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
