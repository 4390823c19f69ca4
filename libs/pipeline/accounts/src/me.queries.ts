import type { Me, Membership } from '@sourcedesk/contracts/accounts';
import type { Tx } from '@sourcedesk/data';
import { actions, can } from '@sourcedesk/domain/permissions';
import type { Role } from '@sourcedesk/domain/roles';

/** The person of a unit and the agencies it belongs to, the last used first. */
export async function readSelf(tx: Tx): Promise<Pick<Me, 'user' | 'memberships'>> {
  const [user] = await tx.query<Me['user']>('select id, name, email from app.my_self()');
  if (!user) throw new Error('A unit of a session has a person.');
  const memberships = await tx.query<Membership>(
    'select agency_id as "agencyId", agency_name as "agencyName", role from app.my_memberships()',
  );
  return { user, memberships };
}

/** Who the caller is: person, agency, role, brands and permissions. */
export async function readMe(tx: Tx): Promise<Me> {
  if (tx.who.kind !== 'member') throw new Error('Only a member has a self.');
  const { role } = tx.who;
  const [place] = await tx.query<Pick<Me, 'agency' | 'brandIds'>>(
    `select json_build_object('id', a.id, 'name', a.name, 'timeZone', a.time_zone) as agency,
            case when not app.all_brands() then to_json(app.scope_brands()::uuid[]) end as "brandIds"
       from app.agency a where a.id = app.agency_id()`,
  );
  if (!place) throw new Error('A unit of a session has an agency.');
  return { ...(await readSelf(tx)), ...place, role, permissions: permissionsOf(role) };
}

const permissionsOf = (role: Role): string[] => actions.filter((action) => can(role, action));
