import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

/** A provider's method that carries a decorator of ours. */
export interface DecoratedMethod<M> {
  readonly metadata: M;
  /** Class and method, for messages. */
  readonly where: string;
  readonly call: (...parameters: unknown[]) => Promise<void>;
}

/** Finds the decorated methods of all providers of the process. */
@Injectable()
export class DecoratedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  find<M>(key: string): DecoratedMethod<M>[] {
    const instances = new Set<object>(
      this.discovery
        .getProviders()
        .flatMap(({ instance }) => (instance !== null && typeof instance === 'object' ? [instance as object] : [])),
    );
    return [...instances].flatMap((instance) => this.methodsOf<M>(instance, key));
  }

  private methodsOf<M>(instance: object, key: string): DecoratedMethod<M>[] {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (prototype === null || prototype === Object.prototype) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = (instance as Record<string, (...parameters: unknown[]) => Promise<void>>)[name];
      const metadata = method && this.reflector.get<M | undefined>(key, method);
      if (!method || metadata === undefined) return [];
      return [{ metadata, where: `${instance.constructor.name}.${name}`, call: method.bind(instance) }];
    });
  }
}
