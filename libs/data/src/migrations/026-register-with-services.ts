import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Where each brand is registered with the services: which address and expert, on what terms. */
export class RegisterWithServices1763800000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table app.service_account (
        agency_id uuid not null,
        id uuid not null,
        brand_id uuid not null,
        service text not null,
        address text not null,
        profile_id uuid,
        tier text not null default '',
        confirmed boolean not null default false,
        topics text[] not null default '{}',
        monthly_cap integer check (monthly_cap > 0),
        note text not null default '',
        updated_at timestamptz not null,
        primary key (agency_id, id),
        unique (agency_id, brand_id, service, address),
        foreign key (agency_id, brand_id) references app.brand,
        foreign key (agency_id, brand_id, profile_id) references app.profile (agency_id, brand_id, id)
      );
      comment on column app.service_account.monthly_cap is 'pitches a month the service takes; null: no limit';
      ${tenantTable('service_account', 'brand')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
