/**
 * Why nothing was fetched.
 * - `url` not an http(s) URL, `credentials` in the URL, `port` neither 80 nor 443 (mail: not a mail port), `address` not public, `demo` a seeded link
 * - `dns` no such name, `connect` refused or unreachable, `tls` certificate or handshake, `timeout`, `aborted` by the caller
 * - `redirects` more than five, one without a target, or one of a form, `too-large` over 3 MB unpacked, `encoding` not unpackable, `protocol` anything else that is not HTTP
 */
export type FetchErrorCode =
  | 'url'
  | 'credentials'
  | 'port'
  | 'address'
  | 'demo'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'aborted'
  | 'redirects'
  | 'too-large'
  | 'encoding'
  | 'protocol';

/** A fetch that failed. Holds a code alone: no address, no body, no banner of whoever answered, so that nothing can be probed with it. */
export class FetchError extends Error {
  constructor(readonly code: FetchErrorCode) {
    super(code);
    this.name = 'FetchError';
  }
}

/** The `code` of a system or library error, or ''. Asks for no class: errors of Node's own modules may come from another realm. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
