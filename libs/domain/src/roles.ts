/** What a member may be in an agency. A new role is a member of this list; the compiler names every table that must say something of it. */
export const roles = ['owner', 'manager', 'editor', 'va', 'client'] as const;
export type Role = (typeof roles)[number];

/** Roles of agency staff: everyone but the client. */
export const staff = ['owner', 'manager', 'editor', 'va'] as const satisfies readonly Role[];
/** Roles that may approve, send and change matches. */
export const desk = ['owner', 'manager', 'editor'] as const satisfies readonly Role[];
/** Roles that run the agency. */
export const management = ['owner', 'manager'] as const satisfies readonly Role[];
