import { DomainError } from '@sourcedesk/domain/errors';

/** The headers that say where a request comes from. */
export interface OriginHeaders {
  readonly 'sec-fetch-site'?: string | string[] | undefined;
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

/**
 * Refuses a request that a page of another site may have caused. Sec-Fetch-Site decides where the browser sends it, Origin
 * otherwise; a request with neither is refused, because the cookie alone must not act.
 * @param publicUrl our own origin as people see it, which a proxy may hide from Host
 * @throws DomainError forbidden
 */
export function requireSameOrigin(headers: OriginHeaders, publicUrl: string): void {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return;
  if (site === undefined && headers.origin !== undefined && ownOrigins(headers, publicUrl).includes(headers.origin)) return;
  throw new DomainError('forbidden', 'This request did not come from a page of Sourcedesk.');
}

function ownOrigins({ host }: OriginHeaders, publicUrl: string): string[] {
  return [new URL(publicUrl).origin, `http://${host}`, `https://${host}`];
}
