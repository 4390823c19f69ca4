import type { MigrationInterface, QueryRunner } from 'typeorm';
import { founding, header, invitations, oneTimeLinks, query } from './008-links-and-founding';
import { definerFunction } from './tenant-table';

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
