import { keyWords } from '@sourcedesk/ui';
import { pressedAs, withKey } from '../shell/key-map';
import type { KeyMap } from '../shell/key-map';
import type { KeyUse } from './key-catalogue';

/** A key as the desk calls it, with everything it does. */
export interface KeyRow {
  keys: string;
  uses: readonly KeyUse[];
}

/** What is to be said of a key somebody pressed to set it. taken: by the key of another row. */
export type Verdict = { kind: 'free' } | { kind: 'refused'; why: string } | { kind: 'taken'; by: KeyRow };

const controls = new Set(
  'enter space tab escape backspace delete insert arrowup arrowdown arrowleft arrowright home end pageup pagedown'.split(' '),
);
const browsers = new Set('a c d f h j l n o p q r t u v w x y z 0 1 2 3 4 5 6 7 8 9 + -'.split(' ').map((key) => `mod+${key}`));
const desks = /^(?:mod\+(?:k|s|enter|shift\+.)|(?:shift\+)?f6)$/;
const functionKeys = /^(?:shift\+)?f(?:1|3|5|7|1[0-2])$/;

/** One row a key, in the order in which keys first occur. */
export function rowsOf(uses: readonly KeyUse[]): readonly KeyRow[] {
  return [...Map.groupBy(uses, ({ keys }) => keys)].map(([keys, own]) => ({ keys, uses: own }));
}

/** Keys that begin a sequence as it is pressed now: alone they mean nothing. */
export function beginnings(map: KeyMap, rows: readonly KeyRow[]): ReadonlySet<string> {
  const sequences = rows.map(({ keys }) => pressedAs(map, keys).split(' ')).filter((parts) => parts.length > 1);
  return new Set(sequences.map(([first = '']) => first));
}

/** Whether `row` can be set to what was pressed. */
export function verdictOn(map: KeyMap, rows: readonly KeyRow[], row: KeyRow, pressed: string): Verdict {
  const refused = pressed
    .split(' ')
    .map(refusalOf)
    .find((why) => why !== '');
  if (refused !== undefined) return { kind: 'refused', why: refused };
  const by = rows.find((other) => other !== row && isSame(pressedAs(map, other.keys), pressed));
  return by === undefined ? { kind: 'free' } : { kind: 'taken', by };
}

/** The map after `row` took what `by` is pressed as, and gave what it had. */
export function swapped(map: KeyMap, row: KeyRow, by: KeyRow): KeyMap {
  const [mine, theirs] = [pressedAs(map, row.keys), pressedAs(map, by.keys)];
  return withKey(withKey(map, row.keys, theirs), by.keys, mine);
}

/** Pressed alike, or one begins the other. */
function isSame(a: string, b: string): boolean {
  return a !== '' && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `));
}

function refusalOf(stroke: string): string {
  const words = keyWords(stroke);
  if (controls.has(stroke.replace(/^(?:mod\+)?(?:shift\+)?/, '')) && stroke !== 'mod+enter')
    return `${words} works buttons, fields and lists, and stays as it is.`;
  if (desks.test(stroke)) return `${words} has a meaning of its own here.`;
  if (browsers.has(stroke) || functionKeys.test(stroke)) return `${words} belongs to the browser.`;
  return '';
}
