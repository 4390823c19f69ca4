import { createHash } from 'node:crypto';
import { canonicalHost, FetchError, isAllowedHost, openChecked, type Dial, type FetchErrorCode, type Resolver } from '../fetch';
import type {
  Delivery,
  DeliveryReason,
  DeliveryRequest,
  DeliveryTimeouts,
  MailAccount,
  MailTransport,
  NotHandedOver,
  Refused,
} from './delivery';
import { assertDeliverable } from './frozen-bytes';
import { SmtpSession, type Attempt } from './smtp-session';

export interface SmtpTransportOptions {
  /** Exact `host:port` the operator opened (MAIL_ALLOW_HOSTS): any address and port, and plain text where there is no STARTTLS. */
  allowHosts: readonly string[];
  resolver?: Resolver;
  dial?: Dial;
  /** Certificates to trust beside the system's, PEM. */
  ca?: string;
  /** Name said in EHLO; the machine's own unless told. */
  name?: string;
  /** How long a connection waits for the next message, in milliseconds: 10,000 unless told. */
  idleMs?: number;
}

const mailPorts = [25, 465, 587, 2525];
const usesOfAConnection = 100;
const defaults: DeliveryTimeouts = { connect: 30_000, dialogue: 120_000, release: 5_000, answer: 300_000 };

interface Idle {
  session: SmtpSession;
  timer: NodeJS.Timeout;
}

/**
 * Delivers by SMTP. Connections are kept and used again per account, one message at a time; as many are open to an account as messages are under way, so the
 * caller's concurrency is the limit. Hosts are reached by the rules of the safe door on mail ports, TLS is verified.
 */
export class SmtpTransport implements MailTransport {
  private readonly idle = new Map<string, Idle[]>();
  private closed = false;

  constructor(private readonly options: SmtpTransportOptions) {}

  async deliver(request: DeliveryRequest): Promise<Delivery> {
    assertDeliverable(request);
    const timeouts = { ...defaults, ...request.timeouts };
    const key = keyOf(request);
    const kept = this.takeIdle(key);
    if (kept) {
      const attempt = await kept.send(request, timeouts);
      this.keep(key, kept);
      // the server had hung up on an idle connection: nothing was said, so a new one may try
      if (!wasStale(attempt)) return attempt.delivery;
    }
    const session = await this.open(request, timeouts);
    if (!(session instanceof SmtpSession)) return session;
    const { delivery } = await session.send(request, timeouts);
    this.keep(key, session);
    return delivery;
  }

  async check(account: MailAccount): Promise<{ outcome: 'ok' } | Refused | NotHandedOver> {
    const session = await this.open(account, defaults);
    if (!(session instanceof SmtpSession)) return session;
    session.leave();
    return { outcome: 'ok' };
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { session, timer } of [...this.idle.values()].flat()) {
      clearTimeout(timer);
      session.leave();
    }
    this.idle.clear();
  }

  private async open(account: MailAccount, timeouts: DeliveryTimeouts): Promise<SmtpSession | Refused | NotHandedOver> {
    const { allowHosts, resolver, dial, ca, name } = this.options;
    const host = canonicalHost(account.host);
    if (host === null) return { outcome: 'not-handed-over', reason: 'host' };
    try {
      const socket = await openChecked(host, account.port, timeouts.connect, { ports: mailPorts, allowHosts, resolver, dial });
      const mayBePlain = isAllowedHost(host, account.port, allowHosts);
      return await SmtpSession.open({
        account: { ...account, host: host.replace(/^\[|\]$/g, '') },
        socket,
        mayBePlain,
        ca,
        name,
        timeouts,
      });
    } catch (error) {
      if (error instanceof FetchError) return { outcome: 'not-handed-over', reason: reasons[error.code] ?? 'connect' };
      throw error;
    }
  }

  private takeIdle(key: string): SmtpSession | null {
    const kept = this.idle.get(key) ?? [];
    for (let next = kept.pop(); next; next = kept.pop()) {
      clearTimeout(next.timer);
      if (!next.session.isAlive) continue;
      next.session.wake();
      return next.session;
    }
    this.idle.delete(key);
    return null;
  }

  private keep(key: string, session: SmtpSession): void {
    if (!session.isAlive) return;
    if (this.closed || session.uses >= usesOfAConnection) return session.leave();
    const kept = this.idle.get(key) ?? [];
    const timer = setTimeout(() => this.expire(key, session), this.options.idleMs ?? 10_000);
    timer.unref();
    session.rest();
    this.idle.set(key, [...kept, { session, timer }]);
  }

  private expire(key: string, session: SmtpSession): void {
    const others = (this.idle.get(key) ?? []).filter((kept) => kept.session !== session);
    if (others.length > 0) this.idle.set(key, others);
    else this.idle.delete(key);
    session.leave();
  }
}

const reasons: Partial<Record<FetchErrorCode, DeliveryReason>> = { port: 'port', address: 'address', dns: 'dns', timeout: 'timeout' };

function wasStale({ delivery, begun }: Attempt): boolean {
  if (begun) return false;
  if (delivery.outcome === 'refused') return delivery.code === 421 && delivery.stage === 'mail';
  return delivery.outcome === 'not-handed-over' && delivery.reason === 'lost';
}

/** Accounts share a connection only when everything is equal; the password is in the key as a hash alone. */
function keyOf({ host, port, secure, auth }: MailAccount): string {
  return createHash('sha256')
    .update(JSON.stringify([host, port, secure, auth?.user ?? null, auth?.pass ?? null]))
    .digest('hex');
}
