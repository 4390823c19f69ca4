import { v7 } from 'uuid';

/** A new UUIDv7: sorts by time of making, so that keys led by the agency stay dense. */
export function newId<T extends string>(): T {
  return v7() as T;
}
