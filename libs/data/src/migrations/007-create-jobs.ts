import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable } from './tenant-table';

/** The way into the queue, workers' signs of life, and the sweeps that find work no job remembers. */
export class CreateJobs1763800000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(queue);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const queue = `
      grant create on schema app to sourcedesk_definer;

      create table app.worker_heartbeat (
        worker_id text primary key,
        beat_at timestamptz not null default now()
      );
      alter table app.worker_heartbeat enable row level security;
      alter table app.worker_heartbeat force row level security;
      comment on table app.worker_heartbeat is 'scope: installation';
      create policy owner on app.worker_heartbeat to sourcedesk_owner using (true) with check (true);
      create policy worker on app.worker_heartbeat to sourcedesk_worker using (true) with check (true);
      grant select, insert, update, delete on app.worker_heartbeat to sourcedesk_worker;

      create function app.enqueue(job text, payload jsonb, job_key text, run_at timestamptz, attempts integer, priority integer) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
      begin
        if payload ->> 'agencyId' is distinct from app.agency_id()::text then
          raise exception 'a job belongs to the agency of its unit' using errcode = 'SD005';
        end if;
        perform graphile_worker.add_job(identifier := job, payload := payload::json, run_at := enqueue.run_at, max_attempts := attempts,
          job_key := enqueue.job_key, priority := enqueue.priority);
      end $$;
      comment on function app.enqueue(text, jsonb, text, timestamptz, integer, integer) is 'Adds a job that commits or rolls back with the unit of work.';
      ${definerFunction('enqueue(text, jsonb, text, timestamptz, integer, integer)', 'sourcedesk_api, sourcedesk_worker, sourcedesk_client')}

      create function app.dead_jobs() returns table (id text, name text, attempts integer, error text, at timestamptz)
      language sql stable security definer set search_path = app, pg_temp as $$
        select j.id::text, t.identifier, j.attempts::integer, left(coalesce(j.last_error, ''), 500), j.updated_at
          from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where j.attempts >= j.max_attempts and j.locked_at is null and j.payload ->> 'agencyId' = app.agency_id()::text
         order by j.updated_at desc limit 100 $$;
      ${definerFunction('dead_jobs()', 'sourcedesk_api')}

      create function app.retry_job(job text) returns boolean
      language plpgsql security definer set search_path = app, pg_temp as $$
      declare found_id bigint;
      begin
        select j.id into found_id from graphile_worker._private_jobs j
         where j.id::text = job and j.attempts >= j.max_attempts and j.locked_at is null and j.payload ->> 'agencyId' = app.agency_id()::text;
        if not found then return false; end if;
        perform graphile_worker.reschedule_jobs(array[found_id], run_at := now(), attempts := 0);
        return true;
      end $$;
      ${definerFunction('retry_job(text)', 'sourcedesk_api')}

      ${definerTable('pitch', 'select')}

      create function app.due_outbox(most integer) returns table (agency_id uuid, pitch_id uuid, outbox_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select o.agency_id, o.pitch_id, o.id from outbox_message o where o.state = 'waiting' and o.due_at <= app.now() order by o.due_at limit most $$;
      create function app.silent_outbox(most integer) returns table (agency_id uuid, pitch_id uuid, outbox_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select o.agency_id, o.pitch_id, o.id from outbox_message o where o.state = 'picked' and o.lease_until <= app.now() order by o.lease_until limit most $$;
      create function app.overdue_pitches(most integer) returns table (agency_id uuid, pitch_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select p.agency_id, p.id from pitch p join query q on q.agency_id = p.agency_id and q.id = p.query_id
         where p.state in ('drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'failed')
           and q.deadline_certainty = 'exact' and q.deadline_at <= app.now() and p.deadline_override is null
         order by q.deadline_at limit most $$;
      create function app.due_placements(most integer) returns table (agency_id uuid, placement_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select p.agency_id, p.id from placement p where p.next_check_at <= app.now() order by p.next_check_at limit most $$;
      create function app.ended_pauses(most integer) returns table (agency_id uuid, brand_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select b.agency_id, b.id from brand b where b.status = 'paused' and b.pause_until is not null and (b.pause_until + 1)::timestamp at time zone b.time_zone <= app.now() limit most $$;
      ${['due_outbox', 'silent_outbox', 'overdue_pitches', 'due_placements', 'ended_pauses'].map((name) => definerFunction(`${name}(integer)`, 'sourcedesk_worker')).join('\n')}

      create function app.events_after(seen bigint, most integer) returns table (agency_id uuid, id bigint, kind text, what text, entity_id uuid, brand_id uuid)
      language sql stable security definer set search_path = app, pg_temp as $$
        select e.agency_id, e.id, e.kind, e.what, e.entity_id, e.brand_id from event e where e.id > seen order by e.id limit most $$;
      comment on function app.events_after(bigint, integer) is 'Events of every agency, for the process that delivers them: kinds and ids only, filtered by agency, role and scope at delivery.';
      ${definerFunction('events_after(bigint, integer)', 'sourcedesk_api')}
      create function app.last_event() returns bigint language sql stable security definer set search_path = app, pg_temp as $$ select coalesce(max(id), 0) from event $$;
      ${definerFunction('last_event()', 'sourcedesk_api')}

      revoke create on schema app from sourcedesk_definer;
    `;
