import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable } from './tenant-table';

/** What the schema itself refuses: a state no history tells of, a pitch that begins anywhere but in drafting, another person's kept answers. */
export class GuardTheOneDoor1763800000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(pitchState);
    await db.query('revoke create on schema app from sourcedesk_definer');
    await db.query(ownAnswers);
    await db.query(people);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

/** At the commit, because the one door writes the history after the pitch; as the definer, because a client may write history and not read it. */
const pitchState = `
  ${definerTable('pitch_history', 'select')}
  create function app.require_history() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
  begin
    if not exists (select from pitch_history h where h.agency_id = new.agency_id and h.pitch_id = new.id and h.version = new.version
                     and h.from_state = old.state and h.to_state = new.state) then
      raise exception 'the state of a pitch changes through transition() alone: no history tells of % to %', old.state, new.state using errcode = 'SD006';
    end if;
    return null;
  end $$;
  comment on function app.require_history() is 'Refuses a change of pitch.state that no history row of the same version tells of.';
  ${definerFunction('require_history()', 'sourcedesk_owner')}
  create constraint trigger state_has_history after update of state on app.pitch deferrable initially deferred
    for each row when (old.state is distinct from new.state) execute function app.require_history();

  create policy begins_in_drafting on app.pitch as restrictive for insert to sourcedesk_api, sourcedesk_worker with check (state = 'drafting');
  revoke delete on app.pitch, app.outbox_message from sourcedesk_api, sourcedesk_worker;
`;

/** An answer that was kept for one person may hold what another may not read. */
const ownAnswers = `
  create policy own on app.idempotency_key as restrictive to sourcedesk_api, sourcedesk_worker, sourcedesk_client
    using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
  revoke select on app.event from sourcedesk_client;
`;

const people = `
  alter table app.pitch add foreign key (agency_id, opened_by) references app.membership;
  alter table app.idempotency_key add foreign key (agency_id, user_id) references app.membership on delete cascade;
`;
