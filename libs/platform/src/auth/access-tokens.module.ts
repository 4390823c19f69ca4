import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AccessTokens } from './access-tokens';

/** Signs access tokens. A process without JWT_SECRET can load it, and fails when it tries to sign. */
@Module({ imports: [JwtModule.register({})], providers: [AccessTokens], exports: [AccessTokens] })
export class AccessTokensModule {}
