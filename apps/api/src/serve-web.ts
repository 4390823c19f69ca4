import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastifyStatic from '@fastify/static';
import { DomainError } from '@sourcedesk/domain/errors';

/** A build's file whose name holds the hash of its content. */
const hashed = /-[A-Z0-9]{8}\.(js|css|woff2|svg|png|webp|ico)$/;
/** Addresses that are never a page of the web. */
const ours = /^\/(api|health|metrics|dev)(\/|$)/;

/**
 * Serves the built web: its files by their names, and index.html for every address that is a page of the single-page application.
 * The files are read once here, so that no request can name another.
 */
export async function serveWeb(app: NestFastifyApplication, folder: string): Promise<void> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) {
    throw new DomainError('unavailable', `The web is not built: ${join(root, 'index.html')} is missing. Run "npm run build".`);
  }
  const files = new Set(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => urlOf(root, join(entry.parentPath, entry.name))),
  );
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', { config: {} }, (request, reply) => {
      const path = decodedPath(request.url);
      if (files.has(path)) {
        return reply
          .header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
          .sendFile(path.slice(1));
      }
      if (ours.test(path) || /\.[a-z0-9]{1,5}$/i.test(path)) throw new DomainError('not-found', 'There is nothing at this address.');
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
}

function urlOf(root: string, file: string): string {
  return `/${relative(root, file).split(sep).join('/')}`;
}

/** @throws DomainError malformed when the path is not percent-encoded text */
function decodedPath(url: string): string {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    throw new DomainError('malformed', 'The address is not readable.');
  }
}
