import { isWithin } from './addresses';
import type { DigestFormat, Sender } from './format';
import { networkName, strangeSigns, takenFor } from './look-alikes';
import { formats, unknownLayouts } from './registry';
import type { Service } from '../services';

type Declared = Pick<Sender, 'name' | 'domains'> & Partial<Pick<DigestFormat, 'replyDomains'>>;

/** What a service's own declaration says against an address that answers go to, as the rest of a sentence; '' when nothing. */
export function foreignTo({ name, domains, replyDomains = null }: Declared, address: string): string {
  if (replyDomains === null) return isWithin(address, domains) ? `which is ${name} itself and not the journalist` : '';
  return isWithin(address, replyDomains) ? '' : `which is not an address of ${name}`;
}

/**
 * What speaks against sending an answer to an address, each as the rest of a sentence ("which is not an address of HARO"); none when the service's
 * queries are answered there. An address that passes itself off as another is shown for what it is.
 */
export function doubtsOfAddress(service: Service, address: string): string[] {
  const declared: readonly Declared[] = [...formats, ...unknownLayouts].filter((each) => each.service === service);
  const foreign = declared.map((each) => foreignTo(each, address)).find((words) => words !== '');
  return [...(foreign ? [foreign] : []), ...disguises(address)];
}

function disguises(address: string): string[] {
  const signs = strangeSigns(address);
  const host = networkName(address);
  const near = takenFor(
    host,
    formats.flatMap(({ domains }) => domains),
  );
  return [
    ...(signs.length > 0 ? [`which holds ${signs.join(', ')} where one expects plain letters`] : []),
    ...(/(?:^|\.)xn--/.test(host) ? [`whose domain is ${host} in truth, in letters that may only look like others`] : []),
    ...(near === undefined ? [] : [`whose domain ${host} is not ${near}, only like it`]),
  ];
}
