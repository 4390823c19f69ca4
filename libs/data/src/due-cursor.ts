import { readCursor } from './cursor';

/** The cursor of a list that is ordered by deadline and id; `due` as PostgreSQL prints it, 'infinity' where there is none. */
export const dueCursor = (due: string, id: string): string => Buffer.from(`${due} ${id}`).toString('base64url');

/** What a cursor by deadline names. @throws DomainError malformed for one such a list did not give out */
export function readDueCursor(cursor: string | undefined): { due: string; id: string } | undefined {
  const [due, id] = readCursor(cursor, ['due', 'id']) ?? [];
  return due !== undefined && id !== undefined ? { due, id } : undefined;
}
