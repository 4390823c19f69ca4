import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerTable, tenantTable } from './tenant-table';

/** Placements with their link checks, report links, and the records beside every change: events, audit, idempotency. */
export class CreatePlacementsAndRecords1763800000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(placements);
    await db.query(records);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const linkColumns = `
    state text check (state in ('ok', 'nofollow', 'sponsored', 'ugc', 'missing', 'wrong-target', 'noindex', 'http-error', 'unreachable')),
    rel text not null default '',
    target text not null default '',
    anchor text not null default '',
    http_status integer,`;

const placements = `
  create table app.placement (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    pitch_id uuid,
    url text not null,
    title text not null default '',
    outlet_name text not null default '',
    published_at timestamptz not null,
    added_by uuid,
    added_at timestamptz not null,
    ${linkColumns}
    state_since timestamptz,
    checked_at timestamptz,
    next_check_at timestamptz not null,
    primary key (agency_id, id),
    unique (agency_id, brand_id, id),
    unique (agency_id, brand_id, url),
    foreign key (agency_id, brand_id) references app.brand,
    foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id),
    foreign key (agency_id, added_by) references app.membership
  );
  create index placement_published on app.placement (agency_id, published_at desc, id desc);
  create index placement_pitch on app.placement (agency_id, pitch_id);
  create index placement_due on app.placement (next_check_at);
  ${tenantTable('placement', 'brand', { client: 'agency_id, id, brand_id, url, title, outlet_name, published_at, state, rel, target, anchor, http_status, state_since, checked_at' })}
  ${definerTable('placement', 'select')}

  create table app.link_check (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    placement_id uuid not null,
    ${linkColumns.replace('state text', 'state text not null')}
    final_url text not null default '',
    problem text not null default '',
    checked_at timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, brand_id, placement_id) references app.placement (agency_id, brand_id, id)
  );
  create index link_check_placement on app.link_check (agency_id, placement_id, checked_at desc);
  ${tenantTable('link_check', 'brand', { append: true })}

  create table app.report_link (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    name text not null,
    token_hash bytea not null unique,
    from_day date,
    to_day date,
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    opens integer not null default 0,
    last_opened_at timestamptz,
    primary key (agency_id, id),
    foreign key (agency_id, brand_id) references app.brand,
    foreign key (agency_id, created_by) references app.membership
  );
  ${tenantTable('report_link', 'brand')}
  ${definerTable('report_link', 'select, update (opens, last_opened_at)')}
`;

const records = `
  create table app.event (
    agency_id uuid not null references app.agency,
    id bigint generated always as identity,
    kind text not null,
    what text not null,
    entity_id uuid,
    brand_id uuid,
    at timestamptz not null default now(),
    primary key (agency_id, id)
  );
  create index event_id on app.event (id);
  ${tenantTable('event', 'agency', { append: true, client: 'agency_id, id, kind, what, entity_id, brand_id, at' })}
  grant insert on app.event to sourcedesk_client;
  ${definerTable('event', 'select, delete')}

  create table app.audit_entry (
    agency_id uuid not null references app.agency,
    id uuid not null,
    at timestamptz not null default now(),
    actor uuid,
    action text not null,
    entity text not null,
    entity_id uuid,
    fields text[] not null default '{}',
    primary key (agency_id, id)
  );
  comment on column app.audit_entry.fields is 'names of what changed, never values, so that erasure leaves the chain whole';
  create index audit_entry_at on app.audit_entry (agency_id, at desc, id desc);
  ${tenantTable('audit_entry', 'agency', { append: true })}
  grant insert on app.audit_entry to sourcedesk_client;

  create table app.idempotency_key (
    agency_id uuid not null references app.agency,
    user_id uuid not null,
    key text not null,
    route text not null,
    body_hash bytea not null,
    status integer,
    answer text,
    created_at timestamptz not null default now(),
    primary key (agency_id, user_id, key, route)
  );
  ${tenantTable('idempotency_key', 'agency')}
  grant select, insert, update on app.idempotency_key to sourcedesk_client;
  ${definerTable('idempotency_key', 'select, delete')}
`;
