import { Global, Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { SAFE_FETCH, type SafeFetch } from '../fetch';
import { OAuthTokens } from './oauth-tokens';
import { IMAP_DOOR, ImapDoor } from './imap-door';

/** Gives every module the way to mailboxes under IMAP_DOOR, and the access tokens some of them want. */
@Global()
@Module({
  providers: [
    {
      provide: IMAP_DOOR,
      useFactory: (config: Pick<Config<'api'>, 'MAIL_ALLOW_HOSTS'>) => new ImapDoor({ allowHosts: config.MAIL_ALLOW_HOSTS }),
      inject: [CONFIG],
    },
    { provide: OAuthTokens, useFactory: (fetch: SafeFetch, clock: Clock) => new OAuthTokens(fetch, clock), inject: [SAFE_FETCH, CLOCK] },
  ],
  exports: [IMAP_DOOR, OAuthTokens],
})
export class ImapModule {}
