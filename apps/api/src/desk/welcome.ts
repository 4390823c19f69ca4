import type { BothConfig } from '@sourcedesk/platform/config';
import type { DemoDesk } from './demo-desk';

interface Opening {
  /** The address that opens /setup, when there is no agency yet. */
  readonly setup: string | null;
  /** How to sign in to the demo, when there is one. */
  readonly demo: DemoDesk | undefined;
}

/** What the person who started the desk reads. */
export function welcome({ HOST, PORT, DEMO }: Pick<BothConfig, 'HOST' | 'PORT' | 'DEMO'>, { setup, demo }: Opening): string {
  const address = `http://${HOST === '127.0.0.1' || HOST === '::1' ? 'localhost' : HOST}:${PORT}`;
  return [
    '',
    `  Sourcedesk is running:  ${address}`,
    ...(setup ? ['', '  There is no agency yet. Open this address once to make the first one:', `  ${setup}`] : []),
    ...(demo ? ['', `  Sign in as any of these, password ${demo.password}`, ...demo.emails.map((email) => `    ${email}`)] : []),
    ...(DEMO ? ['', `  Mails are caught, none leaves this machine:  ${address}/dev/outbox`] : []),
    '',
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
}
