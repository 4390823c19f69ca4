/** Red, green, blue of 0 to 255 and how far a colour covers, 0 to 1. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

const named: Readonly<Record<string, string>> = {
  white: 'ffffff',
  black: '000000',
  snow: 'fffafa',
  ivory: 'fffff0',
  ghostwhite: 'f8f8ff',
  floralwhite: 'fffaf0',
  whitesmoke: 'f5f5f5',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  red: 'ff0000',
  green: '008000',
  blue: '0000ff',
  navy: '000080',
  yellow: 'ffff00',
};

/** A colour as style sheets write it; null for what is none, or none we know. */
export function colourOf(words: string): Colour | null {
  const value = words.trim().toLowerCase();
  if (value === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = /^#?([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(Object.hasOwn(named, value) ? (named[value] ?? '') : value)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const parts = /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(value);
  if (!parts) return null;
  const channel = (text = ''): number => (text.endsWith('%') ? Number.parseFloat(text) * 2.55 : Number.parseFloat(text));
  const alpha = parts[4] === undefined ? 1 : parts[4].endsWith('%') ? Number.parseFloat(parts[4]) / 100 : Number.parseFloat(parts[4]);
  return { red: channel(parts[1]), green: channel(parts[2]), blue: channel(parts[3]), alpha };
}

function fromHex(hex: string): Colour {
  const size = hex.length <= 4 ? 1 : 2;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (hex.match(new RegExp(`.{${size}}`, 'g')) ?? []).map((digits) =>
    Number.parseInt(digits.repeat(3 - size), 16),
  );
  return { red, green, blue, alpha: alpha / 255 };
}

/** Whether nobody can tell letters of one colour from a ground of the other. */
export function isAlike(one: Colour, other: Colour): boolean {
  return Math.max(Math.abs(one.red - other.red), Math.abs(one.green - other.green), Math.abs(one.blue - other.blue)) <= 12;
}
