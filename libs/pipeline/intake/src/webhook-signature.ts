import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Refusal } from './door-words';

/** How far a request's timestamp may be from our clock, in seconds. */
export const signatureWindow = 300;

/** What a request says of itself. */
export interface Signed {
  /** Seconds since 1970, as sent. */
  timestamp: string;
  /** Hexadecimal. */
  signature: string;
  body: Buffer;
}

/** The signature of a body: HMAC-SHA256, by the secret as text, over the timestamp, a dot and the bytes of the body. */
export function signatureOf(secret: string, timestamp: string, body: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}

/** What is wrong with how a request is signed, null when nothing is. Without a secret as much is worked out, and the answer is that it is not. */
export function refusalOf(secret: string | undefined, { timestamp, signature, body }: Signed, now: Date): Refusal | null {
  const wanted = signatureOf(secret ?? randomBytes(32).toString('hex'), timestamp, body);
  const given = Buffer.from(/^[0-9a-f]{64}$/i.test(signature) ? signature : '', 'hex');
  const fits = given.length === wanted.length && timingSafeEqual(given, wanted);
  const inTime = /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= signatureWindow;
  if (!fits || secret === undefined) return 'unsigned';
  return inTime ? null : 'untimely';
}
