import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../config';
import { rawMailVault } from './raw-mail';
import { opener, type Sealer, sealer } from './seal';
import { publicHalf } from './x25519';

/** Injection token of the RawMailVault: the keys of the agencies' raw e-mails. */
export const RAW_MAIL_VAULT = Symbol('RAW_MAIL_VAULT');
/** Injection token of the Sealer: writes mailbox credentials nobody but a worker can read. */
export const SEALER = Symbol('SEALER');
/** Injection token of the Opener; in a process without the private key it refuses. */
export const OPENER = Symbol('OPENER');

interface Keys {
  readonly RAW_MAIL_KEY: Buffer;
  readonly MAILBOX_PUBLIC_KEY?: Buffer;
  readonly MAILBOX_PRIVATE_KEY?: Buffer | readonly Buffer[];
}

/** Gives every module what it needs to keep secrets; each process has only the keys of its configuration. */
@Global()
@Module({
  providers: [
    { provide: RAW_MAIL_VAULT, inject: [CONFIG], useFactory: (keys: Keys) => rawMailVault(keys.RAW_MAIL_KEY) },
    {
      provide: SEALER,
      inject: [CONFIG],
      useFactory: (keys: Keys) => sealerOf(keys) ?? { seal: refuse('MAILBOX_PUBLIC_KEY') },
    },
    {
      provide: OPENER,
      inject: [CONFIG],
      useFactory: (keys: Keys) => (keys.MAILBOX_PRIVATE_KEY ? opener(keys.MAILBOX_PRIVATE_KEY) : { open: refuse('MAILBOX_PRIVATE_KEY') }),
    },
  ],
  exports: [RAW_MAIL_VAULT, SEALER, OPENER],
})
export class SecretsModule {}

/** Whoever opens can seal too: a worker keeps what a provider gives instead of the credentials it had. */
function sealerOf({ MAILBOX_PUBLIC_KEY, MAILBOX_PRIVATE_KEY }: Keys): Sealer | undefined {
  if (MAILBOX_PUBLIC_KEY) return sealer(MAILBOX_PUBLIC_KEY);
  const [newest] = MAILBOX_PRIVATE_KEY ? [MAILBOX_PRIVATE_KEY].flat() : [];
  return newest && sealer(publicHalf(newest));
}

function refuse(name: string) {
  return () => {
    throw new Error(`This process has no ${name}: sealing belongs to the API, opening to workers.`);
  };
}
