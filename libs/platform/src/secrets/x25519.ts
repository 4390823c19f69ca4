import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** DER prefix of a PKCS #8 X25519 private key (RFC 8410); the 32 raw bytes follow. */
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
/** DER prefix of a SubjectPublicKeyInfo of X25519 (RFC 8410); the 32 raw bytes follow. */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** A fresh X25519 pair, 32 raw bytes each. */
export function newPair(): { publicKey: Buffer; privateKey: Buffer } {
  const { privateKey } = generateKeyPairSync('x25519');
  const raw = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  return { privateKey: Buffer.from(raw), publicKey: publicHalf(raw) };
}

/** The public half, 32 raw bytes, of a raw private key. */
export function publicHalf(privateKey: Buffer): Buffer {
  return rawPublic(createPublicKey(importPrivate(privateKey)));
}

/** The 32 raw bytes of a public key. */
export function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ type: 'spki', format: 'der' }).subarray(-32));
}

/** A private key from its 32 raw bytes. */
export function importPrivate(raw: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' });
}

/** A public key from its 32 raw bytes. */
export function importPublic(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' });
}

/** Eight bytes that name a key without telling it: for a pair, of its public half; for a symmetric key, of the key. */
export function keyId(key: Buffer): Buffer {
  return createHash('sha256').update('sourcedesk key id\0').update(key).digest().subarray(0, 8);
}
