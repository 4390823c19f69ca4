import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction } from './tenant-table';

/** An expert can go and keep its history; a person can change the own name. */
export class RemoveExpertsAndRenameOneself1763800000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.profile add removed_at timestamptz;
      comment on column app.profile.removed_at is 'gone since: takes no seat of the plan, gets no matches and no new pitches; what was written in its name stays';
      grant select (removed_at) on app.profile to sourcedesk_client;
      create index profile_removed on app.profile (agency_id, id) where removed_at is not null;

      grant create on schema app to sourcedesk_definer;
      create function app.set_my_name(new_name text) returns void
      language sql security definer set search_path = app, pg_temp as $$
        update person p set name = new_name where p.id = app.user_id() $$;
      comment on function app.set_my_name(text) is 'A new name for the person of the unit, in every agency it belongs to.';
      ${definerFunction('set_my_name(text)', 'sourcedesk_api, sourcedesk_client')}
      revoke create on schema app from sourcedesk_definer;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
