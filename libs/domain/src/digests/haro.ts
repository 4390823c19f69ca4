import { serviceNames } from '../services';
import { firstEmail } from './addresses';
import { grammarOf, readFields } from './blocks';
import type { DigestFormat, ReadingContext, ReadQuery } from './format';
import { indexedSections } from './index-lines';
import { dayIn } from './inner-mail';
import type { LabelledFields } from './labels';
import { readLink, readOutlet, withoutLink } from './outlet';

const alias = /^reply\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@helpareporter\.com$/i;

/** The aliases of HARO until 2023. */
export const classicAlias = /\b(query-[0-9a-z]{3,8})@helpareporter\.(?:net|com)\b/i;
const numberedByCategory = /^[>*_ ]{0,8}\d{1,4}\.\d{1,3}\)[*_ ]{0,3}Summary[*_ ]{0,3}:/im;

/** Whether a digest is one of HARO's archives, by its aliases or its numbers. */
export const isClassic = (text: string): boolean => classicAlias.test(text) || numberedByCategory.test(text);

const grammar = grammarOf({
  labels: [
    { key: 'summary', words: 'Summary', fills: 'summary' },
    { key: 'journalist', words: 'Name', fills: 'journalist' },
    { key: 'category', words: 'Category', fills: 'category' },
    { key: 'reply', words: 'Email', fills: 'reply' },
    { key: 'profileUrl', words: 'HARO Journalist Profile URL' },
    { key: 'outlet', words: 'Media Outlet', fills: 'outlet' },
    { key: 'deadline', words: 'Deadline', fills: 'deadline' },
    { key: 'body', words: 'Query', fills: 'body' },
  ],
  bareLines: [{ key: 'noAi', words: 'no ai pitches considered' }],
  rule: { sign: '-', least: 31, most: 60 },
  footer: /^HARO connects journalists\b/i,
});

/** HARO (Help A Reporter Out) as sent since 2025: three editions every business day, layout measured on 330 queries of May 2026. */
export const haro: DigestFormat = {
  service: 'haro',
  name: serviceNames.haro,
  domains: ['helpareporter.com', 'helpareporter.net'],
  dkimDomains: ['helpareporter.com', 'helpareporter.net'],
  noiseSenders: ['noreply@helpareporter.com', 'no-reply@helpareporter.com'],
  digestSenders: ['haro@helpareporter.com'],
  replyDomains: ['helpareporter.com', 'helpareporter.net'],
  zone: 'America/New_York',
  links: 'after',
  mark: /\d{1,4}\)[*_ ]{0,3}Summary[*_ ]{0,3}:/,
  recognises: (text) =>
    /\breply\+[0-9a-f]{8}-[0-9a-f-]{27}@helpareporter\.com/i.test(text) || (/@helpareporter\.com\b/i.test(text) && !isClassic(text)),
  traces: /^[>*_ ]{0,8}(?:[*=# -]{0,24}INDEX\b|\*{10,}|(?:MEDIA OUTLET|DEADLINE|QUERY)[*_]{0,2}:)|\breply\+[0-9a-f-]{36}@/im,
  editionOf: (subject) => {
    const found = /HARO Queries for (.{6,40}?)\s*[-–—]\s*(\w+) Edition/i.exec(subject);
    return found ? { name: found[2] ?? '', date: dayIn(found[1] ?? '') } : null;
  },
  split: (work) => indexedSections(work, grammar, ({ summary, outlet }) => [`${summary} (${outlet})`]),
  readQuery: (work, block, context) => {
    const query = readHaroFields(work.text, readFields(work, block, grammar), context);
    return { ...query, id: alias.exec(query.reply.address)?.[1]?.toLowerCase() ?? '' };
  },
};

/**
 * Reads HARO's fields, whatever their year. The body is one line: today's mails have lost the journalist's own line ends, what is left of them
 * are spaces.
 */
export function readHaroFields(text: string, fields: LabelledFields, context: ReadingContext): ReadQuery {
  const address = firstEmail(text, fields.place('reply'));
  const profile = readLink(text, fields.place('profileUrl'));
  const outlet = readOutlet(text, fields.place('outlet'));
  const deadline = fields.line('deadline');
  const name = withoutLink(text, fields.place('journalist'));
  return {
    summary: fields.line('summary'),
    body: fields.line('body'),
    category: fields.line('category'),
    journalist: { name: name.name, profileUrl: profile.url },
    outlet: { name: outlet.name, url: outlet.url },
    deadline: deadline === '' ? null : context.deadline(deadline),
    reply: { address: address?.text ?? '', url: '' },
    noAi: fields.has('noAi'),
    id: '',
    places: {
      summary: [fields.place('summary')],
      body: [fields.place('body')],
      category: [fields.place('category')],
      journalist: [name.place],
      profileUrl: profile.places,
      outlet: [outlet.place],
      outletUrl: outlet.urlPlace ? [outlet.urlPlace] : [],
      deadline: [fields.place('deadline')],
      reply: address ? [address] : [],
      noAi: [fields.place('noAi')],
    },
    missing: fields.missing(),
    warnings: [],
  };
}
