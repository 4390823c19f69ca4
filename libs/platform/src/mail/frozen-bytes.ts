import { isPlainAddress } from './address';
import type { DeliveryRequest } from './delivery';

/**
 * Throws RangeError unless the message can cross SMTP unchanged: 7-bit without NUL, CRLF alone and at the end, lines of at most 998 characters, one plain
 * recipient. What passes arrives byte for byte.
 */
export function assertDeliverable({ bytes, envelope }: Pick<DeliveryRequest, 'bytes' | 'envelope'>): void {
  if (envelope.to.length !== 1 || !isPlainAddress(envelope.to[0])) throw new RangeError('the envelope needs exactly one plain recipient');
  if (!isPlainAddress(envelope.from)) throw new RangeError('the envelope needs a plain sender');
  const text = bytes.toString('latin1');
  if (!text.endsWith('\r\n')) throw new RangeError('the message does not end in CRLF');
  if (/[^\x01-\x7f]/.test(text)) throw new RangeError('the message is not 7-bit');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new RangeError('the message has a line break that is not CRLF');
  if (/[^\r\n]{999}/.test(text)) throw new RangeError('the message has a line of more than 998 characters');
}
