-- The schema as the migrations leave it. Written by the spec beside schema-dump.ts, which compares it; reviewed with every migration.

table agency -- scope: tenant
  id uuid not null
  name text not null
  time_zone text not null default 'Europe/London'::text
  undo_seconds integer not null default 30
  solo_work boolean not null default false
  va_may_submit_elsewhere boolean not null default false
  raw_key bytea not null
  created_at timestamp with time zone not null default app.now()
  sending_released_at timestamp with time zone
  agency_pkey primary key (id)
  agency_undo_seconds_check check (((undo_seconds >= 0) AND (undo_seconds <= 120)))
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (id = ( SELECT app.agency_id() AS agency_id)) with check (id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_definer
  grant select, update to sourcedesk_api
  grant select, update to sourcedesk_worker
  grant select (id, created_at, sending_released_at) to sourcedesk_definer
  grant select (id, name, time_zone, solo_work, va_may_submit_elsewhere) to sourcedesk_client
  grant update (sending_released_at) to sourcedesk_definer

table attempt -- scope: installation
  key bytea not null
  count integer not null
  since timestamp with time zone not null
  next_at timestamp with time zone not null
  attempt_pkey primary key (key)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer

table audit_entry -- scope: agency
  agency_id uuid not null
  id uuid not null
  at timestamp with time zone not null default app.now()
  actor uuid
  action text not null
  entity text not null
  entity_id uuid
  fields text[] not null default '{}'::text[] -- names of what changed, never values, so that erasure leaves the chain whole
  audit_entry_pkey primary key (agency_id, id)
  audit_entry_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  CREATE INDEX audit_entry_at ON app.audit_entry USING btree (agency_id, at DESC, id DESC)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert to sourcedesk_client
  grant insert to sourcedesk_definer
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table brand -- scope: agency
  agency_id uuid not null
  id uuid not null
  name text not null
  website_url text not null default ''::text
  plan_tier text not null
  status text not null default 'onboarding'::text
  pause_until date
  pause_reason text not null default ''::text
  needs_client_approval boolean not null default false
  time_zone text not null default 'Europe/London'::text
  created_at timestamp with time zone not null default app.now()
  brand_pkey primary key (agency_id, id)
  brand_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  brand_plan_tier_fkey foreign key (plan_tier) REFERENCES app.plan(tier)
  brand_check check (((status = 'paused'::text) = (pause_reason <> ''::text)))
  brand_status_check check ((status = ANY (ARRAY['onboarding'::text, 'active'::text, 'paused'::text, 'ended'::text])))
  CREATE UNIQUE INDEX brand_name ON app.brand USING btree (agency_id, lower(name))
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer
  grant select (agency_id, id, name, website_url, status, needs_client_approval, time_zone) to sourcedesk_client

table door -- scope: staff
  agency_id uuid not null
  id uuid not null
  kind text not null
  name text not null
  active boolean not null default true
  key_hash bytea -- keyed hash of the local part of an address or the secret of a webhook: who presents it is let in
  sealed_key bytea -- that local part or secret, under the agency's key of raw mail
  test_state text not null default 'untested'::text
  test_at timestamp with time zone
  test_message text not null default ''::text
  last_message_at timestamp with time zone
  last_checked_at timestamp with time zone -- when the door was last seen working, whether or not something came
  last_error text not null default ''::text
  last_error_at timestamp with time zone
  received integer not null default 0
  created_at timestamp with time zone not null
  changed_at timestamp with time zone not null
  key_at timestamp with time zone -- when the key was made; null for a mailbox. A webhook that nothing came to since, and that turned a request away, fails
  refused_at timestamp with time zone -- when a webhook last turned a request away, since its key was made
  refused_why text
  door_pkey primary key (agency_id, id)
  door_key_hash_key unique (key_hash)
  door_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  door_check check ((((kind = 'imap'::text) = (key_hash IS NULL)) AND ((key_hash IS NULL) = (sealed_key IS NULL))))
  door_check1 check (((refused_at IS NULL) = (refused_why IS NULL)))
  door_check2 check (((kind = 'imap'::text) = (key_at IS NULL)))
  door_kind_check check ((kind = ANY (ARRAY['imap'::text, 'address'::text, 'webhook'::text])))
  door_refused_why_check check ((refused_why = ANY (ARRAY['unsigned'::text, 'untimely'::text])))
  door_test_state_check check ((test_state = ANY (ARRAY['untested'::text, 'running'::text, 'ok'::text, 'failed'::text])))
  CREATE INDEX door_created ON app.door USING btree (agency_id, created_at DESC, id DESC)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select, update to sourcedesk_definer

table edition_alert -- scope: staff
  agency_id uuid not null
  id uuid not null
  service text not null
  edition_date date not null
  edition_name text not null -- empty for a service that sends one edition a day
  due_at timestamp with time zone not null
  cause text not null
  holiday text not null default ''::text
  raised_at timestamp with time zone not null
  dismissed_at timestamp with time zone
  dismissed_by uuid
  edition_alert_pkey primary key (agency_id, id)
  edition_alert_agency_id_service_edition_date_edition_name_key unique (agency_id, service, edition_date, edition_name)
  edition_alert_agency_id_dismissed_by_fkey foreign key (agency_id, dismissed_by) REFERENCES app.membership(agency_id, user_id)
  edition_alert_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  edition_alert_cause_check check ((cause = ANY (ARRAY['holiday'::text, 'unreadable'::text, 'disconnected'::text, 'quiet'::text])))
  CREATE INDEX edition_alert_due ON app.edition_alert USING btree (agency_id, due_at DESC, id DESC)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer

table event -- scope: agency
  agency_id uuid not null
  id bigint not null generated always as identity
  kind text not null
  what text not null
  entity_id uuid
  brand_id uuid
  at timestamp with time zone not null default app.now()
  event_pkey primary key (agency_id, id)
  event_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  CREATE INDEX event_id ON app.event USING btree (id)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select to sourcedesk_definer
  grant insert to sourcedesk_client
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table idempotency_key -- scope: agency
  agency_id uuid not null
  user_id uuid not null
  key text not null
  route text not null
  body_hash bytea not null
  status integer
  answer text
  created_at timestamp with time zone not null default app.now()
  idempotency_key_pkey primary key (agency_id, user_id, key, route)
  idempotency_key_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  idempotency_key_agency_id_user_id_fkey foreign key (agency_id, user_id) REFERENCES app.membership(agency_id, user_id) ON DELETE CASCADE
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy own (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (user_id = ( SELECT app.user_id() AS user_id)) with check (user_id = ( SELECT app.user_id() AS user_id))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_client
  grant delete, insert, select, update to sourcedesk_worker
  grant delete, select to sourcedesk_definer

table imap_account -- scope: staff
  agency_id uuid not null
  id uuid not null
  host text not null
  port integer not null
  security text not null
  username text not null
  auth text not null
  sealed_credentials bytea not null -- sealed to the workers: JSON of the credentials
  folder text not null
  days_back integer not null default 7 -- what came so many days before the folder was first read is taken in too
  folders text[] not null default '{}'::text[] -- the folders that the last test found
  imap_account_pkey primary key (agency_id, id)
  imap_account_agency_id_id_fkey foreign key (agency_id, id) REFERENCES app.door(agency_id, id) ON DELETE CASCADE
  imap_account_auth_check check ((auth = ANY (ARRAY['password'::text, 'oauth2'::text])))
  imap_account_days_back_check check (((days_back >= 0) AND (days_back <= 90)))
  imap_account_security_check check ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table imap_cursor -- scope: staff
  agency_id uuid not null
  id uuid not null
  uid_validity bigint not null
  uid bigint not null -- the highest UID that was taken in
  changed_at timestamp with time zone not null
  since timestamp with time zone not null -- what came before is not read; it stays when the folder comes anew with another UIDVALIDITY
  imap_cursor_pkey primary key (agency_id, id)
  imap_cursor_agency_id_id_fkey foreign key (agency_id, id) REFERENCES app.imap_account(agency_id, id) ON DELETE CASCADE
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table imap_follower -- scope: staff
  agency_id uuid not null
  id uuid not null
  worker uuid not null
  until timestamp with time zone not null
  imap_follower_pkey primary key (agency_id, id)
  imap_follower_agency_id_id_fkey foreign key (agency_id, id) REFERENCES app.imap_account(agency_id, id) ON DELETE CASCADE
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_definer
  grant delete, insert, select, update to sourcedesk_worker

table inbound_message -- scope: staff
  agency_id uuid not null
  id uuid not null
  bytes_hash bytea not null
  door text not null
  received_by uuid
  received_at timestamp with time zone not null
  status text not null default 'pending'::text
  reason text
  service text
  edition_name text
  edition_date date
  subject text not null default ''::text
  sender text not null default ''::text
  index_count integer
  parsed_count integer not null default 0 -- how many queries the reader found: what the index is held against, whatever people add
  warnings text[] not null default '{}'::text[]
  query_ids uuid[] not null default '{}'::uuid[]
  parsed_at timestamp with time zone
  trust text not null
  trusted boolean not null default (trust = ANY (ARRAY['desk'::text, 'signed'::text, 'forwarded'::text]))
  dkim_domain text not null default ''::text
  dkim_selector text not null default ''::text
  dkim_key text not null default ''::text -- the record of the key as DNS gave it when the signature was checked; empty where none was needed or there
  assigned_service text -- the service somebody says it is of; null: told by sender and structure
  door_id uuid
  source_key text not null default ''::text -- where it lay when it was first seen: of a mailbox UIDVALIDITY and UID
  set_aside boolean not null default false -- somebody took it out of quarantine unread; reason says why in their words
  inbound_message_pkey primary key (agency_id, id)
  inbound_message_agency_id_bytes_hash_key unique (agency_id, bytes_hash)
  inbound_message_agency_id_door_id_fkey foreign key (agency_id, door_id) REFERENCES app.door(agency_id, id) ON DELETE SET NULL (door_id)
  inbound_message_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  inbound_message_agency_id_received_by_fkey foreign key (agency_id, received_by) REFERENCES app.membership(agency_id, user_id)
  inbound_message_check check (((noT set_aside) OR (status = 'parsed'::text)))
  inbound_message_door_check check ((door = ANY (ARRAY['upload'::text, 'paste'::text, 'cli'::text, 'imap'::text, 'address'::text, 'webhook'::text])))
  inbound_message_status_check check ((status = ANY (ARRAY['pending'::text, 'parsed'::text, 'quarantined'::text])))
  inbound_message_trust_check check ((trust = ANY (ARRAY['desk'::text, 'signed'::text, 'forwarded'::text, 'pending'::text, 'unsigned'::text, 'stranger'::text, 'incomplete'::text, 'altered'::text, 'no-key'::text, 'unverifiable'::text, 'unvouched'::text])))
  CREATE INDEX inbound_message_door ON app.inbound_message USING btree (agency_id, door_id, received_at) WHERE (door_id IS NOT NULL)
  CREATE INDEX inbound_message_edition ON app.inbound_message USING btree (agency_id, service, edition_date, edition_name)
  CREATE INDEX inbound_message_pending ON app.inbound_message USING btree (agency_id, received_at) WHERE (status = 'pending'::text)
  CREATE INDEX inbound_message_received ON app.inbound_message USING btree (agency_id, received_at DESC, id DESC)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer

table inbound_raw -- scope: staff
  agency_id uuid not null
  id uuid not null
  sealed bytea not null
  inbound_raw_pkey primary key (agency_id, id)
  inbound_raw_agency_id_id_fkey foreign key (agency_id, id) REFERENCES app.inbound_message(agency_id, id) ON DELETE CASCADE
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker
  grant select to sourcedesk_definer

table inbound_text -- scope: staff
  agency_id uuid not null
  id uuid not null
  parts jsonb not null
  has_html boolean not null default true -- whether the e-mail has HTML to look at; true too for those read before it was kept, where a look tells
  inbound_text_pkey primary key (agency_id, id)
  inbound_text_agency_id_id_fkey foreign key (agency_id, id) REFERENCES app.inbound_message(agency_id, id) ON DELETE CASCADE
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table installation -- scope: installation
  singleton boolean not null default true
  system_identifier text not null
  timeline integer not null
  held_since timestamp with time zone
  held_reason text not null default ''::text
  canaries jsonb not null default '{}'::jsonb
  installation_pkey primary key (singleton)
  installation_singleton_check check (singleton)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer

table invitation -- scope: staff
  agency_id uuid not null
  id uuid not null
  email text not null
  role text not null
  brand_ids uuid[]
  token_hash bytea not null
  invited_by uuid not null
  created_at timestamp with time zone not null default app.now()
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  revoked_at timestamp with time zone
  invitation_pkey primary key (agency_id, id)
  invitation_token_hash_key unique (token_hash)
  invitation_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  invitation_agency_id_invited_by_fkey foreign key (agency_id, invited_by) REFERENCES app.membership(agency_id, user_id)
  invitation_role_check check ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'editor'::text, 'va'::text, 'client'::text])))
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select, update to sourcedesk_definer

table journalist -- scope: staff
  agency_id uuid not null
  id uuid not null
  name text not null
  identity text not null -- profile URL or personal address; never the relay alias
  journalist_pkey primary key (agency_id, id)
  journalist_agency_id_identity_key unique (agency_id, identity)
  journalist_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table link_check -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  placement_id uuid not null
  state text not null
  rel text not null default ''::text
  target text not null default ''::text
  anchor text not null default ''::text
  http_status integer
  final_url text not null default ''::text
  problem text not null default ''::text
  checked_at timestamp with time zone not null
  link_check_pkey primary key (agency_id, id)
  link_check_agency_id_brand_id_placement_id_fkey foreign key (agency_id, brand_id, placement_id) REFERENCES app.placement(agency_id, brand_id, id)
  link_check_state_check check ((state = ANY (ARRAY['ok'::text, 'nofollow'::text, 'sponsored'::text, 'ugc'::text, 'missing'::text, 'wrong-target'::text, 'noindex'::text, 'http-error'::text, 'unreachable'::text])))
  CREATE INDEX link_check_placement ON app.link_check USING btree (agency_id, placement_id, checked_at DESC)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table mailbox -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  address text not null
  host text not null
  port integer not null
  security text not null
  username text not null default ''::text
  sealed_password bytea
  test_state text not null default 'untested'::text
  test_at timestamp with time zone
  test_message text not null default ''::text
  updated_at timestamp with time zone not null default app.now()
  mailbox_pkey primary key (agency_id, id)
  mailbox_agency_id_brand_id_id_key unique (agency_id, brand_id, id)
  mailbox_agency_id_brand_id_key unique (agency_id, brand_id)
  mailbox_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  mailbox_security_check check ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
  mailbox_test_state_check check ((test_state = ANY (ARRAY['untested'::text, 'running'::text, 'ok'::text, 'failed'::text])))
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table match -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  profile_id uuid not null
  query_id uuid not null
  score integer not null
  reasons jsonb not null
  origin text not null default 'engine'::text
  verdict text not null default 'open'::text
  dismiss_reason text not null default ''::text
  snoozed_until timestamp with time zone
  judged_by uuid
  judged_at timestamp with time zone
  created_at timestamp with time zone not null
  match_pkey primary key (agency_id, id)
  match_agency_id_brand_id_id_key unique (agency_id, brand_id, id)
  match_agency_id_query_id_profile_id_key unique (agency_id, query_id, profile_id)
  match_agency_id_brand_id_profile_id_fkey foreign key (agency_id, brand_id, profile_id) REFERENCES app.profile(agency_id, brand_id, id)
  match_agency_id_judged_by_fkey foreign key (agency_id, judged_by) REFERENCES app.membership(agency_id, user_id)
  match_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id)
  match_origin_check check ((origin = ANY (ARRAY['engine'::text, 'hand'::text])))
  match_verdict_check check ((verdict = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text, 'snoozed'::text])))
  CREATE INDEX match_verdict ON app.match USING btree (agency_id, verdict, score DESC, id)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table membership -- scope: staff
  agency_id uuid not null
  user_id uuid not null
  role text not null
  limited boolean not null default false
  since timestamp with time zone not null default app.now()
  removed_at timestamp with time zone
  membership_pkey primary key (agency_id, user_id)
  membership_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  membership_user_id_fkey foreign key (user_id) REFERENCES app.person(id)
  membership_role_check check ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'editor'::text, 'va'::text, 'client'::text])))
  CREATE INDEX membership_user ON app.membership USING btree (user_id)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant insert, select, update to sourcedesk_definer

table membership_brand -- scope: brand
  agency_id uuid not null
  user_id uuid not null
  brand_id uuid not null
  membership_brand_pkey primary key (agency_id, user_id, brand_id)
  membership_brand_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  membership_brand_agency_id_user_id_fkey foreign key (agency_id, user_id) REFERENCES app.membership(agency_id, user_id)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select to sourcedesk_definer
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table migrations
  id integer not null default nextval('app.migrations_id_seq'::regclass)
  timestamp bigint not null
  name character varying not null
  PK_8c82d7f526340ab734260ea46be primary key (id)
  row level security off
  grant select to sourcedesk_definer

table one_time_token -- scope: installation
  hash bytea not null
  purpose text not null
  user_id uuid
  created_at timestamp with time zone not null default app.now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  one_time_token_pkey primary key (hash)
  one_time_token_user_id_fkey foreign key (user_id) REFERENCES app.person(id) ON DELETE CASCADE
  one_time_token_purpose_check check ((purpose = ANY (ARRAY['password-reset'::text, 'setup'::text])))
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer

table outbox_message -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  pitch_id uuid not null
  mailbox_id uuid not null
  attempt_of uuid
  text_version integer not null
  state text not null
  fence integer not null -- the pitch's fence when this attempt was made; an older one never leaves
  recipient text not null
  from_name text not null
  from_address text not null
  message_id text not null
  subject text not null
  body text not null
  dated_at timestamp with time zone
  bytes bytea
  due_at timestamp with time zone
  deadline_at timestamp with time zone
  attempts integer not null default 0
  lease_until timestamp with time zone
  picked_by text
  handover_at timestamp with time zone -- committed before the last chunk of the message is released: from here on it may have been delivered
  delivered_at timestamp with time zone
  problem text not null default ''::text
  smtp text not null default ''::text
  possibly_sent boolean not null default false
  created_at timestamp with time zone not null
  outbox_message_pkey primary key (agency_id, id)
  outbox_message_agency_id_brand_id_mailbox_id_fkey foreign key (agency_id, brand_id, mailbox_id) REFERENCES app.mailbox(agency_id, brand_id, id)
  outbox_message_agency_id_brand_id_pitch_id_fkey foreign key (agency_id, brand_id, pitch_id) REFERENCES app.pitch(agency_id, brand_id, id)
  outbox_message_check check (((bytes IS NOT NULL) OR (state = ANY (ARRAY['frozen'::text, 'cancelled'::text]))))
  outbox_message_check1 check (((handover_at IS NULL) OR (dated_at IS NOT NULL)))
  outbox_message_state_check check ((state = ANY (ARRAY['frozen'::text, 'waiting'::text, 'picked'::text, 'delivered'::text, 'failed'::text, 'uncertain'::text, 'cancelled'::text])))
  CREATE INDEX outbox_due ON app.outbox_message USING btree (due_at) WHERE (state = 'waiting'::text)
  CREATE INDEX outbox_leases ON app.outbox_message USING btree (lease_until) WHERE (state = 'picked'::text)
  CREATE INDEX outbox_pitch ON app.outbox_message USING btree (agency_id, pitch_id, created_at DESC)
  CREATE UNIQUE INDEX outbox_one_live ON app.outbox_message USING btree (agency_id, pitch_id) WHERE (state = ANY (ARRAY['frozen'::text, 'waiting'::text, 'picked'::text]))
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select, update to sourcedesk_api
  grant insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer
  grant select (agency_id, id, brand_id, pitch_id, state) to sourcedesk_client
  grant update (possibly_sent) to sourcedesk_definer
  grant update (state) to sourcedesk_client

table outlet -- scope: staff
  agency_id uuid not null
  id uuid not null
  name text not null
  folded text not null
  url text not null default ''::text
  outlet_pkey primary key (agency_id, id)
  outlet_agency_id_folded_key unique (agency_id, folded)
  outlet_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table person -- scope: installation
  id uuid not null
  email text not null
  name text not null
  password_hash text not null default ''::text
  created_at timestamp with time zone not null default app.now()
  person_pkey primary key (id)
  person_email_key unique (email)
  person_email_check check ((email = lower(email)))
  row level security enabled, forced
  policy colleagues for select to sourcedesk_api, sourcedesk_worker using (EXISTS ( SELECT FROM app.membership m WHERE ((m.agency_id = ( SELECT app.agency_id() AS agency_id)) AND (m.user_id = person.id))))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer
  grant select (id, email, name) to sourcedesk_api
  grant select (id, email, name) to sourcedesk_worker

table pitch -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  match_id uuid not null
  query_id uuid not null
  profile_id uuid not null
  state text not null default 'drafting'::text
  version integer not null default 1
  text_version integer not null default 0
  subject text not null default ''::text
  body text not null default ''::text
  writers uuid[] not null default '{}'::uuid[]
  answered integer[] not null default '{}'::integer[]
  holder uuid
  lease_until timestamp with time zone
  lease_touched_at timestamp with time zone
  submitted_by uuid
  submitted_at timestamp with time zone
  opened_by uuid
  opened_at timestamp with time zone
  approved_by uuid
  approved_at timestamp with time zone
  approved_text integer
  client_approval jsonb
  return_reason text not null default ''::text
  overrides jsonb not null default '[]'::jsonb
  deadline_override timestamp with time zone
  send_at timestamp with time zone
  fence integer not null default 0
  published_from text
  elsewhere_reference text not null default ''::text
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  sent_at timestamp with time zone
  may_have_arrived boolean not null default false -- an attempt was handed over and nobody knows whether it arrived; ends by proof or by the word of a manager or owner
  pitch_pkey primary key (agency_id, id)
  pitch_agency_id_brand_id_id_key unique (agency_id, brand_id, id)
  pitch_agency_id_match_id_key unique (agency_id, match_id)
  pitch_agency_id_approved_by_fkey foreign key (agency_id, approved_by) REFERENCES app.membership(agency_id, user_id)
  pitch_agency_id_brand_id_match_id_fkey foreign key (agency_id, brand_id, match_id) REFERENCES app.match(agency_id, brand_id, id)
  pitch_agency_id_brand_id_profile_id_fkey foreign key (agency_id, brand_id, profile_id) REFERENCES app.profile(agency_id, brand_id, id)
  pitch_agency_id_holder_fkey foreign key (agency_id, holder) REFERENCES app.membership(agency_id, user_id)
  pitch_agency_id_opened_by_fkey foreign key (agency_id, opened_by) REFERENCES app.membership(agency_id, user_id)
  pitch_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id)
  pitch_agency_id_submitted_by_fkey foreign key (agency_id, submitted_by) REFERENCES app.membership(agency_id, user_id)
  pitch_check check (((holder IS NULL) = (lease_until IS NULL)))
  pitch_check1 check (((state <> 'published'::text) OR (published_from IS NOT NULL)))
  pitch_in_doubt check (
casE state
    WHEN 'uncertain'::text THEN may_have_arrived
    WHEN 'scheduled'::text THEN true
    WHEN 'sending'::text THEN true
    ELSE (NOT may_have_arrived)
END)
  pitch_published_from_check check ((published_from = ANY (ARRAY['drafting'::text, 'returned'::text, 'in_review'::text, 'client_review'::text, 'approved'::text, 'scheduled'::text, 'sending'::text, 'sent'::text, 'uncertain'::text, 'failed'::text, 'declined'::text, 'missed'::text, 'withdrawn'::text, 'published'::text])))
  pitch_state_check check ((state = ANY (ARRAY['drafting'::text, 'returned'::text, 'in_review'::text, 'client_review'::text, 'approved'::text, 'scheduled'::text, 'sending'::text, 'sent'::text, 'uncertain'::text, 'failed'::text, 'declined'::text, 'missed'::text, 'withdrawn'::text, 'published'::text])))
  CREATE INDEX pitch_brand_sent ON app.pitch USING btree (agency_id, brand_id, sent_at)
  CREATE INDEX pitch_query ON app.pitch USING btree (agency_id, query_id)
  CREATE INDEX pitch_state ON app.pitch USING btree (agency_id, state, updated_at DESC, id DESC)
  CREATE INDEX pitch_updated ON app.pitch USING btree (agency_id, updated_at DESC, id DESC)
  row level security enabled, forced
  policy begins_in_drafting (restrictive) for insert to sourcedesk_api, sourcedesk_worker with check (state = 'drafting'::text)
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  CREATE CONSTRAINT TRIGGER state_has_history AFTER UPDATE OF state ON app.pitch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION app.require_history()
  grant insert, select, update to sourcedesk_api
  grant insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer
  grant select (agency_id, id, brand_id, query_id, profile_id, state, version, text_version, subject, body, writers, holder, lease_until, lease_touched_at, submitted_by, opened_at, deadline_override, fence, published_from, updated_at, sent_at, may_have_arrived) to sourcedesk_client
  grant update (state, version, holder, lease_until, lease_touched_at, approved_by, approved_at, approved_text, client_approval, return_reason, overrides, send_at, fence, updated_at) to sourcedesk_client

table pitch_history -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  pitch_id uuid not null
  at timestamp with time zone not null
  action text not null
  from_state text
  to_state text not null
  actor uuid
  reason text not null default ''::text
  facts jsonb not null default '{}'::jsonb
  text_version integer not null
  version integer not null
  pitch_history_pkey primary key (agency_id, id)
  pitch_history_agency_id_actor_fkey foreign key (agency_id, actor) REFERENCES app.membership(agency_id, user_id)
  pitch_history_agency_id_brand_id_pitch_id_fkey foreign key (agency_id, brand_id, pitch_id) REFERENCES app.pitch(agency_id, brand_id, id)
  CREATE INDEX pitch_history_pitch ON app.pitch_history USING btree (agency_id, pitch_id, at, id)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert to sourcedesk_client
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker
  grant select to sourcedesk_definer

table pitch_text -- scope: brand
  agency_id uuid not null
  brand_id uuid not null
  pitch_id uuid not null
  number integer not null
  subject text not null
  body text not null
  kind text not null
  written_by uuid not null
  written_at timestamp with time zone not null
  pitch_text_pkey primary key (agency_id, pitch_id, number)
  pitch_text_agency_id_brand_id_pitch_id_fkey foreign key (agency_id, brand_id, pitch_id) REFERENCES app.pitch(agency_id, brand_id, id)
  pitch_text_agency_id_written_by_fkey foreign key (agency_id, written_by) REFERENCES app.membership(agency_id, user_id)
  pitch_text_kind_check check ((kind = ANY (ARRAY['submitted'::text, 'takenOver'::text, 'edited'::text])))
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table placement -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  url text not null
  title text not null default ''::text
  outlet_name text not null default ''::text
  published_at timestamp with time zone not null
  added_by uuid
  added_at timestamp with time zone not null
  state text
  rel text not null default ''::text
  target text not null default ''::text
  anchor text not null default ''::text
  http_status integer
  state_since timestamp with time zone
  checked_at timestamp with time zone
  next_check_at timestamp with time zone not null
  placement_pkey primary key (agency_id, id)
  placement_agency_id_brand_id_id_key unique (agency_id, brand_id, id)
  placement_agency_id_brand_id_url_key unique (agency_id, brand_id, url)
  placement_agency_id_added_by_fkey foreign key (agency_id, added_by) REFERENCES app.membership(agency_id, user_id)
  placement_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  placement_state_check check ((state = ANY (ARRAY['ok'::text, 'nofollow'::text, 'sponsored'::text, 'ugc'::text, 'missing'::text, 'wrong-target'::text, 'noindex'::text, 'http-error'::text, 'unreachable'::text])))
  CREATE INDEX placement_due ON app.placement USING btree (next_check_at)
  CREATE INDEX placement_published ON app.placement USING btree (agency_id, published_at DESC, id DESC)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer
  grant select (agency_id, id, brand_id, url, title, outlet_name, published_at, state, rel, target, anchor, http_status, state_since, checked_at) to sourcedesk_client

table placement_pitch -- scope: brand
  agency_id uuid not null
  brand_id uuid not null
  placement_id uuid not null
  pitch_id uuid not null
  added_at timestamp with time zone not null
  placement_pitch_pkey primary key (agency_id, placement_id, pitch_id)
  placement_pitch_agency_id_brand_id_pitch_id_fkey foreign key (agency_id, brand_id, pitch_id) REFERENCES app.pitch(agency_id, brand_id, id)
  placement_pitch_agency_id_brand_id_placement_id_fkey foreign key (agency_id, brand_id, placement_id) REFERENCES app.placement(agency_id, brand_id, id)
  CREATE INDEX placement_pitch_pitch ON app.placement_pitch USING btree (agency_id, pitch_id)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table plan -- scope: public
  tier text not null
  name text not null
  profile_limit integer
  priority integer not null
  head_start_minutes integer not null
  support text not null
  plan_pkey primary key (tier)
  plan_profile_limit_check check ((profile_limit > 0))
  plan_tier_check check ((tier = ANY (ARRAY['free'::text, 'standard'::text, 'advanced'::text, 'premium'::text])))
  row level security off
  grant select to sourcedesk_api
  grant select to sourcedesk_client
  grant select to sourcedesk_worker

table profile -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  name text not null
  title text not null default ''::text
  credentials text not null default ''::text
  bio text not null default ''::text
  site_url text not null default ''::text
  headshot_url text not null default ''::text
  topics text[] not null default '{}'::text[]
  alert text not null default ''::text
  veto_outlets text[] not null default '{}'::text[]
  veto_terms text[] not null default '{}'::text[]
  created_at timestamp with time zone not null default app.now()
  updated_at timestamp with time zone not null default app.now()
  removed_at timestamp with time zone -- gone since: takes no seat of the plan, gets no matches and no new pitches; what was written in its name stays
  profile_pkey primary key (agency_id, id)
  profile_agency_id_brand_id_id_key unique (agency_id, brand_id, id)
  profile_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  CREATE INDEX profile_removed ON app.profile USING btree (agency_id, id) WHERE (removed_at IS NOT NULL)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select (agency_id, id, brand_id, name, title, removed_at) to sourcedesk_client

table query -- scope: staff
  agency_id uuid not null
  id uuid not null
  identity text not null
  service text not null
  number integer not null
  message_id uuid
  edition_name text
  edition_date date
  summary text not null
  body text not null
  category text not null default ''::text
  journalist_id uuid
  journalist_name text not null default ''::text
  outlet_id uuid
  outlet_name text not null default ''::text
  outlet_url text not null default ''::text
  deadline_at timestamp with time zone
  deadline_zone text
  deadline_raw text
  deadline_certainty text
  extended_from timestamp with time zone
  reply_kind text not null
  reply_address text not null default ''::text
  reply_url text not null default ''::text
  other_addresses text[] not null default '{}'::text[]
  trusted boolean not null
  no_ai boolean not null default false
  questions jsonb not null default '[]'::jsonb
  received_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  words tsvector not null default ''::tsvector -- what a search finds the query by; written by searchWords() of libs/data
  requirements jsonb not null default '[]'::jsonb
  traps jsonb not null default '[]'::jsonb
  no_ai_evidence text[] not null default '{}'::text[]
  version integer not null default 1 -- counts every change of the row and is its ETag
  corrected text[] not null default '{}'::text[] -- fields that a person has corrected: no copy of the query that comes later changes them
  beginning text not null -- hash of the first 80 letters and digits of the body: how copies of a text find one another by an index; written by beginningOf() of libs/data
  query_pkey primary key (agency_id, id)
  query_agency_id_identity_key unique (agency_id, identity)
  query_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  query_agency_id_journalist_id_fkey foreign key (agency_id, journalist_id) REFERENCES app.journalist(agency_id, id)
  query_agency_id_message_id_fkey foreign key (agency_id, message_id) REFERENCES app.inbound_message(agency_id, id)
  query_agency_id_outlet_id_fkey foreign key (agency_id, outlet_id) REFERENCES app.outlet(agency_id, id)
  query_corrected_check check ((corrected <@ ARRAY['summary'::text, 'body'::text, 'category'::text, 'journalist'::text, 'outlet'::text, 'deadline'::text, 'reply'::text, 'noAi'::text]))
  query_deadline_certainty_check check ((deadline_certainty = ANY (ARRAY['exact'::text, 'assumed-zone'::text, 'date-only'::text, 'unclear'::text])))
  query_no_ai_evidence_check check ((no_ai_evidence <@ ARRAY['flag'::text, 'prose'::text]))
  query_reply_kind_check check ((reply_kind = ANY (ARRAY['relay'::text, 'address'::text, 'link'::text, 'form'::text])))
  CREATE INDEX query_beginning ON app.query USING btree (agency_id, beginning)
  CREATE INDEX query_deadline ON app.query USING btree (agency_id, deadline_at, id)
  CREATE INDEX query_journalist ON app.query USING btree (agency_id, journalist_id)
  CREATE INDEX query_outlet ON app.query USING btree (agency_id, outlet_id)
  CREATE INDEX query_received ON app.query USING btree (agency_id, received_at DESC, id DESC)
  CREATE INDEX query_words ON app.query USING gin (agency_id, words)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer

table query_change -- scope: staff
  agency_id uuid not null
  id uuid not null
  query_id uuid not null
  at timestamp with time zone not null
  changed_by uuid
  field text not null -- added: by hand; split: before and after name the query it was cut from or into
  before jsonb
  after jsonb
  query_change_pkey primary key (agency_id, id)
  query_change_agency_id_changed_by_fkey foreign key (agency_id, changed_by) REFERENCES app.membership(agency_id, user_id)
  query_change_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  query_change_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id)
  query_change_field_check check ((field = ANY (ARRAY['added'::text, 'split'::text, 'summary'::text, 'body'::text, 'category'::text, 'journalist'::text, 'outlet'::text, 'deadline'::text, 'reply'::text, 'noAi'::text])))
  CREATE INDEX query_change_query ON app.query_change USING btree (agency_id, query_id, at DESC, id DESC)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table query_likeness -- scope: staff
  agency_id uuid not null
  id uuid not null
  query_id uuid not null -- the later of the two
  other_id uuid not null
  evidence jsonb not null
  verdict text not null default 'open'::text
  found_at timestamp with time zone not null
  judged_by uuid
  judged_at timestamp with time zone
  query_likeness_pkey primary key (agency_id, id)
  query_likeness_agency_id_query_id_other_id_key unique (agency_id, query_id, other_id)
  query_likeness_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  query_likeness_agency_id_judged_by_fkey foreign key (agency_id, judged_by) REFERENCES app.membership(agency_id, user_id)
  query_likeness_agency_id_other_id_fkey foreign key (agency_id, other_id) REFERENCES app.query(agency_id, id) ON DELETE CASCADE
  query_likeness_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id) ON DELETE CASCADE
  query_likeness_check check ((query_id <> other_id))
  query_likeness_verdict_check check ((verdict = ANY (ARRAY['open'::text, 'same'::text, 'different'::text])))
  CREATE INDEX query_likeness_other ON app.query_likeness USING btree (agency_id, other_id)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table refresh_token -- scope: installation
  hash bytea not null
  session_id uuid not null
  successor bytea
  sealed_successor bytea
  created_at timestamp with time zone not null default app.now()
  used_at timestamp with time zone
  expires_at timestamp with time zone not null
  refresh_token_pkey primary key (hash)
  refresh_token_session_id_fkey foreign key (session_id) REFERENCES app.session(id) ON DELETE CASCADE
  CREATE INDEX refresh_token_session ON app.refresh_token USING btree (session_id)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer

table reparse -- scope: staff
  agency_id uuid not null
  id uuid not null
  since timestamp with time zone not null
  until timestamp with time zone not null
  service text
  status text not null default 'comparing'::text
  messages integer not null
  done integer not null default 0
  reached_at timestamp with time zone -- with reached_id the message that was looked at last: where the next part of the work begins
  reached_id uuid
  skipped integer not null default 0 -- messages that read otherwise than when they were compared, and were left as they are
  requested_by uuid not null
  requested_at timestamp with time zone not null
  finished_at timestamp with time zone
  reparse_pkey primary key (agency_id, id)
  reparse_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  reparse_agency_id_requested_by_fkey foreign key (agency_id, requested_by) REFERENCES app.membership(agency_id, user_id)
  reparse_check check ((since < until))
  reparse_status_check check ((status = ANY (ARRAY['comparing'::text, 'ready'::text, 'applying'::text, 'applied'::text, 'dropped'::text])))
  CREATE INDEX reparse_requested ON app.reparse USING btree (agency_id, requested_at DESC, id DESC)
  CREATE UNIQUE INDEX reparse_open ON app.reparse USING btree (agency_id) WHERE (status = ANY (ARRAY['comparing'::text, 'ready'::text, 'applying'::text]))
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table reparse_change -- scope: staff
  agency_id uuid not null
  reparse_id uuid not null
  id uuid not null
  message_id uuid not null
  query_id uuid
  kind text not null
  field text not null default ''::text
  before jsonb
  after jsonb
  found_at timestamp with time zone not null
  reparse_change_pkey primary key (agency_id, id)
  reparse_change_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id)
  reparse_change_agency_id_reparse_id_message_id_fkey foreign key (agency_id, reparse_id, message_id) REFERENCES app.reparse_message(agency_id, reparse_id, message_id) ON DELETE CASCADE
  reparse_change_kind_check check ((kind = ANY (ARRAY['message'::text, 'added'::text, 'changed'::text, 'gone'::text])))
  CREATE INDEX reparse_change_of ON app.reparse_change USING btree (agency_id, reparse_id, found_at DESC, id DESC)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker

table reparse_message -- scope: staff
  agency_id uuid not null
  reparse_id uuid not null
  id uuid not null
  message_id uuid not null
  reading bytea not null -- hash of what was read, so that nothing else is applied than was shown
  reparse_message_pkey primary key (agency_id, id)
  reparse_message_agency_id_reparse_id_message_id_key unique (agency_id, reparse_id, message_id)
  reparse_message_agency_id_message_id_fkey foreign key (agency_id, message_id) REFERENCES app.inbound_message(agency_id, id) ON DELETE CASCADE
  reparse_message_agency_id_reparse_id_fkey foreign key (agency_id, reparse_id) REFERENCES app.reparse(agency_id, id) ON DELETE CASCADE
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table reply -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  pitch_id uuid not null
  kind text not null
  text text not null default ''::text
  at timestamp with time zone not null
  recorded_by uuid
  recorded_at timestamp with time zone not null
  reply_pkey primary key (agency_id, id)
  reply_agency_id_brand_id_pitch_id_fkey foreign key (agency_id, brand_id, pitch_id) REFERENCES app.pitch(agency_id, brand_id, id)
  reply_agency_id_recorded_by_fkey foreign key (agency_id, recorded_by) REFERENCES app.membership(agency_id, user_id)
  reply_kind_check check ((kind = ANY (ARRAY['question'::text, 'interview'::text, 'chosen'::text, 'not-used'::text, 'bounce'::text, 'out-of-office'::text])))
  CREATE INDEX reply_pitch ON app.reply USING btree (agency_id, pitch_id, at)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant insert, select to sourcedesk_api
  grant insert, select to sourcedesk_worker
  grant select (agency_id, id, brand_id, pitch_id, kind, at) to sourcedesk_client

table report_link -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  name text not null
  token_hash bytea not null
  from_day date
  to_day date
  created_by uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  opens integer not null default 0
  last_opened_at timestamp with time zone
  report_link_pkey primary key (agency_id, id)
  report_link_token_hash_key unique (token_hash)
  report_link_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  report_link_agency_id_created_by_fkey foreign key (agency_id, created_by) REFERENCES app.membership(agency_id, user_id)
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer
  grant update (opens, last_opened_at) to sourcedesk_definer

table service_account -- scope: brand
  agency_id uuid not null
  id uuid not null
  brand_id uuid not null
  service text not null
  address text not null
  profile_id uuid
  tier text not null default ''::text
  confirmed boolean not null default false
  topics text[] not null default '{}'::text[]
  monthly_cap integer -- pitches a month the service takes; null: no limit
  note text not null default ''::text
  updated_at timestamp with time zone not null
  service_account_pkey primary key (agency_id, id)
  service_account_agency_id_brand_id_service_address_key unique (agency_id, brand_id, service, address)
  service_account_agency_id_brand_id_fkey foreign key (agency_id, brand_id) REFERENCES app.brand(agency_id, id)
  service_account_agency_id_brand_id_profile_id_fkey foreign key (agency_id, brand_id, profile_id) REFERENCES app.profile(agency_id, brand_id, id)
  service_account_monthly_cap_check check ((monthly_cap > 0))
  row level security enabled, forced
  policy brand_scope (restrictive) for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[]))) with check (( SELECT app.all_brands() AS all_brands) OR (brand_id = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table service_watch -- scope: staff
  agency_id uuid not null
  service text not null
  watched boolean not null
  service_watch_pkey primary key (agency_id, service)
  service_watch_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer

table session -- scope: installation
  id uuid not null
  user_id uuid not null
  agency_id uuid not null
  family uuid not null
  created_at timestamp with time zone not null default app.now()
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  session_pkey primary key (id)
  session_agency_id_fkey foreign key (agency_id) REFERENCES app.agency(id) ON DELETE CASCADE
  session_user_id_fkey foreign key (user_id) REFERENCES app.person(id) ON DELETE CASCADE
  CREATE INDEX session_family ON app.session USING btree (family)
  CREATE INDEX session_user_id ON app.session USING btree (user_id)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  grant delete, insert, select, update to sourcedesk_definer

table set_up_mail -- scope: staff
  agency_id uuid not null
  id uuid not null
  message_id uuid not null
  source text not null
  kind text not null
  sealed bytea -- the link or code under the agency's key of raw mail; null once it was opened or has expired
  found_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  opened_at timestamp with time zone
  opened_by uuid
  sealed_mailbox bytea -- the address that wants to forward, under the agency's key of raw mail; null where the mail names none
  set_up_mail_pkey primary key (agency_id, id)
  set_up_mail_agency_id_message_id_key unique (agency_id, message_id)
  set_up_mail_agency_id_message_id_fkey foreign key (agency_id, message_id) REFERENCES app.inbound_message(agency_id, id) ON DELETE CASCADE
  set_up_mail_agency_id_opened_by_fkey foreign key (agency_id, opened_by) REFERENCES app.membership(agency_id, user_id)
  set_up_mail_kind_check check ((kind = ANY (ARRAY['link'::text, 'code'::text])))
  CREATE INDEX set_up_mail_found ON app.set_up_mail USING btree (agency_id, found_at DESC, id DESC)
  row level security enabled, forced
  policy definer for all to sourcedesk_definer using true with check true
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker
  grant select, update to sourcedesk_definer

table sighting -- scope: staff
  agency_id uuid not null
  id uuid not null
  query_id uuid not null
  message_id uuid not null
  number integer not null
  deadline_at timestamp with time zone
  deadline_raw text
  ranges jsonb not null
  seen_at timestamp with time zone not null
  sighting_pkey primary key (agency_id, id)
  sighting_agency_id_message_id_query_id_key unique (agency_id, message_id, query_id)
  sighting_agency_id_message_id_fkey foreign key (agency_id, message_id) REFERENCES app.inbound_message(agency_id, id) ON DELETE CASCADE
  sighting_agency_id_query_id_fkey foreign key (agency_id, query_id) REFERENCES app.query(agency_id, id)
  CREATE INDEX sighting_query ON app.sighting USING btree (agency_id, query_id)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy tenant for all to sourcedesk_api, sourcedesk_client, sourcedesk_worker using (agency_id = ( SELECT app.agency_id() AS agency_id)) with check (agency_id = ( SELECT app.agency_id() AS agency_id))
  grant delete, insert, select, update to sourcedesk_api
  grant delete, insert, select, update to sourcedesk_worker

table tick -- scope: installation
  name text not null
  slot timestamp with time zone not null
  tick_pkey primary key (name)
  row level security enabled, forced
  policy owner for all to sourcedesk_owner using true with check true
  policy worker for all to sourcedesk_worker using true with check true
  grant delete, insert, select, update to sourcedesk_worker

table worker_heartbeat -- scope: installation
  worker_id text not null
  beat_at timestamp with time zone not null default app.now()
  worker_heartbeat_pkey primary key (worker_id)
  row level security enabled, forced
  policy definer for select to sourcedesk_definer using true
  policy owner for all to sourcedesk_owner using true with check true
  policy worker for all to sourcedesk_worker using true with check true
  grant delete, insert, select, update to sourcedesk_worker
  grant select to sourcedesk_definer

-- Begins a membership for a person whose password was checked, or for a new one. Outcomes: accepted, member (already one), unverified (the address signs in here: its own password is needed), ended, unknown.
CREATE OR REPLACE FUNCTION app.accept_invitation(token bytea, verified_person uuid, new_person uuid, full_name text, hash text, audit_id uuid, OUT outcome text, OUT user_id uuid, OUT agency_id uuid)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
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
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- A person by address: the one there is, unchanged, or a new one.
CREATE OR REPLACE FUNCTION app.add_person(person uuid, address text, full_name text, hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    insert into person (id, email, name, password_hash, created_at) values (person, lower(address), full_name, hash, app.now()) on conflict (email) do nothing;
    return (select p.id from person p where p.email = lower(address));
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Takes the present server as the one this installation belongs to: at the first start, and together with a hold.
CREATE OR REPLACE FUNCTION app.adopt_identity()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    insert into installation (system_identifier, timeline) select s.system_identifier, s.timeline from app.installation_state() s
    on conflict (singleton) do update set system_identifier = excluded.system_identifier, timeline = excluded.timeline $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.agency_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select app.setting('app.agency_id')::uuid $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.all_brands()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select app.brand_scope() = 'all' $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.applied_migrations()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select name::text from migrations order by id $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.attempt_is_known(known bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select exists (select from attempt x where x.key = known and x.since > app.now() - interval '90 days') $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Counts an attempt before it is made, so that many at once count too. Answers 0, or the seconds to wait: after its free attempts a key waits 1, 2, 4 ... seconds, at most its longest; an hour of quiet forgives.
CREATE OR REPLACE FUNCTION app.begin_attempt(keys bytea[], free integer[], longest integer[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
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
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Opens a unit for what comes in at a door, for who presents its key. SD004 unknown or closed.
CREATE OR REPLACE FUNCTION app.begin_door(key bytea, OUT agency_id uuid, OUT door_id uuid)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  begin
    select d.agency_id, d.id into begin_door.agency_id, begin_door.door_id from door d where d.key_hash = key and d.active;
    if not found then raise exception 'no such door' using errcode = 'SD004'; end if;
    perform app.enter(begin_door.agency_id, null, 'all');
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- Opens a unit for a share link, scoped to its brand. SD004 unknown, SD003 revoked or expired.
CREATE OR REPLACE FUNCTION app.begin_link(token bytea, OUT link_id uuid, OUT brand_id uuid, OUT from_day date, OUT to_day date, OUT expires_at timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
      declare agency uuid;
      begin
        select l.agency_id, l.id, l.brand_id, l.from_day, l.to_day, l.expires_at
          into agency, begin_link.link_id, begin_link.brand_id, begin_link.from_day, begin_link.to_day, begin_link.expires_at
          from report_link l where l.token_hash = token and l.revoked_at is null;
        if not found then
          if exists (select from report_link l where l.token_hash = token) then
            raise exception 'the link was revoked' using errcode = 'SD003';
          end if;
          raise exception 'no such link' using errcode = 'SD004';
        end if;
        if begin_link.expires_at <= app.now() then raise exception 'the link has expired' using errcode = 'SD003'; end if;
        perform app.enter(agency, null, array[begin_link.brand_id]::text);
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Notes a link for a new password, the only one that works from now; answers where to send it, null when nobody signs in under the address.
CREATE OR REPLACE FUNCTION app.begin_reset(address text, token bytea, lifetime interval)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  declare who person;
  begin
    select * into who from person p where p.email = lower(address);
    if not found then return null; end if;
    delete from one_time_token o where o.user_id = who.id and o.purpose = 'password-reset';
    insert into one_time_token (hash, purpose, user_id, created_at, expires_at)
      values (token, 'password-reset', who.id, app.now(), app.now() + lifetime);
    return who.email;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Opens a unit for a job of an agency. The api role may not.
CREATE OR REPLACE FUNCTION app.begin_system(agency uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
      begin
        if not exists (select from agency a where a.id = agency) then
          raise exception 'no such agency' using errcode = 'SD004';
        end if;
        perform app.enter(agency, null, 'all');
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Opens a unit for a session: reads session, role and brand scope afresh. SD002 when the session has ended.
CREATE OR REPLACE FUNCTION app.begin_unit(session uuid, OUT agency_id uuid, OUT user_id uuid, OUT role text)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
      declare scope text;
      begin
        select s.agency_id, s.user_id, m.role,
               case when m.limited or m.role = 'client'
                 then coalesce((select array_agg(b.brand_id)::text from membership_brand b where b.agency_id = s.agency_id and b.user_id = s.user_id), '{}')
                 else 'all' end
          into begin_unit.agency_id, begin_unit.user_id, begin_unit.role, scope
          from session s join membership m on m.agency_id = s.agency_id and m.user_id = s.user_id
         where s.id = session and s.revoked_at is null and s.expires_at > app.now() and m.removed_at is null;
        if not found then raise exception 'the session has ended' using errcode = 'SD002'; end if;
        perform app.enter(begin_unit.agency_id, begin_unit.user_id, scope);
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.brand_scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select app.setting('app.brand_scope') $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

-- Names of the agency's other brands that occur in a text; also those outside the caller's brand scope.
CREATE OR REPLACE FUNCTION app.brands_named_in(words text, besides uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select b.name from brand b
         where b.agency_id = app.agency_id() and b.id <> besides and b.status <> 'ended'
           and (' ' || regexp_replace(lower(words), '[^[:alnum:]&]+', ' ', 'g') || ' ')
               like ('% ' || btrim(regexp_replace(lower(b.name), '[^[:alnum:]&]+', ' ', 'g')) || ' %') $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.count_link_open(link uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        update report_link set opens = opens + 1, last_opened_at = app.now() where agency_id = app.agency_id() and id = link $function$
-- of sourcedesk_definer; execute: sourcedesk_client

CREATE OR REPLACE FUNCTION app.dead_jobs()
 RETURNS TABLE(id text, name text, attempts integer, error text, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select j.id::text, t.identifier, j.attempts::integer, left(coalesce(j.last_error, ''), 500), j.updated_at
          from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where j.attempts >= j.max_attempts and j.locked_at is null and j.payload ->> 'agencyId' = app.agency_id()::text
         order by j.updated_at desc limit 100 $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.due_outbox(most integer)
 RETURNS TABLE(agency_id uuid, pitch_id uuid, outbox_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select o.agency_id, o.pitch_id, o.id from outbox_message o where o.state = 'waiting' and o.due_at <= app.now() order by o.due_at limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

CREATE OR REPLACE FUNCTION app.due_placements(most integer)
 RETURNS TABLE(agency_id uuid, placement_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select p.agency_id, p.id from placement p where p.next_check_at <= app.now() order by p.next_check_at limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Whether a copy of this edition that one can trust was read, under the caller's policies.
CREATE OR REPLACE FUNCTION app.edition_came(of_agency uuid, of_service text, of_date date, of_name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.edition_date = of_date
       and (of_name = '' or m.edition_name = of_name) and m.status = 'parsed' and m.trusted) $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_definer, sourcedesk_worker

-- Signs out: ends every session that came of one sign-in.
CREATE OR REPLACE FUNCTION app.end_family(presented bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    update session s set revoked_at = app.now()
     where s.revoked_at is null
       and s.family = (select o.family from refresh_token r join session o on o.id = r.session_id where r.hash = presented);
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Ends the sessions of a member at the agency of the unit.
CREATE OR REPLACE FUNCTION app.end_member_sessions(member uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    update session s set revoked_at = app.now() where s.agency_id = app.agency_id() and s.user_id = member and s.revoked_at is null;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.ended_pauses(most integer)
 RETURNS TABLE(agency_id uuid, brand_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select b.agency_id, b.id from brand b where b.status = 'paused' and b.pause_until is not null and (b.pause_until + 1)::timestamp at time zone b.time_zone <= app.now() limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Adds jobs (name, payload, key, runAt, attempts, priority) that commit or roll back with the unit of work; no two of one key.
CREATE OR REPLACE FUNCTION app.enqueue(jobs jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
      begin
        if exists (select from jsonb_array_elements(jobs) as job where job -> 'payload' ->> 'agencyId' is distinct from app.agency_id()::text) then
          raise exception 'a job belongs to the agency of its unit' using errcode = 'SD005';
        end if;
        perform graphile_worker.add_jobs(array(
          select (job ->> 'name', job -> 'payload', null, job ->> 'runAt', job ->> 'attempts', app.agency_id() || ':' || (job ->> 'key'), job ->> 'priority', null)
                 ::graphile_worker.job_spec
            from jsonb_array_elements(jobs) as job));
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.enter(agency uuid, person uuid, scope text)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
        select set_config('app.agency_id', agency::text, true), set_config('app.user_id', coalesce(person::text, ''), true),
               set_config('app.brand_scope', scope, true) $function$
-- of sourcedesk_owner; execute: sourcedesk_definer

-- Events of every agency, for the process that delivers them: kinds and ids only, filtered by agency, role and scope at delivery.
CREATE OR REPLACE FUNCTION app.events_after(seen bigint, most integer)
 RETURNS TABLE(agency_id uuid, id bigint, kind text, what text, entity_id uuid, brand_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select e.agency_id, e.id, e.kind, e.what, e.entity_id, e.brand_id from event e where e.id > seen order by e.id limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Agencies by id or name, all for null: for the command line.
CREATE OR REPLACE FUNCTION app.find_agencies(wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select a.id from agency a where wanted is null or a.id::text = wanted or lower(a.name) = lower(wanted) order by a.created_at, a.id $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Sets the new password once; every sign-in of the person ends.
CREATE OR REPLACE FUNCTION app.finish_reset(token bytea, hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  declare person_id uuid;
  begin
    update one_time_token o set used_at = app.now()
     where o.hash = token and o.purpose = 'password-reset' and o.used_at is null and o.expires_at > app.now() returning o.user_id into person_id;
    if person_id is null then return false; end if;
    update person p set password_hash = finish_reset.hash where p.id = person_id;
    update session s set revoked_at = app.now() where s.user_id = person_id and s.revoked_at is null;
    return true;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Gives a worker mailboxes that nobody follows, for so many seconds.
CREATE OR REPLACE FUNCTION app.follow_mailboxes(by_worker uuid, seconds integer, most integer)
 RETURNS TABLE(agency_id uuid, door_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    insert into imap_follower as f (agency_id, id, worker, until)
    select d.agency_id, d.id, by_worker, app.now() + make_interval(secs => seconds) from door d
     where d.kind = 'imap' and d.active and not exists (select from imap_follower o where o.agency_id = d.agency_id and o.id = d.id and o.until > app.now())
     order by d.changed_at limit most
    on conflict (agency_id, id) do update set worker = excluded.worker, until = excluded.until where f.until <= app.now()
    returning f.agency_id, f.id $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Erases the links and codes that nobody opened in time.
CREATE OR REPLACE FUNCTION app.forget_set_up_secrets()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    update set_up_mail set sealed = null where sealed is not null and expires_at <= app.now() $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Removes what has run out: sessions, tokens, counted attempts.
CREATE OR REPLACE FUNCTION app.forget_sign_in_remains()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    delete from session s where least(s.expires_at, s.revoked_at) < app.now() - interval '30 days';
    delete from refresh_token r where r.expires_at < app.now() - interval '1 day';
    delete from one_time_token o where o.expires_at < app.now() - interval '1 day';
    delete from attempt x where x.since < app.now() - case when x.count > 0 then interval '1 day' else interval '90 days' end;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- After success: clears some keys, takes back one count of others, and remembers that this one signed in.
CREATE OR REPLACE FUNCTION app.forgive_attempt(cleared bytea[], uncounted bytea[], known bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    delete from attempt x where x.key = any (cleared);
    update attempt x set count = greatest(0, x.count - 1), next_at = app.now() where x.key = any (uncounted);
    insert into attempt (key, count, since, next_at) values (known, 0, app.now(), app.now())
      on conflict (key) do update set since = excluded.since;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- A new agency with its first owner, by the command line or the seeder.
CREATE OR REPLACE FUNCTION app.found_agency(agency uuid, agency_name text, zone text, key bytea, person uuid, address text, full_name text, hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  declare owner_id uuid;
  begin
    insert into agency (id, name, time_zone, raw_key, created_at) values (agency, agency_name, zone, key, app.now());
    owner_id := app.add_person(person, address, full_name, hash);
    insert into membership (agency_id, user_id, role, since) values (agency, owner_id, 'owner', app.now());
    return owner_id;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- The first agency of an installation, for the holder of a setup token; null when the token is none or there is an agency already.
CREATE OR REPLACE FUNCTION app.found_first_agency(token bytea, agency uuid, agency_name text, zone text, key bytea, person uuid, address text, full_name text, hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    perform pg_advisory_xact_lock(hashtext('sourcedesk setup'));
    if not app.setup_stands(token) then return null; end if;
    update one_time_token o set used_at = app.now() where o.purpose = 'setup' and o.used_at is null;
    return app.found_agency(agency, agency_name, zone, key, person, address, full_name, hash);
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Holds the sending of every agency: what was approved, scheduled or being sent may have left already in the life this database does not remember.
CREATE OR REPLACE FUNCTION app.hold_sending(reason text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    update installation set held_since = now(), held_reason = reason;
    update outbox_message set possibly_sent = true where state in ('frozen', 'waiting', 'picked') and not possibly_sent $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- The identity of the server now, and the one this installation knows (null before the first start). The timeline is the one written to now: the last checkpoint may still name the one before a promotion.
CREATE OR REPLACE FUNCTION app.installation_state(OUT system_identifier text, OUT timeline integer, OUT known_identifier text, OUT known_timeline integer, OUT held_since timestamp with time zone, OUT held_reason text, OUT canaries jsonb)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select c.system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer,
           i.system_identifier, i.timeline, i.held_since, i.held_reason, coalesce(i.canaries, '{}')
      from pg_control_system() c left join installation i on true $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- RFC 3339 UTC ending in Z, as the API writes instants.
CREATE OR REPLACE FUNCTION app.instant_text(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

-- E-mails kept and what became of them, over all agencies: received is parsed and quarantined and pending together.
CREATE OR REPLACE FUNCTION app.intake_counts(OUT received bigint, OUT parsed bigint, OUT quarantined bigint, OUT pending bigint, OUT oldest_pending timestamp with time zone)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select (select count(*) from inbound_raw), count(*) filter (where m.status = 'parsed'), count(*) filter (where m.status = 'quarantined'),
           count(*) filter (where m.status = 'pending'), min(m.received_at) filter (where m.status = 'pending') from inbound_message m $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- What the holder of an invitation link is shown.
CREATE OR REPLACE FUNCTION app.invitation_at(token bytea, OUT agency_name text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT known_user boolean, OUT state text)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select a.name, i.email, i.role, i.expires_at, exists (select from person p where p.email = i.email),
           case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked' when i.expires_at <= app.now() then 'expired' else 'open' end
      from invitation i join agency a on a.id = i.agency_id where i.token_hash = token $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Notes a token that opens /setup; false when there is an agency already.
CREATE OR REPLACE FUNCTION app.issue_setup(token bytea, lifetime interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    if not app.setup_needed() then return false; end if;
    insert into one_time_token (hash, purpose, created_at, expires_at) values (token, 'setup', app.now(), app.now() + lifetime);
    return true;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Keeps the canary of a key unless there is one: the first process with the key decides.
CREATE OR REPLACE FUNCTION app.keep_canary(key text, canary text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    update installation set canaries = jsonb_build_object(key, canary) || canaries $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- The mailboxes a worker still follows, for so many seconds more, and when each was changed last. A lease that ran out and nobody took is renewed.
CREATE OR REPLACE FUNCTION app.keep_following(by_worker uuid, seconds integer)
 RETURNS TABLE(agency_id uuid, door_id uuid, changed_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    update imap_follower f set until = app.now() + make_interval(secs => seconds) from door d
     where f.worker = by_worker and d.agency_id = f.agency_id and d.id = f.id and d.active
    returning f.agency_id, f.id, d.changed_at $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- When a worker last gave a sign of life; null when none runs.
CREATE OR REPLACE FUNCTION app.last_beat()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select max(beat_at) from worker_heartbeat $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.last_event()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select coalesce(max(id), 0) from event $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- The agencies of a person, the one last signed in to first.
CREATE OR REPLACE FUNCTION app.memberships_of(person uuid)
 RETURNS TABLE(agency_id uuid, agency_name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select m.agency_id, a.name, m.role from membership m join agency a on a.id = m.agency_id
     where m.user_id = person and m.removed_at is null
     order by (select max(r.created_at) from session s join refresh_token r on r.session_id = s.id where s.user_id = m.user_id and s.agency_id = m.agency_id) desc nulls last, m.since, a.name $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Which agencies wait for which of these editions (numbered from 1) in vain, and were not told.
CREATE OR REPLACE FUNCTION app.missing_editions(services text[], dates date[], names text[], due timestamp with time zone[])
 RETURNS TABLE(agency_id uuid, slot integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select a.id, s.slot::integer from unnest(services, dates, names, due) with ordinality s (service, date, name, due, slot), agency a
     where a.created_at < s.due and app.service_watched(a.id, s.service, s.due) and not app.edition_came(a.id, s.service, s.date, s.name)
       and not exists (select from edition_alert e where e.agency_id = a.id and e.service = s.service and e.edition_date = s.date and e.edition_name = s.name) $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

CREATE OR REPLACE FUNCTION app.my_memberships()
 RETURNS TABLE(agency_id uuid, agency_name text, role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select * from app.memberships_of(app.user_id()) $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client

CREATE OR REPLACE FUNCTION app.my_password_hash()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select p.password_hash from person p where p.id = app.user_id() $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client

CREATE OR REPLACE FUNCTION app.my_self(OUT id uuid, OUT name text, OUT email text)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select p.id, p.name, p.email from person p where p.id = app.user_id() $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client

-- Writes down why a request was turned away; once a minute at most, because anybody may knock.
CREATE OR REPLACE FUNCTION app.note_refused_request(door uuid, why text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    update door d set refused_at = app.now(), refused_why = why
     where d.id = door and d.active and (d.refused_at is null or d.refused_at <= app.now() - interval '1 minute') $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- The clock of leases, undo and deadlines: now(), unless a role with sourcedesk_clock (seeder, tests) sets an instant.
CREATE OR REPLACE FUNCTION app.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
        select case
          when coalesce(current_setting('app.instant', true), '') <> '' and pg_has_role(session_user, 'sourcedesk_clock', 'member')
            then current_setting('app.instant', true)::timestamptz
          else now() end $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

-- Begins a family of sessions at an agency the person belongs to; false when it does not.
CREATE OR REPLACE FUNCTION app.open_session(new_session uuid, person uuid, agency uuid, token bytea, idle interval, longest interval)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    if not exists (select from membership m where m.agency_id = agency and m.user_id = person and m.removed_at is null) then return false; end if;
    insert into session (id, user_id, agency_id, family, created_at, expires_at)
      values (new_session, person, agency, new_session, app.now(), app.now() + longest);
    insert into refresh_token (hash, session_id, created_at, expires_at) values (token, new_session, app.now(), app.now() + least(idle, longest));
    return true;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.overdue_pitches(most integer)
 RETURNS TABLE(agency_id uuid, pitch_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select p.agency_id, p.id from pitch p join query q on q.agency_id = p.agency_id and q.id = p.query_id
         where p.state in ('drafting', 'returned', 'in_review', 'client_review', 'approved', 'scheduled', 'failed')
           and q.deadline_certainty = 'exact' and q.deadline_at <= app.now() and p.deadline_override is null
         order by q.deadline_at limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- Who signs in under an address, with the hash to check the password by; nulls when nobody does.
CREATE OR REPLACE FUNCTION app.person_at_sign_in(address text, OUT id uuid, OUT name text, OUT email text, OUT password_hash text)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select p.id, p.name, p.email, p.password_hash from person p where p.email = lower(address) $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Forgets events nobody can still be waiting for, and keys of requests nobody will repeat.
CREATE OR REPLACE FUNCTION app.prune_records(keep_events interval, keep_keys interval)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    delete from event e where e.at < now() - keep_events;
    delete from idempotency_key k where k.created_at < now() - keep_keys $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- What the workflow, and a client asked for approval, must know of a query: never its text or its journalist.
CREATE OR REPLACE FUNCTION app.query_facts(query uuid, OUT reply_kind text, OUT deadline_at timestamp with time zone, OUT deadline_certainty text, OUT topic text)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select q.reply_kind, q.deadline_at, q.deadline_certainty, q.summary from query q where q.agency_id = app.agency_id() and q.id = query $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.queue_depth()
 RETURNS TABLE(name text, waiting bigint, dead bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select t.identifier, count(*) filter (where j.attempts < j.max_attempts), count(*) filter (where j.attempts >= j.max_attempts and j.locked_at is null)
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id group by t.identifier $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- A manager's word that sending may go on in the agency of this unit; answers how many messages were possibly sent.
CREATE OR REPLACE FUNCTION app.release_sending()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  declare released integer;
  begin
    update agency set sending_released_at = clock_timestamp() where id = app.agency_id();
    update outbox_message set possibly_sent = false where agency_id = app.agency_id() and possibly_sent;
    get diagnostics released = row_count;
    return released;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Refuses a change of pitch.state that no history row of the same version tells of.
CREATE OR REPLACE FUNCTION app.require_history()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  begin
    if not exists (select from pitch_history h where h.agency_id = new.agency_id and h.pitch_id = new.id and h.version = new.version
                     and h.from_state = old.state and h.to_state = new.state) then
      raise exception 'the state of a pitch changes through transition() alone: no history tells of % to %', old.state, new.state using errcode = 'SD006';
    end if;
    return null;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_owner

CREATE OR REPLACE FUNCTION app.reset_stands(token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select exists (select from one_time_token o where o.hash = token and o.purpose = 'password-reset' and o.used_at is null and o.expires_at > app.now()) $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.retry_job(job text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
      declare found_id bigint;
      begin
        select j.id into found_id from graphile_worker._private_jobs j
         where j.id::text = job and j.attempts >= j.max_attempts and j.locked_at is null and j.payload ->> 'agencyId' = app.agency_id()::text;
        if not found then return false; end if;
        perform graphile_worker.reschedule_jobs(array[found_id], run_at := now(), attempts := 0);
        return true;
      end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Spends a refresh token. Outcomes: rotated; again (spent within 10 s: the same successor, sealed with the presented token); reused (the family is dead); stranger (no member of the agency); ended; unknown.
CREATE OR REPLACE FUNCTION app.rotate_refresh(presented bytea, next_token bytea, next_sealed bytea, new_session uuid, wanted_agency uuid, idle interval, OUT outcome text, OUT session_id uuid, OUT user_id uuid, OUT agency_id uuid, OUT sealed_successor bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
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
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.scope_brands()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select case when app.brand_scope() = 'all' then '{}' else app.brand_scope() end $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

-- Ids of the queries that hold the words, the latest first: a page of the list, from after a place in it.
CREATE OR REPLACE FUNCTION app.search_queries(wanted tsquery, of_service text, due_before timestamp with time zone, after_at timestamp with time zone, after_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'app', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
  begin
    return query select q.id from query q
     where q.agency_id = app.agency_id() and q.words @@ wanted and (of_service is null or q.service = of_service)
       and (due_before is null or q.deadline_at < due_before) and (after_at is null or (q.received_at, q.id) < (after_at, after_id))
     order by q.received_at desc, q.id desc limit most;
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api

-- Whether sending is held for the agency of this unit, why and since when: until it is released, and as long as the server is another than the one this installation knows. Agencies release one by one; one made after the hold has nothing to release.
CREATE OR REPLACE FUNCTION app.sending_hold(OUT held boolean, OUT reason text, OUT since timestamp with time zone)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select h.held or h.moved, case when h.held then h.held_reason when h.moved then 'The database is another one than before.' else '' end, case when h.held then h.held_since end
      from (select coalesce(i.held_since >= a.created_at and (a.sending_released_at is null or a.sending_released_at < i.held_since), false) as held,
                   coalesce(i.system_identifier <> c.system_identifier::text or i.timeline <> ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer, false) as moved,
                   i.held_reason, i.held_since
              from agency a cross join pg_control_system() c left join installation i on true where a.id = app.agency_id()) h $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_worker

-- What a person chose, else whether an edition that one can trust came by itself within the two weeks before: who carries digests in by hand is not waited for.
CREATE OR REPLACE FUNCTION app.service_watched(of_agency uuid, of_service text, at_time timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select coalesce((select w.watched from service_watch w where w.agency_id = of_agency and w.service = of_service),
      exists (select from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.door in ('imap', 'address', 'webhook')
        and m.edition_date between (at_time - interval '14 days')::date and at_time::date and m.received_at < at_time and m.status = 'parsed' and m.trusted)) $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_definer, sourcedesk_worker

-- A new name for the person of the unit, in every agency it belongs to.
CREATE OR REPLACE FUNCTION app.set_my_name(new_name text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        update person p set name = new_name where p.id = app.user_id() $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client

-- A new password for the person of the unit; every other sign-in of theirs ends.
CREATE OR REPLACE FUNCTION app.set_my_password(hash text, kept_session uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ #variable_conflict use_column
  begin
    update person p set password_hash = hash where p.id = app.user_id();
    update session s set revoked_at = app.now()
     where s.user_id = app.user_id() and s.revoked_at is null
       and s.family is distinct from (select k.family from session k where k.id = kept_session and k.user_id = app.user_id());
  end $function$
-- of sourcedesk_definer; execute: sourcedesk_api, sourcedesk_client

-- A setting of the unit of work; raises outside of one, so that a forgotten context is an error and never an empty answer.
CREATE OR REPLACE FUNCTION app.setting(name text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
      declare value text := current_setting(name, true);
      begin
        if value is null or value = '' then
          raise exception 'no unit of work: % is not set', name using errcode = 'SD001';
        end if;
        return value;
      end $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.setup_needed()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select not exists (select from agency) $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.setup_stands(token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select app.setup_needed() and exists (select from one_time_token o where o.hash = token and o.purpose = 'setup' and o.used_at is null and o.expires_at > app.now()) $function$
-- of sourcedesk_definer; execute: sourcedesk_api

CREATE OR REPLACE FUNCTION app.silent_outbox(most integer)
 RETURNS TABLE(agency_id uuid, pitch_id uuid, outbox_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
        select o.agency_id, o.pitch_id, o.id from outbox_message o where o.state = 'picked' and o.lease_until <= app.now() order by o.lease_until limit most $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- A worker that stops leaves its mailboxes to the others at once.
CREATE OR REPLACE FUNCTION app.stop_following(by_worker uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    delete from imap_follower f where f.worker = by_worker $function$
-- of sourcedesk_definer; execute: sourcedesk_worker

-- The first copy of this edition that nobody vouches for, under the caller's policies.
CREATE OR REPLACE FUNCTION app.unverified_copy(of_agency uuid, of_service text, of_date date, of_name text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select m.id from inbound_message m where m.agency_id = of_agency and m.service = of_service and m.edition_date = of_date
       and (of_name = '' or m.edition_name = of_name) and m.status = 'parsed' and not m.trusted order by m.received_at, m.id limit 1 $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_worker

CREATE OR REPLACE FUNCTION app.user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$ select nullif(current_setting('app.user_id', true), '')::uuid $function$
-- of sourcedesk_owner; execute: sourcedesk_api, sourcedesk_client, sourcedesk_definer, sourcedesk_worker

-- What the signature of a request is checked with, before its agency is known. Nulls when there is no such webhook.
CREATE OR REPLACE FUNCTION app.webhook_door(door uuid, OUT agency_id uuid, OUT raw_key bytea, OUT sealed_key bytea, OUT key_hash bytea)
 RETURNS record
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
    select d.agency_id, a.raw_key, d.sealed_key, d.key_hash from door d join agency a on a.id = d.agency_id
     where d.id = door and d.kind = 'webhook' and d.active $function$
-- of sourcedesk_definer; execute: sourcedesk_api

roles
  sourcedesk_api login in sourcedesk_client
  sourcedesk_client
  sourcedesk_clock
  sourcedesk_definer in sourcedesk_jobs
  sourcedesk_jobs
  sourcedesk_owner in sourcedesk_definer, sourcedesk_jobs
  sourcedesk_seeder login in sourcedesk_api, sourcedesk_client, sourcedesk_clock, sourcedesk_worker
  sourcedesk_worker login in sourcedesk_jobs
