import { readDeadline, type Deadline } from '../deadlines';
import { emailsIn, isForm, linksIn, webAddress } from './addresses';
import type { DigestFormat, ReadQuery } from './format';
import { folded, textIdentity } from './identity';
import { foldedToLine, foldedToParagraphs, slice, traced, type TracedText } from './traced-text';

const none = traced('');

/** Source of Sources, Peter Shankman's list: two editions a business day by Mailchimp, layout of September 2026. */
export const sos: DigestFormat = {
  service: 'sos',
  domains: ['sourceofsources.com'],
  noiseSenders: [],
  zone: 'America/New_York',
  links: 'parentheses',
  grammar: {
    labels: [
      { key: 'summary', words: 'SUMMARY', mandatory: true },
      { key: 'category', words: 'CATEGORY', mandatory: true },
      { key: 'name', words: 'NAME', mandatory: true },
      { key: 'email', words: 'EMAIL', mandatory: true },
      { key: 'profile', words: 'MUCK RACK URL', mandatory: false },
      { key: 'outlet', words: 'MEDIA OUTLET', mandatory: true },
      { key: 'website', words: 'MEDIA WEBSITE', mandatory: false },
      { key: 'date', words: 'DEADLINE DATE', mandatory: true },
      { key: 'time', words: 'DEADLINE TIME', mandatory: true },
      { key: 'zone', words: 'TIME ZONE', mandatory: true },
      { key: 'query', words: 'QUERY', mandatory: true },
    ],
    marks: [{ key: 'noAi', words: 'no ai pitches considered' }],
    rule: /^_{5,}$/,
    footer:
      /^(?:={5,}|-{20,}|(?:copyright|©)\b.*|our mailing address is\b.*|this email was sent to\b.*|unsubscribe\b.*|want to (?:change how|unsubscribe)\b.*)$/i,
  },
  recognises: (text) => /^[*_> ]{0,6}MUCK RACK URL[*_]{0,2}:/im.test(text) && /^[*_> ]{0,6}DEADLINE DATE[*_]{0,2}:/im.test(text),
  editionOf: (subject) => {
    const found = /\[SOS\] *(?:\w+day +)?(\w+) Media Queries/i.exec(subject);
    return found ? { name: found[1] ?? '', date: '' } : null;
  },
  indexLines: ({ summary, outlet }) => [summary, `${summary} (${outlet.name})`],
  readQuery: ({ values }) => {
    const line = (key: string): TracedText => foldedToLine(values.get(key) ?? none);
    const [summary, email, profile, outlet, website] = [line('summary'), line('email'), line('profile'), line('outlet'), line('website')];
    const body = foldedToParagraphs(values.get('query') ?? none);
    const reply = readReply(email);
    const name = withoutLink(outlet);
    return {
      summary,
      body,
      category: line('category'),
      journalist: line('name'),
      profileUrl: { value: webAddress(profile.text), source: profile },
      outlet: { name: name.text, url: webAddress(website.text), source: name, urlSource: website },
      deadline: {
        value: readSosDeadline(line('date').text, line('time').text, line('zone').text),
        sources: ['date', 'time', 'zone'].map(line),
      },
      reply,
      identity:
        reply.address === '' ? textIdentity('sos', body.text, name.text) : `sos:${reply.address.toLowerCase()}:${folded(summary.text)}`,
      warnings: [],
    };
  },
};

/** "Standard Time" is printed in summer too: the words mean the clock on the wall, and the zone stays an assumption. */
function readSosDeadline(date: string, time: string, zone: string): Deadline | null {
  const words = [date, time, zone].filter((each) => each !== '').join(' ');
  return words === '' ? null : readDeadline(words, { near: null, defaultZone: sos.zone, zoneAlwaysAssumed: true });
}

/** `a@b.com (mailto:a@b.com)`, or a link where answers go through a form. */
function readReply(value: TracedText): ReadQuery['reply'] {
  const address = emailsIn(value.text)[0];
  if (address) return { kind: 'address', address: address.text, url: '', source: slice(value, address.start, address.end) };
  const link = linksIn(value.text)[0];
  if (!link) return { kind: 'address', address: '', url: '', source: undefined };
  return { kind: isForm(link.text) ? 'form' : 'link', address: '', url: link.text, source: slice(value, link.start, link.end) };
}

/** `Value (https://...)` without the address that the text part adds to linked words. */
function withoutLink(value: TracedText): TracedText {
  const at = /^(.*\S) \((?:https?:\/\/|mailto:)[^\s)]*\)$/i.exec(value.text)?.[1]?.length;
  return at === undefined ? value : slice(value, 0, at);
}
