import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from './tenant-table';

/** What the processes of an installation share: which database they belong to, whether sending is held, key canaries, tick slots. */
export class CreateInstallation1763800000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(identity);
    await db.query(hold);
    await db.query(upkeep);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const servers = 'sourcedesk_api, sourcedesk_worker';

const identity = `
  create function app.installation_state(out system_identifier text, out timeline integer, out known_identifier text, out known_timeline integer,
    out held_since timestamptz, out held_reason text, out canaries jsonb)
  language sql stable security definer set search_path = app, pg_temp as $$
    select c.system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer,
           i.system_identifier, i.timeline, i.held_since, i.held_reason, coalesce(i.canaries, '{}')
      from pg_control_system() c left join installation i on true $$;
  comment on function app.installation_state() is 'The identity of the server now, and the one this installation knows (null before the first start). The timeline is the one written to now: the last checkpoint may still name the one before a promotion.';
  ${definerFunction('installation_state()', servers)}

  create function app.adopt_identity() returns void language sql security definer set search_path = app, pg_temp as $$
    insert into installation (system_identifier, timeline) select s.system_identifier, s.timeline from app.installation_state() s
    on conflict (singleton) do update set system_identifier = excluded.system_identifier, timeline = excluded.timeline $$;
  comment on function app.adopt_identity() is 'Takes the present server as the one this installation belongs to: at the first start, and together with a hold.';
  ${definerFunction('adopt_identity()', servers)}

  create function app.keep_canary(key text, canary text) returns void language sql security definer set search_path = app, pg_temp as $$
    update installation set canaries = jsonb_build_object(key, canary) || canaries $$;
  comment on function app.keep_canary(text, text) is 'Keeps the canary of a key unless there is one: the first process with the key decides.';
  ${definerFunction('keep_canary(text, text)', servers)}

  grant select on app.migrations to sourcedesk_definer;
  create function app.applied_migrations() returns setof text language sql stable security definer set search_path = app, pg_temp as $$
    select name::text from migrations order by id $$;
  ${definerFunction('applied_migrations()', servers)}
`;

const hold = `
  alter table app.agency add column sending_released_at timestamptz;
  grant select (id, created_at, sending_released_at), update (sending_released_at) on app.agency to sourcedesk_definer;

  create function app.hold_sending(reason text) returns void language sql security definer set search_path = app, pg_temp as $$
    update installation set held_since = now(), held_reason = reason;
    update outbox_message set possibly_sent = true where state in ('frozen', 'waiting', 'picked') and not possibly_sent $$;
  comment on function app.hold_sending(text) is 'Holds the sending of every agency: what was approved, scheduled or being sent may have left already in the life this database does not remember.';
  ${definerFunction('hold_sending(text)', servers)}

  create function app.sending_hold(out held boolean, out reason text, out since timestamptz)
  language sql stable security definer set search_path = app, pg_temp as $$
    select h.held, case when h.held then h.held_reason else '' end, case when h.held then h.held_since end
      from (select coalesce(i.held_since >= a.created_at and (a.sending_released_at is null or a.sending_released_at < i.held_since), false) as held,
                   i.held_reason, i.held_since
              from agency a left join installation i on true where a.id = app.agency_id()) h $$;
  comment on function app.sending_hold() is 'Whether sending is held for the agency of this unit, why and since when. Agencies release one by one; one made after the hold has nothing to release.';
  ${definerFunction('sending_hold()', servers)}

  create function app.release_sending() returns integer language plpgsql security definer set search_path = app, pg_temp as $$
  declare released integer;
  begin
    update agency set sending_released_at = clock_timestamp() where id = app.agency_id();
    update outbox_message set possibly_sent = false where agency_id = app.agency_id() and possibly_sent;
    get diagnostics released = row_count;
    return released;
  end $$;
  comment on function app.release_sending() is 'A manager''s word that sending may go on in the agency of this unit; answers how many messages were possibly sent.';
  ${definerFunction('release_sending()', 'sourcedesk_api')}
`;

const upkeep = `
  create table app.tick (
    name text primary key,
    slot timestamptz not null
  );
  alter table app.tick enable row level security;
  alter table app.tick force row level security;
  comment on table app.tick is 'scope: installation';
  create policy owner on app.tick to sourcedesk_owner using (true) with check (true);
  create policy worker on app.tick to sourcedesk_worker using (true) with check (true);
  grant select, insert, update, delete on app.tick to sourcedesk_worker;

  create function app.last_beat() returns timestamptz language sql stable security definer set search_path = app, pg_temp as $$
    select max(beat_at) from worker_heartbeat $$;
  comment on function app.last_beat() is 'When a worker last gave a sign of life; null when none runs.';
  grant select on app.worker_heartbeat to sourcedesk_definer;
  create policy definer on app.worker_heartbeat for select to sourcedesk_definer using (true);
  ${definerFunction('last_beat()', servers)}

  create function app.find_agencies(wanted text) returns setof uuid language sql stable security definer set search_path = app, pg_temp as $$
    select a.id from agency a where wanted is null or a.id::text = wanted or lower(a.name) = lower(wanted) order by a.created_at, a.id $$;
  comment on function app.find_agencies(text) is 'Agencies by id or name, all for null: for the command line.';
  ${definerFunction('find_agencies(text)', 'sourcedesk_worker')}

  create function app.queue_depth() returns table (name text, waiting bigint, dead bigint)
  language sql stable security definer set search_path = app, pg_temp as $$
    select t.identifier, count(*) filter (where j.attempts < j.max_attempts), count(*) filter (where j.attempts >= j.max_attempts and j.locked_at is null)
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id group by t.identifier $$;
  ${definerFunction('queue_depth()', servers)}

  create function app.prune_records(keep_events interval, keep_keys interval) returns void language sql security definer set search_path = app, pg_temp as $$
    delete from event e where e.at < now() - keep_events;
    delete from idempotency_key k where k.created_at < now() - keep_keys $$;
  comment on function app.prune_records(interval, interval) is 'Forgets events nobody can still be waiting for, and keys of requests nobody will repeat.';
  ${definerFunction('prune_records(interval, interval)', 'sourcedesk_worker')}
`;
