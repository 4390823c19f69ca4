import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { IMAP_DOOR, ImapDoor } from './imap-door';

/** Gives every module the way to mailboxes under IMAP_DOOR. */
@Global()
@Module({
  providers: [
    {
      provide: IMAP_DOOR,
      useFactory: (config: Pick<Config<'api'>, 'MAIL_ALLOW_HOSTS'>) => new ImapDoor({ allowHosts: config.MAIL_ALLOW_HOSTS }),
      inject: [CONFIG],
    },
  ],
  exports: [IMAP_DOOR],
})
export class ImapModule {}
