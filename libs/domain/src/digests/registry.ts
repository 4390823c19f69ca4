import { isWithin } from './addresses';
import { connectively } from './connectively';
import type { DigestFormat, Sender, UnknownLayout } from './format';
import { haro } from './haro';
import { haroClassic } from './haro-classic';
import { helpab2bwriter } from './helpab2bwriter';
import { qwoted } from './qwoted';
import { responsesource } from './responsesource';
import { sos } from './sos';
import { sourcebottle } from './sourcebottle';
import { tmx } from './tmx';
import type { Service } from '../services';

/** Every service whose mails can be read; a new one is its file and a line here. Of two that could be meant the earlier is tried first. */
export const formats: readonly DigestFormat[] = [haro, haroClassic, sos, connectively, qwoted, tmx, helpab2bwriter];

/** Services whose mails are known by their sender or links, and wait for a person. */
export const unknownLayouts: readonly UnknownLayout[] = [sourcebottle, responsesource];

/** Those of some services that own a sender's domain. */
export function ofSender<T extends Sender>(services: readonly T[], address: string): T[] {
  return services.filter(({ domains }) => isWithin(address, domains));
}

/** The layouts of a service's mails; none where a person has to read them. */
export const formatsOf = (service: Service): readonly DigestFormat[] => formats.filter((format) => format.service === service);

/**
 * The domains that replies to a service's queries go to; null where they are the journalists' own or the service has none, so that no address can be
 * called foreign.
 */
export const replyDomainsOf = (service: Service): readonly string[] | null =>
  formats.find((format) => format.service === service)?.replyDomains ?? null;
