import { DomainError } from '@sourcedesk/domain/errors';
import type { BrandId } from '@sourcedesk/domain/ids';
import type { Tx } from './tenant-db';

/** For what would otherwise answer emptily about a brand that is not there, or not in the caller's scope. @throws DomainError not-found */
export async function requireBrand(tx: Tx, id: BrandId): Promise<void> {
  const [brand] = await tx.query('select from app.brand where agency_id = app.agency_id() and id = $1', [id]);
  if (!brand) throw new DomainError('not-found', 'There is no such brand.');
}
