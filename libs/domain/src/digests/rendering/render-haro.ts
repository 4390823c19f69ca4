import { civilAt } from '../../deadlines';
import { rawMail } from './render-mail';
import { bodyWithTrap, escaped, wrapped } from './render-text';
import type { DigestToRender, QueryToRender, RenderedDigest } from './render-types';

const zone = 'America/New_York';
const months = 'January February March April May June July August September October November December'.split(' ');
const dashes = (count: number): string => '-'.repeat(count);
const indexHeadings: Readonly<Record<string, string>> = { Podcasts: 'Podcasts and Shows', 'Gift Bags': 'Gift Bags and Gift Guides' };

/** A digest as HARO sends it today. */
export function renderHaro(digest: DigestToRender): RenderedDigest {
  const { year, month, day } = civilAt(Date.parse(digest.sentAt), zone);
  const subject = `HARO Queries for ${months[month - 1]} ${day}, ${year} - ${digest.name} Edition`;
  const from = { name: 'HARO', address: 'haro@helpareporter.com' };
  const paragraphs = paragraphsOf(digest);
  const text = paragraphs
    .map((each) => each.gap + (each.ready ?? wrapped(each.heading === true ? each.words.toUpperCase() : each.words)))
    .join('\n\n');
  const html = `<html><body>${paragraphs.map(htmlOf).join('')}</body></html>`;
  const id = `haro.${digest.sentAt.replace(/\D/g, '')}.${digest.name.toLowerCase()}`;
  return { raw: rawMail({ from, to: digest.subscriber, subject, sentAt: digest.sentAt, id }, text, html), subject, from, text, html };
}

interface Paragraph {
  words: string;
  /** Upper case in text, title case in HTML. */
  heading?: boolean;
  /** Lines that are not wrapped. */
  ready?: string;
  markup?: string;
  gap: string;
}

const paragraph = (words: string, more: Partial<Paragraph> = {}): Paragraph => ({ words, gap: '', ...more });
const htmlOf = ({ words, heading, markup }: Paragraph): string =>
  heading === true ? `<h2>${escaped(words)}</h2>` : `<p>${markup ?? escaped(words)}</p>`;

function paragraphsOf(digest: DigestToRender): Paragraph[] {
  const outlets = digest.queries.slice(0, 3).map(({ outlet }) => outlet.name.toUpperCase());
  const sponsor = digest.sponsor === undefined ? [] : [digest.sponsor, 'Sponsored', dashes(80)].map((words) => paragraph(words));
  return [
    ...sponsor,
    paragraph(`QUERIES FROM ${outlets.join(', ')}, AND MORE!`),
    paragraph(`${'*'.repeat(9)} INDEX ${'*'.repeat(11)}`, { gap: '\n' }),
    ...indexOf(digest.queries),
    paragraph('*'.repeat(28)),
    ...digest.queries.flatMap((query, at) => blockOf(query, at + 1)),
    paragraph('HARO connects journalists with expert sources.'),
    paragraph('Forwarded this email? Join HARO today https://www.helpareporter.com.'),
    paragraph(dashes(35)),
    paragraph(`Your HARO subscription address is: ${digest.subscriber}`),
    paragraph('Unsubscribe https://unsubscribe.example/?token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl'),
  ];
}

function indexOf(queries: readonly QueryToRender[]): Paragraph[] {
  return queries.flatMap(({ category, summary, outlet }, at) => {
    const heading =
      category === queries[at - 1]?.category ? [] : [paragraph(indexHeadings[category] ?? category, { heading: true, gap: '\n' })];
    return [...heading, paragraph(`${at + 1}) ${summary} (${outlet.name})`)];
  });
}

function blockOf(query: QueryToRender, number: number): Paragraph[] {
  const { profileUrl } = query.journalist;
  const link = (url: string, words: string): string => `<a href="${escaped(url)}">${escaped(words)}</a>`;
  const profile = {
    ready: wrapped(`HARO Journalist Profile URL: ${profileUrl} ${profileUrl}`),
    markup: `HARO Journalist Profile URL: ${link(profileUrl, profileUrl)}`,
  };
  return [
    paragraph(`${number}) Summary: ${query.summary}`),
    paragraph(`Name: ${query.journalist.name}`),
    paragraph(`Category: ${query.category}`),
    paragraph(`Email: ${query.email} ${query.email}`, { markup: `Email: ${link(`mailto:${query.email}`, query.email)}` }),
    ...(profileUrl === '' ? [] : [paragraph('', profile)]),
    paragraph(`Media Outlet: ${query.outlet.name}${query.outlet.url && ` (${query.outlet.url})`}`),
    paragraph(`Deadline: ${deadlineOf(query.deadline)}`),
    ...(query.noAi ? [paragraph('No AI Pitches Considered')] : []),
    paragraph('Query:'),
    paragraph(bodyWithTrap(query)),
    paragraph('Back to Top', { markup: '<a href="#top">Back to Top</a>' }),
    paragraph(dashes(35)),
  ];
}

function deadlineOf(instant: string): string {
  const { month, day, hour, minute } = civilAt(Date.parse(instant), zone);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'} ET - ${day} ${months[month - 1]}`;
}
