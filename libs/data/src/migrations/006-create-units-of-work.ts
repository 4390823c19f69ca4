import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from './tenant-table';

/** The definer functions that open a unit of work: for a session, for a job, for a share link. They alone decide in whose name it runs. */
export class CreateUnitsOfWork1763800000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(units);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const units = `
      grant create on schema app to sourcedesk_definer;

      create function app.enter(agency uuid, person uuid, scope text) returns void language sql set search_path = pg_catalog as $$
        select set_config('app.agency_id', agency::text, true), set_config('app.user_id', coalesce(person::text, ''), true),
               set_config('app.brand_scope', scope, true) $$;
      grant execute on function app.enter(uuid, uuid, text) to sourcedesk_definer;

      create function app.begin_unit(session uuid, out agency_id uuid, out user_id uuid, out role text)
      language plpgsql security definer set search_path = app, pg_temp as $$
      declare scope text;
      begin
        select s.agency_id, s.user_id, m.role,
               case when m.limited or m.role = 'client'
                 then coalesce((select array_agg(b.brand_id)::text from membership_brand b where b.agency_id = s.agency_id and b.user_id = s.user_id), '{}')
                 else 'all' end
          into begin_unit.agency_id, begin_unit.user_id, begin_unit.role, scope
          from session s join membership m on m.agency_id = s.agency_id and m.user_id = s.user_id
         where s.id = session and s.revoked_at is null and s.expires_at > app.now() and m.removed_at is null;
        if not found then raise exception 'the session has ended' using errcode = 'SD002'; end if;
        perform app.enter(begin_unit.agency_id, begin_unit.user_id, scope);
      end $$;
      comment on function app.begin_unit(uuid, out uuid, out uuid, out text) is 'Opens a unit for a session: reads session, role and brand scope afresh. SD002 when the session has ended.';
      ${definerFunction('begin_unit(uuid)', 'sourcedesk_api')}

      create function app.begin_system(agency uuid) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
      begin
        if not exists (select from agency a where a.id = agency) then
          raise exception 'no such agency' using errcode = 'SD004';
        end if;
        perform app.enter(agency, null, 'all');
      end $$;
      comment on function app.begin_system(uuid) is 'Opens a unit for a job of an agency. The api role may not.';
      ${definerFunction('begin_system(uuid)', 'sourcedesk_worker')}

      create function app.begin_link(token bytea, out link_id uuid, out brand_id uuid, out from_day date, out to_day date, out expires_at timestamptz)
      language plpgsql security definer set search_path = app, pg_temp as $$
      declare agency uuid;
      begin
        select l.agency_id, l.id, l.brand_id, l.from_day, l.to_day, l.expires_at
          into agency, begin_link.link_id, begin_link.brand_id, begin_link.from_day, begin_link.to_day, begin_link.expires_at
          from report_link l where l.token_hash = token and l.revoked_at is null;
        if not found then
          if exists (select from report_link l where l.token_hash = token) then
            raise exception 'the link was revoked' using errcode = 'SD003';
          end if;
          raise exception 'no such link' using errcode = 'SD004';
        end if;
        if begin_link.expires_at <= app.now() then raise exception 'the link has expired' using errcode = 'SD003'; end if;
        perform app.enter(agency, null, array[begin_link.brand_id]::text);
      end $$;
      comment on function app.begin_link(bytea, out uuid, out uuid, out date, out date, out timestamptz) is 'Opens a unit for a share link, scoped to its brand. SD004 unknown, SD003 revoked or expired.';
      ${definerFunction('begin_link(bytea)', 'sourcedesk_api')}

      create function app.count_link_open(link uuid) returns void language sql security definer set search_path = app, pg_temp as $$
        update report_link set opens = opens + 1, last_opened_at = app.now() where agency_id = app.agency_id() and id = link $$;
      ${definerFunction('count_link_open(uuid)', 'sourcedesk_client')}

      create function app.query_facts(query uuid, out reply_kind text, out deadline_at timestamptz, out deadline_certainty text, out topic text)
      language sql stable security definer set search_path = app, pg_temp as $$
        select q.reply_kind, q.deadline_at, q.deadline_certainty, q.summary from query q where q.agency_id = app.agency_id() and q.id = query $$;
      comment on function app.query_facts(uuid) is 'What the workflow, and a client asked for approval, must know of a query: never its text or its journalist.';
      grant select on app.query to sourcedesk_definer;
      create policy definer on app.query to sourcedesk_definer using (true);
      ${definerFunction('query_facts(uuid)', 'sourcedesk_api, sourcedesk_worker, sourcedesk_client')}

      create function app.brands_named_in(words text, besides uuid) returns setof text
      language sql stable security definer set search_path = app, pg_temp as $$
        select b.name from brand b
         where b.agency_id = app.agency_id() and b.id <> besides and b.status <> 'ended'
           and (' ' || regexp_replace(lower(words), '[^[:alnum:]&]+', ' ', 'g') || ' ')
               like ('% ' || btrim(regexp_replace(lower(b.name), '[^[:alnum:]&]+', ' ', 'g')) || ' %') $$;
      comment on function app.brands_named_in(text, uuid) is 'Names of the agency''s other brands that occur in a text; also those outside the caller''s brand scope.';
      ${definerFunction('brands_named_in(text, uuid)', 'sourcedesk_api, sourcedesk_worker')}

      revoke create on schema app from sourcedesk_definer;
    `;
