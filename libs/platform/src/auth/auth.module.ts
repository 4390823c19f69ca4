import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access.guard';
import { AccessTokenStrategy } from './access-token.strategy';
import { AccessTokens } from './access-tokens';
import { RequestLimiter } from './request-limiter';

/** Signs and checks access tokens, and guards every route. Wants CONFIG and CLOCK. */
@Module({
  imports: [PassportModule, JwtModule.register({})],
  providers: [AccessTokens, AccessTokenStrategy, RequestLimiter, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccessTokens],
})
export class AuthModule {}
