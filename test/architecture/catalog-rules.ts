/**
 * What the schema declares beyond the rules: a new exception stands here, in words, or the catalog test fails.
 * Tables are named without their schema; policies as `table.policy`.
 */
export const declared = {
  /** TypeORM's own list of migrations; names only. */
  unscoped: ['migrations'],
  /** Tables the definer functions reach, through a policy of their own. */
  definer: [
    'agency',
    'attempt',
    'audit_entry',
    'brand',
    'door',
    'edition_alert',
    'event',
    'idempotency_key',
    'imap_follower',
    'inbound_message',
    'inbound_raw',
    'installation',
    'invitation',
    'membership',
    'membership_brand',
    'one_time_token',
    'outbox_message',
    'person',
    'pitch',
    'pitch_history',
    'placement',
    'query',
    'refresh_token',
    'report_link',
    'service_watch',
    'session',
    'set_up_mail',
    'worker_heartbeat',
  ],
  /** Policies beside tenant, owner, brand_scope and definer; their text is in the schema dump. */
  policies: ['person.colleagues', 'worker_heartbeat.worker', 'tick.worker', 'pitch.begins_in_drafting', 'idempotency_key.own'],
  /** Hashes of tokens that are presented before the agency is known. */
  globallyUnique: ['door_key_hash_key', 'invitation_token_hash_key', 'report_link_token_hash_key'],
  /** Keys out of an agency: to people and to plans, which belong to none. */
  foreignKeysOutside: ['membership -> person', 'brand -> plan'],
  /** A session belongs to a person and names the agency it was opened for; an event names a brand to be filtered by at delivery. */
  agencyIdWithoutTenant: ['session'],
  brandIdWithoutScope: ['event'],
  /** What a client's unit may touch: staff tables are never among them. Whole-table reading only where every column is meant for it. */
  client: [
    'agency',
    'audit_entry',
    'brand',
    'event',
    'idempotency_key',
    'outbox_message',
    'pitch',
    'pitch_history',
    'placement',
    'plan',
    'profile',
    'reply',
  ],
  clientWhole: ['plan', 'idempotency_key'],
  /** Definer functions a server may hand an agency: before a unit, where the holder of a token or a password says which. */
  agencyAsArgument: ['open_session', 'rotate_refresh', 'found_first_agency'],
  /** role -> role it may become. */
  memberships: [
    'sourcedesk_api -> sourcedesk_client',
    'sourcedesk_definer -> sourcedesk_jobs',
    'sourcedesk_owner -> sourcedesk_definer',
    'sourcedesk_owner -> sourcedesk_jobs',
    'sourcedesk_seeder -> sourcedesk_api',
    'sourcedesk_seeder -> sourcedesk_client',
    'sourcedesk_seeder -> sourcedesk_clock',
    'sourcedesk_seeder -> sourcedesk_worker',
    'sourcedesk_worker -> sourcedesk_jobs',
  ],
} as const;

const list = (names: readonly string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]::text[]`;
const servers = `array['sourcedesk_api', 'sourcedesk_client', 'sourcedesk_worker']`;
const brandScopeText = (column: string) =>
  `(( SELECT app.all_brands() AS all_brands) OR (${column} = ANY ((( SELECT app.scope_brands() AS scope_brands))::uuid[])))`;

/** Views of the catalog the rules share. */
const facts = `
  t as (
    select c.oid, c.relname::text as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole::text as owner, c.reloptions,
           substring(obj_description(c.oid, 'pg_class') from '^scope: (tenant|brand|staff|agency|installation|public)$') as scope
      from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'f', 'm', 'v') and c.relname <> all (${list(declared.unscoped)})),
  tables as (select * from t where relkind in ('r', 'p', 'f')),
  tenant as (select * from tables where scope in ('brand', 'staff', 'agency')),
  columns as (
    select a.attrelid, a.attnum, a.attname::text as name, a.attnotnull, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a where a.attnum > 0 and not a.attisdropped),
  keys as (
    select k.conrelid, k.confrelid, k.contype, k.conname::text as name,
           (select array_agg(a.attname::text order by u.n) from unnest(k.conkey) with ordinality u (num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as own,
           (select array_agg(a.attname::text order by u.n) from unnest(k.confkey) with ordinality u (num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as theirs
      from pg_constraint k where k.connamespace = 'app'::regnamespace),
  policies as (
    select t.name as table_name, t.scope, p.polname::text as name, p.polpermissive, p.polcmd, pg_get_expr(p.polqual, p.polrelid) as qual, pg_get_expr(p.polwithcheck, p.polrelid) as checked,
           (select array_agg(r order by r) from (select case when o = 0 then 'public' else o::regrole::text end from unnest(p.polroles) o) as named (r)) as roles
      from pg_policy p join t on t.oid = p.polrelid),
  wanted_policies as (
    select name as table_name, 'owner' as policy from tables where scope <> 'public'
    union select name, 'tenant' from tables where scope in ('tenant', 'brand', 'staff', 'agency')
    union select name, 'brand_scope' from tables where scope = 'brand' or name = 'brand'
    union select unnest(${list(declared.definer)}), 'definer'
    union select split_part(p, '.', 1), split_part(p, '.', 2) from unnest(${list(declared.policies)}) p),
  functions as (
    select p.oid, p.proname::text as name, p.oid::regprocedure::text as signature, p.prosecdef, p.proowner::regrole::text as owner, coalesce(p.proconfig, '{}') as config, p.proacl,
           coalesce(array_to_string(p.proargnames[1:p.pronargs], ' '), '') as arguments
      from pg_proc p where p.pronamespace = 'app'::regnamespace),
  grants as (
    select t.name as table_name, t.scope, case when g.grantee = 0 then 'public' else g.grantee::regrole::text end as grantee, g.privilege_type as privilege, null::text as column_name
      from t join pg_class c on c.oid = t.oid cross join aclexplode(c.relacl) g
    union all
    select t.name, t.scope, case when g.grantee = 0 then 'public' else g.grantee::regrole::text end, g.privilege_type, a.attname::text
      from t join pg_attribute a on a.attrelid = t.oid cross join aclexplode(a.attacl) g),
  roles as (select * from pg_roles where rolname like 'sourcedesk\\_%')`;

/** One rule a line: what it says when broken. */
const rules: Record<string, string> = {
  scope: `select name || ' says no scope: comment it "scope: brand", "staff", "agency", "installation" or "public"' from tables where scope is null`,
  'agency id': `select t.name || ' has no agency_id uuid not null' from tenant t
    where not exists (select from columns c where c.attrelid = t.oid and c.name = 'agency_id' and c.type = 'uuid' and c.attnotnull)
    union all select t.name || ' carries agency_id and says it is no tenant table' from tables t join columns c on c.attrelid = t.oid and c.name = 'agency_id'
    where t.scope in ('installation', 'public') and t.name <> all (${list(declared.agencyIdWithoutTenant)})`,
  'primary key': `select t.name || ' has no primary key led by agency_id' from tenant t
    where not exists (select from keys k where k.conrelid = t.oid and k.contype = 'p' and k.own[1] = 'agency_id')`,
  'foreign key': `select t.name || ': ' || k.name || ' is not led by agency_id on both sides' from keys k join tenant t on t.oid = k.conrelid join tables o on o.oid = k.confrelid
    where k.contype = 'f' and o.scope in ('brand', 'staff', 'agency') and (k.own[1] is distinct from 'agency_id' or k.theirs[1] is distinct from 'agency_id' or cardinality(k.own) < 2)
    union all select t.name || ': ' || k.name || ' leads to agency by another column than agency_id' from keys k join tenant t on t.oid = k.conrelid join tables o on o.oid = k.confrelid
    where k.contype = 'f' and o.scope = 'tenant' and k.own <> array['agency_id']
    union all select t.name || ': ' || k.name || ' leads out of the agency' from keys k join tenant t on t.oid = k.conrelid left join tables o on o.oid = k.confrelid
    where k.contype = 'f' and (o.scope is null or o.scope in ('installation', 'public')) and t.name || ' -> ' || coalesce(o.name, '?') <> all (${list(declared.foreignKeysOutside)})
    union all select t.name || ': ' || k.name || ' leads into an agency from outside' from keys k join tables t on t.oid = k.conrelid join tenant o on o.oid = k.confrelid
    where k.contype = 'f' and t.scope in ('installation', 'public', 'tenant')`,
  'unique key': `select t.name || ': unique ' || i.relname || ' is not led by agency_id' from pg_index x join tenant t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    left join columns c on c.attrelid = t.oid and c.attnum = x.indkey[0]
    where x.indisunique and c.name is distinct from 'agency_id' and i.relname <> all (${list(declared.globallyUnique)})
    union all select t.name || ': ' || k.name || ' is an exclusion without agency_id' from keys k join tenant t on t.oid = k.conrelid where k.contype = 'x' and k.own[1] is distinct from 'agency_id'`,
  'row level security': `select name || ' does not enable and force row level security' from tables where scope is distinct from 'public' and not (relrowsecurity and relforcerowsecurity)`,
  'policy missing': `select w.table_name || ' lacks the policy "' || w.policy || '"' from wanted_policies w
    where not exists (select from policies p where p.table_name = w.table_name and p.name = w.policy)`,
  'policy unexpected': `select p.table_name || ' has the undeclared policy "' || p.name || '"' from policies p
    where not exists (select from wanted_policies w where p.table_name = w.table_name and p.name = w.policy)`,
  'policy shape': `select p.table_name || ': policy "' || p.name || '" is not what its name promises' from policies p where case p.name
      when 'owner' then not (p.roles = array['sourcedesk_owner'] and p.polpermissive and p.polcmd = '*' and p.qual = 'true' and p.checked = 'true')
      when 'tenant' then not (p.roles = ${servers} and p.polpermissive and p.polcmd = '*' and p.checked is not distinct from p.qual
        and p.qual = '(' || case p.scope when 'tenant' then 'id' else 'agency_id' end || ' = ( SELECT app.agency_id() AS agency_id))')
      when 'brand_scope' then not (p.roles = ${servers} and not p.polpermissive and p.polcmd = '*' and p.checked is not distinct from p.qual
        and p.qual = case p.table_name when 'brand' then '${brandScopeText('id')}' else '${brandScopeText('brand_id')}' end)
      when 'definer' then not (p.roles = array['sourcedesk_definer'])
      else 'public' = any (p.roles) or (p.polpermissive and p.scope not in ('installation')) or (p.polcmd in ('*', 'w') and (p.qual is null or p.checked is null)) end`,
  'brand scope': `select t.name || ' is of a brand and has no brand_id uuid not null' from tables t where t.scope = 'brand'
      and not exists (select from columns c where c.attrelid = t.oid and c.name = 'brand_id' and c.type = 'uuid' and c.attnotnull)
    union all select t.name || ' is of a brand and no foreign key holds brand_id' from tables t where t.scope = 'brand'
      and not exists (select from keys k where k.conrelid = t.oid and k.contype = 'f' and 'brand_id' = any (k.own))
    union all select t.name || ': ' || k.name || ' leaves brand_id out' from keys k join tables t on t.oid = k.conrelid join tables o on o.oid = k.confrelid
      where k.contype = 'f' and o.scope = 'brand' and (k.own[2] is distinct from 'brand_id' or k.theirs[2] is distinct from 'brand_id')
    union all select t.name || ' has a brand_id and is not of a brand' from tables t join columns c on c.attrelid = t.oid and c.name = 'brand_id'
      where t.scope <> 'brand' and t.name <> all (${list(declared.brandIdWithoutScope)})`,
  'grant to client': `select distinct g.table_name || ' is not meant for clients' from grants g where g.grantee = 'sourcedesk_client' and g.table_name <> all (${list(declared.client)})
    union all select g.table_name || ' is staff''s, and clients are granted ' || lower(g.privilege) from grants g where g.grantee = 'sourcedesk_client' and g.scope in ('staff', 'installation')
    union all select g.table_name || ' shows clients every column: name those meant for them' from grants g
      where g.grantee = 'sourcedesk_client' and g.privilege = 'SELECT' and g.column_name is null and g.table_name <> all (${list(declared.clientWhole)})`,
  grant: `select g.table_name || ' grants ' || lower(g.privilege) || ' to ' || g.grantee from grants g
      where g.grantee not in ('sourcedesk_owner', 'sourcedesk_api', 'sourcedesk_worker', 'sourcedesk_client', 'sourcedesk_definer')
         or (g.grantee <> 'sourcedesk_owner' and g.privilege not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))
    union all select g.table_name || ' is reached by the definer functions and not declared' from grants g
      where g.grantee = 'sourcedesk_definer' and g.table_name <> all (${list([...declared.definer, ...declared.unscoped])})`,
  function: `select f.signature || ' runs as its definer and does not belong to sourcedesk_definer' from functions f where f.prosecdef and f.owner <> 'sourcedesk_definer'
    union all select f.signature || ' belongs to ' || f.owner from functions f where not f.prosecdef and f.owner <> 'sourcedesk_owner'
    union all select f.signature || ' has no fixed search_path' from functions f where not f.config && array['search_path=pg_catalog', 'search_path=app, pg_temp']
    union all select f.signature || ' may be called by everybody' from functions f where f.proacl is null or exists (select from aclexplode(f.proacl) g where g.grantee = 0)
    union all select f.signature || ' takes the agency as an argument' from functions f where f.prosecdef and f.arguments ~ 'agency' and f.name <> all (${list(declared.agencyAsArgument)})
      and (has_function_privilege('sourcedesk_api', f.oid, 'execute') or has_function_privilege('sourcedesk_client', f.oid, 'execute'))`,
  view: `select name || ' is a view that reads with the rights of its owner: set security_invoker' from t where relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
    union all select name || ' is a materialised view, which row level security does not reach' from t where relkind = 'm'
    union all select name || ' is a foreign table' from t where relkind = 'f'`,
  ownership: `select name || ' belongs to ' || owner from t where owner <> 'sourcedesk_owner'
    union all select 'schema ' || nspname || ' belongs to ' || nspowner::regrole from pg_namespace where (nspname = 'app' and nspowner <> 'sourcedesk_owner'::regrole)
    union all select d.refobjid::regrole || ' owns an object (' || d.classid::regclass || ' ' || d.objid || ')' from pg_shdepend d
      where d.deptype = 'o' and d.refobjid in (select oid from roles where rolname in ('sourcedesk_api', 'sourcedesk_worker', 'sourcedesk_client', 'sourcedesk_seeder', 'sourcedesk_clock'))
        and d.dbid in (0, (select oid from pg_database where datname = current_database()))
    union all select c.oid::regclass || ' lies outside the schemas app and graphile_worker' from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('app', 'graphile_worker', 'pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`,
  role: `select rolname || ' is superuser, or may pass by row level security, make roles or databases, or replicate' from pg_roles
      where (rolsuper or rolbypassrls or ((rolcreaterole or rolcreatedb or rolreplication) and rolname like 'sourcedesk\\_%')) and rolname <> session_user and rolname !~ '^pg_'
    union all select rolname || ' may sign in' from roles where rolcanlogin and rolname not in ('sourcedesk_api', 'sourcedesk_worker', 'sourcedesk_seeder')
    union all select m.member::regrole || ' is a member of ' || m.roleid::regrole from pg_auth_members m where m.member in (select oid from roles)
      and m.member::regrole || ' -> ' || m.roleid::regrole <> all (${list(declared.memberships)})
    union all select 'sourcedesk_api has the rights of a client without becoming one' from pg_auth_members m
      where m.member = 'sourcedesk_api'::regrole and m.roleid = 'sourcedesk_client'::regrole and m.inherit_option
    union all select rolname || ' may create in schema ' || nspname from roles, pg_namespace where nspname in ('app', 'public', 'graphile_worker')
      and rolname in ('sourcedesk_api', 'sourcedesk_client', 'sourcedesk_clock') and has_schema_privilege(rolname, nspname, 'create')
    union all select rolname || ' may create in schema app' from roles where rolname in ('sourcedesk_worker', 'sourcedesk_definer') and has_schema_privilege(rolname, 'app', 'create')
    union all select rolname || ' can see the queue' from roles where rolname in ('sourcedesk_api', 'sourcedesk_client') and has_schema_privilege(rolname, 'graphile_worker', 'usage')`,
};

export const ruleNames = Object.keys(rules);

/** Answers a row {rule, breach} for each thing in the catalog that forgets something. */
export const breachesSql = `with ${facts} ${ruleNames.map((name) => `select '${name}' as rule, breach from (${rules[name]}) as b (breach)`).join('\nunion all ')} order by 1, 2`;
