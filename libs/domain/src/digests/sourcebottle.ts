import { serviceNames } from '../services';
import type { UnknownLayout } from './format';

const callOut = /^https?:\/\/(?:[\w-]{1,63}\.)?sourcebottle\.com\/query\.asp\?(?:[^#\s]*&(?:amp;)?)?qid=(\d{1,12})\b/i;

/** SourceBottle: alerts about 10:00 and 14:00 in Sydney, answered by the form behind each link. Nobody has shown us one. */
export const sourcebottle: UnknownLayout = {
  service: 'sourcebottle',
  name: serviceNames.sourcebottle,
  domains: ['sourcebottle.com'],
  dkimDomains: ['sourcebottle.com'],
  noiseSenders: [],
  idsIn: (addresses) => [...new Set(addresses.flatMap((address) => callOut.exec(address)?.[1] ?? []))],
};
