import { Inject, Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { requiresVersion } from '@sourcedesk/domain/permissions';
import { type Access, accessKey } from '../auth';
import { ifMatchKey, type IfMatchRule } from './if-match';

/** One route of a controller. `handler` is "Class.method". */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly access: Access | undefined;
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
    const owner = `${(controller as { name: string }).name}.${name}`;
    return bases.flatMap((base) => [paths].flat().map((path) => ({ method, path: joined(base, path), handler: owner, access, ifMatch })));
  }
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
