import { linkedSignal } from '@angular/core';
import type { Resource, Signal } from '@angular/core';

/** What a resource answered last, kept while it is read again and when that fails; forgotten when `of` names another thing. */
export function lastKnown<T>(resource: Resource<T | undefined>, of: () => string = () => ''): Signal<T | undefined> {
  return linkedSignal<{ of: string; value: T | undefined }, T | undefined>({
    source: () => ({ of: of(), value: resource.hasValue() ? resource.value() : undefined }),
    computation: ({ of, value }, before) => value ?? (before?.source.of === of ? before.value : undefined),
  });
}
