import { connect as connectTls } from 'node:tls';
import type { Socket } from 'node:net';
import { Agent, type buildConnector } from 'undici';
import { canonicalHost, isAllowedHost, openChecked, type Dial, type DoorRules, type Resolver } from './checked-connection';
import { errorCode, FetchError } from './fetch-error';
import { readBody } from './read-body';

export interface SafeFetchOptions {
  /** Exact `host:port` the operator opened (FETCH_ALLOW_HOSTS). */
  allowHosts: readonly string[];
  resolver?: Resolver;
  dial?: Dial;
  /** Demo mode: hosts under `.example` are refused with the code `demo` without looking them up. */
  demo?: boolean;
  /** For the whole fetch with its redirects; 20,000 unless told. */
  timeoutMs?: number;
}

/** What came back. The body is unpacked and whole; any HTTP status is an answer, not an error. */
export interface Fetched {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  finalUrl: string;
  /** The URLs that redirected here, in order, the first being the one asked for. */
  redirects: readonly string[];
  body: Buffer;
}

export interface FetchRequest {
  method?: 'GET' | 'HEAD';
  /** Fields to post as a form instead; a redirect is then refused, because they would go to somebody else. */
  form?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}

/** The one way out to the web. Throws FetchError and nothing else. */
export interface SafeFetch {
  (url: string, request?: FetchRequest): Promise<Fetched>;
  /** Ends every connection; a fetch under way fails. */
  close(): Promise<void>;
}

const webPorts = [80, 443];
const mostRedirects = 5;
const wholeTimeoutMs = 20_000;
const connectTimeoutMs = 10_000;
const headers = {
  'user-agent': 'Sourcedesk/1.0 (link check)',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.5',
  'accept-encoding': 'gzip, br',
};

/** Makes the safe door: only http(s) on ports 80 and 443 to public addresses, at most five redirects, 3 MB and 20 s, without credentials or proxies. */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const rules: DoorRules = { ports: webPorts, ...options };
  const agent = new Agent({ connect: checkedConnector(rules), allowH2: false, maxHeaderSize: 32_768, keepAliveTimeout: 4_000 });
  const fetchOne = async (url: string, { method = 'GET', form, signal }: FetchRequest = {}): Promise<Fetched> => {
    const deadline = AbortSignal.timeout(options.timeoutMs ?? wholeTimeoutMs);
    const stop = signal ? AbortSignal.any([deadline, signal]) : deadline;
    try {
      return await follow(url, form ? posted(form) : { method }, stop, agent, options);
    } catch (error) {
      if (error instanceof FetchError) throw error;
      if (signal?.aborted) throw new FetchError('aborted');
      throw new FetchError(deadline.aborted ? 'timeout' : codeOf(error));
    }
  };
  return Object.assign(fetchOne, { close: () => agent.destroy() });
}

/** One fetch through a door of its own, for callers that fetch seldom. */
export async function safeFetch(url: string, options: SafeFetchOptions & { signal?: AbortSignal }): Promise<Fetched> {
  const door = createSafeFetch(options);
  try {
    return await door(url, { signal: options.signal });
  } finally {
    await door.close();
  }
}

/** The part of a request that says what is wanted. */
interface Wanted {
  method: 'GET' | 'HEAD' | 'POST';
  body?: string;
}

const posted = (form: Readonly<Record<string, string>>): Wanted => ({ method: 'POST', body: new URLSearchParams(form).toString() });
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

async function follow(first: string, wanted: Wanted, signal: AbortSignal, agent: Agent, options: SafeFetchOptions): Promise<Fetched> {
  const redirects: string[] = [];
  let url = checkedUrl(first, options);
  for (;;) {
    const sent = { ...wanted, headers: wanted.body === undefined ? headers : { ...headers, ...formType } };
    const answer = await agent.request({ origin: url.origin, path: url.pathname + url.search, ...sent, signal });
    const location = answer.headers.location;
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || location === undefined) {
      const body = await readBody(answer.body, answer.headers['content-encoding'], wanted.method === 'HEAD');
      return { status: answer.statusCode, headers: answer.headers, finalUrl: url.href, redirects, body };
    }
    await answer.body.dump({ limit: 65_536, signal });
    redirects.push(url.href);
    const target = URL.parse(headerText(String(location)), url.href);
    if (redirects.length > mostRedirects || !target || wanted.body !== undefined) throw new FetchError('redirects');
    if (target.hash === '') target.hash = url.hash;
    url = checkedUrl(target.href, options);
  }
}

/** Header bytes arrive as latin1 text; a Location with other letters is UTF-8 in practice. */
function headerText(latin1: string): string {
  const text = Buffer.from(latin1, 'latin1').toString();
  return text.includes('\u{fffd}') ? latin1 : text;
}

function checkedUrl(text: string, { allowHosts, demo }: SafeFetchOptions): URL {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new FetchError('url');
  if (url.username !== '' || url.password !== '') throw new FetchError('credentials');
  if (demo && /(^|\.)example\.?$/.test(url.hostname)) throw new FetchError('demo');
  const port = portOf(url.protocol, url.port);
  if (!webPorts.includes(port) && !isAllowedHost(url.hostname, port, allowHosts)) throw new FetchError('port');
  return url;
}

const portOf = (protocol: string, port: string): number => Number(port) || (protocol === 'https:' ? 443 : 80);

/** undici asks this for every new connection; a kept one stays with the address that was checked for it. */
function checkedConnector(rules: DoorRules): buildConnector.connector {
  return ({ hostname, protocol, port }, callback) => {
    connectThroughDoor(hostname, protocol, port, rules).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof FetchError ? error : new FetchError('connect'), null),
    );
  };
}

async function connectThroughDoor(hostname: string, protocol: string, port: string, rules: DoorRules): Promise<Socket> {
  const host = canonicalHost(hostname);
  if (host === null) throw new FetchError('url');
  const socket = await openChecked(host, portOf(protocol, port), connectTimeoutMs, rules);
  socket.setNoDelay(true);
  return protocol === 'https:' ? secured(socket, host) : socket;
}

function secured(socket: Socket, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const name = /^[\d.]+$|^\[/.test(host) ? {} : { servername: host };
    const secure = connectTls({ socket, host: host.replace(/^\[|\]$/g, ''), ALPNProtocols: ['http/1.1'], ...name });
    const timer = setTimeout(() => fail(new FetchError('timeout')), connectTimeoutMs);
    const fail = (error: FetchError) => {
      clearTimeout(timer);
      secure.on('error', () => undefined);
      secure.destroy();
      reject(error);
    };
    const onError = () => fail(new FetchError('tls'));
    secure.once('error', onError);
    secure.once('secureConnect', () => {
      clearTimeout(timer);
      secure.removeListener('error', onError);
      resolve(secure);
    });
  });
}

function codeOf(error: unknown): FetchError['code'] {
  const code = errorCode(error);
  if (code.endsWith('_TIMEOUT')) return 'timeout';
  return code === 'UND_ERR_SOCKET' || code.startsWith('ECONN') || code === 'EPIPE' ? 'connect' : 'protocol';
}
