import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ApiConfig } from '@sourcedesk/platform/config';
import { DomainError } from '@sourcedesk/domain/errors';

type Address = Pick<ApiConfig, 'HOST' | 'PORT'>;

/** Begins to serve; answers the port, which is a free one for PORT 0. @throws DomainError unavailable with the cure */
export async function listen(app: NestFastifyApplication, { HOST, PORT }: Address): Promise<number> {
  try {
    await app.listen({ host: HOST, port: PORT });
  } catch (error) {
    throw refusal({ HOST, PORT }, error as NodeJS.ErrnoException);
  }
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address ? address.port : PORT;
}

/** Finds out before the long work of a start whether the port can be had. @throws DomainError unavailable with the cure */
export async function requireFreePort(address: Address): Promise<void> {
  await new Promise<void>((settle, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(refusal(address, error)));
    probe.listen(address.PORT, address.HOST, () => probe.close(() => settle()));
  });
}

function refusal({ HOST, PORT }: Address, error: NodeJS.ErrnoException): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new DomainError(
        'unavailable',
        `Port ${PORT} on ${HOST} is taken by another program. Stop that one, or choose another port: PORT=${PORT + 1} npm start.`,
      );
    case 'EACCES':
      return new DomainError('unavailable', `Port ${PORT} may not be opened by this user. Choose one above 1023: PORT=3000 npm start.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new DomainError('unavailable', `${HOST} is no address of this machine. Set HOST to 127.0.0.1, 0.0.0.0 or one of its own.`);
    default:
      return error;
  }
}
