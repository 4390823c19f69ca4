import { DomainError } from '@sourcedesk/domain/errors';
import type { ApiConfig } from '../config';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Host names the server answers to: that of PUBLIC_URL, the address it binds to, and where either is this machine's, all of its own names. */
export function acceptedHosts({ HOST, PUBLIC_URL }: Pick<ApiConfig, 'HOST' | 'PUBLIC_URL'>): ReadonlySet<string> {
  const own = HOST.includes(':') ? `[${HOST}]` : HOST;
  const names = [new URL(PUBLIC_URL).hostname, own.toLowerCase()];
  return new Set([...names, ...(names.some((name) => loopback.includes(name)) ? loopback : [])]);
}

/**
 * Refuses a Host that is not ours, so that a name somebody else points at this address gains nothing.
 * @throws DomainError malformed
 */
export function requireHost(host: string | undefined, accepted: ReadonlySet<string>): void {
  const name = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  if (name === undefined || !accepted.has(name)) throw new DomainError('malformed', 'Sourcedesk does not answer under this host name.');
}
