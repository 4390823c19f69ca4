import type { BothConfig } from '@sourcedesk/platform/config';
import { isOwnName, ownAddresses } from '@sourcedesk/platform/http';
import type { DemoDesk } from './demo-desk';

interface Opening {
  /** The address that opens /setup, when there is no agency yet. */
  readonly setup: string | null;
  /** How to sign in to the demo, when there is one. */
  readonly demo: DemoDesk | undefined;
  /** The port at which e-mails to the addresses of doors come in. */
  readonly inbound: number | null;
}

/** What the person who started the desk reads. */
export function welcome(
  { HOST, PORT, DEMO, PUBLIC_URL, INBOUND_SMTP_HOST }: Pick<BothConfig, 'HOST' | 'PORT' | 'DEMO' | 'PUBLIC_URL' | 'INBOUND_SMTP_HOST'>,
  { setup, demo, inbound }: Opening,
): string {
  const local = `http://localhost:${PORT}`;
  const address = isLoopback(HOST) ? local : `http://${HOST === '0.0.0.0' || HOST === '::' ? (ownAddresses()[0] ?? HOST) : HOST}:${PORT}`;
  const plain = !isLoopback(HOST) && (!PUBLIC_URL.startsWith('https:') || isOwnName(new URL(PUBLIC_URL).hostname));
  return [
    '',
    `  Sourcedesk is running:  ${address}`,
    ...(setup ? ['', '  There is no agency yet. Open this address once to make the first one:', `  ${setup}`] : []),
    ...(demo ? ['', `  Sign in as any of these, password ${demo.password}`, ...demo.emails.map((email) => `    ${email}`)] : []),
    ...(plain ? ['', ...plainWords] : []),
    ...(DEMO ? ['', `  Mails are caught, none leaves this machine, and only it can read them:  ${local}/dev/outbox`] : []),
    ...(inbound === null ? [] : ['', `  E-mails to the addresses of doors come in by SMTP:  ${INBOUND_SMTP_HOST}:${inbound}`]),
    '',
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
}

const isLoopback = (host: string): boolean => host === '::1' || isOwnName(host);

const plainWords = [
  '  Other machines reach it without encryption, and browsers there forget who signed in when a page is loaded anew.',
  '  Put a proxy with TLS in front and set PUBLIC_URL to its https address.',
];
