import type { Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { Role } from '@sourcedesk/domain/roles';

/** What a membership allows. brandIds null: every brand. */
export interface Rights {
  readonly role: Role;
  readonly brandIds: readonly string[] | null;
}

/**
 * Whether the caller may give these rights, and whether they make sense.
 * Nobody gives more than they have: only an owner makes owners, and who is limited to brands gives those brands only.
 * @throws DomainError forbidden; invalid for a client of no brand or a limited owner; not-found for a brand that is not there
 */
export async function requireGivable(tx: Tx, { role, brandIds }: Rights): Promise<void> {
  if (role === 'owner') requireOwner(tx, 'make somebody an owner');
  if (role === 'owner' && brandIds !== null) throw invalidBrands('An owner works for every brand.');
  if (role === 'client' && (brandIds === null || brandIds.length === 0)) throw invalidBrands('Say which brand the client belongs to.');
  const [row] = await tx.query<{ all: boolean; known: number }>(
    `select app.all_brands() as all, (select count(*)::int from app.brand b where b.agency_id = app.agency_id() and b.id = any ($1::uuid[])) as known`,
    [brandIds ?? []],
  );
  if (brandIds === null && !row?.all)
    throw new DomainError('forbidden', 'You work for some brands only, so you cannot give access to all.');
  if (row?.known !== new Set(brandIds ?? []).size) throw new DomainError('not-found', 'One of the brands does not exist.');
}

/** @throws DomainError forbidden unless an owner acts */
export function requireOwner(tx: Tx, what: string): void {
  if (tx.who.kind === 'member' && tx.who.role !== 'owner') throw new DomainError('forbidden', `Only an owner may ${what}.`);
}

function invalidBrands(message: string): DomainError {
  return new DomainError('invalid', message, {}, [{ pointer: '/brandIds', code: 'brands', message }]);
}
