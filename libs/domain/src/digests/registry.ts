import type { DigestFormat } from './format';
import { haro } from './haro';
import { sos } from './sos';

/** Every service whose digests can be read; a new one is its file and a line here. */
export const formats: readonly DigestFormat[] = [haro, sos];

/** The service that owns a sender's domain, if any. */
export function formatOfSender(address: string): DigestFormat | undefined {
  const domain = address.toLowerCase().replace(/^.*@/, '');
  return formats.find((format) => format.domains.some((own) => domain === own || domain.endsWith(`.${own}`)));
}
