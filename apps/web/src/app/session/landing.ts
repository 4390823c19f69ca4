import type { Role } from '@sourcedesk/domain/roles';

const landings: Readonly<Record<Role, string>> = {
  owner: '/app/overview',
  manager: '/app/overview',
  editor: '/app/review',
  va: '/app/queue',
  client: '/portal',
};

/** Where a person begins the day. */
export function landingOf(role: Role): string {
  return landings[role];
}

/** A path of this site that may be gone to after sign-in; anything else gives null. */
export function safeNext(next: string | null): string | null {
  return next !== null && /^\/(app|portal)(\/|\?|$)/.test(next) ? next : null;
}
