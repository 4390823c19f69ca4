import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SecretError } from './secret-error';

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts by AES-256-GCM under a fresh random nonce: nonce, ciphertext, tag. */
export function encrypt(key: Buffer, plain: Buffer, associated: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undoes `encrypt`. Throws SecretError `tampered` when a bit of text, key or associated data differs. */
export function decrypt(key: Buffer, box: Buffer, associated: Buffer): Buffer {
  if (box.length < nonceBytes + tagBytes) throw new SecretError('malformed');
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associated);
  decipher.setAuthTag(box.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new SecretError('tampered');
  }
}
