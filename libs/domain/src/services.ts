/** Who sends queries, as people call it. A new service is a line here; the compiler names every table that must say something of it. */
export const serviceNames = {
  haro: 'HARO',
  sos: 'Source of Sources',
  qwoted: 'Qwoted',
  connectively: 'Connectively',
  tmx: 'TMX',
  helpab2bwriter: 'Help a B2B Writer',
  sourcebottle: 'SourceBottle',
  manual: 'Added by hand',
} as const satisfies Record<string, string>;

export type Service = keyof typeof serviceNames;
export const services = Object.keys(serviceNames) as readonly Service[];

/** Services that somebody registers with, all but what is added by hand. */
export const subscribedServices = [
  'haro',
  'sos',
  'qwoted',
  'connectively',
  'tmx',
  'helpab2bwriter',
  'sourcebottle',
] as const satisfies readonly Service[];

/** Services whose mails a reader knows; of the others somebody adds by hand what is worth answering. */
export const readServices = ['haro', 'sos', 'qwoted', 'connectively', 'tmx', 'helpab2bwriter'] as const satisfies readonly Service[];
