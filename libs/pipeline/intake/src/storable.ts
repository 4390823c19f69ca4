/** PostgreSQL takes neither U+0000 nor half a surrogate pair. Each becomes one U+FFFD, so that offsets stay as they are. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** JSON whose strings PostgreSQL takes. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // JSON escapes exactly what would be refused (and a backslash that only looks like it: then the slow way is taken for nothing).
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? storableText(inner) : inner));
}
