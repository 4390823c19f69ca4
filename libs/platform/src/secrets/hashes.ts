import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * HMAC-SHA256 of bytes under INDEX_KEY: finds equal content without telling it. `purpose` keeps hashes of different uses apart;
 * name the agency in it where agencies must not be comparable.
 */
export function keyedHash(key: Buffer, purpose: string, content: Buffer | string): Buffer {
  return createHmac('sha256', key)
    .update(`${Buffer.byteLength(purpose)}:${purpose}:`)
    .update(content)
    .digest();
}

/** A token of 256 random bits for a link or a session (43 characters of base64url), and its hash: only the hash is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256 of a token. Enough without salt or stretching, because a token has 256 random bits. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
