import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definerFunction, definerTable } from './tenant-table';

/** The definer functions of sign-in: people, sessions, one-time links, invitations, founding an agency. None of the tables behind them can be read. */
export class CreateSignIn1763800000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant create on schema app to sourcedesk_definer');
    await db.query(people);
    await db.query(sessions);
    await db.query(oneTimeLinks);
    await db.query(founding);
    await db.query(invitations);
    await db.query(attempts);
    await db.query(housekeeping);
    await db.query('revoke create on schema app from sourcedesk_definer');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup made before the upgrade.');
  }
}

const header = 'language plpgsql security definer set search_path = app, pg_temp as $$ #variable_conflict use_column';
const query = 'language sql stable security definer set search_path = app, pg_temp as $$';

const people = `
  create function app.person_at_sign_in(address text, out id uuid, out name text, out email text, out password_hash text)
  ${query} select p.id, p.name, p.email, p.password_hash from person p where p.email = lower(address) $$;
  comment on function app.person_at_sign_in(text) is 'Who signs in under an address, with the hash to check the password by; nulls when nobody does.';
  ${definerFunction('person_at_sign_in(text)', 'sourcedesk_api')}

  create function app.memberships_of(person uuid) returns table (agency_id uuid, agency_name text, role text)
  ${query}
    select m.agency_id, a.name, m.role from membership m join agency a on a.id = m.agency_id
     where m.user_id = person and m.removed_at is null
     order by (select max(r.created_at) from session s join refresh_token r on r.session_id = s.id where s.user_id = m.user_id and s.agency_id = m.agency_id) desc nulls last, m.since, a.name $$;
  comment on function app.memberships_of(uuid) is 'The agencies of a person, the one last signed in to first.';
  ${definerFunction('memberships_of(uuid)', 'sourcedesk_api')}

  create function app.my_memberships() returns table (agency_id uuid, agency_name text, role text)
  ${query} select * from app.memberships_of(app.user_id()) $$;
  ${definerFunction('my_memberships()', 'sourcedesk_api, sourcedesk_client')}

  create function app.my_self(out id uuid, out name text, out email text)
  ${query} select p.id, p.name, p.email from person p where p.id = app.user_id() $$;
  ${definerFunction('my_self()', 'sourcedesk_api, sourcedesk_client')}

  create function app.my_password_hash() returns text
  ${query} select p.password_hash from person p where p.id = app.user_id() $$;
  ${definerFunction('my_password_hash()', 'sourcedesk_api, sourcedesk_client')}

  create function app.set_my_password(hash text, kept_session uuid) returns void ${header}
  begin
    update person p set password_hash = hash where p.id = app.user_id();
    update session s set revoked_at = app.now()
     where s.user_id = app.user_id() and s.revoked_at is null
       and s.family is distinct from (select k.family from session k where k.id = kept_session and k.user_id = app.user_id());
  end $$;
  comment on function app.set_my_password(text, uuid) is 'A new password for the person of the unit; every other sign-in of theirs ends.';
  ${definerFunction('set_my_password(text, uuid)', 'sourcedesk_api, sourcedesk_client')}
`;

const sessions = `
  create function app.open_session(new_session uuid, person uuid, agency uuid, token bytea, idle interval, longest interval) returns boolean ${header}
  begin
    if not exists (select from membership m where m.agency_id = agency and m.user_id = person and m.removed_at is null) then return false; end if;
    insert into session (id, user_id, agency_id, family, created_at, expires_at)
      values (new_session, person, agency, new_session, app.now(), app.now() + longest);
    insert into refresh_token (hash, session_id, created_at, expires_at) values (token, new_session, app.now(), app.now() + least(idle, longest));
    return true;
  end $$;
  comment on function app.open_session(uuid, uuid, uuid, bytea, interval, interval) is 'Begins a family of sessions at an agency the person belongs to; false when it does not.';
  ${definerFunction('open_session(uuid, uuid, uuid, bytea, interval, interval)', 'sourcedesk_api')}

  create function app.rotate_refresh(presented bytea, next_token bytea, next_sealed bytea, new_session uuid, wanted_agency uuid, idle interval,
    out outcome text, out session_id uuid, out user_id uuid, out agency_id uuid, out sealed_successor bytea) ${header}
  declare
    t refresh_token;
    s session;
    target uuid;
  begin
    select * into t from refresh_token r where r.hash = presented for update;
    if not found then outcome := 'unknown'; return; end if;
    select * into s from session x where x.id = t.session_id;
    if s.revoked_at is not null or s.expires_at <= app.now() or t.expires_at <= app.now() then outcome := 'ended'; return; end if;
    if t.used_at is not null and app.now() > t.used_at + interval '10 seconds' then
      update session x set revoked_at = app.now() where x.family = s.family and x.revoked_at is null;
      outcome := 'reused';
      return;
    end if;
    agency_id := coalesce(wanted_agency, s.agency_id);
    user_id := s.user_id;
    if not exists (select from membership m where m.agency_id = rotate_refresh.agency_id and m.user_id = s.user_id and m.removed_at is null) then
      outcome := 'stranger';
      return;
    end if;
    select x.id into target from session x
     where x.family = s.family and x.agency_id = rotate_refresh.agency_id and x.revoked_at is null order by x.created_at limit 1;
    if target is null then
      target := new_session;
      insert into session (id, user_id, agency_id, family, created_at, expires_at)
        values (target, s.user_id, rotate_refresh.agency_id, s.family, app.now(), s.expires_at);
    end if;
    session_id := target;
    if t.used_at is not null then
      outcome := 'again';
      sealed_successor := t.sealed_successor;
      return;
    end if;
    insert into refresh_token (hash, session_id, created_at, expires_at) values (next_token, target, app.now(), least(app.now() + idle, s.expires_at));
    update refresh_token r set used_at = app.now(), successor = next_token, sealed_successor = next_sealed where r.hash = presented;
    outcome := 'rotated';
    sealed_successor := next_sealed;
  end $$;
  comment on function app.rotate_refresh(bytea, bytea, bytea, uuid, uuid, interval) is
    'Spends a refresh token. Outcomes: rotated; again (spent within 10 s: the same successor, sealed with the presented token); reused (the family is dead); stranger (no member of the agency); ended; unknown.';
  ${definerFunction('rotate_refresh(bytea, bytea, bytea, uuid, uuid, interval)', 'sourcedesk_api')}

  create function app.end_family(presented bytea) returns void ${header}
  begin
    update session s set revoked_at = app.now()
     where s.revoked_at is null
       and s.family = (select o.family from refresh_token r join session o on o.id = r.session_id where r.hash = presented);
  end $$;
  comment on function app.end_family(bytea) is 'Signs out: ends every session that came of one sign-in.';
  ${definerFunction('end_family(bytea)', 'sourcedesk_api')}

  create function app.end_member_sessions(member uuid) returns void ${header}
  begin
    update session s set revoked_at = app.now() where s.agency_id = app.agency_id() and s.user_id = member and s.revoked_at is null;
  end $$;
  comment on function app.end_member_sessions(uuid) is 'Ends the sessions of a member at the agency of the unit.';
  ${definerFunction('end_member_sessions(uuid)', 'sourcedesk_api')}
`;

const oneTimeLinks = `
  create function app.begin_reset(address text, token bytea, lifetime interval) returns text ${header}
  declare who person;
  begin
    select * into who from person p where p.email = lower(address);
    if not found then return null; end if;
    delete from one_time_token o where o.user_id = who.id and o.purpose = 'password-reset';
    insert into one_time_token (hash, purpose, user_id, created_at, expires_at)
      values (token, 'password-reset', who.id, app.now(), app.now() + lifetime);
    return who.email;
  end $$;
  comment on function app.begin_reset(text, bytea, interval) is 'Notes a link for a new password, the only one that works from now; answers where to send it, null when nobody signs in under the address.';
  ${definerFunction('begin_reset(text, bytea, interval)', 'sourcedesk_api')}

  create function app.reset_stands(token bytea) returns boolean
  ${query} select exists (select from one_time_token o where o.hash = token and o.purpose = 'password-reset' and o.used_at is null and o.expires_at > app.now()) $$;
  ${definerFunction('reset_stands(bytea)', 'sourcedesk_api')}

  create function app.finish_reset(token bytea, hash text) returns boolean ${header}
  declare person_id uuid;
  begin
    update one_time_token o set used_at = app.now()
     where o.hash = token and o.purpose = 'password-reset' and o.used_at is null and o.expires_at > app.now() returning o.user_id into person_id;
    if person_id is null then return false; end if;
    update person p set password_hash = finish_reset.hash where p.id = person_id;
    update session s set revoked_at = app.now() where s.user_id = person_id and s.revoked_at is null;
    return true;
  end $$;
  comment on function app.finish_reset(bytea, text) is 'Sets the new password once; every sign-in of the person ends.';
  ${definerFunction('finish_reset(bytea, text)', 'sourcedesk_api')}
`;

const founding = `
  create function app.add_person(person uuid, address text, full_name text, hash text) returns uuid ${header}
  begin
    insert into person (id, email, name, password_hash, created_at) values (person, lower(address), full_name, hash, app.now()) on conflict (email) do nothing;
    return (select p.id from person p where p.email = lower(address));
  end $$;
  comment on function app.add_person(uuid, text, text, text) is 'A person by address: the one there is, unchanged, or a new one.';
  ${definerFunction('add_person(uuid, text, text, text)', 'sourcedesk_worker')}

  create function app.found_agency(agency uuid, agency_name text, zone text, key bytea, person uuid, address text, full_name text, hash text) returns uuid ${header}
  declare owner_id uuid;
  begin
    insert into agency (id, name, time_zone, raw_key, created_at) values (agency, agency_name, zone, key, app.now());
    owner_id := app.add_person(person, address, full_name, hash);
    insert into membership (agency_id, user_id, role, since) values (agency, owner_id, 'owner', app.now());
    return owner_id;
  end $$;
  comment on function app.found_agency(uuid, text, text, bytea, uuid, text, text, text) is 'A new agency with its first owner, by the command line or the seeder.';
  ${definerFunction('found_agency(uuid, text, text, bytea, uuid, text, text, text)', 'sourcedesk_worker')}

  create function app.setup_needed() returns boolean ${query} select not exists (select from agency) $$;
  ${definerFunction('setup_needed()', 'sourcedesk_api')}

  create function app.issue_setup(token bytea, lifetime interval) returns boolean ${header}
  begin
    if not app.setup_needed() then return false; end if;
    insert into one_time_token (hash, purpose, created_at, expires_at) values (token, 'setup', app.now(), app.now() + lifetime);
    return true;
  end $$;
  comment on function app.issue_setup(bytea, interval) is 'Notes a token that opens /setup; false when there is an agency already.';
  ${definerFunction('issue_setup(bytea, interval)', 'sourcedesk_api')}

  create function app.setup_stands(token bytea) returns boolean
  ${query} select app.setup_needed() and exists (select from one_time_token o where o.hash = token and o.purpose = 'setup' and o.used_at is null and o.expires_at > app.now()) $$;
  ${definerFunction('setup_stands(bytea)', 'sourcedesk_api')}

  create function app.found_first_agency(token bytea, agency uuid, agency_name text, zone text, key bytea, person uuid, address text, full_name text, hash text)
  returns uuid ${header}
  begin
    perform pg_advisory_xact_lock(hashtext('sourcedesk setup'));
    if not app.setup_stands(token) then return null; end if;
    update one_time_token o set used_at = app.now() where o.purpose = 'setup' and o.used_at is null;
    return app.found_agency(agency, agency_name, zone, key, person, address, full_name, hash);
  end $$;
  comment on function app.found_first_agency(bytea, uuid, text, text, bytea, uuid, text, text, text) is 'The first agency of an installation, for the holder of a setup token; null when the token is none or there is an agency already.';
  ${definerFunction('found_first_agency(bytea, uuid, text, text, bytea, uuid, text, text, text)', 'sourcedesk_api')}
`;

const invitations = `
  create function app.invitation_at(token bytea, out agency_name text, out email text, out role text, out expires_at timestamptz, out known_user boolean, out state text)
  ${query}
    select a.name, i.email, i.role, i.expires_at, exists (select from person p where p.email = i.email),
           case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked' when i.expires_at <= app.now() then 'expired' else 'open' end
      from invitation i join agency a on a.id = i.agency_id where i.token_hash = token $$;
  comment on function app.invitation_at(bytea) is 'What the holder of an invitation link is shown.';
  ${definerFunction('invitation_at(bytea)', 'sourcedesk_api')}

  ${definerTable('audit_entry', 'insert')}
  grant insert on app.event to sourcedesk_definer;
  grant delete on app.membership_brand to sourcedesk_definer;

  create function app.accept_invitation(token bytea, verified_person uuid, new_person uuid, full_name text, hash text, audit_id uuid,
    out outcome text, out user_id uuid, out agency_id uuid) ${header}
  declare i invitation;
  begin
    select * into i from invitation x where x.token_hash = token for update;
    if not found then outcome := 'unknown'; return; end if;
    if i.accepted_at is not null or i.revoked_at is not null or i.expires_at <= app.now() then outcome := 'ended'; return; end if;
    select p.id into accept_invitation.user_id from person p where p.email = i.email;
    if accept_invitation.user_id is distinct from verified_person then outcome := 'unverified'; return; end if;
    if verified_person is null then
      accept_invitation.user_id := app.add_person(new_person, i.email, full_name, hash);
    end if;
    accept_invitation.agency_id := i.agency_id;
    if exists (select from membership m where m.agency_id = i.agency_id and m.user_id = accept_invitation.user_id and m.removed_at is null) then
      outcome := 'member';
      return;
    end if;
    insert into membership (agency_id, user_id, role, limited, since)
      values (i.agency_id, accept_invitation.user_id, i.role, i.brand_ids is not null, app.now())
      on conflict on constraint membership_pkey do update set role = excluded.role, limited = excluded.limited, since = excluded.since, removed_at = null;
    delete from membership_brand b where b.agency_id = i.agency_id and b.user_id = accept_invitation.user_id;
    insert into membership_brand (agency_id, user_id, brand_id) select i.agency_id, accept_invitation.user_id, x from unnest(i.brand_ids) x;
    update invitation x set accepted_at = app.now() where x.agency_id = i.agency_id and x.id = i.id;
    insert into audit_entry (agency_id, id, at, actor, action, entity, entity_id)
      values (i.agency_id, audit_id, app.now(), accept_invitation.user_id, 'invitation.accept', 'member', accept_invitation.user_id);
    insert into event (agency_id, kind, what, entity_id) values (i.agency_id, 'member', 'joined', accept_invitation.user_id);
    perform pg_notify('sourcedesk_event', '');
    outcome := 'accepted';
  end $$;
  comment on function app.accept_invitation(bytea, uuid, uuid, text, text, uuid) is
    'Begins a membership for a person whose password was checked, or for a new one. Outcomes: accepted, member (already one), unverified (the address signs in here: its own password is needed), ended, unknown.';
  ${definerFunction('accept_invitation(bytea, uuid, uuid, text, text, uuid)', 'sourcedesk_api')}
`;

const attempts = `
  create function app.begin_attempt(keys bytea[], free integer[], longest integer[]) returns integer ${header}
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
      else
        wait := greatest(wait, ceil(extract(epoch from a.next_at - app.now()))::integer);
      end if;
    end loop;
    if wait > 0 then return wait; end if;
    update attempt x set count = x.count + 1, since = app.now(),
           next_at = app.now() + case when x.count + 1 < u.free then interval '0' else make_interval(secs => least(u.longest, power(2, least(x.count + 1 - u.free, 16)))) end
      from unnest(keys, free, longest) as u (key, free, longest) where x.key = u.key;
    return 0;
  end $$;
  comment on function app.begin_attempt(bytea[], integer[], integer[]) is
    'Counts an attempt before it is made, so that many at once count too. Answers 0, or the seconds to wait: after its free attempts a key waits 1, 2, 4 ... seconds, at most its longest; an hour of quiet forgives.';
  ${definerFunction('begin_attempt(bytea[], integer[], integer[])', 'sourcedesk_api')}

  create function app.forgive_attempt(cleared bytea[], uncounted bytea[], known bytea) returns void ${header}
  begin
    delete from attempt x where x.key = any (cleared);
    update attempt x set count = greatest(0, x.count - 1), next_at = app.now() where x.key = any (uncounted);
    insert into attempt (key, count, since, next_at) values (known, 0, app.now(), app.now())
      on conflict (key) do update set since = excluded.since;
  end $$;
  comment on function app.forgive_attempt(bytea[], bytea[], bytea) is 'After success: clears some keys, takes back one count of others, and remembers that this one signed in.';
  ${definerFunction('forgive_attempt(bytea[], bytea[], bytea)', 'sourcedesk_api')}

  create function app.attempt_is_known(known bytea) returns boolean
  ${query} select exists (select from attempt x where x.key = known and x.since > app.now() - interval '90 days') $$;
  ${definerFunction('attempt_is_known(bytea)', 'sourcedesk_api')}
`;

const housekeeping = `
  grant delete on app.idempotency_key to sourcedesk_client;

  create function app.forget_sign_in_remains() returns void ${header}
  begin
    delete from session s where least(s.expires_at, s.revoked_at) < app.now() - interval '30 days';
    delete from refresh_token r where r.expires_at < app.now() - interval '1 day';
    delete from one_time_token o where o.expires_at < app.now() - interval '1 day';
    delete from attempt x where x.since < app.now() - case when x.count > 0 then interval '1 day' else interval '90 days' end;
  end $$;
  comment on function app.forget_sign_in_remains() is 'Removes what has run out: sessions, tokens, counted attempts.';
  ${definerFunction('forget_sign_in_remains()', 'sourcedesk_worker')}
`;
