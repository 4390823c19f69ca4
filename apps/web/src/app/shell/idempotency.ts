import { HttpHeaders } from '@angular/common/http';

/** A key for one intended creation or sending: make it when the person decides, keep it for every retry of the same intent. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Headers of a POST that creates or sends. */
export function idempotent(key = newIdempotencyKey()): HttpHeaders {
  return new HttpHeaders({ 'Idempotency-Key': key });
}

/** The header of a write that must only touch the version the person saw; quoted as an ETag is. */
export function ifMatch(version: number): Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
