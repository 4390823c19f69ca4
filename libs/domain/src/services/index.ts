import type { Service } from '../digests';

/** What the services that send queries are called, on screen and in mails. */
export const serviceNames: Readonly<Record<Service, string>> = {
  haro: 'HARO',
  sos: 'Source of Sources',
  qwoted: 'Qwoted',
  connectively: 'Connectively',
  tmx: 'TMX',
  helpab2bwriter: 'Help a B2B Writer',
  sourcebottle: 'SourceBottle',
  manual: 'Added by hand',
};
