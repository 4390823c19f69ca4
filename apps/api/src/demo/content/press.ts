export interface DemoOutlet {
  readonly name: string;
  readonly domain: string;
  /** What it writes about, by the categories of the queries. */
  readonly about: readonly ('money' | 'work' | 'health' | 'beauty' | 'travel' | 'home' | 'technology')[];
}

/** Invented outlets; none of their addresses exists. */
export const outlets: readonly DemoOutlet[] = [
  { name: 'Harrow Money', domain: 'harrow-money.example', about: ['money'] },
  { name: 'The Ledger Weekly', domain: 'ledger-weekly.example', about: ['money', 'work'] },
  { name: 'Kestrel Business', domain: 'kestrel-business.example', about: ['work', 'technology'] },
  { name: 'Penny Sense', domain: 'pennysense.example', about: ['money'] },
  { name: 'Silver Years', domain: 'silver-years.example', about: ['money', 'health'] },
  { name: 'The Quarterly Margin', domain: 'quarterly-margin.example', about: ['money', 'work'] },
  { name: 'Workroom', domain: 'workroom-magazine.example', about: ['work'] },
  { name: 'Open Desk', domain: 'opendesk-news.example', about: ['work', 'technology'] },
  { name: 'First Hire', domain: 'first-hire.example', about: ['work'] },
  { name: 'Circuit & Co', domain: 'circuit-co.example', about: ['technology'] },
  { name: 'Plainbyte', domain: 'plainbyte.example', about: ['technology', 'work'] },
  { name: 'Everyday Health Desk', domain: 'everyday-health-desk.example', about: ['health'] },
  { name: 'Ward Notes', domain: 'ward-notes.example', about: ['health'] },
  { name: 'The Quiet Night', domain: 'quiet-night.example', about: ['health', 'home'] },
  { name: 'Marigold', domain: 'marigold-magazine.example', about: ['beauty', 'health'] },
  { name: 'Vanity Table (UK)', domain: 'vanity-table.example', about: ['beauty'] },
  { name: 'Bare Face Journal', domain: 'bareface-journal.example', about: ['beauty', 'health'] },
  { name: 'Slow Rail Notes', domain: 'slow-rail-notes.example', about: ['travel'] },
  { name: 'Departure Hall', domain: 'departure-hall.example', about: ['travel'] },
  { name: 'Small Bag Travel', domain: 'small-bag-travel.example', about: ['travel'] },
  { name: 'Hearth & Gable', domain: 'hearth-gable.example', about: ['home'] },
  { name: 'The Fixer Upper Post', domain: 'fixer-upper-post.example', about: ['home'] },
  { name: 'Warm House Weekly', domain: 'warm-house-weekly.example', about: ['home'] },
  { name: 'Northern Evening Chronicle', domain: 'northern-evening.example', about: ['money', 'work', 'health', 'travel', 'home'] },
  { name: 'The Saturday Almanac', domain: 'saturday-almanac.example', about: ['money', 'health', 'beauty', 'travel', 'home'] },
];

/** Invented journalists. */
export const journalists: readonly string[] = [
  'Nadia Verhoeven',
  'Colm Abbott',
  'Thea Marchetti',
  'Gideon Pratt',
  'Lorna Iwasaki',
  'Desmond Faulk',
  'Wren Castillo',
  'Ottoline Graves',
  'Hamish Dorsey',
  'Ilse Brandvold',
  'Marcus Teague',
  'Junia Okafor',
  'Percy Lindenthal',
  'Saoirse Kemble',
  'Rafferty Bloom',
  'Anneke Stroud',
  'Tamsin Oakes',
  'Leopold Grant',
  'Bettina Harcourt',
  'Yusuf Ferrand',
  'Cordelia Minns',
  'Ambrose Tully',
  'Freya Nightingale-Ross',
  'Hollis Pemberton',
];

/** Invented advertisers of the digests' sponsor block. */
export const sponsors: readonly string[] = [
  'Inkwell Analytics reads ten thousand front pages a day so that you do not have to: https://inkwell-analytics.example/?from=digest',
  'Paperclip Hosting. Your newsroom archive, on servers that run on rain. https://paperclip-hosting.example',
  'The Harbour School of Journalism takes applications for its spring term until the end of the month.',
];
