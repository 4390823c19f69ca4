import type { Action } from '@sourcedesk/domain/permissions';
import type { IconName } from '@sourcedesk/ui';

/** One place of the desk: where it is, who may go there, and the key after G that leads there. */
export interface Place {
  id: string;
  label: string;
  path: string;
  icon: IconName;
  key: string;
  needs: Action;
  group: '' | 'Work' | 'Agency';
}

/** The navigation, in order. What a person may not do is not shown. */
export const places: readonly Place[] = [
  { id: 'overview', label: 'Overview', path: '/app/overview', icon: 'overview', key: 'h', needs: 'overview.read', group: '' },
  { id: 'inbox', label: 'Inbox', path: '/app/inbox', icon: 'inbox', key: 'i', needs: 'matches.judge', group: '' },
  { id: 'queue', label: 'Queue', path: '/app/queue', icon: 'queue', key: 'q', needs: 'pitch.take', group: '' },
  { id: 'review', label: 'Review', path: '/app/review', icon: 'review', key: 'r', needs: 'pitch.approve', group: '' },
  { id: 'sent', label: 'Sent', path: '/app/sent', icon: 'sent', key: 's', needs: 'sending.read', group: '' },
  { id: 'placements', label: 'Placements', path: '/app/placements', icon: 'link', key: 'p', needs: 'placements.read', group: '' },
  { id: 'brands', label: 'Brands', path: '/app/brands', icon: 'brand', key: 'b', needs: 'brands.read', group: 'Work' },
  { id: 'reports', label: 'Reports', path: '/app/reports', icon: 'report', key: 'v', needs: 'reports.read', group: 'Work' },
  { id: 'digests', label: 'Editions', path: '/app/digests', icon: 'edition', key: 'e', needs: 'intake.read', group: 'Agency' },
  { id: 'members', label: 'People', path: '/app/members', icon: 'people', key: 'm', needs: 'members.read', group: 'Agency' },
  { id: 'settings', label: 'Settings', path: '/app/settings', icon: 'settings', key: 'x', needs: 'me.read', group: 'Agency' },
];
