import { serviceNames } from '../services';
import { firstEmail, firstLink } from './addresses';
import { grammarOf, readFields } from './blocks';
import { foldedLines } from './fold';
import type { DigestFormat } from './format';
import { folded } from './identity';
import { indexedSections } from './index-lines';
import { readAddress, withoutLink } from './outlet';
import { wrapsIn } from './wrapping';

const grammar = grammarOf({
  labels: [
    { key: 'summary', words: 'SUMMARY', fills: 'summary' },
    { key: 'category', words: 'CATEGORY', fills: 'category' },
    { key: 'journalist', words: 'NAME', fills: 'journalist' },
    { key: 'reply', words: 'EMAIL', fills: 'reply' },
    { key: 'profileUrl', words: 'MUCK RACK URL' },
    { key: 'outlet', words: 'MEDIA OUTLET', fills: 'outlet' },
    { key: 'outletUrl', words: 'MEDIA WEBSITE' },
    { key: 'date', words: 'DEADLINE DATE', fills: 'deadline' },
    { key: 'time', words: 'DEADLINE TIME', fills: 'deadline' },
    { key: 'zone', words: 'TIME ZONE', fills: 'deadline' },
    { key: 'body', words: 'QUERY', fills: 'body' },
  ],
  bareLines: [{ key: 'noAi', words: 'no ai pitches considered' }],
  rule: { sign: '_', least: 5, most: 20 },
  footer:
    /^(?:={5,}|-{20,}|(?:copyright|©)\b.*|our mailing address is\b.*|this email was sent to\b.*|unsubscribe\b.*|want to (?:change how|unsubscribe)\b.*)$/i,
});

/** Source of Sources, Peter Shankman's list: two editions a business day by Mailchimp, layout of September 2026. */
export const sos: DigestFormat = {
  service: 'sos',
  name: serviceNames.sos,
  domains: ['sourceofsources.com'],
  dkimDomains: ['sourceofsources.com'],
  noiseSenders: [],
  replyDomains: null,
  zone: 'America/New_York',
  // "Standard Time" is printed in summer too.
  civilZones: true,
  links: 'parentheses',
  mark: /\d{1,4}\)[*_ ]{0,3}SUMMARY[*_ ]{0,3}:/,
  recognises: (text) => /^[*_> ]{0,6}MUCK RACK URL[*_]{0,2}:/im.test(text) && /^[*_> ]{0,6}DEADLINE DATE[*_]{0,2}:/im.test(text),
  traces: /^[>*_ ]{0,8}(?:[*=# -]{0,24}INDEX\b|\*{10,}|(?:MEDIA OUTLET|DEADLINE DATE|QUERY)[*_]{0,2}:)/im,
  editionOf: (subject) => {
    const found = /\[SOS\] *(?:\w+day +)?(\w+) Media Queries/i.exec(subject);
    return found ? { name: found[1] ?? '', date: '' } : null;
  },
  split: (work) => indexedSections(work, grammar, ({ summary, outlet }) => [summary, `${summary} (${outlet})`]),
  readQuery: (work, block, context) => {
    const { text } = work;
    const fields = readFields(work, block, grammar);
    const [name, outlet] = [withoutLink(text, fields.place('journalist')), withoutLink(text, fields.place('outlet'))];
    const [profile, website] = [readAddress(text, fields.place('profileUrl')), readAddress(text, fields.place('outletUrl'))];
    const deadline = ['date', 'time', 'zone'].filter((key) => fields.line(key) !== '');
    const summary = fields.line('summary');
    const email = firstEmail(text, fields.place('reply'));
    const reply = email ?? firstLink(text, fields.place('reply'));
    return {
      summary,
      body: foldedLines(text, fields.place('body'), wrapsIn(work, block)),
      category: fields.line('category'),
      journalist: { name: name.name, profileUrl: profile.url },
      outlet: { name: outlet.name, url: website.url },
      deadline: deadline.length === 0 ? null : context.deadline(deadline.map((key) => fields.line(key)).join(' ')),
      reply: { address: email?.text ?? '', url: email ? '' : (reply?.text ?? '') },
      noAi: fields.has('noAi'),
      id: email ? `${email.text.toLowerCase()}:${folded(summary)}` : '',
      places: {
        summary: [fields.place('summary')],
        body: [fields.place('body')],
        category: [fields.place('category')],
        journalist: [name.place],
        profileUrl: profile.places,
        outlet: [outlet.place],
        outletUrl: website.places,
        deadline: deadline.map((key) => fields.place(key)),
        reply: reply ? [reply] : [],
        noAi: [fields.place('noAi')],
      },
      missing: fields.missing(),
      warnings: [],
    };
  },
};
