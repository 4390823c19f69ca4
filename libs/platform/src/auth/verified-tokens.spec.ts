import type { AccessClaims } from './access-tokens';
import { fixedClock } from '../clock';
import { VerifiedTokens } from './verified-tokens';

describe('tokens that were checked before', () => {
  const clock = fixedClock('2026-11-02T09:00:00Z');
  const claims = { sessionId: 'a session', expiresAt: clock.now().getTime() / 1000 + 600 } as unknown as AccessClaims;

  it('are known until they run out, and no longer', () => {
    const tokens = new VerifiedTokens(clock);
    tokens.remember('token', claims);
    clock.advance(599_999);
    expect(tokens.get('token')).toBe(claims);
    clock.advance(1);
    expect(tokens.get('token')).toBeUndefined();
    clock.advance(-1);
    expect(tokens.get('token')).toBeUndefined();
  });

  it('are known letter by letter', () => {
    const tokens = new VerifiedTokens(fixedClock('2026-11-02T09:00:00Z'));
    tokens.remember('token', claims);
    expect(tokens.get('Token')).toBeUndefined();
  });
});
