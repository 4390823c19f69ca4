/** A mail server and how to sign in to it. */
export interface MailAccount {
  /** Host name or address. */
  host: string;
  port: number;
  /** True: TLS from the start. False: STARTTLS, which must work unless the operator listed the host in MAIL_ALLOW_HOSTS. */
  secure: boolean;
  auth?: { user: string; pass: string };
}

/** How long each part may take, in milliseconds. Together they stay below the lease of 12 minutes that a sending pitch has. */
export interface DeliveryTimeouts {
  /** TCP, TLS, greeting and sign-in: 30,000. */
  connect: number;
  /** From MAIL FROM until only the last chunk is missing: 120,000. */
  dialogue: number;
  /** From asking for the mark until the last chunk has left: 5,000. */
  release: number;
  /** For the answer to the final dot: 300,000. */
  answer: number;
}

export interface DeliveryRequest extends MailAccount {
  envelope: { from: string; to: readonly [string] };
  /** Frozen bytes as `composeMessage` makes them: 7-bit, CRLF, at most 998 characters a line. */
  bytes: Buffer;
  /**
   * Awaited once, before the last chunk is let go: commits the hand-over mark. False, a rejection or 5 s without an answer: the socket is destroyed and
   * nothing was handed over. Not called when the server refuses earlier.
   */
  beforeLastChunk: () => Promise<boolean>;
  timeouts?: Partial<DeliveryTimeouts>;
}

/** Where in the dialogue a server refused: `connect` is greeting and EHLO, `dot` the answer to the message itself. */
export type RefusalStage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';

/**
 * Why something is not known to be delivered. Before anything was said: `host` (not a host), `port`, `address` (not to be reached), `dns`, `connect`, `tls`.
 * On the way: `timeout`, `lost` connection, `protocol` (an answer that is none). On our side: `stopped` (beforeLastChunk said no), `mark-failed` (it
 * rejected), `too-late` (the mark took over 5 s; as `unknown`: the last chunk was let go and had not wholly left after 5 s).
 */
export type DeliveryReason =
  'host' | 'port' | 'address' | 'dns' | 'connect' | 'tls' | 'timeout' | 'lost' | 'protocol' | 'stopped' | 'mark-failed' | 'too-late';

/** The server answered with 4xx or 5xx: it has definitely not taken the message. */
export interface Refused {
  outcome: 'refused';
  /** SMTP reply code, 400 to 599. */
  code: number;
  /** Enhanced status code (RFC 3463) such as 5.1.1, when the server gave one. */
  enhanced: string | null;
  stage: RefusalStage;
  /** True for 5xx but 503: the same message would be refused again. */
  permanent: boolean;
}

/** Provably not delivered: the last chunk never left. */
export interface NotHandedOver {
  outcome: 'not-handed-over';
  reason: DeliveryReason;
}

/**
 * What became of a message. `delivered`: the server took responsibility, `response` is its last line. `unknown`: the last chunk left and no answer came; only
 * proof from elsewhere or a person can tell.
 */
export type Delivery =
  { outcome: 'delivered'; response: string } | Refused | NotHandedOver | { outcome: 'unknown'; reason: DeliveryReason };

/** Takes mails out of the house: SMTP, or the catcher of the demo. */
export interface MailTransport {
  /** Tries once to deliver. Resolves with what happened; rejects only when the request itself is impossible (RangeError). */
  deliver(request: DeliveryRequest): Promise<Delivery>;
  /** Signs in and out again without sending: the connection test of a mailbox. */
  check(account: MailAccount): Promise<{ outcome: 'ok' } | Refused | NotHandedOver>;
  /** Ends idle connections; deliveries under way finish. */
  close(): Promise<void>;
}

/** Injection token of the MailTransport. */
export const MAIL_TRANSPORT = Symbol('MAIL_TRANSPORT');
