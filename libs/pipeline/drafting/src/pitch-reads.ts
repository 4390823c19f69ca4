import type { ClientPitch, Pitch, PitchesQuery } from '@sourcedesk/contracts/drafting';
import { type Tx, clientPitches, requireBrand, viewClientPitch, viewPitch } from '@sourcedesk/data';
import type { BrandId, PitchId } from '@sourcedesk/domain/ids';
import { pitchPage } from './drafting.queries';

/** A list of pitches as JSON text: staff see rows, a client what waits for its word, in a shape of its own. @throws DomainError not-found for a brand out of scope */
export async function pitches(tx: Tx, query: PitchesQuery): Promise<string> {
  if (query.brandId) await requireBrand(tx, query.brandId as BrandId);
  return isClient(tx) ? JSON.stringify(await clientPitches(tx, query)) : pitchPage(tx, query);
}

/** One pitch, in the caller's shape. @throws DomainError not-found */
export function onePitch(tx: Tx, id: PitchId): Promise<Pitch | ClientPitch> {
  return isClient(tx) ? viewClientPitch(tx, id) : viewPitch(tx, id);
}

function isClient({ who }: Tx): boolean {
  return who.kind === 'member' && who.role === 'client';
}
