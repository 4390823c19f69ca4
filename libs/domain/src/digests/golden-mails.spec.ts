import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { parseDigest, type ParsedDigest, type ParsedQuery } from './index';

/** Mails written by hand in the services' formats, with the hazards of each; people and outlets are invented. */
const folder = join(import.meta.dirname, '../../../../test/fixtures/digests/mails');
const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));

async function read(name: string): Promise<ParsedDigest> {
  const { from, subject, date, messageId, text, html } = await new PostalMime().parse(readFileSync(join(folder, name)));
  return parseDigest({
    from: from?.address === undefined ? null : { name: from.name, address: from.address },
    subject: subject ?? '',
    date: date === undefined ? null : new Date(date).toISOString(),
    messageId: messageId ?? null,
    parts: [...(text ? [{ part: 'text', text }] : []), ...(html ? [{ part: 'html', text: html }] : [])],
  });
}

/** What was read, as a person checks it against the mail. */
function readable({ status, reason, service, edition, counts, warnings, queries }: ParsedDigest): string {
  const named = `${service ?? 'no service'}, ${edition ? `${edition.name || 'edition'} of ${edition.date}` : 'no edition'}`;
  const counted = `${counts.index ?? 'nothing'} promised, ${counts.parsed} read`;
  return [
    `${status}${reason === null ? '' : `: ${reason}`}`,
    `${named}; ${counted}`,
    ...warnings.map((each) => `! ${each}`),
    ...queries.map(lines),
  ].join('\n');
}

function lines(query: ParsedQuery): string {
  const { deadline, reply, trap } = query;
  const due = deadline ? `${deadline.at ?? 'no instant'} ${deadline.certainty} ${deadline.zone ?? ''} "${deadline.raw}"` : 'none';
  return [
    '',
    `${query.number}) ${query.summary}`,
    `   who       ${query.journalist.name} ${query.journalist.profileUrl}`.trimEnd(),
    `   outlet    ${query.outlet.name} ${query.outlet.url}`.trimEnd(),
    `   category  ${query.category}`.trimEnd(),
    `   deadline  ${due}`,
    `   reply     ${reply.kind} ${reply.address} ${reply.url}`.trimEnd(),
    `   others    ${query.otherAddresses.join(' ')}`.trimEnd(),
    `   flags     ${query.flags.noAi ? 'no AI' : ''}`.trimEnd(),
    `   trap      ${trap ? `${trap.encoding} ${trap.word} ${trap.times}: ${trap.decoded}` : ''}`.trimEnd(),
    `   identity  ${query.identity}`,
    ...query.body.split('\n').map((line) => `   | ${line}`.trimEnd()),
  ].join('\n');
}

it.each(names)('%s is read as its snapshot says', async (name) => {
  expect(readable(await read(name))).toMatchSnapshot();
});

it('gives the queries of a pasted copy the identities, bodies and traps of the mail it was copied from', async () => {
  const [mail, pasted] = [await read('haro-2026.eml'), await read('haro-2026-pasted.eml')];
  const same = ({ queries }: ParsedDigest) => queries.map((query) => ({ ...query, ranges: null }));
  expect(same(pasted)).toEqual(same(mail));
});

it('gives a request of Qwoted the same query with and without markup, but for the id that only the markup has', async () => {
  const [both, text] = [await read('qwoted-2026.eml'), await read('qwoted-2026-text.eml')];
  const [one, other] = [both, text].map(({ queries }) => queries.map((query) => ({ ...query, identity: null, ranges: null })));
  expect(other).toEqual(one);
  expect(both.queries[0]?.identity).toBe('qwoted:267519');
});

it.each(names)('of %s no secret of the subscriber is in the result', async (name) => {
  const result = JSON.stringify(await read(name));
  const secrets = ['q7Xk2v9ZbT4mN8sR1wY6uE3aH5jL0pCd', 'c2lnbmF0dXJl', 'abcDEF123', '481516', '9f8e7d6c', 'Zm9vYmFy', 'u=abc'];
  for (const secret of secrets) expect(result).not.toContain(secret);
  if (!name.startsWith('sourcebottle')) expect(result).not.toMatch(/desk@agency\.example/);
});
