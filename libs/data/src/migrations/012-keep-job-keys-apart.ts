import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job replaces the waiting one of the same key: keys of two agencies must not meet, whatever a caller names them. */
export class KeepJobKeysApart1763800000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function app.enqueue(job text, payload jsonb, job_key text, run_at timestamptz, attempts integer, priority integer) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
      begin
        if payload ->> 'agencyId' is distinct from app.agency_id()::text then
          raise exception 'a job belongs to the agency of its unit' using errcode = 'SD005';
        end if;
        perform graphile_worker.add_job(identifier := job, payload := payload::json, run_at := enqueue.run_at, max_attempts := attempts,
          job_key := app.agency_id() || ':' || enqueue.job_key, priority := enqueue.priority);
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
