import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { refreshIdleDays } from './sign-in.service';

/** The cookie of a refresh token: for this host alone, never read by a script, never sent from another site. */
export interface RefreshCookie {
  readonly name: string;
  readonly options: CookieSerializeOptions;
}

const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * `__Host-` wants Secure, which browsers accept on https and on this machine. Over plain http on a network, where the password
 * travels in the clear anyway, a cookie that browsers would drop helps nobody.
 */
export function refreshCookie(publicUrl: string): RefreshCookie {
  const { protocol, hostname } = new URL(publicUrl);
  const secure = protocol === 'https:' || ownMachine.has(hostname);
  return {
    name: secure ? '__Host-sourcedesk' : 'sourcedesk',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: refreshIdleDays * 86_400 },
  };
}

/** The refresh token a browser sent; undefined when it has none. */
export function presentedToken(request: FastifyRequest, { name }: RefreshCookie): string | undefined {
  return request.cookies[name];
}

export function giveToken(reply: FastifyReply, { name, options }: RefreshCookie, token: string): void {
  reply.setCookie(name, token, options);
}

export function takeTokenBack(reply: FastifyReply, { name, options }: RefreshCookie): void {
  reply.setCookie(name, '', { ...options, maxAge: 0 });
}
