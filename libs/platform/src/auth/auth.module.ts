import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access.guard';
import { AccessTokenStrategy } from './access-token.strategy';
import { AccessTokensModule } from './access-tokens.module';
import { RequestLimiter } from './request-limiter';
import { VerifiedTokens } from './verified-tokens';

/** Signs and checks access tokens, and guards every route. Wants CONFIG and CLOCK. */
@Module({
  imports: [PassportModule, AccessTokensModule],
  providers: [AccessTokenStrategy, RequestLimiter, VerifiedTokens, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccessTokensModule],
})
export class AuthModule {}
