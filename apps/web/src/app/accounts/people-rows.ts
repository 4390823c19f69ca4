import type { Invitation, Me, Member } from '@sourcedesk/contracts/accounts';
import { agoWords, dateWords, spanWords } from '@sourcedesk/ui';
import { brandsWords, roleWords, whyFixed } from './rights';

/** A member as a row of the list. */
export function memberRow(member: Member, all: readonly Member[], me: Me, names: ReadonlyMap<string, string>) {
  const { userId, name, email, role, brandIds, since } = member;
  return {
    id: userId,
    name,
    email,
    isMe: userId === me.user.id,
    role: roleWords[role].label,
    brands: brandsWords(brandIds, names),
    since: `since ${dateWords(Date.parse(since))}`,
    fixed: whyFixed(member, all, me),
  };
}

/** An open invitation as a row of the list. */
export function invitationRow(invitation: Invitation, names: ReadonlyMap<string, string>, now: number) {
  const { id, email, role, brandIds, createdAt, expiresAt } = invitation;
  const left = Date.parse(expiresAt) - now;
  return {
    id,
    email,
    role: roleWords[role].label,
    brands: brandsWords(brandIds, names),
    sent: `invited ${agoWords(Date.parse(createdAt), now)}`,
    left: left > 0 ? `works for ${spanWords(left)} more` : 'has run out',
  };
}
