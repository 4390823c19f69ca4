import type { Ctx, TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { Sight } from './visibility';

/**
 * Asks the database what the session may see now.
 * @throws DomainError unauthenticated when the session has ended, forbidden when its role may not watch
 */
export async function readSight(db: TenantDb, ctx: Ctx): Promise<Sight> {
  return db.run(ctx, async (tx) => {
    if (tx.who.kind !== 'member') throw new DomainError('forbidden', 'Only members can watch events.');
    const [row] = await tx.query<{ everything: boolean; brands: string[] }>(
      'select app.all_brands() as everything, app.scope_brands()::uuid[] as brands',
    );
    return { agencyId: tx.who.agencyId, role: tx.who.role, brands: row?.everything ? 'all' : new Set(row?.brands) };
  });
}
