import fc from 'fast-check';
import { examineLink, linkStates } from './index';

const targets = ['https://alder-vale.example/', 'https://www.aldervale.test/team'];
const page = (html: string, parts: Partial<Parameters<typeof examineLink>[0]> = {}) =>
  examineLink({
    html,
    headers: {},
    status: 200,
    finalUrl: 'https://daily.test/2026/article',
    targets,
    brandName: 'Alder & Vale',
    ...parts,
  });
const link = (rel = '', href = 'https://alder-vale.example/guide'): string => `<a href="${href}" rel="${rel}">Alder &amp; Vale</a>`;

describe('a link', () => {
  test.each([
    ['without rel', link(), 'ok', ''],
    ['with rel that says nothing of following', link('noopener external'), 'ok', 'noopener external'],
    ['with nofollow', link('NoFollow noopener'), 'nofollow', 'nofollow noopener'],
    ['with nofollow after a comma', link('noopener,nofollow'), 'nofollow', 'noopener nofollow'],
    ['paid for', link('nofollow sponsored'), 'sponsored', 'nofollow sponsored'],
    ['by readers', link('ugc nofollow'), 'ugc', 'ugc nofollow'],
    ['to a subdomain', link('', 'http://shop.alder-vale.example:8080/a?b=c'), 'ok', ''],
    ['to the other target', link('', '//aldervale.test'), 'ok', ''],
    ['in an area', '<map><area href="https://alder-vale.example" alt="Alder"></map>', 'ok', ''],
    ['beside a nofollow one: the best counts', link('nofollow') + link(), 'ok', ''],
    ['by base href, which may come later', '<a href="guide">x</a><base href="https://alder-vale.example/en/">', 'ok', ''],
    ['on a page that says nofollow', `<meta name=robots content="index, nofollow">${link()}`, 'nofollow', ''],
    ['on a page that may not be indexed', `<meta name="ROBOTS" content="NOINDEX">${link('nofollow')}`, 'noindex', 'nofollow'],
    ['on a page that says none to one search engine', `<meta name="googlebot" content="none">${link()}`, 'noindex', ''],
    ['on a page that another robot may not index', `<meta name="otherbot" content="noindex">${link()}`, 'ok', ''],
    ['with unclosed tags', `<p><a href=https://alder-vale.example>Alder<p>more`, 'ok', ''],
  ])('%s', (_, html, state, rel) => expect(page(html)).toMatchObject({ state, rel, httpStatus: 200 }));

  test.each([
    ['none at all', '<p>Alder &amp; Vale says so.</p>', 'missing'],
    ['only in a comment', `<!-- ${link()} -->`, 'missing'],
    ['only in a script', `<script>var a = '${link()}'</script>`, 'missing'],
    ['only in a template or noscript', `<template>${link()}</template><noscript>${link()}</noscript>`, 'missing'],
    ['only without href', '<a name="https://alder-vale.example">Alder & Vale</a>', 'missing'],
    ['only by mail', link('', 'mailto:jo@alder-vale.example'), 'missing'],
    ['only in the path of another', '<a href="https://other.test/alder-vale.example">x</a>', 'missing'],
    ['only to a longer name', '<a href="https://notalder-vale.example">x</a>', 'missing'],
    ["only to the outlet's own page about the brand", link('', '/companies/alder-vale'), 'missing'],
    ['the name leads elsewhere', link('', 'https://social.test/aldervale'), 'wrong-target'],
    ['the same name under another ending', '<a href="https://alder-vale.test/">their site</a>', 'wrong-target'],
    ['a target as a subdomain of another site', '<a href="https://alder-vale.example.evil.test">Alder & Vale</a>', 'wrong-target'],
  ])('is not there: %s', (_, html, state) => expect(page(html).state).toBe(state));

  test.each([
    [{ 'X-Robots-Tag': 'noindex' }, 'noindex'],
    [{ 'x-robots-tag': ['noarchive', 'googlebot: noindex, nofollow'] }, 'noindex'],
    [{ 'x-robots-tag': 'otherbot: noindex, nofollow' }, 'ok'],
    [{ 'x-robots-tag': 'otherbot: noindex, googlebot: nofollow' }, 'nofollow'],
    [{ 'x-robots-tag': 'unavailable_after: 25 Jun 2030 15:00:00 PST, max-snippet: 20' }, 'ok'],
    [{ 'x-robots-tag': 'max-snippet: 20, nofollow' }, 'nofollow'],
    [{ 'x-robots': 'noindex' }, 'ok'],
  ])('under the headers %j is %s', (headers, state) => expect(page(link(), { headers }).state).toBe(state));

  it('is described by target, anchor and the page by its title', () => {
    const html = `<title> The\n Daily &amp; more </title><svg><title>icon</title></svg><a href=" https://Alder-Vale.example/a b "><b>Alder</b>\n &amp; <img alt="Vale"></a>`;
    expect(page(html)).toEqual({
      state: 'ok',
      rel: '',
      target: 'https://alder-vale.example/a%20b',
      anchor: 'Alder & Vale',
      httpStatus: 200,
      title: 'The Daily & more',
    });
  });

  test.each([404, 410, 403, 500, 304])('of a page that answers %i is not looked for', (status) => {
    expect(page(link(), { status })).toMatchObject({ state: 'http-error', httpStatus: status, target: '' });
  });

  it('of a brand on a shared host is not that of its neighbours', () => {
    expect(page('<a href="https://other.github.io/x">x</a>', { targets: ['https://alder.github.io'] }).state).toBe('missing');
    expect(page('<a href="https://alder.github.io/x">x</a>', { targets: ['https://alder.github.io'] }).state).toBe('ok');
  });

  it('without usable targets is missing, and a target may lack its scheme', () => {
    expect(page(link(), { targets: ['', 'not a url'], brandName: undefined }).state).toBe('missing');
    expect(page(link(), { targets: ['alder-vale.example'] }).state).toBe('ok');
  });

  it('is examined in any text, by a closed set of states', () => {
    const piece = fc.constantFrom(
      '<a href="',
      link(),
      '</a>',
      '<meta name=robots content="',
      '"',
      '>',
      '<base href="//[',
      '<title>',
      '&#x;',
      '<svg>',
      '<noscript>',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.webUrl(),
        (html, finalUrl) => {
          expect(linkStates).toContain(page(html, { finalUrl }).state);
        },
      ),
    );
  });
});
