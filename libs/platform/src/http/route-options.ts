import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';

/** What a route says of the bodies it takes; known to Fastify before the body is read. */
export interface BodyConfig {
  /** Largest body in bytes. */
  readonly bodyLimit?: number;
  /** Media types it takes; JSON unless told. */
  readonly consumes?: readonly string[];
  /** Refuse who is not signed in before the body is read. */
  readonly signedInFirst?: true;
  /** Hand over JSON too as the bytes it came as. */
  readonly asBytes?: true;
}

/** The largest body of a route that says nothing else, in bytes. */
export const usualBodyLimit = 256 * 1024;

interface BodyOptions {
  readonly bytes: number;
  /** Media types it takes as a Buffer, JSON too where it is named here. */
  readonly types?: readonly string[];
  /** Anybody may send one, because the body itself says who sends it: by a signature. */
  readonly fromAnybody?: true;
}

/**
 * The route takes bodies of another kind or size, such as raw e-mails of 30 MB, as a Buffer. Who is not signed in is refused
 * before a byte of the body is read, unless anybody may send one.
 */
export function TakesBody({ bytes, types, fromAnybody }: BodyOptions): MethodDecorator {
  const config: BodyConfig = {
    bodyLimit: bytes,
    ...(!fromAnybody && { signedInFirst: true }),
    ...(types && { consumes: types, asBytes: true }),
  };
  const raw = types && [ApiConsumes(...types), ApiBody({ schema: { type: 'string', format: 'binary' } })];
  return applyDecorators(withConfig(config), ...(raw ?? []));
}

/** Adds to a route's configuration what other decorators have put there. */
function withConfig(config: BodyConfig): MethodDecorator {
  return (target, key, descriptor: PropertyDescriptor) => {
    const before = (Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, descriptor.value as object) ?? {}) as BodyConfig;
    (RouteConfig({ ...before, ...config }) as MethodDecorator)(target, key, descriptor);
  };
}
