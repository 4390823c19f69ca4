import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** One article may quote several pitches of a brand: which ones stands in a table of its own. */
export class LetArticlesQuoteSeveralPitches1763800000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index app.placement_pitch;
      create table app.placement_pitch (
        agency_id uuid not null,
        brand_id uuid not null,
        placement_id uuid not null,
        pitch_id uuid not null,
        added_at timestamptz not null,
        primary key (agency_id, placement_id, pitch_id),
        foreign key (agency_id, brand_id, placement_id) references app.placement (agency_id, brand_id, id),
        foreign key (agency_id, brand_id, pitch_id) references app.pitch (agency_id, brand_id, id)
      );
      create index placement_pitch_pitch on app.placement_pitch (agency_id, pitch_id);
      ${tenantTable('placement_pitch', 'brand')}

      do $$
      declare
        moved bigint;
      begin
        insert into app.placement_pitch (agency_id, brand_id, placement_id, pitch_id, added_at)
          select agency_id, brand_id, id, pitch_id, added_at from app.placement where pitch_id is not null;
        get diagnostics moved = row_count;
        if moved <> (select count(pitch_id) from app.placement) then
          raise exception 'placements with a pitch and moved rows differ';
        end if;
      end $$;
      alter table app.placement drop column pitch_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
