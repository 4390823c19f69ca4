import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable, tenantTable } from './tenant-table';

/** The doors that query e-mails come in by themselves, how each is doing, and the mails that set up a subscription or a forwarding. */
export class OpenDoors1763800000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(doors);
    await db.query(accounts);
    await db.query(setUpMails);
    await db.query(keys);
    await db.query(figures);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const doors = `
  create table app.door (
    agency_id uuid not null references app.agency,
    id uuid not null,
    kind text not null check (kind in ('imap', 'address', 'webhook')),
    name text not null,
    active boolean not null default true,
    key_hash bytea unique,
    sealed_key bytea,
    test_state text not null default 'untested' check (test_state in ('untested', 'running', 'ok', 'failed')),
    test_at timestamptz,
    test_message text not null default '',
    last_message_at timestamptz,
    last_checked_at timestamptz,
    last_error text not null default '',
    last_error_at timestamptz,
    received integer not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (agency_id, id),
    check ((kind = 'imap') = (key_hash is null) and (key_hash is null) = (sealed_key is null))
  );
  create index door_created on app.door (agency_id, created_at desc, id desc);
  comment on column app.door.key_hash is 'keyed hash of the local part of an address or the secret of a webhook: who presents it is let in';
  comment on column app.door.sealed_key is 'that local part or secret, under the agency''s key of raw mail';
  comment on column app.door.last_checked_at is 'when the door was last seen working, whether or not something came';
  ${tenantTable('door', 'staff')}
`;

const accounts = `
  create table app.imap_account (
    agency_id uuid not null,
    id uuid not null,
    host text not null,
    port integer not null,
    security text not null check (security in ('tls', 'starttls', 'none')),
    username text not null,
    auth text not null check (auth in ('password', 'oauth2')),
    sealed_credentials bytea not null,
    folder text not null,
    primary key (agency_id, id),
    foreign key (agency_id, id) references app.door on delete cascade
  );
  comment on table app.imap_account is 'What a door of the kind imap signs in with.';
  comment on column app.imap_account.sealed_credentials is 'sealed to the workers: JSON of the credentials';
  ${tenantTable('imap_account', 'staff')}

  create table app.imap_cursor (
    agency_id uuid not null,
    id uuid not null,
    uid_validity bigint not null,
    uid bigint not null,
    changed_at timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, id) references app.imap_account on delete cascade
  );
  comment on column app.imap_cursor.uid is 'the highest UID that was taken in';
  ${tenantTable('imap_cursor', 'staff')}
`;

const setUpMails = `
  create table app.set_up_mail (
    agency_id uuid not null,
    id uuid not null,
    message_id uuid not null,
    source text not null,
    kind text not null check (kind in ('link', 'code')),
    sealed bytea,
    found_at timestamptz not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    opened_by uuid,
    primary key (agency_id, id),
    unique (agency_id, message_id),
    foreign key (agency_id, message_id) references app.inbound_message on delete cascade,
    foreign key (agency_id, opened_by) references app.membership
  );
  create index set_up_mail_found on app.set_up_mail (agency_id, found_at desc, id desc);
  comment on column app.set_up_mail.sealed is 'the link or code under the agency''s key of raw mail; null once it was opened or has expired';
  ${tenantTable('set_up_mail', 'staff')}
  ${definerTable('set_up_mail', 'select, update')}

  create function app.forget_set_up_secrets() returns void language sql security definer set search_path = app, pg_temp as $$
    update set_up_mail set sealed = null where sealed is not null and expires_at <= app.now() $$;
  comment on function app.forget_set_up_secrets() is 'Erases the links and codes that nobody opened in time.';
  ${definerFunction('forget_set_up_secrets()', 'sourcedesk_worker')}
`;

const keys = `
  ${definerTable('door', 'select, update')}

  create function app.begin_door(key bytea, out agency_id uuid, out door_id uuid)
  language plpgsql security definer set search_path = app, pg_temp as $$
  begin
    select d.agency_id, d.id into begin_door.agency_id, begin_door.door_id from door d where d.key_hash = key and d.active;
    if not found then raise exception 'no such door' using errcode = 'SD004'; end if;
    perform app.enter(begin_door.agency_id, null, 'all');
  end $$;
  comment on function app.begin_door(bytea, out uuid, out uuid) is 'Opens a unit for what comes in at a door, for who presents its key. SD004 unknown or closed.';
  ${definerFunction('begin_door(bytea)', 'sourcedesk_api, sourcedesk_worker')}

  create function app.webhook_door(door uuid, out agency_id uuid, out raw_key bytea, out sealed_key bytea, out key_hash bytea)
  language sql stable security definer set search_path = app, pg_temp as $$
    select d.agency_id, a.raw_key, d.sealed_key, d.key_hash from door d join agency a on a.id = d.agency_id
     where d.id = door and d.kind = 'webhook' and d.active $$;
  comment on function app.webhook_door(uuid) is 'What the signature of a request is checked with, before its agency is known. Nulls when there is no such webhook.';
  ${definerFunction('webhook_door(uuid)', 'sourcedesk_api')}

  create function app.note_door_error(door uuid, words text) returns void language sql security definer set search_path = app, pg_temp as $$
    update door d set last_error = words, last_error_at = app.now()
     where d.id = door and d.active and (d.last_error_at is null or d.last_error_at <= app.now() - interval '1 minute') $$;
  comment on function app.note_door_error(uuid, text) is 'Writes down why somebody was turned away; once a minute at most, because anybody may knock.';
  ${definerFunction('note_door_error(uuid, text)', 'sourcedesk_api')}
`;

const figures = `
  create function app.intake_counts(out received bigint, out parsed bigint, out quarantined bigint, out pending bigint, out oldest_pending timestamptz)
  language sql stable security definer set search_path = app, pg_temp as $$
    select (select count(*) from inbound_raw), count(*) filter (where m.status = 'parsed'), count(*) filter (where m.status = 'quarantined'),
           count(*) filter (where m.status = 'pending'), min(m.received_at) filter (where m.status = 'pending') from inbound_message m $$;
  comment on function app.intake_counts() is 'E-mails kept and what became of them, over all agencies: received is parsed and quarantined and pending together.';
  ${definerTable('inbound_raw', 'select')}
  ${definerFunction('intake_counts()', 'sourcedesk_api')}
  create index inbound_message_pending on app.inbound_message (agency_id, received_at) where status = 'pending';
`;
