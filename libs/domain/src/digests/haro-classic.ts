import { grammarOf, readFields } from './blocks';
import { foldedParagraphs } from './fold';
import type { DigestFormat, ReadQuery } from './format';
import { classicAlias, haro, isClassic, readHaroFields } from './haro';
import { indexedSections } from './index-lines';
import { dayIn } from './inner-mail';

const shared = {
  bareLines: [],
  rule: { sign: '-', least: 31, most: 60 },
  footer:
    /^(?:(?:this|the) (?:e-?mail|message) was sent to|our mailing address is|(?:click here to )?unsubscribe|to unsubscribe|copyright|©)/i,
};

/** As sent from 2009 to 2023. `Requirements:` follows the query and belongs to it: it says whom the journalist can use. */
const later = grammarOf({
  ...shared,
  labels: [
    { key: 'summary', words: 'Summary', fills: 'summary' },
    { key: 'journalist', words: 'Name', fills: 'journalist' },
    { key: 'category', words: 'Category', fills: 'category' },
    { key: 'reply', words: 'Email', fills: 'reply' },
    { key: 'outlet', words: 'Media Outlet', fills: 'outlet' },
    { key: 'deadline', words: 'Deadline', fills: 'deadline' },
    { key: 'body', words: 'Query', fills: 'body' },
  ],
});

/** As sent in 2008: numbered within the category, and without an address of its own. */
const first = grammarOf({
  ...shared,
  labels: [
    { key: 'summary', words: 'Summary', fills: 'summary' },
    { key: 'category', words: 'Category', fills: 'category' },
    { key: 'journalist', words: 'Name', fills: 'journalist' },
    { key: 'title', words: 'Title' },
    { key: 'outlet', words: 'Media Outlet/Publication', fills: 'outlet' },
    { key: 'anonymous', words: 'Anonymous?' },
    { key: 'regional', words: 'Specific Geographic Region?' },
    { key: 'region', words: 'Region' },
    { key: 'deadline', words: 'Deadline', fills: 'deadline' },
    { key: 'body', words: 'Query', fills: 'body' },
  ],
});

/** HARO until December 2023, as archives hold it; the later shape measured on 463 queries of 2021. */
export const haroClassic: DigestFormat = {
  ...haro,
  mark: /\d{1,4}(?:\.\d{1,3})?\)[*_ ]{0,3}Summary[*_ ]{0,3}:/,
  recognises: isClassic,
  editionOf: (subject) => {
    if (!/\[HARO\]/i.test(subject)) return null;
    return { name: /\b(?:Morning|Afternoon|Evening)\b/.exec(subject)?.[0] ?? '', date: dayIn(subject) };
  },
  // Both shapes begin a query alike.
  split: (work) => indexedSections(work, later, ({ summary, outlet }) => [`${summary} (${outlet})`]),
  readQuery: (work, block, context) => {
    const ofFirst = block.printed.includes('.');
    const fields = readFields(work, block, ofFirst ? first : later);
    const query = readHaroFields(work.text, fields, context);
    const body = foldedParagraphs(work.text, fields.place('body'));
    const region = fields.line('region');
    return {
      ...query,
      body: region === '' ? body : `${body}\n\nRegion: ${region}`,
      places: region === '' ? query.places : { ...query.places, body: [fields.place('body'), fields.place('region')] },
      id: classicAlias.exec(query.reply.address)?.[1]?.toLowerCase() ?? '',
      missing: missingIn(query, ofFirst, /^y/i.test(fields.line('anonymous'))),
    };
  },
};

/** Who stays anonymous names neither self nor outlet. */
function missingIn({ missing, outlet }: ReadQuery, ofFirst: boolean, asked: boolean): ReadQuery['missing'] {
  const anonymous = asked || /^anonymous$/i.test(outlet.name);
  const owed = missing.filter(({ field }) => !(anonymous && (field === 'journalist' || field === 'outlet')));
  return ofFirst ? [...owed, { field: 'reply', words: 'reply address' }] : owed;
}
