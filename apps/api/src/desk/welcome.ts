import type { BothConfig } from '@sourcedesk/platform/config';

/** What the person who started the desk reads. @param setup the address that opens /setup, when there is no agency yet */
export function welcome({ HOST, PORT, DEMO }: Pick<BothConfig, 'HOST' | 'PORT' | 'DEMO'>, setup: string | null): string {
  const address = `http://${HOST === '127.0.0.1' || HOST === '::1' ? 'localhost' : HOST}:${PORT}`;
  return [
    '',
    `  Sourcedesk is running:  ${address}`,
    ...(setup ? ['', '  There is no agency yet. Open this address once to make the first one:', `  ${setup}`] : []),
    ...(DEMO ? ['', `  Mails are caught, none leaves this machine:  ${address}/dev/outbox`] : []),
    '',
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
}
