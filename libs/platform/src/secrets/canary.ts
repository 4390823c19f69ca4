import { createHmac, timingSafeEqual } from 'node:crypto';
import { SecretError } from './secret-error';
import { opener, sealer } from './seal';
import { keyId } from './x25519';

/** A key a process can hold. The API holds `mailbox-public`, workers `mailbox-private`; their canary is the same. */
export type CanaryKey =
  | { name: 'RAW_MAIL_KEY' | 'INDEX_KEY' | 'JWT_SECRET'; keys: readonly Buffer[] }
  | { name: 'MAILBOX_PUBLIC_KEY'; keys: readonly Buffer[] }
  | { name: 'MAILBOX_PRIVATE_KEY'; keys: readonly Buffer[] };

const place = { agencyId: '', table: 'key_canary', rowId: 'mailbox', column: 'sealed' };
const song = 'the canary sings';

/**
 * A text to keep in the database beside what a key protects, made with the newest key. It tells nothing about the key.
 * For the mailbox pair it is made from the public half (throws RangeError for the private one or without a key).
 */
export function makeCanary({ name, keys }: CanaryKey): string {
  const [key] = keys;
  if (!key || name === 'MAILBOX_PRIVATE_KEY') throw new RangeError(`no canary can be made with ${name}`);
  if (name === 'MAILBOX_PUBLIC_KEY') return `1.${sealer(key).seal(song, place).toString('base64')}`;
  return `1.${keyId(key).toString('hex')}.${sign(name, key).toString('base64')}`;
}

/** True when one of the keys is the one the canary was made with. A process for which it is false must not start. */
export function checkCanary(canary: string, { name, keys }: CanaryKey): boolean {
  const [version, ...rest] = canary.split('.');
  if (version !== '1') return false;
  if (name === 'MAILBOX_PUBLIC_KEY') {
    const id = Buffer.from(rest[0] ?? '', 'base64').subarray(1, 9);
    return keys.some((key) => keyId(key).equals(id));
  }
  if (name === 'MAILBOX_PRIVATE_KEY') return opens(Buffer.from(rest[0] ?? '', 'base64'), keys);
  const signature = Buffer.from(rest[1] ?? '', 'base64');
  return keys.some((key) => signature.length === 32 && timingSafeEqual(sign(name, key), signature));
}

function opens(sealed: Buffer, keys: readonly Buffer[]): boolean {
  try {
    return opener(keys).open(sealed, place).toString() === song;
  } catch (error) {
    if (error instanceof SecretError) return false;
    throw error;
  }
}

function sign(name: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`sourcedesk canary ${name}`).digest();
}
