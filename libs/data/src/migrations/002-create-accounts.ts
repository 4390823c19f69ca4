import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerTable, tenantTable } from './tenant-table';

/** People (who belong to no agency), agencies, memberships, plans, brands, profiles, mailboxes. */
export class CreateAccounts1763800000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(people);
    await db.query(agencies);
    await db.query(brands);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

/** Reached by definer functions only: no other role is granted a thing. */
const people = `
  create table app.person (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    password_hash text not null default '',
    created_at timestamptz not null default now()
  );
  create table app.session (
    id uuid primary key,
    user_id uuid not null references app.person on delete cascade,
    agency_id uuid not null,
    family uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
  );
  create index session_family on app.session (family);
  create index session_user_id on app.session (user_id);
  create table app.refresh_token (
    hash bytea primary key,
    session_id uuid not null references app.session on delete cascade,
    successor bytea,
    sealed_successor bytea,
    created_at timestamptz not null default now(),
    used_at timestamptz,
    expires_at timestamptz not null
  );
  create index refresh_token_session on app.refresh_token (session_id);
  create table app.one_time_token (
    hash bytea primary key,
    purpose text not null check (purpose in ('password-reset', 'setup')),
    user_id uuid references app.person on delete cascade,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  );
  create table app.attempt (
    key bytea primary key,
    count integer not null,
    since timestamptz not null,
    next_at timestamptz not null
  );
  create table app.installation (
    singleton boolean primary key default true check (singleton),
    system_identifier text not null,
    timeline integer not null,
    held_since timestamptz,
    held_reason text not null default '',
    canaries jsonb not null default '{}'
  );
  ${['person', 'session', 'refresh_token', 'one_time_token', 'attempt', 'installation']
    .map(
      (table) => `alter table app.${table} enable row level security; alter table app.${table} force row level security;
        create policy owner on app.${table} to sourcedesk_owner using (true) with check (true);
        comment on table app.${table} is 'scope: installation';
        ${definerTable(table, 'select, insert, update, delete')}`,
    )
    .join('\n')}
`;

const agencies = `
  create table app.agency (
    id uuid primary key,
    name text not null,
    time_zone text not null default 'Europe/London',
    undo_seconds integer not null default 30 check (undo_seconds between 0 and 120),
    solo_work boolean not null default false,
    va_may_submit_elsewhere boolean not null default false,
    raw_key bytea not null,
    created_at timestamptz not null default now()
  );
  alter table app.agency enable row level security;
  alter table app.agency force row level security;
  comment on table app.agency is 'scope: tenant';
  create policy tenant on app.agency to sourcedesk_api, sourcedesk_worker, sourcedesk_client using (id = (select app.agency_id())) with check (id = (select app.agency_id()));
  create policy owner on app.agency to sourcedesk_owner using (true) with check (true);
  grant select, update on app.agency to sourcedesk_api, sourcedesk_worker;
  grant select (id, name, time_zone, solo_work, va_may_submit_elsewhere) on app.agency to sourcedesk_client;
  ${definerTable('agency', 'select, insert')}
  alter table app.session add foreign key (agency_id) references app.agency on delete cascade;

  create table app.membership (
    agency_id uuid not null references app.agency,
    user_id uuid not null references app.person,
    role text not null check (role in ('owner', 'manager', 'editor', 'va', 'client')),
    limited boolean not null default false,
    since timestamptz not null default now(),
    removed_at timestamptz,
    primary key (agency_id, user_id)
  );
  create index membership_user on app.membership (user_id);
  ${tenantTable('membership', 'staff')}
  ${definerTable('membership', 'select, insert, update')}
  create policy colleagues on app.person for select to sourcedesk_api, sourcedesk_worker
    using (exists (select from app.membership m where m.agency_id = (select app.agency_id()) and m.user_id = person.id));
  grant select (id, email, name) on app.person to sourcedesk_api, sourcedesk_worker;

  create table app.invitation (
    agency_id uuid not null references app.agency,
    id uuid not null,
    email text not null,
    role text not null check (role in ('owner', 'manager', 'editor', 'va', 'client')),
    brand_ids uuid[],
    token_hash bytea not null unique,
    invited_by uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    primary key (agency_id, id),
    foreign key (agency_id, invited_by) references app.membership
  );
  ${tenantTable('invitation', 'staff')}
  ${definerTable('invitation', 'select, update')}
`;

const brands = `
  create table app.plan (
    tier text primary key check (tier in ('free', 'standard', 'advanced', 'premium')),
    name text not null,
    profile_limit integer check (profile_limit > 0),
    priority integer not null,
    head_start_minutes integer not null,
    support text not null
  );
  comment on table app.plan is 'scope: public';
  grant select on app.plan to sourcedesk_api, sourcedesk_worker, sourcedesk_client;
  insert into app.plan values
    ('free', 'Free', 1, 0, 0, 'Answers in the community forum'),
    ('standard', 'Standard', 2, 1, 15, 'E-mail, within two working days'),
    ('advanced', 'Advanced', 5, 2, 30, 'E-mail, within one working day'),
    ('premium', 'Premium', null, 3, 60, 'E-mail and telephone, within four working hours');

  create table app.brand (
    agency_id uuid not null references app.agency,
    id uuid not null,
    name text not null,
    website_url text not null default '',
    plan_tier text not null references app.plan,
    status text not null default 'onboarding' check (status in ('onboarding', 'active', 'paused', 'ended')),
    pause_until date,
    pause_reason text not null default '',
    needs_client_approval boolean not null default false,
    time_zone text not null default 'Europe/London',
    created_at timestamptz not null default now(),
    primary key (agency_id, id),
    check ((status = 'paused') = (pause_reason <> ''))
  );
  create unique index brand_name on app.brand (agency_id, lower(name));
  ${tenantTable('brand', 'agency', { client: 'agency_id, id, name, website_url, status, needs_client_approval, time_zone' })}
  create policy brand_scope on app.brand as restrictive to sourcedesk_api, sourcedesk_worker, sourcedesk_client
    using ((select app.all_brands()) or id = any ((select app.scope_brands())::uuid[]))
    with check ((select app.all_brands()) or id = any ((select app.scope_brands())::uuid[]));
  ${definerTable('brand', 'select')}

  create table app.membership_brand (
    agency_id uuid not null,
    user_id uuid not null,
    brand_id uuid not null,
    primary key (agency_id, user_id, brand_id),
    foreign key (agency_id, user_id) references app.membership,
    foreign key (agency_id, brand_id) references app.brand
  );
  ${tenantTable('membership_brand', 'brand')}
  ${definerTable('membership_brand', 'select, insert')}

  create table app.profile (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    name text not null,
    title text not null default '',
    credentials text not null default '',
    bio text not null default '',
    site_url text not null default '',
    headshot_url text not null default '',
    topics text[] not null default '{}',
    alert text not null default '',
    veto_outlets text[] not null default '{}',
    veto_terms text[] not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (agency_id, id),
    unique (agency_id, brand_id, id),
    foreign key (agency_id, brand_id) references app.brand
  );
  ${tenantTable('profile', 'brand', { client: 'agency_id, id, brand_id, name, title' })}

  create table app.mailbox (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    address text not null,
    host text not null,
    port integer not null,
    security text not null check (security in ('tls', 'starttls', 'none')),
    username text not null default '',
    sealed_password bytea,
    test_state text not null default 'untested' check (test_state in ('untested', 'running', 'ok', 'failed')),
    test_at timestamptz,
    test_message text not null default '',
    updated_at timestamptz not null default now(),
    primary key (agency_id, id),
    unique (agency_id, brand_id),
    unique (agency_id, brand_id, id),
    foreign key (agency_id, brand_id) references app.brand
  );
  ${tenantTable('mailbox', 'brand')}
`;
