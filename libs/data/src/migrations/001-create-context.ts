import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The schema, and the functions that say in whose name a unit of work runs. */
export class CreateContext1763800000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      grant usage on schema app to sourcedesk_api, sourcedesk_worker, sourcedesk_client, sourcedesk_definer;
      alter default privileges for role sourcedesk_owner in schema app revoke execute on functions from public;
      alter default privileges for role sourcedesk_owner revoke execute on functions from public;

      create function app.setting(name text) returns text language plpgsql stable parallel safe set search_path = pg_catalog as $$
      declare value text := current_setting(name, true);
      begin
        if value is null or value = '' then
          raise exception 'no unit of work: % is not set', name using errcode = 'SD001';
        end if;
        return value;
      end $$;
      comment on function app.setting(text) is 'A setting of the unit of work; raises outside of one, so that a forgotten context is an error and never an empty answer.';

      create function app.agency_id() returns uuid language sql stable parallel safe set search_path = pg_catalog
        as $$ select app.setting('app.agency_id')::uuid $$;
      create function app.brand_scope() returns text language sql stable parallel safe set search_path = pg_catalog
        as $$ select app.setting('app.brand_scope') $$;
      create function app.all_brands() returns boolean language sql stable parallel safe set search_path = pg_catalog
        as $$ select app.brand_scope() = 'all' $$;
      create function app.scope_brands() returns text language sql stable parallel safe set search_path = pg_catalog
        as $$ select case when app.brand_scope() = 'all' then '{}' else app.brand_scope() end $$;
      create function app.user_id() returns uuid language sql stable parallel safe set search_path = pg_catalog
        as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

      create function app.now() returns timestamptz language sql stable set search_path = pg_catalog as $$
        select case
          when coalesce(current_setting('app.instant', true), '') <> '' and pg_has_role(session_user, 'sourcedesk_clock', 'member')
            then current_setting('app.instant', true)::timestamptz
          else now() end $$;
      comment on function app.now() is 'The clock of leases, undo and deadlines: now(), unless a role with sourcedesk_clock (seeder, tests) sets an instant.';

      create function app.instant_text(at timestamptz) returns text language sql immutable parallel safe set search_path = pg_catalog
        as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
      comment on function app.instant_text(timestamptz) is 'RFC 3339 UTC ending in Z, as the API writes instants.';

      grant execute on function app.setting(text), app.agency_id(), app.brand_scope(), app.all_brands(), app.scope_brands(), app.user_id(), app.now(),
        app.instant_text(timestamptz) to sourcedesk_api, sourcedesk_worker, sourcedesk_client, sourcedesk_definer;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}
