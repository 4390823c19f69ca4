import { DomainError } from '@sourcedesk/domain/errors';

const instant = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00`;

/** What a cursor is made of, each as PostgreSQL prints it. `due`: an instant, or infinity where there is none. */
const parts = {
  instant,
  due: `infinity|${instant}`,
  integer: String.raw`-?\d{1,9}`,
  id: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
} as const;
export type CursorPart = keyof typeof parts;

/** SQL of the cursor that names a row of a list by what the list is ordered by. */
export const cursorSql = (...columns: readonly string[]) =>
  `translate(encode(convert_to(concat_ws(' ', ${columns.join(', ')}), 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/**
 * What a cursor names, in the order of its parts; undefined without a cursor.
 * @throws DomainError malformed for one that such a list did not give out
 */
export function readCursor(cursor: string | undefined, kinds: readonly CursorPart[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const shape = new RegExp(`^${kinds.map((kind) => `(${parts[kind]})`).join(' ')}$`);
  const found = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.slice(1);
  const sound = found?.every(
    (text, place) => (kinds[place] !== 'instant' && kinds[place] !== 'due') || text === 'infinity' || isInstant(text),
  );
  if (!found || !sound) throw new DomainError('malformed', 'The cursor is not one this list gave out. Begin again without it.');
  return found;
}

/** Not the 31st of February, which PostgreSQL would refuse with an error of its own. */
function isInstant(text: string): boolean {
  const date = new Date(text.replace(' ', 'T').replace('+00', 'Z'));
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text.slice(0, 10);
}
