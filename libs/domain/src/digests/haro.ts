import { readDeadline } from '../deadlines';
import { emailsIn, linksIn, webAddress } from './addresses';
import type { DigestFormat } from './format';
import { textIdentity } from './identity';
import { dayIn } from './inner-mail';
import { foldedToLine, slice, traced, type TracedText } from './traced-text';

const alias = /^reply\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@helpareporter\.com$/i;
const none = traced('');

/** HARO (Help A Reporter Out) as sent since 2025: three editions every business day, layout measured on 330 queries of May 2026. */
export const haro: DigestFormat = {
  service: 'haro',
  domains: ['helpareporter.com', 'helpareporter.net'],
  noiseSenders: ['noreply@helpareporter.com', 'no-reply@helpareporter.com'],
  zone: 'America/New_York',
  links: 'after',
  grammar: {
    labels: [
      { key: 'summary', words: 'Summary', mandatory: true },
      { key: 'name', words: 'Name', mandatory: true },
      { key: 'category', words: 'Category', mandatory: true },
      { key: 'email', words: 'Email', mandatory: true },
      { key: 'profile', words: 'HARO Journalist Profile URL', mandatory: false },
      { key: 'outlet', words: 'Media Outlet', mandatory: true },
      { key: 'deadline', words: 'Deadline', mandatory: true },
      { key: 'query', words: 'Query', mandatory: true },
    ],
    marks: [{ key: 'noAi', words: 'no ai pitches considered' }],
    rule: /^-{20,}$/,
    footer: /^HARO connects journalists\b/i,
  },
  recognises: (text) => /@helpareporter\.com/i.test(text) && /^[*_> ]{0,6}\d{1,4}\)[*_ ]{0,3}Summary[*_ ]{0,2}:/im.test(text),
  editionOf: (subject) => {
    const found = /HARO Queries for (.{6,40}?)\s*[-–—]\s*(\w+) Edition/i.exec(subject);
    return found ? { name: found[2] ?? '', date: dayIn(found[1] ?? '') } : null;
  },
  indexLines: ({ summary, outlet }) => [`${summary} (${outlet.name})`],
  readQuery: ({ values }, { near }) => {
    const line = (key: string): TracedText => foldedToLine(values.get(key) ?? none);
    const [body, email, deadline] = [line('query'), line('email'), line('deadline')];
    const address = emailsIn(email.text)[0];
    const uuid = alias.exec(address?.text ?? '')?.[1]?.toLowerCase();
    const outlet = readOutlet(line('outlet'));
    const relayed = /@(?:[\w-]+\.)*helpareporter\.(?:com|net)$/i.test(address?.text ?? '');
    return {
      summary: line('summary'),
      body,
      category: line('category'),
      journalist: line('name'),
      profileUrl: readProfile(line('profile')),
      outlet,
      deadline: { value: deadline.text === '' ? null : readDeadline(deadline.text, { near, defaultZone: haro.zone }), sources: [deadline] },
      reply: {
        kind: relayed ? 'relay' : 'address',
        address: address?.text ?? '',
        url: '',
        source: address && slice(email, address.start, address.end),
      },
      identity: uuid ? `haro:${uuid}` : textIdentity('haro', body.text, outlet.name),
      warnings: address && !relayed ? [`replies go to ${address.text}, which is not an address of HARO`] : [],
    };
  },
};

function readProfile(value: TracedText): { value: string; source: TracedText | undefined } {
  const link = linksIn(value.text)[0];
  return { value: link?.text ?? '', source: link && slice(value, link.start, link.end) };
}

/** `Name (https://...)`; both may hold parentheses, so the address begins at the last `(http` and ends with the line. */
function readOutlet(value: TracedText): { name: string; url: string; source: TracedText; urlSource: TracedText | undefined } {
  const { text } = value;
  const last = text.lastIndexOf('(');
  const opening = Math.max(text.toLowerCase().lastIndexOf('(http'), text.toLowerCase().lastIndexOf('( http'));
  const start = opening >= 0 ? opening : last;
  const inside = text.slice(start + 1, text.endsWith(')') ? -1 : undefined);
  const url = start < 0 || (opening < 0 && inside.includes(' ')) ? '' : webAddress(inside);
  if (url === '') return { name: text, url: '', source: value, urlSource: undefined };
  const name = text.slice(0, start).trimEnd();
  const shown = url.length <= inside.trimStart().length ? url : url.replace('https://', '');
  const at = text.indexOf(shown, start);
  return { name, url, source: slice(value, 0, name.length), urlSource: slice(value, at, at + shown.length) };
}
