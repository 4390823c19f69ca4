import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * That an attempt may have reached the journalist stands on the pitch: it is read with the row's lock, and the schema refuses the pitch any other state.
 * An attempt that was given up keeps saying that its fate is unknown, also while a second one waits. And sending is held from the moment on in which another
 * server answers, not only when a process starts.
 */
export class RememberWhatMayHaveArrived1763800000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(doubt);
    await db.query(hold);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

/** The last check also holds the data migration to account: a pitch it forgot stops it. */
const doubt = `
  alter table app.pitch add column may_have_arrived boolean not null default false;
  comment on column app.pitch.may_have_arrived is 'an attempt was handed over and nobody knows whether it arrived; ends by proof or by the word of a manager or owner';
  grant select (may_have_arrived) on app.pitch to sourcedesk_client;

  drop index app.outbox_one_live;
  create unique index outbox_one_live on app.outbox_message (agency_id, pitch_id) where state in ('frozen', 'waiting', 'picked');

  update app.outbox_message given_up set state = 'uncertain'
    from app.outbox_message later join app.pitch p on p.agency_id = later.agency_id and p.id = later.pitch_id
   where given_up.state = 'cancelled' and given_up.handover_at is not null and p.state in ('scheduled', 'sending', 'uncertain')
     and later.agency_id = given_up.agency_id and later.pitch_id = given_up.pitch_id and later.message_id = given_up.message_id
     and later.state in ('waiting', 'picked', 'uncertain');
  update app.pitch p set may_have_arrived = true
   where p.state in ('scheduled', 'sending', 'uncertain')
     and exists (select from app.outbox_message o where o.agency_id = p.agency_id and o.pitch_id = p.id and o.state = 'uncertain');

  alter table app.pitch add constraint pitch_in_doubt check (
    case state when 'uncertain' then may_have_arrived when 'scheduled' then true when 'sending' then true else not may_have_arrived end);
`;

/** A standby may take over, and a restored copy be put in its place, under workers that run and only see a lost connection. */
const hold = `
  create or replace function app.sending_hold(out held boolean, out reason text, out since timestamptz)
  language sql stable security definer set search_path = app, pg_temp as $$
    select h.held or h.moved, case when h.held then h.held_reason when h.moved then 'The database is another one than before.' else '' end, case when h.held then h.held_since end
      from (select coalesce(i.held_since >= a.created_at and (a.sending_released_at is null or a.sending_released_at < i.held_since), false) as held,
                   coalesce(i.system_identifier <> c.system_identifier::text or i.timeline <> ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer, false) as moved,
                   i.held_reason, i.held_since
              from agency a cross join pg_control_system() c left join installation i on true where a.id = app.agency_id()) h $$;
  comment on function app.sending_hold() is 'Whether sending is held for the agency of this unit, why and since when: until it is released, and as long as the server is another than the one this installation knows. Agencies release one by one; one made after the hold has nothing to release.';
`;
