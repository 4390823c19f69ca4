/** A zone as services print it: `standard` and `daylight` say which half of the year the words belong to, whatever the date. */
export interface ZoneWords {
  zone: string;
  season: 'any' | 'standard' | 'daylight';
  /** The letters also name the zone of another country: the likelier one is taken, and never for certain. */
  isShared?: true;
}

const regions: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  alaska: 'America/Anchorage',
  alaskan: 'America/Anchorage',
  atlantic: 'America/Halifax',
  hawaii: 'Pacific/Honolulu',
  hawaiian: 'Pacific/Honolulu',
  arizona: 'America/Phoenix',
  'us mountain': 'America/Phoenix',
  india: 'Asia/Kolkata',
  'central european': 'Europe/Berlin',
  'australian eastern': 'Australia/Sydney',
  'aus eastern': 'Australia/Sydney',
};

const letters: Readonly<Record<string, string>> = { e: 'eastern', c: 'central', m: 'mountain', p: 'pacific' };

const fixed: Readonly<Record<string, ZoneWords>> = {
  utc: { zone: 'UTC', season: 'any' },
  'coordinated universal time': { zone: 'UTC', season: 'any' },
  gmt: { zone: 'Europe/London', season: 'standard' },
  'greenwich mean time': { zone: 'Europe/London', season: 'standard' },
  bst: { zone: 'Europe/London', season: 'daylight' },
  'british summer time': { zone: 'Europe/London', season: 'daylight' },
  uk: { zone: 'Europe/London', season: 'any' },
  'uk time': { zone: 'Europe/London', season: 'any' },
  aest: { zone: 'Australia/Sydney', season: 'standard' },
  aedt: { zone: 'Australia/Sydney', season: 'daylight' },
  cet: { zone: 'Europe/Berlin', season: 'standard' },
  cest: { zone: 'Europe/Berlin', season: 'daylight' },
  'gmt standard': { zone: 'Europe/London', season: 'standard' },
  'gmt standard time': { zone: 'Europe/London', season: 'standard' },
  aet: { zone: 'Australia/Sydney', season: 'any' },
  awst: { zone: 'Australia/Perth', season: 'any' },
  nzst: { zone: 'Pacific/Auckland', season: 'standard' },
  nzdt: { zone: 'Pacific/Auckland', season: 'daylight' },
  // Of India, of Ireland, of Israel.
  ist: { zone: 'Asia/Kolkata', season: 'any', isShared: true },
  sgt: { zone: 'Asia/Singapore', season: 'any' },
  hkt: { zone: 'Asia/Hong_Kong', season: 'any' },
  jst: { zone: 'Asia/Tokyo', season: 'any' },
  akt: { zone: 'America/Anchorage', season: 'any' },
  akst: { zone: 'America/Anchorage', season: 'standard' },
  akdt: { zone: 'America/Anchorage', season: 'daylight' },
  // Of Halifax, of Riyadh.
  ast: { zone: 'America/Halifax', season: 'standard', isShared: true },
  adt: { zone: 'America/Halifax', season: 'daylight' },
  hst: { zone: 'Pacific/Honolulu', season: 'any' },
};

const mostKnown = 500;
const known = new Map<string, ZoneWords | null>();

/** The IANA zone of words like `ET`, `(PST)`, `PACIFIC`, `Eastern Time (US & Canada)`; null for words not known, which are never guessed. */
export function readZone(words: string): ZoneWords | null {
  let zone = known.get(words);
  if (zone === undefined) {
    zone = zoneOf(words);
    if (known.size >= mostKnown) known.clear();
    known.set(words, zone);
  }
  return zone;
}

function zoneOf(words: string): ZoneWords | null {
  const key = words
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/^\s*\(([^()]*)\)\s*$/, '$1')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (Object.hasOwn(fixed, key)) return fixed[key] ?? null;
  const short = /^([ecmp])([sd]?)t$/.exec(key);
  const long = /^([a-z ]+?)(?: (standard|daylight|summer))?(?: time)?$/.exec(key);
  const region = short ? letters[short[1] ?? ''] : long?.[1];
  if (region === undefined || !Object.hasOwn(regions, region)) return null;
  const season = short ? { s: 'standard', d: 'daylight' }[short[2] ?? ''] : long?.[2];
  return { zone: regions[region] ?? 'UTC', season: season === 'standard' ? 'standard' : season ? 'daylight' : 'any' };
}
