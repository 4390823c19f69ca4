import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of two sign-ins at the same moment the one that began first may be counted last, and then saw the other's moment in its future: colleagues
 * of one office refused one another. Only an attempt beyond the free ones waits.
 */
export class FreeAttemptsWaitForNobody1763800000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function app.begin_attempt(keys bytea[], free integer[], longest integer[]) returns integer
      language plpgsql security definer set search_path = app, pg_temp as $$ #variable_conflict use_column
      declare
        wait integer := 0;
        k record;
        a attempt;
      begin
        for k in select u.key, u.free, u.longest from unnest(keys, free, longest) as u (key, free, longest) order by u.key loop
          insert into attempt (key, count, since, next_at) values (k.key, 0, app.now(), app.now()) on conflict (key) do nothing;
          select * into a from attempt x where x.key = k.key for update;
          if a.since < app.now() - interval '1 hour' then
            update attempt x set count = 0, next_at = app.now() where x.key = k.key;
          elsif a.count >= k.free then
            wait := greatest(wait, ceil(extract(epoch from a.next_at - app.now()))::integer);
          end if;
        end loop;
        if wait > 0 then return wait; end if;
        update attempt x set count = x.count + 1, since = app.now(),
               next_at = app.now() + case when x.count + 1 < u.free then interval '0' else make_interval(secs => least(u.longest, power(2, least(x.count + 1 - u.free, 16)))) end
          from unnest(keys, free, longest) as u (key, free, longest) where x.key = u.key;
        return 0;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
