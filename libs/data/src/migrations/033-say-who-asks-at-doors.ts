import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from './tenant-table';

/** A request that anybody could send makes no door fail that works; a set-up mail tells which mailbox asked. */
export class SayWhoAsksAtDoors1763800000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(refusals);
    await db.query(setUpMails);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

/** Until now the only errors of webhooks were requests turned away. */
const refusals = `
  alter table app.door add column key_at timestamptz, add column refused_at timestamptz,
    add column refused_why text check (refused_why in ('unsigned', 'untimely')), add check ((refused_at is null) = (refused_why is null));
  comment on column app.door.key_at is 'when the key was made; null for a mailbox. A webhook that nothing came to since, and that turned a request away, fails';
  comment on column app.door.refused_at is 'when a webhook last turned a request away, since its key was made';

  update app.door d set key_at = coalesce((select max(e.at) from app.audit_entry e
      where e.agency_id = d.agency_id and e.entity_id = d.id and e.action = 'door.renew'), d.created_at) where d.kind <> 'imap';
  update app.door d set refused_at = d.last_error_at, refused_why = 'unsigned' where d.kind = 'webhook' and d.last_error_at >= d.key_at;
  update app.door d set last_error = '', last_error_at = null where d.kind = 'webhook';
  alter table app.door add check ((kind = 'imap') = (key_at is null));

  drop function app.note_door_error(uuid, text);
  create function app.note_refused_request(door uuid, why text) returns void language sql security definer set search_path = app, pg_temp as $$
    update door d set refused_at = app.now(), refused_why = why
     where d.id = door and d.active and (d.refused_at is null or d.refused_at <= app.now() - interval '1 minute') $$;
  comment on function app.note_refused_request(uuid, text) is 'Writes down why a request was turned away; once a minute at most, because anybody may knock.';
  ${definerFunction('note_refused_request(uuid, text)', 'sourcedesk_api')}
`;

const setUpMails = `
  alter table app.set_up_mail add column sealed_mailbox bytea;
  comment on column app.set_up_mail.sealed_mailbox is 'the address that wants to forward, under the agency''s key of raw mail; null where the mail names none';
`;
