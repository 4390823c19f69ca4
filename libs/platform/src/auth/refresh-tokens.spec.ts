import { SecretError } from '../secrets';
import { hashToken } from '../secrets/hashes';
import { openSuccessor, successorOf } from './refresh-tokens';

describe('the successor of a refresh token', () => {
  it('opens for who presents the same token again, and for nobody else', () => {
    const { token, hash, sealed } = successorOf('presented');
    expect(openSuccessor('presented', sealed)).toBe(token);
    expect(hash).toEqual(hashToken(token));
    expect(() => openSuccessor('another', sealed)).toThrow(SecretError);
    expect(sealed.toString('latin1')).not.toContain(token);
  });

  it('is another each time, of 256 random bits', () => {
    const tokens = new Set(Array.from({ length: 50 }, () => successorOf('presented').token));
    expect(tokens.size).toBe(50);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});
