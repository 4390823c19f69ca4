import { type APIRequestContext, expect } from '@playwright/test';

/** A mail as the demo's catcher has it; `raw` in latin1. */
export interface CaughtMail {
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  raw: string;
}

/** The mails that left for an address. */
export async function mailsTo(request: APIRequestContext, address: string): Promise<CaughtMail[]> {
  const answer = await request.get('/dev/outbox', { headers: { accept: 'application/json' } });
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as CaughtMail[]).filter(({ to }) => to.includes(address));
}

/** The text of a mail from its bytes, decoded here and not by what wrote it. */
export function textOf({ raw }: CaughtMail): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  const bytes = body.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

/** A header of a mail, unfolded. */
export function headerOf({ raw }: CaughtMail, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim();
}
