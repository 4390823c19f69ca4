import type { ServiceName } from '@sourcedesk/contracts/intake';

/** What the services that send queries are called on screen. */
export const serviceNames: Readonly<Record<ServiceName, string>> = {
  haro: 'HARO',
  sos: 'Source of Sources',
  qwoted: 'Qwoted',
  connectively: 'Connectively',
  tmx: 'TMX',
  helpab2bwriter: 'Help a B2B Writer',
  sourcebottle: 'SourceBottle',
  manual: 'Added by hand',
};
