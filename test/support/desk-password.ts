import { Passwords } from '@sourcedesk/pipeline/accounts';

/** The password of everybody who signs in by one in the tests over HTTP. */
export const deskPassword = 'a password for the desk';

let hash: Promise<string> | undefined;

/** Its hash, computed once: it is made to be slow. */
export const deskPasswordHash = (): Promise<string> => (hash ??= new Passwords().hash(deskPassword));
