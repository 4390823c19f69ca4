import type { ServiceAccountId } from '@sourcedesk/domain/ids';
import { newId } from '../new-id';
import type { Desk } from './a-desk';
import { insertRow } from './insert-row';

/** Where the desk's brand is registered with HARO, under an address of its own. */
export async function aServiceAccount({ db, agencyId, brandId }: Pick<Desk, 'db' | 'agencyId' | 'brandId'>): Promise<ServiceAccountId> {
  const id = newId<ServiceAccountId>();
  await insertRow(db, 'service_account', {
    agency_id: agencyId,
    id,
    brand_id: brandId,
    service: 'haro',
    address: `ines.${id}@lantern-lane.example`,
    updated_at: db.clock.now(),
  });
  return id;
}
