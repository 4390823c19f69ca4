import { randomBytes } from 'node:crypto';
import { newPair } from '../secrets/x25519';

/** Fresh keys for a first start, in the form of the environment: base64 by the name of the setting. */
export function generateKeys(): Record<'JWT_SECRET' | 'RAW_MAIL_KEY' | 'INDEX_KEY' | 'MAILBOX_PUBLIC_KEY' | 'MAILBOX_PRIVATE_KEY', string> {
  const random = () => randomBytes(32).toString('base64');
  const pair = newPair();
  return {
    JWT_SECRET: random(),
    RAW_MAIL_KEY: random(),
    INDEX_KEY: random(),
    MAILBOX_PUBLIC_KEY: pair.publicKey.toString('base64'),
    MAILBOX_PRIVATE_KEY: pair.privateKey.toString('base64'),
  };
}
