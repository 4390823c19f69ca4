import { DomainError } from '@sourcedesk/domain/errors';

/** The cursor of a list that is ordered by deadline and id; `due` as PostgreSQL prints it, 'infinity' where there is none. */
export const dueCursor = (due: string, id: string): string => Buffer.from(`${due} ${id}`).toString('base64url');

/** What a cursor by deadline names. @throws DomainError malformed for one such a list did not give out */
export function readDueCursor(cursor: string | undefined): { due: string; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(infinity|[\d: .+-]{10,40}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    Buffer.from(cursor, 'base64url').toString('utf8'),
  );
  if (!match?.[1] || !match[2] || (match[1] !== 'infinity' && Number.isNaN(Date.parse(match[1].replace(/\+00$/, 'Z')))))
    throw new DomainError('malformed', 'The cursor is not one this list gave out. Begin again without it.');
  return { due: match[1], id: match[2] };
}
