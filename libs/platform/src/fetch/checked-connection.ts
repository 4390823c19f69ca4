import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { isPublicAddress } from './address-rules';
import { FetchError } from './fetch-error';

/** Finds the addresses of a host name. Rejects when there are none. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

/** Opens a TCP connection to an address that was checked. The one place where a socket is made; tests count here. */
export type Dial = (address: string, port: number) => Socket;

/** What may be reached, and how names become addresses. */
export interface DoorRules {
  /** Ports open to everyone. */
  ports: readonly number[];
  /** Exact `host:port` (IPv6 in brackets) the operator opened: any address, any port. */
  allowHosts: readonly string[];
  resolver?: Resolver;
  dial?: Dial;
}

/** The system's resolver, in the order it answers. */
export const systemResolver: Resolver = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

const systemDial: Dial = (address, port) => connect({ host: address, port, autoSelectFamily: false });

/** At most this many addresses of a host are tried, one after the other. */
const attempts = 3;

/** The host as URLs write it: lower case, ASCII, every spelling of an IPv4 address as four decimal numbers, IPv6 in brackets; null when it is no host. */
export function canonicalHost(host: string): string | null {
  const text = isIP(host) === 6 ? `[${host}]` : host;
  if (text === '' || /[\s/?#@\\]/.test(text) || (!text.startsWith('[') && text.includes(':'))) return null;
  return URL.parse(`http://${text}/`)?.hostname || null;
}

/** True when the operator opened exactly this host and port. */
export function isAllowedHost(host: string, port: number, allowHosts: readonly string[]): boolean {
  return allowHosts.includes(`${host}:${port}`);
}

/** The addresses behind a canonical host, every one of them checked. Throws FetchError `port`, `dns` or `address`: one bad address spoils the host. */
export async function checkedAddresses(host: string, port: number, rules: DoorRules): Promise<readonly string[]> {
  const allowed = isAllowedHost(host, port, rules.allowHosts);
  if (!allowed && !rules.ports.includes(port)) throw new FetchError('port');
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  const addresses = isIP(literal) === 0 ? await resolve(host, rules.resolver ?? systemResolver) : [literal];
  if (!allowed && !addresses.every(isPublicAddress)) throw new FetchError('address');
  return addresses;
}

async function resolve(host: string, resolver: Resolver): Promise<readonly string[]> {
  const addresses = await resolver(host).catch(() => []);
  if (addresses.length === 0) throw new FetchError('dns');
  return addresses;
}

/**
 * Connects to a host through the door: the name is resolved once, its addresses are checked, and the socket goes to a checked address, so
 * that a second answer of the resolver changes nothing. Throws FetchError; `timeoutMs` bounds each attempt.
 */
export async function openChecked(host: string, port: number, timeoutMs: number, rules: DoorRules): Promise<Socket> {
  const addresses = await checkedAddresses(host, port, rules);
  let failure = new FetchError('connect');
  for (const address of addresses.slice(0, attempts)) {
    try {
      return await connected((rules.dial ?? systemDial)(address, port), timeoutMs);
    } catch (error) {
      failure = error instanceof FetchError ? error : new FetchError('connect');
    }
  }
  throw failure;
}

function connected(socket: Socket, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const settle = (error?: FetchError) => {
      clearTimeout(timer);
      socket.removeListener('connect', onConnect);
      socket.removeListener('error', onError);
      if (!error) return resolve(socket);
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const onConnect = () => settle();
    const onError = () => settle(new FetchError('connect'));
    const timer = setTimeout(() => settle(new FetchError('timeout')), timeoutMs);
    socket.once('connect', onConnect);
    socket.once('error', onError);
  });
}
