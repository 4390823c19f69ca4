import { Parser } from 'htmlparser2';

/** A link as it stands in a page. */
export interface PageLink {
  href: string;
  rel: string;
  /** Its text and the alternative texts of its images, white space folded. */
  anchor: string;
}

export interface ScannedPage {
  /** '' if there is none. */
  title: string;
  /** href of the first base element that has one, '' if there is none. */
  base: string;
  links: PageLink[];
  /** The content of robots metas: name (`robots`, `googlebot`) in small letters, and directives. */
  robots: { name: string; content: string }[];
}

/** What stands in these is not part of the page as readers and search engines with scripts see it. */
const unseen = new Set(['template', 'noscript', 'script', 'style', 'iframe', 'noembed', 'noframes']);

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

class PageScan {
  readonly page: ScannedPage = { title: '', base: '', links: [], robots: [] };
  private headline = '';
  private unseenDepth = 0;
  private inTitle = false;
  private inSvg = 0;
  private link: PageLink | undefined;

  open(name: string, attributes: Record<string, string>): void {
    if (unseen.has(name)) this.unseenDepth += 1;
    if (this.unseenDepth > 0) return;
    if (name === 'svg') this.inSvg += 1;
    if (name === 'title' && this.inSvg === 0 && this.headline === '') this.inTitle = true;
    if (name === 'base' && this.page.base === '') this.page.base = attributes['href'] ?? '';
    if (name === 'meta')
      this.page.robots.push({ name: (attributes['name'] ?? '').trim().toLowerCase(), content: attributes['content'] ?? '' });
    if (name === 'img' && this.link) this.link.anchor += ` ${attributes['alt'] ?? ''} `;
    if (name === 'a') this.closeLink();
    if ((name === 'a' || name === 'area') && attributes['href'] !== undefined) {
      this.link = { href: attributes['href'], rel: attributes['rel'] ?? '', anchor: name === 'area' ? (attributes['alt'] ?? '') : '' };
      if (name === 'area') this.closeLink();
    }
  }

  text(text: string): void {
    if (this.unseenDepth > 0) return;
    if (this.inTitle) this.headline += text;
    if (this.link) this.link.anchor += text;
  }

  close(name: string): void {
    if (unseen.has(name)) this.unseenDepth = Math.max(0, this.unseenDepth - 1);
    else if (this.unseenDepth > 0) return;
    else if (name === 'svg') this.inSvg = Math.max(0, this.inSvg - 1);
    else if (name === 'title') this.inTitle = false;
    else if (name === 'a') this.closeLink();
  }

  end(): ScannedPage {
    this.closeLink();
    const robots = this.page.robots.filter(({ name }) => name !== '');
    return { ...this.page, title: folded(this.headline), robots };
  }

  private closeLink(): void {
    if (!this.link) return;
    this.page.links.push({ ...this.link, anchor: folded(this.link.anchor) });
    this.link = undefined;
  }
}

/** Reads of a page what a link check needs. Never throws: any text is HTML of a kind. */
export const scanPage = (html: string): ScannedPage => {
  const scan = new PageScan();
  const parser = new Parser({
    onopentag: (name, attributes) => scan.open(name, attributes),
    ontext: (text) => scan.text(text),
    onclosetag: (name) => scan.close(name),
  });
  parser.end(html);
  return scan.end();
};
