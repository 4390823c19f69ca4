import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** What came in is read again after the reader has learned: first as a comparison that changes nothing, then, when somebody says so, in earnest. */
export class CompareHistory1763800000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const tables = `
  create table app.reparse (
    agency_id uuid not null references app.agency,
    id uuid not null,
    since timestamptz not null,
    until timestamptz not null,
    service text,
    status text not null default 'comparing' check (status in ('comparing', 'ready', 'applying', 'applied', 'dropped')),
    messages integer not null,
    done integer not null default 0,
    reached_at timestamptz,
    reached_id uuid,
    skipped integer not null default 0,
    requested_by uuid not null,
    requested_at timestamptz not null,
    finished_at timestamptz,
    primary key (agency_id, id),
    foreign key (agency_id, requested_by) references app.membership,
    check (since < until)
  );
  create unique index reparse_open on app.reparse (agency_id) where status in ('comparing', 'ready', 'applying');
  create index reparse_requested on app.reparse (agency_id, requested_at desc, id desc);
  comment on column app.reparse.reached_at is 'with reached_id the message that was looked at last: where the next part of the work begins';
  comment on column app.reparse.skipped is 'messages that read otherwise than when they were compared, and were left as they are';
  ${tenantTable('reparse', 'staff')}

  create table app.reparse_message (
    agency_id uuid not null,
    reparse_id uuid not null,
    id uuid not null,
    message_id uuid not null,
    reading bytea not null,
    primary key (agency_id, id),
    unique (agency_id, reparse_id, message_id),
    foreign key (agency_id, reparse_id) references app.reparse on delete cascade,
    foreign key (agency_id, message_id) references app.inbound_message on delete cascade
  );
  comment on column app.reparse_message.reading is 'hash of what was read, so that nothing else is applied than was shown';
  ${tenantTable('reparse_message', 'staff')}

  create table app.reparse_change (
    agency_id uuid not null,
    reparse_id uuid not null,
    id uuid not null,
    message_id uuid not null,
    query_id uuid,
    kind text not null check (kind in ('message', 'added', 'changed', 'gone')),
    field text not null default '',
    before jsonb,
    after jsonb,
    found_at timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, reparse_id, message_id) references app.reparse_message (agency_id, reparse_id, message_id) on delete cascade,
    foreign key (agency_id, query_id) references app.query
  );
  create index reparse_change_of on app.reparse_change (agency_id, reparse_id, found_at desc, id desc);
  ${tenantTable('reparse_change', 'staff', { append: true })}
`;
