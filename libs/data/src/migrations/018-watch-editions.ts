import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable, tenantTable } from './tenant-table';

/** Editions that did not come: which services an agency waits for, and what was raised when it waited in vain. */
export class WatchEditions1763800000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(tables);
    await db.query(missing);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const tables = `
  create table app.service_watch (
    agency_id uuid not null references app.agency,
    service text not null,
    watched boolean not null,
    primary key (agency_id, service)
  );
  ${tenantTable('service_watch', 'staff')}

  create table app.edition_alert (
    agency_id uuid not null references app.agency,
    id uuid not null,
    service text not null,
    edition_date date not null,
    edition_name text not null,
    due_at timestamptz not null,
    cause text not null check (cause in ('holiday', 'unreadable', 'quiet')),
    holiday text not null default '',
    raised_at timestamptz not null,
    dismissed_at timestamptz,
    dismissed_by uuid,
    primary key (agency_id, id),
    unique (agency_id, service, edition_date, edition_name),
    foreign key (agency_id, dismissed_by) references app.membership
  );
  create index edition_alert_due on app.edition_alert (agency_id, due_at desc, id desc);
  comment on column app.edition_alert.edition_name is 'empty for a service that sends one edition a day';
  ${tenantTable('edition_alert', 'staff')}

  create index inbound_message_edition on app.inbound_message (agency_id, service, edition_date, edition_name);
`;

const missing = `
  ${definerTable('service_watch', 'select')}
  ${definerTable('edition_alert', 'select')}
  ${definerTable('inbound_message', 'select')}

  create function app.edition_came(of_agency uuid, of_service text, of_date date, of_name text) returns boolean
  language sql stable set search_path = app, pg_temp as $$
    select exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.edition_date = of_date
       and (of_name = '' or m.edition_name = of_name) and m.status = 'parsed') $$;
  comment on function app.edition_came(uuid, text, date, text) is 'Whether a message with this edition was read, under the caller''s policies.';
  revoke all on function app.edition_came(uuid, text, date, text) from public;
  grant execute on function app.edition_came(uuid, text, date, text) to sourcedesk_api, sourcedesk_worker, sourcedesk_definer;

  create function app.service_watched(of_agency uuid, of_service text, at_time timestamptz) returns boolean
  language sql stable set search_path = app, pg_temp as $$
    select coalesce((select w.watched from service_watch w where w.agency_id = of_agency and w.service = of_service),
      exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.door in ('imap', 'address', 'webhook')
        and m.edition_date between (at_time - interval '14 days')::date and at_time::date and m.received_at < at_time and m.status = 'parsed')) $$;
  comment on function app.service_watched(uuid, text, timestamptz) is 'What a person chose, else whether an edition came by itself within the two weeks before: who carries digests in by hand is not waited for.';
  revoke all on function app.service_watched(uuid, text, timestamptz) from public;
  grant execute on function app.service_watched(uuid, text, timestamptz) to sourcedesk_api, sourcedesk_worker, sourcedesk_definer;

  create function app.missing_editions(services text[], dates date[], names text[], due timestamptz[]) returns table (agency_id uuid, slot integer)
  language sql stable security definer set search_path = app, pg_temp as $$
    select a.id, s.slot::integer from unnest(services, dates, names, due) with ordinality s (service, date, name, due, slot), agency a
     where a.created_at < s.due and app.service_watched(a.id, s.service, s.due) and not app.edition_came(a.id, s.service, s.date, s.name)
       and not exists (select from edition_alert e where e.agency_id = a.id and e.service = s.service and e.edition_date = s.date and e.edition_name = s.name) $$;
  comment on function app.missing_editions(text[], date[], text[], timestamptz[]) is 'Which agencies wait for which of these editions (numbered from 1) in vain, and were not told.';
  ${definerFunction('missing_editions(text[], date[], text[], timestamptz[])', 'sourcedesk_worker')}
`;
