const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The cookie that carries a refresh token. `__Host-` wants Secure, which browsers accept on https and on this machine. Over plain http on a
 * network, where the password travels in the clear anyway, a cookie that browsers would drop helps nobody.
 */
export function refreshCookieName(publicUrl: string): '__Host-sourcedesk' | 'sourcedesk' {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || ownMachine.has(hostname) ? '__Host-sourcedesk' : 'sourcedesk';
}
