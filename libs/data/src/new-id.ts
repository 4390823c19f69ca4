import { uuidv7 } from 'uuidv7';

/** A new UUIDv7: sorts by time of making, so that keys led by the agency stay dense. */
export function newId<T extends string>(): T {
  return uuidv7() as T;
}
