import { hostname, networkInterfaces } from 'node:os';
import { DomainError } from '@sourcedesk/domain/errors';
import type { ApiConfig } from '../config';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

const everywhere = ['0.0.0.0', '::'];

/** The addresses under which other machines reach this one, as they stand in a URL. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each = []) =>
    each.filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0).map(({ address }) => inUrl(address)),
  );

/**
 * Host names the server answers to: that of PUBLIC_URL, the address it binds to, and where either is this machine's, all of its own names. Bound to all
 * addresses it answers under each, and under the machine's name.
 */
export function acceptedHosts({ HOST, PUBLIC_URL }: Pick<ApiConfig, 'HOST' | 'PUBLIC_URL'>): ReadonlySet<string> {
  const names = [new URL(PUBLIC_URL).hostname, inUrl(HOST)];
  const bound = everywhere.includes(HOST) ? [...ownAddresses(), hostname().toLowerCase()] : [];
  return new Set([...names, ...bound, ...(names.some(isOwnName) ? loopback : [])]);
}

/** Whether a host name means the machine itself, whoever asks. */
export const isOwnName = (name: string): boolean => loopback.includes(name.toLowerCase());

const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address).toLowerCase();

/**
 * Refuses a Host that is not ours, so that a name somebody else points at this address gains nothing.
 * @throws DomainError malformed
 */
export function requireHost(host: string | undefined, accepted: ReadonlySet<string>): void {
  const name = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  if (name === undefined || !accepted.has(name)) throw new DomainError('malformed', 'Sourcedesk does not answer under this host name.');
}
