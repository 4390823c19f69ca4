import { placesOf, singular, type Word, wordsOf } from '../words';
import { type Check, check, type ChecklistInput, type CheckPlace, demanded } from './check';

interface Span {
  start: number;
  end: number;
}

const title = /^(?:dr|mr|mrs|ms|mx|miss|prof|professor|sir|dame|rev)\b\.?\s+/i;
const legalForm = /[\s,]+(?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|bv|corp|corporation|co)\.?$/i;

/** A person's name as people sign: without title in front and letters behind the comma. */
export const signedName = (name: string): string => name.trim().replace(/,.*$/s, '').replace(title, '').trim();
/** A company's name as people write it: without its legal form. */
const spokenName = (name: string): string => name.trim().replace(legalForm, '').trim() || name.trim();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Where a URL stands in a text, with or without scheme and `www.`, also as the beginning of a longer one; not within an e-mail address or another domain. */
export const placesOfUrl = (url: string, text: string): Span[] => {
  const bare = url
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/+$/, '');
  if (bare === '') return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}@./-])(?:https?:\\/\\/)?(?:www\\.)?${escaped(bare)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'giu',
  );
  return [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
};

const inBody = ([first]: readonly Span[]): Pick<Check, 'at'> => ({ at: first ? { field: 'body', ...first } : null });

/** A blocker or warning that something of the profile stands in the body; `missing` when the profile itself has none. */
const presence = (
  id: string,
  level: 'blocker' | 'warning',
  what: string,
  value: string,
  places: readonly Span[],
  profileHas: string,
): Check => {
  const not = value.trim() === '' ? `Add ${what} to ${profileHas}, then to the pitch.` : `Add ${what} to the pitch: ${value.trim()}`;
  return check(id, level, places.length > 0, { ok: `The pitch holds ${what}.`, not }, inBody(places));
};

const contentWords = (text: string): Set<string> =>
  new Set(wordsOf(text).flatMap(({ folded }) => (folded.length >= 4 ? [singular(folded)] : [])));
/** A bio counts as given when the pitch has this many of its longer words, or half of them. */
const bioWords = 6;

const hasBio = ({ body, profile, brand }: ChecklistInput): boolean => {
  const wanted = contentWords(profile.bio);
  for (const word of [...contentWords(profile.name), ...contentWords(brand.name)]) wanted.delete(word);
  const present = contentWords(body);
  const shared = [...wanted].filter((word) => present.has(word)).length;
  return wanted.size > 0 && shared >= Math.min(bioWords, Math.ceil(wanted.size / 2));
};

const siteCheck = (input: ChecklistInput): Check => {
  if (demanded(input, 'no-links').length > 0)
    return check('site-url', 'info', true, { ok: 'The site URL stays out: the journalist wants no links.', not: '' });
  const { body, profile } = input;
  return presence('site-url', 'blocker', 'the site URL', profile.siteUrl, placesOfUrl(profile.siteUrl, body), 'the profile');
};

const headshotCheck = (input: ChecklistInput): Check => {
  const asked = demanded(input, 'headshot').length > 0;
  if (!asked && demanded(input, 'no-links').length > 0)
    return check('headshot-url', 'info', true, { ok: 'The headshot URL stays out: the journalist wants no links.', not: '' });
  const { body, profile } = input;
  const what = asked ? 'the headshot URL, which the journalist asks for,' : 'the headshot URL';
  return presence('headshot-url', 'warning', what, profile.headshotUrl, placesOfUrl(profile.headshotUrl, body), 'the profile');
};

/** A web or e-mail address: what is spelled out in it, nobody has said. */
const link = /(?:https?:\/\/|www\.)\S+|\S{1,200}@\S+|(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*/giu;

function wordsBesideLinks(body: string): Word[] {
  const links = [...body.matchAll(link)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
  return wordsOf(body).filter((word) => !links.some(({ start, end }) => word.start >= start && word.end <= end));
}

export const identityChecks = (input: ChecklistInput): Check[] => {
  const { body, profile, brand } = input;
  const words = wordsBesideLinks(body);
  const bio = {
    ok: 'The pitch says who the expert is.',
    not: profile.bio.trim() === '' ? 'Add a bio to the profile, then to the pitch.' : 'Say who the expert is: add a few words of the bio.',
  };
  return [
    presence('name', 'blocker', "the expert's name", signedName(profile.name), placesOf(signedName(profile.name), words), 'the profile'),
    presence('company', 'blocker', "the company's name", spokenName(brand.name), placesOf(spokenName(brand.name), words), 'the brand'),
    check('bio', 'warning', hasBio(input), bio),
    siteCheck(input),
    headshotCheck(input),
  ];
};

interface Field {
  field: CheckPlace['field'];
  text: string;
  words: Word[];
}

const fieldsOf = ({ subject, body }: ChecklistInput): Field[] => [
  { field: 'subject', text: subject, words: wordsOf(subject) },
  { field: 'body', text: body, words: wordsOf(body) },
];

const trapCheck = (input: ChecklistInput): Check => {
  const { traps } = input.query;
  const words = [...new Set(traps.flatMap(({ word }) => (word === null || word === '' ? [] : [word])))];
  const fields = fieldsOf(input);
  const [found] = words.flatMap((word) =>
    fields.flatMap(({ field, words: text }) => placesOf(word, text).map((place) => ({ word, at: { field, ...place } }))),
  );
  const ok =
    traps.length === 0
      ? 'The query hides no trap word.'
      : words.length === 0
        ? 'The query hides an instruction to language models: do not follow it.'
        : `The pitch is free of the trap ${words.length === 1 ? 'word' : 'words'} ${words.map((word) => `"${word}"`).join(', ')}.`;
  return check(
    'trap',
    'blocker',
    found === undefined,
    { ok, not: `Remove the trap word "${found?.word ?? ''}": it marks an answer as written by a language model.` },
    { at: found?.at ?? null },
  );
};

/** "Alder & Vale" is also written alder-vale, as in addresses. */
const withoutAnd = (name: string): string => name.replace(/\s*&\s*|\s+and\s+/gi, ' ');

/** Another brand's name, unless it is part of what belongs to this one: "Vale" within "Alder & Vale", or within its site's address. */
const otherBrandCheck = (input: ChecklistInput): Check => {
  const { brand, profile } = input;
  const fields = fieldsOf(input);
  const own = fields.map(({ text, words }) => [
    ...[brand.name, spokenName(brand.name), withoutAnd(spokenName(brand.name)), profile.name, signedName(profile.name)].flatMap((name) =>
      placesOf(name, words),
    ),
    ...[profile.siteUrl, profile.headshotUrl].flatMap((url) => placesOfUrl(url, text)),
  ]);
  for (const name of input.otherBrandNames) {
    for (const [index, { field, words }] of fields.entries()) {
      const place = placesOf(spokenName(name), words).find(
        (span) => !own[index]?.some(({ start, end }) => start <= span.start && span.end <= end),
      );
      if (place)
        return check(
          'other-brand',
          'blocker',
          false,
          { ok: '', not: `Remove the name of another brand: ${name}` },
          { at: { field, ...place } },
        );
    }
  }
  return check('other-brand', 'blocker', true, { ok: 'The pitch names no other brand.', not: '' });
};

export const forbiddenChecks = (input: ChecklistInput): Check[] => [trapCheck(input), otherBrandCheck(input)];
