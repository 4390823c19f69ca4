import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message says itself whether somebody set it aside, and whether there is HTML to look at. */
export class TellWhatMessagesAre1763800000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.inbound_message add column set_aside boolean not null default false;
      update app.inbound_message set set_aside = true, reason = substr(reason, length('Set aside: ') + 1)
        where status = 'parsed' and query_ids = '{}' and reason like 'Set aside: %';
      alter table app.inbound_message add check (not set_aside or status = 'parsed');
      comment on column app.inbound_message.set_aside is 'somebody took it out of quarantine unread; reason says why in their words';

      alter table app.inbound_text add column has_html boolean not null default true;
      comment on column app.inbound_text.has_html is 'whether the e-mail has HTML to look at; true too for those read before it was kept, where a look tells';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
