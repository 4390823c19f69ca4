/**
 * Whether a match still counts; `m` is the match. One of a removed expert does not, unless a pitch was written for it. Who was removed is
 * asked once a statement: they are few, and a join would read a profile for each match of an inbox.
 */
export const standingMatchSql = (m: string) =>
  `(${m}.profile_id <> all (array(select gone.id from app.profile gone where gone.agency_id = app.agency_id() and gone.removed_at is not null))
    or exists (select from app.pitch written where written.agency_id = ${m}.agency_id and written.match_id = ${m}.id))`;
