import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { createSafeFetch, type SafeFetch } from './safe-fetch';

/** Injection token of the SafeFetch. */
export const SAFE_FETCH = Symbol('SAFE_FETCH');

type FetchSettings = Pick<Config<'api'>, 'FETCH_ALLOW_HOSTS' | 'DEMO'>;

/** Gives every module the safe door to the web under SAFE_FETCH, and closes it when the process stops. */
@Global()
@Module({
  providers: [
    {
      provide: SAFE_FETCH,
      useFactory: (config: FetchSettings) => createSafeFetch({ allowHosts: config.FETCH_ALLOW_HOSTS, demo: config.DEMO }),
      inject: [CONFIG],
    },
  ],
  exports: [SAFE_FETCH],
})
export class FetchModule implements OnApplicationShutdown {
  constructor(@Inject(SAFE_FETCH) private readonly door: SafeFetch) {}

  async onApplicationShutdown(): Promise<void> {
    await this.door.close();
  }
}
