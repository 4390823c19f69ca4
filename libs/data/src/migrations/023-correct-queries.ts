import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Queries are corrected by hand: what was changed, by whom, and which fields no later copy may change back. */
export class CorrectQueries1763800000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.query
        add column version integer not null default 1,
        add column corrected text[] not null default '{}'
          check (corrected <@ array['summary', 'body', 'category', 'journalist', 'outlet', 'deadline', 'reply', 'noAi']);
      create index query_outlet on app.query (agency_id, outlet_id);
      comment on column app.query.version is 'counts every change of the row and is its ETag';
      comment on column app.query.corrected is 'fields that a person has corrected: no copy of the query that comes later changes them';

      create table app.query_change (
        agency_id uuid not null references app.agency,
        id uuid not null,
        query_id uuid not null,
        at timestamptz not null,
        changed_by uuid,
        field text not null check (field in ('added', 'split', 'summary', 'body', 'category', 'journalist', 'outlet', 'deadline', 'reply', 'noAi')),
        before jsonb,
        after jsonb,
        primary key (agency_id, id),
        foreign key (agency_id, query_id) references app.query,
        foreign key (agency_id, changed_by) references app.membership
      );
      create index query_change_query on app.query_change (agency_id, query_id, at desc, id desc);
      comment on column app.query_change.field is 'added: by hand; split: before and after name the query it was cut from or into';
      ${tenantTable('query_change', 'staff', { append: true })}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
