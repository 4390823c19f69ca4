import { createHash, randomBytes } from 'node:crypto';
import { checkCanary, hashToken, keyedHash, makeCanary, newPair, newToken } from './index';

describe('keyed hashes', () => {
  const key = randomBytes(32);
  it('are equal for equal content, key and purpose, and for nothing else', () => {
    const hash = keyedHash(key, 'raw mail', 'bytes');
    expect(hash).toHaveLength(32);
    expect(keyedHash(key, 'raw mail', Buffer.from('bytes')).equals(hash)).toBe(true);
    expect(keyedHash(key, 'raw mail', 'byteZ').equals(hash)).toBe(false);
    expect(keyedHash(key, 'address', 'bytes').equals(hash)).toBe(false);
    expect(keyedHash(randomBytes(32), 'raw mail', 'bytes').equals(hash)).toBe(false);
  });

  it('do not let purpose and content run together', () => {
    expect(keyedHash(key, 'a', 'bc').equals(keyedHash(key, 'ab', 'c'))).toBe(false);
  });
});

describe('tokens', () => {
  it('have 256 bits and are found by their SHA-256', () => {
    const { token, hash } = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hash.equals(createHash('sha256').update(token).digest())).toBe(true);
    expect(hashToken(token).equals(hash)).toBe(true);
    expect(newToken().token).not.toBe(token);
  });
});

describe('canaries', () => {
  const [right, wrong] = [randomBytes(32), randomBytes(32)];

  it.each(['RAW_MAIL_KEY', 'INDEX_KEY', 'JWT_SECRET'] as const)('tell a wrong %s from the right one', (name) => {
    const canary = makeCanary({ name, keys: [right] });
    expect(checkCanary(canary, { name, keys: [right] })).toBe(true);
    expect(checkCanary(canary, { name, keys: [wrong, right] })).toBe(true);
    expect(checkCanary(canary, { name, keys: [wrong] })).toBe(false);
    expect(canary).not.toContain(right.toString('base64'));
  });

  it('do not take a key for another purpose', () => {
    expect(checkCanary(makeCanary({ name: 'INDEX_KEY', keys: [right] }), { name: 'RAW_MAIL_KEY', keys: [right] })).toBe(false);
  });

  it('serve both halves of the mailbox pair', () => {
    const [pair, other] = [newPair(), newPair()];
    const canary = makeCanary({ name: 'MAILBOX_PUBLIC_KEY', keys: [pair.publicKey] });
    expect(checkCanary(canary, { name: 'MAILBOX_PUBLIC_KEY', keys: [pair.publicKey] })).toBe(true);
    expect(checkCanary(canary, { name: 'MAILBOX_PRIVATE_KEY', keys: [pair.privateKey] })).toBe(true);
    expect(checkCanary(canary, { name: 'MAILBOX_PUBLIC_KEY', keys: [other.publicKey] })).toBe(false);
    expect(checkCanary(canary, { name: 'MAILBOX_PRIVATE_KEY', keys: [other.privateKey] })).toBe(false);
  });

  it.each(['', '1', '1.', '2.aaaa', '1.AAAA.BBBB', 'rubbish'])('are not satisfied by %j', (text) => {
    for (const name of ['RAW_MAIL_KEY', 'MAILBOX_PUBLIC_KEY', 'MAILBOX_PRIVATE_KEY'] as const) {
      expect(checkCanary(text, { name, keys: [right] })).toBe(false);
    }
  });
});
