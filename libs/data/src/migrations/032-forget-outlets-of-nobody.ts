import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "Anonymous" and the like are no outlet: a record of what such a name asked for and published told of dozens of others'. */
export class ForgetOutletsOfNobody1763800000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      with nobodys as (
        select agency_id, id from app.outlet where folded in ('anonymous', 'tbd', 'freelance', 'freelancer', 'confidential', 'unknown', 'blog')),
      freed as (
        update app.query q set outlet_id = null from nobodys n where q.agency_id = n.agency_id and q.outlet_id = n.id)
      delete from app.outlet o using nobodys n where o.agency_id = n.agency_id and o.id = n.id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
