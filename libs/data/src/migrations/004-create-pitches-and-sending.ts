import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerTable, tenantTable } from './tenant-table';

/** The pitch, its texts and history, and the outbox that sends it once. */
export class CreatePitchesAndSending1763800000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(pitches);
    await db.query(sending);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const states = `'drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'sending', 'sent', 'uncertain', 'failed', 'declined', 'missed', 'withdrawn', 'published'`;

const pitches = `
  create table app.pitch (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    match_id uuid not null,
    query_id uuid not null,
    profile_id uuid not null,
    state text not null default 'drafting' check (state in (${states})),
    version integer not null default 1,
    text_version integer not null default 0,
    subject text not null default '',
    body text not null default '',
    writers uuid[] not null default '{}',
    answered integer[] not null default '{}',
    holder uuid,
    lease_until timestamptz,
    lease_touched_at timestamptz,
    submitted_by uuid,
    submitted_at timestamptz,
    opened_by uuid,
    opened_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    approved_text integer,
    client_approval jsonb,
    return_reason text not null default '',
    overrides jsonb not null default '[]',
    deadline_override timestamptz,
    send_at timestamptz,
    fence integer not null default 0,
    published_from text check (published_from in (${states})),
    elsewhere_reference text not null default '',
    created_at timestamptz not null,
    updated_at timestamptz not null,
    sent_at timestamptz,
    primary key (agency_id, id),
    unique (agency_id, brand_id, id),
    unique (agency_id, match_id),
    foreign key (agency_id, brand_id, match_id) references app.match (agency_id, brand_id, id),
    foreign key (agency_id, brand_id, profile_id) references app.profile (agency_id, brand_id, id),
    foreign key (agency_id, query_id) references app.query,
    foreign key (agency_id, holder) references app.membership,
    foreign key (agency_id, submitted_by) references app.membership,
    foreign key (agency_id, approved_by) references app.membership,
    check ((holder is null) = (lease_until is null)),
    check (state <> 'published' or published_from is not null)
  );
  create index pitch_updated on app.pitch (agency_id, updated_at desc, id desc);
  create index pitch_state on app.pitch (agency_id, state, updated_at desc, id desc);
  create index pitch_query on app.pitch (agency_id, query_id);
  create index pitch_brand_sent on app.pitch (agency_id, brand_id, sent_at);
  ${tenantTable('pitch', 'brand', {
    client:
      'agency_id, id, brand_id, query_id, profile_id, state, version, text_version, subject, body, writers, holder, lease_until, lease_touched_at, submitted_by, opened_at, published_from, deadline_override, fence, updated_at',
  })}
  grant update (state, version, holder, lease_until, lease_touched_at, approved_at, approved_by, approved_text, client_approval, return_reason, overrides, send_at, fence, updated_at)
    on app.pitch to sourcedesk_client;

  create table app.pitch_text (
    agency_id uuid not null,
    brand_id uuid not null,
    pitch_id uuid not null,
    number integer not null,
    subject text not null,
    body text not null,
    kind text not null check (kind in ('submitted', 'takenOver', 'edited')),
    written_by uuid not null,
    written_at timestamptz not null,
    primary key (agency_id, pitch_id, number),
    foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id),
    foreign key (agency_id, written_by) references app.membership
  );
  ${tenantTable('pitch_text', 'brand', { append: true })}

  create table app.pitch_history (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    pitch_id uuid not null,
    at timestamptz not null,
    action text not null,
    from_state text,
    to_state text not null,
    actor uuid,
    reason text not null default '',
    facts jsonb not null default '{}',
    text_version integer not null,
    version integer not null,
    primary key (agency_id, id),
    foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id),
    foreign key (agency_id, actor) references app.membership
  );
  create index pitch_history_pitch on app.pitch_history (agency_id, pitch_id, at, id);
  ${tenantTable('pitch_history', 'brand', { append: true })}
  grant insert on app.pitch_history to sourcedesk_client;

  create table app.reply (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    pitch_id uuid not null,
    kind text not null check (kind in ('question', 'interview', 'chosen', 'not-used', 'bounce', 'out-of-office')),
    text text not null default '',
    at timestamptz not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id),
    foreign key (agency_id, recorded_by) references app.membership
  );
  create index reply_pitch on app.reply (agency_id, pitch_id, at);
  ${tenantTable('reply', 'brand', { append: true })}
`;

const sending = `
  create table app.outbox_message (
    agency_id uuid not null,
    id uuid not null,
    brand_id uuid not null,
    pitch_id uuid not null,
    mailbox_id uuid not null,
    attempt_of uuid,
    text_version integer not null,
    state text not null check (state in ('frozen', 'waiting', 'picked', 'delivered', 'failed', 'uncertain', 'cancelled')),
    fence integer not null,
    recipient text not null,
    from_name text not null,
    from_address text not null,
    message_id text not null,
    subject text not null,
    body text not null,
    dated_at timestamptz,
    bytes bytea,
    due_at timestamptz,
    deadline_at timestamptz,
    attempts integer not null default 0,
    lease_until timestamptz,
    picked_by text,
    handover_at timestamptz,
    delivered_at timestamptz,
    problem text not null default '',
    smtp text not null default '',
    possibly_sent boolean not null default false,
    created_at timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id),
    foreign key (agency_id, brand_id, mailbox_id) references app.mailbox (agency_id, brand_id, id),
    check (bytes is not null or state in ('frozen', 'cancelled')),
    check (handover_at is null or dated_at is not null)
  );
  comment on column app.outbox_message.fence is 'the pitch''s fence when this attempt was made; an older one never leaves';
  comment on column app.outbox_message.handover_at is 'committed before the last chunk of the message is released: from here on it may have been delivered';
  create unique index outbox_one_live on app.outbox_message (agency_id, pitch_id) where state in ('frozen', 'waiting', 'picked', 'uncertain');
  create index outbox_due on app.outbox_message (due_at) where state = 'waiting';
  create index outbox_leases on app.outbox_message (lease_until) where state = 'picked';
  create index outbox_pitch on app.outbox_message (agency_id, pitch_id, created_at desc);
  ${tenantTable('outbox_message', 'brand', { client: 'agency_id, id, brand_id, pitch_id, state' })}
  grant update (state) on app.outbox_message to sourcedesk_client;
  ${definerTable('outbox_message', 'select, update (possibly_sent)')}
`;
