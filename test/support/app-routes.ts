import { HTTP_CODE_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { type Access, type Route, Routes } from '@sourcedesk/platform/http';

/** Where a request carries what it says. */
export type Part = 'params' | 'query' | 'body';

/** A route with the schemas that its decorators declare. */
export interface AppRoute {
  /** "POST /api/v1/pitches/:id/take". */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly access: Access;
  /** The status of its usual answer. */
  readonly status: number;
  readonly input: Partial<Record<Part, z.ZodType>>;
  /** The schema of each answer below 400; null where it has no JSON body. */
  readonly answers: ReadonlyMap<number, z.ZodType | null>;
  /** Every place of the request that names something: "params.id", "body.brandIds[]". */
  readonly idPlaces: readonly string[];
  readonly idempotent: boolean;
  readonly mayWrite: boolean;
}

const parts: Partial<Record<number, Part>> = {
  [RouteParamtypes.PARAM]: 'params',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.BODY]: 'body',
};

/** Every route of the running application, read from the application itself: nothing here knows a route. */
export function appRoutes(app: NestFastifyApplication): AppRoute[] {
  const controllers = new Map(
    app
      .get(DiscoveryService, { strict: false })
      .getControllers()
      .map(({ metatype }) => [(metatype as { name: string }).name, metatype]),
  );
  return app
    .get(Routes, { strict: false })
    .all()
    .map((route) => described(route, controllers.get(route.handler.split('.')[0] as string) as new () => object));
}

function described({ method, path, handler: owner, access }: Route, controller: new () => object): AppRoute {
  const name = owner.split('.')[1] as string;
  const handler = (controller.prototype as Record<string, object>)[name] as object;
  if (!access || Reflect.getMetadata(PATH_METADATA, handler) === undefined)
    throw new Error(`${owner} is no route that says who may call it.`);
  const input = inputOf(controller, name);
  const headers = (Reflect.getMetadata('swagger/apiParameters', handler) ?? []) as { name?: string }[];
  return {
    key: `${method} ${path}`,
    method,
    path,
    access,
    status: (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (method === 'POST' ? 201 : 200),
    input,
    answers: answersOf(handler),
    idPlaces: idPlacesOf(path, input),
    idempotent: headers.some((header) => header.name === 'Idempotency-Key'),
    mayWrite: Reflect.getMetadata('sourcedesk:may-write', handler) !== undefined,
  };
}

function inputOf(controller: object, method: string): AppRoute['input'] {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, { schema?: z.ZodType }>;
  const input: AppRoute['input'] = {};
  for (const [key, { schema }] of Object.entries(args)) {
    const part = parts[Number(key.split(':')[0])];
    if (part && schema) input[part] = schema;
  }
  return input;
}

function answersOf(handler: object): Map<number, z.ZodType | null> {
  const declared = (Reflect.getMetadata('swagger/apiResponse', handler) ?? {}) as Record<string, { standardSchema?: z.ZodType }>;
  const good = Object.entries(declared).filter(([status]) => Number(status) < 400);
  return new Map(good.map(([status, { standardSchema }]) => [Number(status), standardSchema ?? null]));
}

/** Path parameters of every kind, and what the schemas of query and body call a UUID. */
function idPlacesOf(path: string, { query, body }: AppRoute['input']): string[] {
  const named = Array.from(path.matchAll(/:(\w+)/g), ([, name]) => `params.${name}`);
  const uuids = (
    [
      ['query', query],
      ['body', body],
    ] as const
  ).flatMap(([part, schema]) => (schema ? uuidsIn(jsonSchemaOf(schema), part) : []));
  return [...named, ...uuids];
}

interface JsonSchema {
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly type?: string;
}

/** The schema as JSON Schema, of what goes in or comes out. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as JsonSchema;

function uuidsIn(schema: JsonSchema, at: string): string[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => uuidsIn(each, `${at}.${name}`)),
    ...(schema.items ? uuidsIn(schema.items, `${at}[]`) : []),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((branches) => (branches ?? []).flatMap((each) => uuidsIn(each, at))),
  ];
  return [...new Set(schema.format === 'uuid' ? [at, ...inside] : inside)];
}

/** The places of a schema where members it does not know would pass. */
export function openPlaces(schema: JsonSchema, at = ''): string[] {
  return [
    ...(schema.type === 'object' && schema.properties && schema.additionalProperties !== false ? [at || '/'] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => openPlaces(each, `${at}/${name}`)),
    ...(schema.items ? openPlaces(schema.items, `${at}/-`) : []),
    ...(typeof schema.additionalProperties === 'object' ? openPlaces(schema.additionalProperties, `${at}/*`) : []),
    ...[schema.anyOf, schema.oneOf, schema.allOf, schema.prefixItems].flatMap((some) =>
      (some ?? []).flatMap((each) => openPlaces(each, at)),
    ),
  ];
}
