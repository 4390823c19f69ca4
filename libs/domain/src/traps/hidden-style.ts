import { colourOf, isAlike, type Colour } from './colours';

/** Declarations of an element by property, small letters, values without `!important`. */
export type Declarations = ReadonlyMap<string, string>;

/** How an element's own text looks. Some properties pass to what is inside; others take everything inside from the page. */
export interface Look {
  /** The element or one around it is not on the page. */
  gone: boolean;
  invisible: boolean;
  tiny: boolean;
  colour: Colour;
  /** What is behind it; null where that is a picture or a colour we do not know. */
  ground: Colour | null;
}

const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** A page before anything is styled: black on white. */
export const plainLook: Look = {
  gone: false,
  invisible: false,
  tiny: false,
  colour: { red: 0, green: 0, blue: 0, alpha: 1 },
  ground: white,
};

/** Whether a reader cannot see text of this look. */
export const isUnseen = ({ gone, invisible, tiny, colour, ground }: Look): boolean =>
  gone || invisible || tiny || colour.alpha < 0.05 || (ground !== null && isAlike(colour, ground));

/** The look inside an element. */
export function lookWithin(outer: Look, style: Declarations): Look {
  if (style.size === 0) return outer;
  return {
    gone: outer.gone || isGone(style),
    invisible: invisibleIn(style) ?? outer.invisible,
    tiny: tinyIn(style, outer.tiny),
    colour: colourOf(style.get('-webkit-text-fill-color') ?? style.get('color') ?? '') ?? outer.colour,
    ground: groundIn(style, outer.ground),
  };
}

function invisibleIn(style: Declarations): boolean | null {
  const value = style.get('visibility');
  return value === undefined || value === 'inherit' ? null : value === 'hidden' || value === 'collapse';
}

/** Letters of a pixel or less. Layouts set a row to 0 and its cells to 14 pixels: those are read. */
function tinyIn(style: Declarations, outer: boolean): boolean {
  const size = style.get('font-size') ?? /(?:^|\s)([\d.]+(?:px|pt|r?em|%)?)(?:\/|\s)/.exec(style.get('font') ?? '')?.[1];
  if (size === undefined || size === 'inherit') return outer;
  const amount = Number.parseFloat(size);
  if (Number.isNaN(amount)) return false;
  if (/[\d.](?:px|pt)?$/.test(size)) return amount <= 1;
  if (/rem$/.test(size)) return amount <= 0.07;
  return outer || amount <= (size.endsWith('%') ? 7 : 0.07);
}

function groundIn(style: Declarations, outer: Colour | null): Colour | null {
  const value = style.get('background-color') ?? style.get('background') ?? style.get('background-image');
  if (value === undefined || value === 'none' || value === 'inherit') return outer;
  if (/url\(|gradient\(/.test(value) || /url\(|gradient\(/.test(style.get('background-image') ?? '')) return null;
  const colour = colourOf(value) ?? colourOf(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|\b[a-z]+\b/.exec(value)?.[0] ?? '');
  if (colour === null) return null;
  return colour.alpha < 0.05 ? outer : colour;
}

const pixels = (value: string | undefined): number => {
  const amount = Number.parseFloat(value ?? '');
  return /em\b/.test(value ?? '') ? amount * 16 : /%|v[wh]\b/.test(value ?? '') ? amount * 10 : amount;
};
const isOff = (value: string | undefined): boolean => pixels(value) <= -500;
const isNothing = (value: string | undefined): boolean => pixels(value) <= 1;

/** Taken from the page with all that is inside: not drawn, without a size, or far beside it. */
function isGone(style: Declarations): boolean {
  const of = (property: string): string => style.get(property) ?? '';
  if (of('display') === 'none' || of('content-visibility') === 'hidden') return true;
  if (style.has('opacity') && Number.parseFloat(of('opacity')) * (of('opacity').endsWith('%') ? 0.01 : 1) < 0.05) return true;
  const clipped = /hidden|clip/.test(of('overflow') + of('overflow-x') + of('overflow-y'));
  if (clipped && ['width', 'height', 'max-width', 'max-height'].some((side) => isNothing(style.get(side)))) return true;
  if (pixels(style.get('max-height')) === 0) return true;
  if (/^inset\((?:[5-9]\d|100)%|^circle\(0\b|^polygon\(0 0,\s*0 0/.test(of('clip-path'))) return true;
  if (
    /scale(?:x|y|3d)?\(\s*0(?:\.0+)?\s*[,)]/.test(of('transform')) ||
    /translate\w*\([^)]*-(?:\d{4,}px|[1-9]\d{2,}(?:%|v[wh]|em))/.test(of('transform'))
  )
    return true;
  const lifted = of('position') === 'absolute' || of('position') === 'fixed';
  if (lifted && /^rect\(\s*(?:0|1px)(?:px)?[\s,]+(?:0|1px)/.test(of('clip'))) return true;
  if (lifted && ['left', 'top', 'right', 'bottom'].some((side) => isOff(style.get(side)))) return true;
  return ['text-indent', 'margin-left', 'margin-top'].some((side) => isOff(style.get(side)));
}
