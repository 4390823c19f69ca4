import { newIdempotencyKey } from '../shell/idempotency';

/** Idempotency keys of one form: the same for the same body, so that a retry creates nothing twice, a new one once something else is asked. */
export function keyPerBody(): (body: unknown) => string {
  let known = { body: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== known.body) known = { body: text, key: newIdempotencyKey() };
    return known.key;
  };
}
