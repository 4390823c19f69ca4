import { randomBytes } from 'node:crypto';
import { rawMailVault } from './index';

const key = randomBytes(32);
const raw = Buffer.from('From: someone@outlet.example\r\n\r\nHello\r\n');

describe('raw mail at rest', () => {
  it('comes back byte for byte', () => {
    const vault = rawMailVault(key);
    const mail = vault.openAgencyKey(vault.newAgencyKey('a'), 'a');
    const stored = mail.encrypt(raw, 'm1');
    expect(stored.includes('someone')).toBe(false);
    expect(mail.decrypt(stored, 'm1').equals(raw)).toBe(true);
  });

  it('takes less room when that saves some, and comes back whatever it is', () => {
    const vault = rawMailVault(key);
    const mail = vault.openAgencyKey(vault.newAgencyKey('a'), 'a');
    const digest = Buffer.from('Summary: Experts on sleep\r\nCategory: Health\r\n'.repeat(2000));
    const stored = mail.encrypt(digest, 'm1');
    expect(stored.length).toBeLessThan(digest.length / 4);
    expect(mail.decrypt(stored, 'm1').equals(digest)).toBe(true);
    for (const dense of [Buffer.alloc(0), Buffer.from('x'), randomBytes(5000), Buffer.alloc(4_000_001, 'a')])
      expect(mail.decrypt(mail.encrypt(dense, 'm1'), 'm1').equals(dense)).toBe(true);
    // Compressed bytes are not taken for plain ones.
    stored[0] = 1;
    expect(() => mail.decrypt(stored, 'm1')).toThrow('tampered');
  });

  it('cannot be read as another message, by another agency, or after a change', () => {
    const vault = rawMailVault(key);
    const wrapped = vault.newAgencyKey('a');
    const stored = vault.openAgencyKey(wrapped, 'a').encrypt(raw, 'm1');
    expect(() => vault.openAgencyKey(wrapped, 'a').decrypt(stored, 'm2')).toThrow('tampered');
    expect(() => vault.openAgencyKey(vault.newAgencyKey('b'), 'b').decrypt(stored, 'm1')).toThrow('tampered');
    expect(() => vault.openAgencyKey(wrapped, 'b')).toThrow('tampered');
    stored[stored.length - 20] = (stored[stored.length - 20] ?? 0) ^ 0x80;
    expect(() => vault.openAgencyKey(wrapped, 'a').decrypt(stored, 'm1')).toThrow('tampered');
    expect(() => vault.openAgencyKey(wrapped, 'a').decrypt(Buffer.alloc(0), 'm1')).toThrow('malformed');
  });

  it('is unreadable under another RAW_MAIL_KEY', () => {
    const wrapped = rawMailVault(key).newAgencyKey('a');
    expect(() => rawMailVault(randomBytes(32)).openAgencyKey(wrapped, 'a')).toThrow('unknown-key');
  });

  it('rotates by wrapping the same agency key anew', () => {
    const next = randomBytes(32);
    const wrapped = rawMailVault(key).newAgencyKey('a');
    const stored = rawMailVault(key).openAgencyKey(wrapped, 'a').encrypt(raw, 'm1');
    const during = rawMailVault([next, key]);
    const again = during.rewrap(wrapped, 'a');
    expect(again).not.toBeNull();
    expect(during.rewrap(again ?? wrapped, 'a')).toBeNull();
    expect(
      rawMailVault(next)
        .openAgencyKey(again ?? wrapped, 'a')
        .decrypt(stored, 'm1')
        .equals(raw),
    ).toBe(true);
  });
});
