import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from './tenant-table';

/** The queue takes all jobs of a unit of work at once: each call of its own cost as much as writing ten queries. */
export class QueueJobsByTheSet1763800000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      grant create on schema app to sourcedesk_definer;
      drop function app.enqueue(text, jsonb, text, timestamptz, integer, integer);
      create function app.enqueue(jobs jsonb) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
      begin
        if exists (select from jsonb_array_elements(jobs) as job where job -> 'payload' ->> 'agencyId' is distinct from app.agency_id()::text) then
          raise exception 'a job belongs to the agency of its unit' using errcode = 'SD005';
        end if;
        perform graphile_worker.add_jobs(array(
          select (job ->> 'name', job -> 'payload', null, job ->> 'runAt', job ->> 'attempts', app.agency_id() || ':' || (job ->> 'key'), job ->> 'priority', null)
                 ::graphile_worker.job_spec
            from jsonb_array_elements(jobs) as job));
      end $$;
      comment on function app.enqueue(jsonb) is 'Adds jobs (name, payload, key, runAt, attempts, priority) that commit or roll back with the unit of work; no two of one key.';
      ${definerFunction('enqueue(jsonb)', 'sourcedesk_api, sourcedesk_worker, sourcedesk_client')}
      revoke create on schema app from sourcedesk_definer;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
