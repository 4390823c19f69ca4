import { Module } from '@nestjs/common';

/** The stage's providers and routes. */
@Module({})
export class AccountsModule {}
