import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { CONFIG, type ApiConfig } from '../config';
import { type AccessClaims, AccessTokens, signingKey, tokenAlgorithm, tokenAudience, tokenIssuer } from './access-tokens';

/** Checks the signature of the bearer token; its age is judged by our own clock. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(
    @Inject(CONFIG) config: ApiConfig,
    private readonly tokens: AccessTokens,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: signingKey(config),
      algorithms: [tokenAlgorithm],
      issuer: tokenIssuer,
      audience: tokenAudience,
      ignoreExpiration: true,
    });
  }

  validate(payload: unknown): AccessClaims {
    return this.tokens.read(payload);
  }
}
