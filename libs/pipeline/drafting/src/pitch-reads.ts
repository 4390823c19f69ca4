import type { ClientPitch, Pitch, PitchesQuery } from '@sourcedesk/contracts/drafting';
import { type Tx, clientPitches, viewClientPitch, viewPitch } from '@sourcedesk/data';
import type { PitchId } from '@sourcedesk/domain/ids';
import { pitchPage } from './drafting.queries';

/** A list of pitches as JSON text: staff see rows, a client what waits for its word, in a shape of its own. */
export async function pitches(tx: Tx, query: PitchesQuery): Promise<string> {
  return isClient(tx) ? JSON.stringify(await clientPitches(tx, query)) : pitchPage(tx, query);
}

/** One pitch, in the caller's shape. @throws DomainError not-found */
export function onePitch(tx: Tx, id: PitchId): Promise<Pitch | ClientPitch> {
  return isClient(tx) ? viewClientPitch(tx, id) : viewPitch(tx, id);
}

function isClient({ who }: Tx): boolean {
  return who.kind === 'member' && who.role === 'client';
}
