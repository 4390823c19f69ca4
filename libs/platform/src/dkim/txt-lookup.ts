import { Resolver } from 'node:dns/promises';

/**
 * Looks up the text records of a name. Rejects with the codes of node:dns: ENOTFOUND and ENODATA where there are none, any other where nobody knows now.
 */
export type TxtLookup = (name: string) => Promise<string[][]>;

/** Injection token of the TxtLookup. */
export const TXT_LOOKUP = Symbol('TXT_LOOKUP');

/** Names that nobody can own (RFC 2606, 6762): never asked for, so that examples stay at home. */
const nobodys = /(?:^|\.)(?:example|test|invalid|localhost|local)\.?$/i;
const tryMilliseconds = 2000;
const tries = 2;

/** The one way to DNS for keys of signatures: the system's servers, 2 s a try. */
export function systemTxtLookup(): TxtLookup {
  const resolver = new Resolver({ timeout: tryMilliseconds, tries });
  return (name) => (nobodys.test(name) ? Promise.reject(notThere()) : resolver.resolveTxt(name));
}

/** Finds no record of any name, without asking anybody. */
export const noTxtRecords: TxtLookup = () => Promise.reject(notThere());

const notThere = () => Object.assign(new Error('There is no such name.'), { code: 'ENOTFOUND' });
