import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable, tenantTable } from './tenant-table';

/** Which worker follows which mailbox, how far back each is read, and where a message came in. */
export class FollowMailboxes1763800000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(columns);
    await db.query(followers);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const columns = `
  alter table app.imap_account add column days_back integer not null default 7 check (days_back between 0 and 90);
  alter table app.imap_account add column folders text[] not null default '{}';
  comment on column app.imap_account.days_back is 'what came so many days before the folder was first read is taken in too';
  comment on column app.imap_account.folders is 'the folders that the last test found';

  delete from app.imap_cursor;
  alter table app.imap_cursor add column since timestamptz not null;
  comment on column app.imap_cursor.since is 'what came before is not read; it stays when the folder comes anew with another UIDVALIDITY';

  alter table app.inbound_message add column door_id uuid;
  alter table app.inbound_message add column source_key text not null default '';
  alter table app.inbound_message add foreign key (agency_id, door_id) references app.door on delete set null (door_id);
  create index inbound_message_door on app.inbound_message (agency_id, door_id, received_at) where door_id is not null;
  comment on column app.inbound_message.source_key is 'where it lay when it was first seen: of a mailbox UIDVALIDITY and UID';

  alter table app.edition_alert drop constraint edition_alert_cause_check;
  alter table app.edition_alert add constraint edition_alert_cause_check check (cause in ('holiday', 'unreadable', 'disconnected', 'quiet'));
`;

/** A worker holds its mailboxes by a lease: a killed one's are taken up by another when it has run out. */
const followers = `
  create table app.imap_follower (
    agency_id uuid not null,
    id uuid not null,
    worker uuid not null,
    until timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, id) references app.imap_account on delete cascade
  );
  ${tenantTable('imap_follower', 'staff')}
  ${definerTable('imap_follower', 'select, insert, update, delete')}

  create function app.follow_mailboxes(by_worker uuid, seconds integer, most integer) returns table (agency_id uuid, door_id uuid)
  language sql security definer set search_path = app, pg_temp as $$
    insert into imap_follower as f (agency_id, id, worker, until)
    select d.agency_id, d.id, by_worker, app.now() + make_interval(secs => seconds) from door d
     where d.kind = 'imap' and d.active and not exists (select from imap_follower o where o.agency_id = d.agency_id and o.id = d.id and o.until > app.now())
     order by d.changed_at limit most
    on conflict (agency_id, id) do update set worker = excluded.worker, until = excluded.until where f.until <= app.now()
    returning f.agency_id, f.id $$;
  comment on function app.follow_mailboxes(uuid, integer, integer) is 'Gives a worker mailboxes that nobody follows, for so many seconds.';
  ${definerFunction('follow_mailboxes(uuid, integer, integer)', 'sourcedesk_worker')}

  create function app.keep_following(by_worker uuid, seconds integer) returns table (agency_id uuid, door_id uuid, changed_at timestamptz)
  language sql security definer set search_path = app, pg_temp as $$
    update imap_follower f set until = app.now() + make_interval(secs => seconds) from door d
     where f.worker = by_worker and d.agency_id = f.agency_id and d.id = f.id and d.active
    returning f.agency_id, f.id, d.changed_at $$;
  comment on function app.keep_following(uuid, integer) is 'The mailboxes a worker still follows, for so many seconds more, and when each was changed last. A lease that ran out and nobody took is renewed.';
  ${definerFunction('keep_following(uuid, integer)', 'sourcedesk_worker')}

  create function app.stop_following(by_worker uuid) returns void language sql security definer set search_path = app, pg_temp as $$
    delete from imap_follower f where f.worker = by_worker $$;
  comment on function app.stop_following(uuid) is 'A worker that stops leaves its mailboxes to the others at once.';
  ${definerFunction('stop_following(uuid)', 'sourcedesk_worker')}
`;
