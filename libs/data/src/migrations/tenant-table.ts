/**
 * Whom a tenant table is for.
 * - `brand`: rows belong to a brand (`brand_id not null`); limited members see those of their brands only.
 * - `staff`: agency staff only; the client role is granted nothing.
 * - `agency`: every member of the agency.
 */
export type TableScope = 'brand' | 'staff' | 'agency';

/**
 * The row-level security every tenant table carries, as SQL: enabled and forced, tenant policy for the working roles, the
 * owner's own policy (FORCE would make its data migrations silently touch nothing), brand scope as a restrictive policy.
 * `client`: the columns a client's unit may read; none when absent.
 */
export function tenantTable(table: string, scope: TableScope, options: { client?: string; append?: true } = {}): string {
  const verbs = options.append ? 'select, insert' : 'select, insert, update, delete';
  const lines = [
    `alter table app.${table} enable row level security`,
    `alter table app.${table} force row level security`,
    `comment on table app.${table} is 'scope: ${scope}'`,
    `grant ${verbs} on app.${table} to sourcedesk_api, sourcedesk_worker`,
    `create policy tenant on app.${table} to sourcedesk_api, sourcedesk_worker, sourcedesk_client
       using (agency_id = (select app.agency_id())) with check (agency_id = (select app.agency_id()))`,
    `create policy owner on app.${table} to sourcedesk_owner using (true) with check (true)`,
  ];
  if (scope === 'brand') {
    lines.push(`create policy brand_scope on app.${table} as restrictive to sourcedesk_api, sourcedesk_worker, sourcedesk_client
       using ((select app.all_brands()) or brand_id = any ((select app.scope_brands())::uuid[]))
       with check ((select app.all_brands()) or brand_id = any ((select app.scope_brands())::uuid[]))`);
  }
  if (options.client) lines.push(`grant select (${options.client}) on app.${table} to sourcedesk_client`);
  return lines.join(';\n') + ';';
}

/** Lets the definer functions reach a table; each such table is listed by the catalog test. */
export function definerTable(table: string, verbs: string): string {
  return `grant ${verbs} on app.${table} to sourcedesk_definer;
    create policy definer on app.${table} to sourcedesk_definer using (true) with check (true);`;
}

/** A definer function: owned by the definer role, callable by the named roles only. `signature` without the schema, e.g. `find_person(text)`. */
export function definerFunction(signature: string, roles: string): string {
  return `alter function app.${signature} owner to sourcedesk_definer;
    revoke all on function app.${signature} from public;
    grant execute on function app.${signature} to ${roles};`;
}
