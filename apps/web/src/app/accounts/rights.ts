import type { Me, Member } from '@sourcedesk/contracts/accounts';
import type { Role } from '@sourcedesk/domain/roles';

/** What a person may do here, by role: the word and what it means. */
export const roleWords: Readonly<Record<Role, { label: string; text: string }>> = {
  owner: { label: 'Owner', text: 'Everything, also what managers may; makes other owners.' },
  manager: { label: 'Manager', text: 'Runs the agency: people, brands, plans, mailboxes, placements, reports.' },
  editor: { label: 'Editor', text: 'Reviews, approves, sends; accepts and skips queries; looks after experts.' },
  va: { label: 'VA', text: 'Takes matches from the queue and writes drafts. Can never send.' },
  client: { label: 'Client', text: 'Sees the reports of their own brand and, where the brand wants that, approves pitches.' },
};

/** Roles in the order of what they may. */
export const rolesInOrder = Object.keys(roleWords) as readonly Role[];

/** What somebody has, or is to have. brandIds null: every brand. */
export interface Rights {
  role: Role;
  brandIds: string[] | null;
}

/** Roles that the caller may give: the server refuses more than one has oneself. */
export function givableRoles(mine: Role): readonly Role[] {
  return mine === 'owner' ? rolesInOrder : rolesInOrder.filter((role) => role !== 'owner');
}

/** Why this caller cannot change a member, in words; '' when they can. The server has the last word. */
export function whyFixed(member: Member, all: readonly Member[], me: Me): string {
  if (member.role !== 'owner') return '';
  if (me.role !== 'owner') return 'Only an owner may change an owner.';
  return all.filter(({ role }) => role === 'owner').length > 1 ? '' : 'An agency needs an owner: make somebody else an owner first.';
}

/** What does not make sense of rights, in words; '' when they do. */
export function whyNotGivable({ role, brandIds }: Rights): string {
  if (role === 'client' && (brandIds === null || brandIds.length === 0)) return 'Say which brand the client belongs to.';
  if (brandIds?.length === 0) return 'Choose at least one brand, or every brand.';
  return '';
}

/** "every brand", "Fernway Payroll and Lumen Sleep", "Fernway Payroll, Lumen Sleep and 3 more". */
export function brandsWords(brandIds: readonly string[] | null, names: ReadonlyMap<string, string>): string {
  if (brandIds === null) return 'every brand';
  const known = brandIds.flatMap((id) => names.get(id) ?? []).sort((a, b) => a.localeCompare(b));
  if (brandIds.length === 0) return 'no brand';
  if (known.length === 0) return brandIds.length === 1 ? '1 brand' : `${brandIds.length} brands`;
  const more = brandIds.length - Math.min(known.length, 2);
  if (more > 0) return `${known.slice(0, 2).join(', ')} and ${more} more`;
  return known.join(' and ');
}
