import { Inject, Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { requiresVersion } from '@sourcedesk/domain/permissions';
import type { z } from 'zod';
import { type Access, accessKey, sameOriginKey } from '../auth';
import { ifMatchKey, type IfMatchRule } from './if-match';

/** One route of a controller. `handler` is "Class.method". */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
  /** Whether the cookie of the refresh token authenticates it, and nothing else. */
  readonly byCookie: boolean;
  /** Whether a request may come without a body, which reads as `{}`. */
  readonly bodyOptional: boolean;
  /** Whether the route reads If-Match, and insists on it; undefined when it does not read it. */
  readonly ifMatch: IfMatchRule | undefined;
}

/** Knows every route of every controller, and refuses to start when one does not say who may call it. */
@Injectable()
export class Routes implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error that names every open route and the cure */
  onModuleInit(): void {
    const open = this.all().filter(({ access }) => !access);
    if (open.length === 0) return;
    const named = open.map(({ method, path, handler }) => `${method} ${path} (${handler})`).join(', ');
    throw new Error(`These routes do not say who may call them: ${named}. Add @Can(action), @Authenticated() or @Public() to each.`);
  }

  /** Every route, for the boot check and for tests that walk the whole API. */
  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance ?? metatype?.prototype ?? {}) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.routesOf(metatype as object, prototype[name] as () => unknown, name));
    });
  }

  private routesOf(controller: object, handler: () => unknown, name: string): Route[] {
    const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
    if (paths === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
    const bases = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
    const access = this.reflector.get<Access | undefined>(accessKey, handler);
    const declared = this.reflector.get<IfMatchRule | undefined>(ifMatchKey, handler);
    const insists = access?.kind === 'can' && requiresVersion(access.action);
    const ifMatch = declared && insists ? 'required' : declared;
    const byCookie = this.reflector.get<boolean | undefined>(sameOriginKey, handler) === true;
    const bodyOptional = bodySchema(controller, name)?.safeParse({}).success === true;
    const route = { method, handler: `${(controller as { name: string }).name}.${name}`, access, byCookie, bodyOptional, ifMatch };
    return bases.flatMap((base) => [paths].flat().map((path) => ({ ...route, path: joined(base, path) })));
  }
}

function bodySchema(controller: object, name: string): z.ZodType | undefined {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, { schema?: z.ZodType }>;
  return Object.entries(args).find(([key]) => Number(key.split(':')[0]) === RouteParamtypes.BODY)?.[1].schema;
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
