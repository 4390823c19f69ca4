import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An edition has come when a copy that one can trust has; counts are the reader's, not of what people add; likeness tells what differs from what is not named. */
export class MendWhatIntakeSays1763800000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(editions);
    await db.query(counts);
    await db.query(evidence);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const editions = `
  create or replace function app.edition_came(of_agency uuid, of_service text, of_date date, of_name text) returns boolean
  language sql stable set search_path = app, pg_temp as $$
    select exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.edition_date = of_date
       and (of_name = '' or m.edition_name = of_name) and m.status = 'parsed' and m.trusted) $$;
  comment on function app.edition_came(uuid, text, date, text) is 'Whether a copy of this edition that one can trust was read, under the caller''s policies.';

  create function app.unverified_copy(of_agency uuid, of_service text, of_date date, of_name text) returns uuid
  language sql stable set search_path = app, pg_temp as $$
    select m.id from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.edition_date = of_date
       and (of_name = '' or m.edition_name = of_name) and m.status = 'parsed' and not m.trusted order by m.received_at, m.id limit 1 $$;
  comment on function app.unverified_copy(uuid, text, date, text) is 'The first copy of this edition that nobody vouches for, under the caller''s policies.';
  revoke all on function app.unverified_copy(uuid, text, date, text) from public;
  grant execute on function app.unverified_copy(uuid, text, date, text) to sourcedesk_api, sourcedesk_worker;

  create or replace function app.service_watched(of_agency uuid, of_service text, at_time timestamptz) returns boolean
  language sql stable set search_path = app, pg_temp as $$
    select coalesce((select w.watched from service_watch w where w.agency_id = of_agency and w.service = of_service),
      exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.door in ('imap', 'address', 'webhook')
        and m.edition_date between (at_time - interval '14 days')::date and at_time::date and m.received_at < at_time and m.status = 'parsed' and m.trusted)) $$;
  comment on function app.service_watched(uuid, text, timestamptz) is 'What a person chose, else whether an edition that one can trust came by itself within the two weeks before: who carries digests in by hand is not waited for.';
`;

/** A query added or cut off by hand after the message was read had been counted as found by the reader. */
const counts = `
  update app.inbound_message m set parsed_count = greatest(m.parsed_count - h.many, 0)
    from (select s.agency_id, s.message_id, count(*)::integer as many
            from app.sighting s join app.inbound_message o on o.agency_id = s.agency_id and o.id = s.message_id
           where exists (select from app.query_change c where c.agency_id = s.agency_id and c.query_id = s.query_id
                   and (c.field = 'added' or (c.field = 'split' and c.after is null)) and c.at >= o.parsed_at)
           group by s.agency_id, s.message_id) h
   where m.agency_id = h.agency_id and m.id = h.message_id;
  comment on column app.inbound_message.parsed_count is 'how many queries the reader found: what the index is held against, whatever people add';
`;

const notNamed = `('', 'anonymous', 'tbd', 'freelance', 'freelancer', 'confidential', 'unknown', 'blog')`;
const agreement = (key: string, column: string) => `case when (l.evidence -> '${key}')::boolean then 'same'
      when lower(btrim(q.${column})) in ${notNamed} or lower(btrim(o.${column})) in ${notNamed} then 'not-named' else 'differs' end`;
const evidence = `
  update app.query_likeness l set evidence = jsonb_build_object('text', l.evidence -> 'text', 'summary', ${agreement('summary', 'summary')},
      'outlet', ${agreement('outlet', 'outlet_name')}, 'journalist', ${agreement('journalist', 'journalist_name')})
    from app.query q, app.query o
   where q.agency_id = l.agency_id and q.id = l.query_id and o.agency_id = l.agency_id and o.id = l.other_id;
`;
