import { civilAt } from '../../deadlines';
import { rawMail } from './render-mail';
import { bodyWithTrap, escaped } from './render-text';
import type { DigestToRender, QueryToRender, RenderedDigest } from './render-types';

const zone = 'America/New_York';
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (number: number): string => String(number).padStart(2, '0');

/** A digest as Source of Sources sends it; deadlines are printed in Eastern "Standard Time", summer or not. */
export function renderSos(digest: DigestToRender): RenderedDigest {
  const { year, month, day } = civilAt(Date.parse(digest.sentAt), zone);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const subject = `[SOS] ${weekday} ${digest.name} Media Queries`;
  const from = { name: 'Peter Shankman', address: 'peter@sourceofsources.com' };
  const text = textOf(digest);
  const html = htmlOf(digest);
  const id = `sos.${digest.sentAt.replace(/\D/g, '')}.${digest.name.toLowerCase()}`;
  return { raw: rawMail({ from, to: digest.subscriber, subject, sentAt: digest.sentAt, id }, text, html), subject, from, text, html };
}

function headingsOf(queries: readonly QueryToRender[]): { heading: string; entries: { number: number; line: string }[] }[] {
  const groups: { heading: string; entries: { number: number; line: string }[] }[] = [];
  queries.forEach(({ category, summary }, at) => {
    if (groups.at(-1)?.heading !== category) groups.push({ heading: category, entries: [] });
    groups.at(-1)?.entries.push({ number: at + 1, line: summary });
  });
  return groups;
}

function fieldsOf(query: QueryToRender): [label: string, value: string, link: string][] {
  const { year, month, day, hour, minute } = civilAt(Date.parse(query.deadline), zone);
  return [
    ['CATEGORY', query.category, ''],
    ['NAME', query.journalist.name, ''],
    ['EMAIL', query.email, `mailto:${query.email}`],
    ['MUCK RACK URL', query.journalist.profileUrl, query.journalist.profileUrl],
    ['MEDIA OUTLET', query.outlet.name, ''],
    ['MEDIA WEBSITE', query.outlet.url, query.outlet.url],
    ['DEADLINE DATE', `${year}-${two(month)}-${two(day)}`, ''],
    ['DEADLINE TIME', `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`, ''],
    ['TIME ZONE', 'Eastern Standard Time', ''],
  ];
}

function textOf({ queries, sponsor, subscriber }: DigestToRender): string {
  const index = headingsOf(queries).map(
    ({ heading, entries }) => `${heading}\n\n${entries.map(({ number, line }) => `${number}) ${line} (#item${number - 1})`).join('\n\n')}`,
  );
  const blocks = queries.map((query, at) => {
    const fields = fieldsOf(query).map(([label, value, link]) => `${label}: ${value}${link === '' ? '' : ` (${link})`}`);
    const mark = query.noAi ? ['No AI Pitches Considered'] : [];
    const body = `QUERY: ${bodyWithTrap(query)}`;
    return [`${at + 1}) SUMMARY: ${query.summary}`, ...fields, ...mark, body, 'Back to top (#top)', '_____'].join('\n\n');
  });
  const footer = `This email was sent to ${subscriber} (mailto:${subscriber})\nunsubscribe from this list (https://sos.example.list-manage.com/unsubscribe?u=abc&id=def&e=123)`;
  return `${sponsor ?? 'Good morning.'}\n\n********* INDEX ***********\n\n${index.join('\n\n')}\n${'*'.repeat(28)}\n\n${blocks.join('\n\n')}\n\n${footer}\n`;
}

function htmlOf({ queries, sponsor, subscriber }: DigestToRender): string {
  const index = headingsOf(queries).map(
    ({ heading, entries }) =>
      `<h3>${escaped(heading)}</h3>${entries.map(({ number, line }) => `<p>${number}) <a href="#item${number - 1}">${escaped(line)}</a></p>`).join('')}`,
  );
  const blocks = queries.map((query, at) => {
    const fields = fieldsOf(query).map(
      ([label, value, link]) =>
        `<p><strong>${label}:</strong> ${link === '' ? escaped(value) : `<a href="${escaped(link)}">${escaped(value)}</a>`}</p>`,
    );
    const mark = query.noAi ? '<p>No AI Pitches Considered</p>' : '';
    const body = escaped(bodyWithTrap(query)).replaceAll('<br><br>', '</p><p>');
    return `<p><strong>${at + 1}) SUMMARY:</strong> ${escaped(query.summary)}</p>${fields.join('')}${mark}<p><strong>QUERY:</strong> ${body}</p><p><a href="#top">Back to top</a></p><p>_____</p>`;
  });
  const footer = `<p>This email was sent to <a href="mailto:${escaped(subscriber)}">${escaped(subscriber)}</a></p>`;
  return `<html><body><p>${escaped(sponsor ?? 'Good morning.')}</p><h2>********* INDEX ***********</h2>${index.join('')}<p>${'*'.repeat(28)}</p>${blocks.join('')}${footer}</body></html>`;
}
