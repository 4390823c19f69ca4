const text = (value: unknown): string => JSON.stringify(typeof value === 'string' ? value.trim() : value) ?? '';
const isSame = (a: unknown, b: unknown): boolean => text(a) === text(b);

/** The fields of `value` that say something else than those of `source`; spaces around a text say nothing. */
export function changesOf<T extends object>(source: T, value: T): Partial<T> {
  const entries = Object.entries(value).filter(([key, each]) => !isSame(each, source[key as keyof T]));
  return Object.fromEntries(entries) as Partial<T>;
}

/** What a form holds after the thing itself has changed: what nobody touched follows, what was typed stays. */
export function followUntouched<T extends object>(fresh: T, before: { source: T; value: T } | undefined): T {
  return before === undefined ? fresh : { ...fresh, ...changesOf(before.source, before.value) };
}
