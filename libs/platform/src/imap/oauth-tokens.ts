import type { Clock } from '../clock';
import { FetchError, type SafeFetch } from '../fetch';
import { ImapError } from './imap-error';

/** What a provider gave to whoever may read a mailbox by OAuth2 (RFC 6749, section 6). */
export interface OAuthGrant {
  readonly clientId: string;
  /** '' for clients without one. */
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly tokenUrl: string;
}

interface Kept {
  readonly token: string;
  /** Milliseconds of the clock. */
  readonly until: number;
}

/** A token is not used in the last minute of its life: signing in takes a while. */
const marginMs = 60_000;

/** Gets access tokens for refresh tokens through the safe door, and keeps each until it ends. */
export class OAuthTokens {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly fetch: SafeFetch,
    private readonly clock: Clock,
  ) {}

  /**
   * `replace` is awaited when the provider gives another refresh token instead: some let the old one die after a while.
   * @throws ImapError token when the provider refuses, token-server when it does not answer as it should
   */
  async get(grant: OAuthGrant, replace: (refreshToken: string) => Promise<void>): Promise<string> {
    const key = JSON.stringify([grant.tokenUrl, grant.clientId, grant.refreshToken]);
    const now = this.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.token;
    const { token, seconds, refreshToken } = await this.ask(grant);
    if (refreshToken !== grant.refreshToken) await replace(refreshToken);
    this.kept.set(key, { token, until: now + seconds * 1000 - marginMs });
    return token;
  }

  /** Has the next one fetched anew: this one was refused. */
  forget(token: string): void {
    for (const [key, kept] of this.kept) if (kept.token === token) this.kept.delete(key);
  }

  private async ask({
    tokenUrl,
    clientId,
    clientSecret,
    refreshToken,
  }: OAuthGrant): Promise<{ token: string; seconds: number; refreshToken: string }> {
    const form = {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
      ...(clientSecret && { client_secret: clientSecret }),
    };
    const { status, body } = await this.fetch(tokenUrl, { form }).catch((error: unknown) => {
      throw error instanceof FetchError ? new ImapError('token-server') : error;
    });
    if (status === 400 || status === 401) throw new ImapError('token');
    const { access_token: token, expires_in: seconds = 3600, refresh_token: next } = answerOf(body);
    if (status !== 200 || typeof token !== 'string' || token === '') throw new ImapError('token-server');
    return { token, seconds: Number(seconds) || 3600, refreshToken: typeof next === 'string' && next !== '' ? next : refreshToken };
  }
}

function answerOf(body: Buffer): { access_token?: unknown; expires_in?: unknown; refresh_token?: unknown } {
  try {
    return (JSON.parse(body.toString()) as object | null) ?? {};
  } catch {
    return {};
  }
}
