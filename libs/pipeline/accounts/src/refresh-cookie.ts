import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { refreshCookieName } from '@sourcedesk/platform/auth';
import { refreshIdleDays } from './sign-in.service';

/** The cookie of a refresh token: for this host alone, never read by a script, never sent from another site. */
export interface RefreshCookie {
  readonly name: string;
  readonly options: CookieSerializeOptions;
}

/** Secure goes with the name that asks for it. */
export function refreshCookie(publicUrl: string): RefreshCookie {
  const name = refreshCookieName(publicUrl);
  const secure = name.startsWith('__Host-');
  return { name, options: { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: refreshIdleDays * 86_400 } };
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
