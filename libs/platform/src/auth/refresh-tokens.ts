import { hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from '../secrets/aes-gcm';
import { hashToken, newToken } from '../secrets/hashes';

/** A refresh token and the two forms that are kept of it: its hash, and itself sealed with the token it follows. */
export interface Successor {
  readonly token: string;
  readonly hash: Buffer;
  readonly sealed: Buffer;
}

/**
 * The token that follows a presented one. Only who presents the same token again can open the sealed form, so that two tabs get
 * the same successor and the database knows neither.
 */
export function successorOf(presented: string): Successor {
  const { token, hash } = newToken();
  return { token, hash, sealed: encrypt(sealingKey(presented), Buffer.from(token), hashToken(presented)) };
}

/** Opens a sealed successor. @throws SecretError when it does not follow this token */
export function openSuccessor(presented: string, sealed: Buffer): string {
  return decrypt(sealingKey(presented), sealed, hashToken(presented)).toString();
}

function sealingKey(presented: string): Buffer {
  return Buffer.from(hkdfSync('sha256', presented, '', 'sourcedesk refresh successor', 32));
}
