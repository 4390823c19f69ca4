import { SetMetadata } from '@nestjs/common';
import type { Action } from '@sourcedesk/domain/permissions';

/** Who may call a route: whoever has the right, whoever is signed in, or everybody. */
export type Access = { readonly kind: 'can'; readonly action: Action } | { readonly kind: 'authenticated' } | { readonly kind: 'public' };

export const accessKey = 'sourcedesk:access';
export const mayWriteKey = 'sourcedesk:may-write';
export const sameOriginKey = 'sourcedesk:same-origin';

/** The caller must be signed in, and its role must allow the action; checked when the unit of work opens. */
export const Can = (action: Action): MethodDecorator => access({ kind: 'can', action });

/** The caller must be signed in; the route checks the rest itself. */
export const Authenticated = (): MethodDecorator => access({ kind: 'authenticated' });

/** Anybody may call. */
export const Public = (): MethodDecorator => access({ kind: 'public' });

/**
 * The cookie authenticates, which a browser also sends when another site asks for it: the request must come from a page of our
 * own origin, by Sec-Fetch-Site or Origin.
 */
export const SameOrigin = (): MethodDecorator => SetMetadata(sameOriginKey, true);

/** Lets the units of a GET write, which are read only otherwise. `why` is for the reader of the code. */
export const MayWrite = (why: string): MethodDecorator => SetMetadata(mayWriteKey, why);

function access(value: Access): MethodDecorator {
  return SetMetadata(accessKey, value);
}
