import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report counts pitches and replies under the client role: when, never what or whom. */
export class LetClientsReadReports1763800000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      grant select (sent_at) on app.pitch to sourcedesk_client;
      grant select (agency_id, id, brand_id, pitch_id, kind, at) on app.reply to sourcedesk_client;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
