import { FetchError, type FetchErrorCode } from '../fetch';
import { errorCode } from '../fetch/fetch-error';

/**
 * Why a mailbox cannot be read. Before anything was said: `host` (not a host), `port`, `address` (not to be reached), `dns`, `connect`, `certificate`, `tls`. By the
 * server: `auth` (user name or password), `token` (OAuth2), `token-server` (the one that gives tokens does not answer), `busy` (too many connections), `folder` (there is none of that name), `refused` (anything else).
 * On the way: `timeout`, `lost` connection, `protocol` (what answers is no IMAP server), `too-large` (a message beyond the limit).
 */
export type ImapErrorCode =
  | 'host'
  | 'port'
  | 'address'
  | 'dns'
  | 'connect'
  | 'certificate'
  | 'tls'
  | 'auth'
  | 'token'
  | 'token-server'
  | 'busy'
  | 'folder'
  | 'refused'
  | 'timeout'
  | 'lost'
  | 'protocol'
  | 'too-large';

/** A mailbox that could not be read. Holds a code alone: nothing of what the server or the mails say. */
export class ImapError extends Error {
  constructor(readonly code: ImapErrorCode) {
    super(code);
    this.name = 'ImapError';
  }
}

/** What went wrong, and where it helps what to do, in sentences for people. */
export const imapWords: Readonly<Record<ImapErrorCode, string>> = {
  host: 'This is not the name of a server.',
  port: 'This port is not one of IMAP (143 or 993).',
  address: 'This server is not on the public internet, and the operator has not allowed it.',
  dns: 'No server of this name was found. Look whether it is spelt right.',
  connect: 'The server does not answer at this port.',
  certificate:
    'The certificate of the server is not valid for this name, so the password was not sent. Use the name your provider gives for IMAP.',
  tls: 'The connection cannot be encrypted. Try the other kind of security, with the port that belongs to it.',
  auth: 'The server does not accept user name and password. Many providers want a password made for this program alone (an app password).',
  token: 'The provider no longer lets Sourcedesk sign in: the permission has expired or was withdrawn. Give it again.',
  'token-server':
    'The provider does not answer when Sourcedesk asks for the permission to sign in. Look whether the address for tokens is right.',
  busy: 'The server refuses further connections to this mailbox. Close other programs that read it, or wait a little.',
  folder: 'There is no folder of this name in the mailbox. Choose another one.',
  refused: 'The server refuses to show the mailbox.',
  timeout: 'The server took too long to answer. If this stays so, port and kind of security may not belong together.',
  lost: 'The server closed the connection.',
  protocol: 'What answers there is not a mailbox server (IMAP).',
  'too-large': 'A message is larger than 30 MB.',
};

/** What comes again at every try until a person changes something. */
export const needsPerson: ReadonlySet<ImapErrorCode> = new Set(['host', 'port', 'address', 'certificate', 'auth', 'token', 'folder']);

/** What imapflow tells of a failure; text of the server is looked at and never kept. */
interface Failure {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly tlsFailed?: boolean;
  readonly mailboxMissing?: boolean;
  readonly serverResponseCode?: string;
  readonly responseStatus?: string;
  readonly responseText?: string;
  readonly response?: unknown;
  readonly reason?: string;
}

const ofDoor: Partial<Record<FetchErrorCode, ImapErrorCode>> = { port: 'port', address: 'address', dns: 'dns', timeout: 'timeout' };

const ofCode: Readonly<Record<string, ImapErrorCode>> = {
  CONNECT_TIMEOUT: 'timeout',
  GREETING_TIMEOUT: 'timeout',
  UPGRADE_TIMEOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  ETHROTTLE: 'busy',
  LiteralTooLarge: 'too-large',
  ResponseTooLarge: 'too-large',
  NotFound: 'folder',
  STARTTLS_INJECTION: 'tls',
  UnexpectedTag: 'protocol',
  MissingTag: 'protocol',
  InvalidResponse: 'protocol',
  LineTooLarge: 'protocol',
  TooManyTokens: 'protocol',
  TooManyResponses: 'protocol',
};

/** The codes of Node and OpenSSL for a certificate that does not hold. */
const certificateCodes = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;
const tooMany = /too many|maximum number|simultaneous|connection limit/i;

/** The code for whatever was thrown while talking to a server. `token`: an OAuth2 token was presented instead of a password. */
export function imapErrorOf(error: unknown, token = false): ImapError {
  if (error instanceof ImapError) return error;
  if (error instanceof FetchError) return new ImapError(ofDoor[error.code] ?? 'connect');
  return new ImapError(codeOf((error ?? {}) as Failure, errorCode(error), token));
}

function codeOf(failure: Failure, code: string, token: boolean): ImapErrorCode {
  const said = [failure.responseText, failure.reason, failure.response].filter((text) => typeof text === 'string').join(' ');
  if (failure.serverResponseCode === 'LIMIT' || tooMany.test(said)) return 'busy';
  if (failure.serverResponseCode === 'UNAVAILABLE' || failure.serverResponseCode === 'INUSE') return 'refused';
  if (failure.authenticationFailed) return token ? 'token' : 'auth';
  if (failure.mailboxMissing || failure.serverResponseCode === 'NONEXISTENT') return 'folder';
  if (certificateCodes.test(code)) return 'certificate';
  if (failure.tlsFailed || code.startsWith('ERR_SSL') || code === 'EPROTO') return 'tls';
  if (code.startsWith('ParserError')) return 'protocol';
  if (failure.responseStatus === 'NO' || failure.responseStatus === 'BAD') return 'refused';
  return ofCode[code] ?? 'lost';
}
