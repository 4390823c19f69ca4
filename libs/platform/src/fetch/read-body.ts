import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { errorCode, FetchError } from './fetch-error';

/** Bytes of a body after unpacking, at most. */
export const mostBytes = 3 * 1024 * 1024;

/** Reads a body to its end, unpacked. Throws FetchError `too-large` as soon as the limit is passed, `encoding` when it cannot be unpacked. */
export async function readBody(body: Readable, encoding: string | string[] | undefined, headersOnly: boolean): Promise<Buffer> {
  const unpack = headersOnly ? null : unpackerFor(String(encoding ?? ''), body);
  const source = unpack ? body.pipe(unpack) : body;
  if (unpack) body.on('error', (error) => unpack.destroy(error));
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostBytes) throw new FetchError('too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(errorCode(error)) ? new FetchError('encoding') : error;
  } finally {
    if (!body.readableEnded) {
      body.on('error', () => undefined);
      body.destroy();
    }
    unpack?.destroy();
  }
  return Buffer.concat(chunks, size);
}

function unpackerFor(encoding: string, body: Readable): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      body.on('error', () => undefined);
      body.destroy();
      throw new FetchError('encoding');
  }
}
