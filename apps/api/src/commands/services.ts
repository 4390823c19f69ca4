import type { INestApplicationContext } from '@nestjs/common';
import { createServices } from '../create-worker';
import { commandConfig } from './environment';

/** Runs `work` with the services of all stages, and closes them. */
export async function withServices<T>(work: (services: INestApplicationContext) => Promise<T>): Promise<T> {
  const services = await createServices(commandConfig('worker'));
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
