import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A message keeps why it is trusted or not, with the signature that rests on and the key as it was then: keys are changed and withdrawn, so that a verdict
 * cannot be had again. Who brought earlier messages is known, their signatures are not.
 */
export class KeepVerdictsOnSenders1763800000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app.inbound_message add column trust text;
      update app.inbound_message set trust = case when trusted then 'desk' else 'unvouched' end;
      alter table app.inbound_message
        alter column trust set not null,
        add constraint inbound_message_trust_check check (trust in ('desk', 'signed', 'forwarded', 'pending', 'unsigned', 'stranger', 'incomplete', 'altered',
          'no-key', 'unverifiable', 'unvouched')),
        drop column trusted,
        add column trusted boolean not null generated always as (trust in ('desk', 'signed', 'forwarded')) stored,
        add column dkim_domain text not null default '',
        add column dkim_selector text not null default '',
        add column dkim_key text not null default '';
      comment on column app.inbound_message.dkim_key is 'the record of the key as DNS gave it when the signature was checked; empty where none was needed or there';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
