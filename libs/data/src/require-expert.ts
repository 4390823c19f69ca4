import { DomainError } from '@sourcedesk/domain/errors';
import type { ProfileId } from '@sourcedesk/domain/ids';
import type { Tx } from './tenant-db';

/**
 * Passes when the expert was not removed, and keeps it from being removed before the unit ends.
 * @throws DomainError not-found, wrong-state
 */
export async function requireExpert(tx: Tx, id: ProfileId): Promise<void> {
  const [profile] = await tx.query<{ name: string; removed: boolean }>(
    'select name, removed_at is not null as removed from app.profile where agency_id = app.agency_id() and id = $1 for key share',
    [id],
  );
  if (!profile) throw new DomainError('not-found', 'There is no such expert.');
  if (profile.removed) throw new DomainError('wrong-state', `${profile.name} was removed: bring the expert back before going on.`);
}
