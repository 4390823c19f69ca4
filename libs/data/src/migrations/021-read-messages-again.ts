import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message is read again: as the service that somebody says it is of, by a reader that has learned since. */
export class ReadMessagesAgain1763800000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.inbound_message add column assigned_service text;
      comment on column app.inbound_message.assigned_service is 'the service somebody says it is of; null: told by sender and structure';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
