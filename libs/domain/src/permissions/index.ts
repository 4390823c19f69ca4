import { type PitchAction, rowOf, pitchActions } from '../workflow';
import { type Role, desk, management, roles, staff } from '../roles';

/** Everything that is not an action on a pitch: one row an action, of the same shape as the workflow's. */
export const permissions = {
  'me.read': { who: roles },
  'agency.read': { who: staff },
  'agency.change': { who: management },
  'members.read': { who: staff },
  'members.invite': { who: management },
  'members.change': { who: management },
  'plans.read': { who: staff },
  'brands.read': { who: roles },
  'brands.add': { who: management },
  'brands.change': { who: management },
  'profiles.read': { who: staff },
  'profiles.change': { who: desk },
  'service-accounts.read': { who: staff },
  'service-accounts.change': { who: management },
  'mailbox.read': { who: desk },
  'mailbox.change': { who: management },
  'mailbox.test': { who: management },
  'intake.import': { who: desk },
  'intake.read': { who: staff },
  'intake.settle': { who: desk },
  'intake.download': { who: management },
  'intake.reparse': { who: management },
  'doors.read': { who: desk },
  'doors.change': { who: management },
  'doors.test': { who: management },
  'set-up-mails.read': { who: management },
  'set-up-mails.open': { who: management },
  'editions.dismiss': { who: desk },
  'editions.watch': { who: management },
  'queries.read': { who: staff },
  'queries.add': { who: desk },
  'queries.change': { who: desk },
  'matches.read': { who: staff },
  'matches.judge': { who: desk },
  'pitches.read': { who: roles },
  'drafts.save': { who: staff },
  'reviews.open': { who: desk },
  'replies.read': { who: desk },
  'replies.record': { who: desk },
  'sending.read': { who: desk },
  'sending.release': { who: management },
  'placements.read': { who: roles },
  'placements.add': { who: management },
  'placements.check': { who: desk },
  'reports.read': { who: ['owner', 'manager', 'editor', 'client'] },
  'report-links.read': { who: management },
  'report-links.change': { who: management },
  'overview.read': { who: desk },
  'events.read': { who: roles },
  'jobs.read': { who: management },
  'jobs.retry': { who: management },
} as const satisfies Record<string, { who: readonly Role[] }>;

export type Permission = keyof typeof permissions;
/** What a route declares it does: a row of `permissions`, or an action of the workflow. */
export type Action = Permission | `pitch.${PitchAction}`;

export const actions: readonly Action[] = [
  ...(Object.keys(permissions) as Permission[]),
  ...pitchActions.map((action) => `pitch.${action}` as const),
];

/** Whether a role may do this at all; a pitch action is judged again with the pitch in hand. */
export function can(role: Role, action: Action): boolean {
  const who: readonly Role[] = action.startsWith('pitch.')
    ? rowOf(action.slice('pitch.'.length) as PitchAction).who
    : permissions[action as Permission].who;
  return who.includes(role);
}

/** Whether a request for this must say which version it saw (If-Match). */
export function requiresVersion(action: Action): boolean {
  return action.startsWith('pitch.') && rowOf(action.slice('pitch.'.length) as PitchAction).ifMatch === 'required';
}
