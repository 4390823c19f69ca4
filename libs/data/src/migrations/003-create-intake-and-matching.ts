import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Messages as received, the queries in them, and which profile each is for. */
export class CreateIntakeAndMatching1763800000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(intake);
    await db.query(matching);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const intake = `
  create table app.inbound_message (
    agency_id uuid not null references app.agency,
    id uuid not null,
    bytes_hash bytea not null,
    door text not null check (door in ('upload', 'paste', 'cli', 'imap', 'address', 'webhook')),
    trusted boolean not null,
    received_by uuid,
    received_at timestamptz not null,
    status text not null default 'pending' check (status in ('pending', 'parsed', 'quarantined')),
    reason text,
    service text,
    edition_name text,
    edition_date date,
    subject text not null default '',
    sender text not null default '',
    index_count integer,
    parsed_count integer not null default 0,
    warnings text[] not null default '{}',
    query_ids uuid[] not null default '{}',
    parsed_at timestamptz,
    primary key (agency_id, id),
    unique (agency_id, bytes_hash),
    foreign key (agency_id, received_by) references app.membership
  );
  create index inbound_message_received on app.inbound_message (agency_id, received_at desc, id desc);
  ${tenantTable('inbound_message', 'staff')}

  create table app.inbound_raw (
    agency_id uuid not null,
    id uuid not null,
    sealed bytea not null,
    primary key (agency_id, id),
    foreign key (agency_id, id) references app.inbound_message on delete cascade
  );
  ${tenantTable('inbound_raw', 'staff', { append: true })}

  create table app.inbound_text (
    agency_id uuid not null,
    id uuid not null,
    parts jsonb not null,
    primary key (agency_id, id),
    foreign key (agency_id, id) references app.inbound_message on delete cascade
  );
  ${tenantTable('inbound_text', 'staff')}

  create table app.outlet (
    agency_id uuid not null references app.agency,
    id uuid not null,
    name text not null,
    folded text not null,
    url text not null default '',
    primary key (agency_id, id),
    unique (agency_id, folded)
  );
  ${tenantTable('outlet', 'staff')}

  create table app.journalist (
    agency_id uuid not null references app.agency,
    id uuid not null,
    name text not null,
    identity text not null,
    primary key (agency_id, id),
    unique (agency_id, identity)
  );
  comment on column app.journalist.identity is 'profile URL or personal address; never the relay alias';
  ${tenantTable('journalist', 'staff')}

  create table app.query (
    agency_id uuid not null references app.agency,
    id uuid not null,
    identity text not null,
    service text not null,
    number integer not null,
    message_id uuid,
    edition_name text,
    edition_date date,
    summary text not null,
    body text not null,
    category text not null default '',
    journalist_id uuid,
    journalist_name text not null default '',
    outlet_id uuid,
    outlet_name text not null default '',
    outlet_url text not null default '',
    deadline_at timestamptz,
    deadline_zone text,
    deadline_raw text,
    deadline_certainty text check (deadline_certainty in ('exact', 'assumed-zone', 'date-only', 'unclear')),
    extended_from timestamptz,
    reply_kind text not null check (reply_kind in ('relay', 'address', 'link', 'form')),
    reply_address text not null default '',
    reply_url text not null default '',
    other_addresses text[] not null default '{}',
    trusted boolean not null,
    no_ai boolean not null default false,
    trap jsonb,
    questions jsonb not null default '[]',
    word_limit jsonb,
    received_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (agency_id, id),
    unique (agency_id, identity),
    foreign key (agency_id, message_id) references app.inbound_message,
    foreign key (agency_id, journalist_id) references app.journalist,
    foreign key (agency_id, outlet_id) references app.outlet
  );
  create index query_received on app.query (agency_id, received_at desc, id desc);
  create index query_deadline on app.query (agency_id, deadline_at, id);
  ${tenantTable('query', 'staff')}

  create table app.sighting (
    agency_id uuid not null,
    id uuid not null,
    query_id uuid not null,
    message_id uuid not null,
    number integer not null,
    deadline_at timestamptz,
    deadline_raw text,
    ranges jsonb not null,
    seen_at timestamptz not null,
    primary key (agency_id, id),
    unique (agency_id, message_id, query_id),
    foreign key (agency_id, query_id) references app.query,
    foreign key (agency_id, message_id) references app.inbound_message on delete cascade
  );
  create index sighting_query on app.sighting (agency_id, query_id);
  ${tenantTable('sighting', 'staff')}
`;

const matching = `
  create table app.match (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    profile_id uuid not null,
    query_id uuid not null,
    score integer not null,
    reasons jsonb not null,
    origin text not null default 'engine' check (origin in ('engine', 'hand')),
    verdict text not null default 'open' check (verdict in ('open', 'accepted', 'dismissed', 'snoozed')),
    dismiss_reason text not null default '',
    snoozed_until timestamptz,
    judged_by uuid,
    judged_at timestamptz,
    created_at timestamptz not null,
    primary key (agency_id, id),
    unique (agency_id, brand_id, id),
    unique (agency_id, query_id, profile_id),
    foreign key (agency_id, brand_id, profile_id) references app.profile (agency_id, brand_id, id),
    foreign key (agency_id, query_id) references app.query,
    foreign key (agency_id, judged_by) references app.membership
  );
  create index match_verdict on app.match (agency_id, verdict, score desc, id);
  ${tenantTable('match', 'brand')}
`;
