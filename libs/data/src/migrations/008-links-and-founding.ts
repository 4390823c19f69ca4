import { definerFunction, definerTable } from './tenant-table';

/** Opens the body of a definer function in PL/pgSQL: names mean columns, variables are qualified. */
export const header = 'language plpgsql security definer set search_path = app, pg_temp as $$ #variable_conflict use_column';
/** Opens the body of a definer function that is one query. */
export const query = 'language sql stable security definer set search_path = app, pg_temp as $$';

/** Links for a new password. */
export const oneTimeLinks = `
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

/** How agencies begin. */
export const founding = `
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

/** How memberships begin. */
export const invitations = `
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
