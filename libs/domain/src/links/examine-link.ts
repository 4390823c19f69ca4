import { getDomain } from 'tldts';
import { placesOf, wordsOf } from '../words';
import { type PageLink, type ScannedPage, scanPage } from './page-scan';
import { type PageHeaders, robotsRule } from './robots';

export const linkStates = [
  'ok',
  'nofollow',
  'sponsored',
  'ugc',
  'missing',
  'wrong-target',
  'noindex',
  'http-error',
  'unreachable',
] as const;
/** `unreachable` is for the caller: the page could not be fetched at all. */
export type LinkState = (typeof linkStates)[number];

export interface ExaminedLink {
  state: LinkState;
  /** The link's rel tokens in small letters, '' for none. */
  rel: string;
  /** The whole URL the link leads to, '' for no link. */
  target: string;
  anchor: string;
  httpStatus: number;
  /** Title of the page, '' for none. */
  title: string;
}

export interface FetchedPage {
  html: string;
  headers: PageHeaders;
  status: number;
  /** After redirects. */
  finalUrl: string;
  /** URLs of the brand: a link counts when it leads to the registrable domain of one of them. */
  targets: readonly string[];
  /** With it, a link under this name that leads elsewhere is recognised. */
  brandName?: string;
}

interface ResolvedLink extends PageLink {
  url: URL;
}

const parsed = (url: string, base?: string): URL | undefined => (URL.canParse(url, base) ? new URL(url, base) : undefined);

/** The registrable domain of a host; of an address or a name without a dot the host itself. Shops and pages on a shared host are domains of their own. */
const siteOf = ({ hostname }: URL): string => {
  const host = hostname.replace(/\.$/, '');
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
};

const relOf = ({ rel }: PageLink): string[] => [
  ...new Set(
    rel
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ),
];

/** What a link is worth by its rel; a paid link says so even where it also says nofollow. */
const stateOfRel = (rel: readonly string[]): LinkState => {
  const named = (['sponsored', 'ugc', 'nofollow'] as const).find((token) => rel.includes(token));
  return named ?? 'ok';
};

/** The better of several links to the brand comes first. */
const worth: readonly LinkState[] = ['ok', 'ugc', 'nofollow', 'sponsored'];

const linksOf = (page: ScannedPage, finalUrl: string): ResolvedLink[] => {
  const base = parsed(page.base.trim(), finalUrl)?.href ?? finalUrl;
  return page.links.flatMap((link) => {
    const url = parsed(link.href.trim(), base);
    return url && (url.protocol === 'http:' || url.protocol === 'https:') ? [{ ...link, url }] : [];
  });
};

const found = (link: ResolvedLink, state: LinkState) => ({ state, rel: relOf(link).join(' '), target: link.url.href, anchor: link.anchor });

const bestLink = (links: readonly ResolvedLink[]): ResolvedLink | undefined =>
  [...links].sort((a, b) => worth.indexOf(stateOfRel(relOf(a))) - worth.indexOf(stateOfRel(relOf(b))))[0];

/**
 * A link that was meant for the brand and leads elsewhere: its text holds the brand's name, or its domain is the brand's under another ending
 * (`acme.example` for `acme.test`). Links within the article's own site are not meant: outlets link names to their own topic pages.
 */
const misledLink = (links: readonly ResolvedLink[], sites: ReadonlySet<string>, page: FetchedPage): ResolvedLink | undefined => {
  const own = parsed(page.finalUrl);
  const labels = new Set([...sites].map((site) => site.split('.')[0] ?? ''));
  return links.find((link) => {
    const site = siteOf(link.url);
    if (own && site === siteOf(own)) return false;
    return (
      (page.brandName !== undefined && placesOf(page.brandName, wordsOf(link.anchor)).length > 0) ||
      (site.includes('.') && labels.has(site.split('.')[0] ?? ''))
    );
  });
};

const sitesOf = (targets: readonly string[]): Set<string> =>
  new Set(targets.flatMap((target) => parsed(target) ?? parsed(`https://${target}`) ?? []).map(siteOf));

/**
 * What became of the brand's link in a fetched page. In this order: an answer outside 200-299 is `http-error`; no link to a target is `wrong-target` or `missing`;
 * a page that search engines may not index is `noindex`; else the best of the links counts, and its rel or the page's own nofollow decides.
 */
export const examineLink = (page: FetchedPage): ExaminedLink => {
  const scanned = scanPage(page.html);
  const facts = { httpStatus: page.status, title: scanned.title };
  const none = { rel: '', target: '', anchor: '' };
  if (page.status < 200 || page.status > 299) return { state: 'http-error', ...none, ...facts };
  const links = linksOf(scanned, page.finalUrl);
  const sites = sitesOf(page.targets);
  const link = bestLink(links.filter(({ url }) => sites.has(siteOf(url))));
  if (!link) {
    const misled = misledLink(links, sites, page);
    return { ...(misled ? found(misled, 'wrong-target') : { state: 'missing' as const, ...none }), ...facts };
  }
  const robots = robotsRule(scanned.robots, page.headers);
  const own = stateOfRel(relOf(link));
  const state = robots.noindex ? 'noindex' : own === 'ok' && robots.nofollow ? 'nofollow' : own;
  return { ...found(link, state), ...facts };
};
