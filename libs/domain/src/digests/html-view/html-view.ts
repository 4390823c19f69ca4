import { ShownPage, readMarkup, type MarkupReader } from '../html-text';
import { maskSecrets } from '../secrets';
import type { Showing } from '../types';
import { safeDeclarations, safeSheet } from './safe-style';

/** Longer markup is shown as text alone: the longest digest has some 200,000 units. */
export const longestView = 300_000;

const kept = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 div span b strong i em u s strike del ins small big sub sup font center br hr wbr ul ol li dl dt dd table thead tbody tfoot tr td th caption col ' +
    'colgroup blockquote pre code tt kbd samp q cite abbr address section article header footer main nav aside figure figcaption img'
  ).split(' '),
);
const withoutEnd = new Set(['br', 'hr', 'wbr', 'img', 'col']);
/** Shown by no mail programme, with all that is inside. */
const leftOut = new Set('iframe object embed applet video audio canvas math noembed noframes frameset'.split(' '));
const plainAttributes = new Set(
  'align valign width height bgcolor color face size border cellpadding cellspacing colspan rowspan span nowrap dir lang start type id class'.split(
    ' ',
  ),
);
const plainValue = /^[\w\s.,#%()-]{0,300}$/;
/** Pictures that came within the markup and are drawn without a program of their own. */
const ownPicture = /^data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=\s]+$/i;

/**
 * What a page of the view may do, said in the page too: nothing is loaded, nothing runs. Whoever shows it does so in a frame with an empty `sandbox`.
 */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** White, as in most mail programmes; the page can be reached by Tab, so that keys scroll it, and shows that it has the focus. */
const paper =
  ':root{color-scheme:light}body{margin:16px;font-family:sans-serif;outline:0}body:focus-visible::before{content:"";position:fixed;z-index:9;inset:0;border:2px solid #1a0dab;pointer-events:none}.sd-link{color:#1a0dab;text-decoration:underline}.sd-picture{padding:0 4px;border:1px solid #bbb;color:#595959}img{max-width:100%}';

/**
 * A page that looks as the markup would in a mail programme with remote pictures off: text that the style hides stays hidden. Links lead nowhere, and their addresses are in
 * the text alone; what is masked in the text is masked here, unit by unit. Only elements, attributes and declarations that are known to be harmless are written anew.
 */
export function htmlView(html: string, showing: Showing): string {
  const page = new ViewedPage(html, showing);
  readMarkup(html, page);
  return page.finish();
}

/** A word of the page, by its place in the text as shown. */
interface Word {
  at: number;
  length: number;
}

class ViewedPage implements MarkupReader {
  private readonly shown: ShownPage;
  private readonly pieces: (string | Word)[] = [];
  /** How each open element ends; '' where nothing of it is written. */
  private readonly ends: string[] = [];
  private readonly names: string[] = [];
  private leftOutDepth = 0;
  private css = '';
  private html = '';
  private body = '';

  constructor(
    html: string,
    private readonly showing: Showing,
  ) {
    this.shown = new ShownPage(html, showing.links);
  }

  get depth(): number {
    return this.ends.length;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.shown.open(name, attributes);
    if (leftOut.has(name)) this.leftOutDepth++;
    if (name === 'html') this.html ||= this.attributesOf(name, attributes);
    if (name === 'body') this.body ||= this.attributesOf(name, attributes);
    const isVoid = withoutEnd.has(name);
    if (name === 'img' && this.isSeen) this.putPicture(attributes);
    const tag = this.isSeen ? this.tagOf(name, attributes) : '';
    if (tag !== '') this.pieces.push(`<${tag}>`);
    this.names.push(name === 'style' && /^\s*print\s*$/i.test(attributes['media'] ?? '') ? '' : name);
    this.ends.push(tag === '' || isVoid ? '' : `</${/^[a-z0-9]+/.exec(tag)?.[0] ?? ''}>`);
  }

  close(name: string): void {
    this.shown.close(name);
    this.names.pop();
    if (leftOut.has(name)) this.leftOutDepth--;
    const end = this.ends.pop() ?? '';
    if (end !== '') this.pieces.push(end);
  }

  write(text: string): void {
    if (this.names.at(-1) === 'style') this.css += text;
    this.shown.write(text, (piece, at) => {
      if (this.isSeen) this.pieces.push(at === null ? piece : { at, length: piece.length });
    });
  }

  finish(): string {
    while (this.ends.length > 0) this.close(this.names.at(-1) ?? '');
    const text = this.masked(this.shown.finish().text);
    const written = this.pieces.map((piece) =>
      typeof piece === 'string' ? piece : escaped(text.slice(piece.at, piece.at + piece.length)),
    );
    const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>The e-mail as it looked</title>`;
    const styles = `<style>${paper}</style><style>${safeSheet(this.css)}</style>`;
    return `<!doctype html><html${this.html}><head>${head}${styles}</head><body tabindex="0"${this.body}>${written.join('')}</body></html>`;
  }

  /** What a picture says that is not there. */
  private putPicture(attributes: Readonly<Record<string, string>>): void {
    const words = (attributes['alt'] ?? '').trim();
    if (words === '' || ownPicture.test(attributes['src'] ?? '')) return;
    const { class: classes = '', style = '', hidden } = attributes;
    const look = { class: `${classes} sd-picture`.trim(), style, ...(hidden !== undefined && { hidden }) };
    this.pieces.push(`<span${this.attributesOf('span', look)}>${escaped(this.masked(words.slice(0, 300)))}</span>`);
  }

  private get isSeen(): boolean {
    return this.leftOutDepth === 0 && this.shown.isSeen;
  }

  private masked(text: string): string {
    return maskSecrets(text, this.showing.secrecy, this.showing.signIn);
  }

  /** A tag without its brackets; '' where the element itself is nothing to look at. */
  private tagOf(name: string, attributes: Readonly<Record<string, string>>): string {
    if (name === 'img' && !ownPicture.test(attributes['src'] ?? '')) return '';
    if (name === 'a') return `span${this.attributesOf(name, attributes)}`;
    if (name === 'form' || name === 'fieldset') return `div${this.attributesOf(name, attributes)}`;
    return kept.has(name) ? `${name}${this.attributesOf(name, attributes)}` : '';
  }

  private attributesOf(name: string, attributes: Readonly<Record<string, string>>): string {
    let [written, style] = ['', ''];
    const put = (key: string, value: string) => (written += ` ${key}="${escaped(value)}"`);
    const classes = [attributes['class'] ?? '', name === 'a' && attributes['href'] ? 'sd-link' : ''].join(' ').trim();
    for (const [key, value] of Object.entries(classes === '' ? attributes : { ...attributes, class: classes })) {
      if (key === 'style') style = safeDeclarations(value);
      else if (key === 'hidden') written += ' hidden';
      else if (key === 'alt' && name === 'img') put(key, this.masked(value.slice(0, 300)));
      else if (key === 'src' && name === 'img') put(key, value);
      else if (plainAttributes.has(key) && plainValue.test(value) && !value.includes('eyJ')) put(key, value);
    }
    return style === '' ? written : `${written} style="${escaped(style)}"`;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => entities[mark] ?? '');
