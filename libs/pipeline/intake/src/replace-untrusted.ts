import { type Tx, recordEvent, reopenPitches, systemCtx } from '@sourcedesk/data';
import type { ReadQuery } from '@sourcedesk/domain/digests';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import { renumberTicks } from './follow-correction';
import { assignFields, queryColumns } from './query-row';
import type { RememberedRow } from './remember';
import { storableJson } from './storable';

interface Replaced {
  id: QueryId;
  identity: string;
  /** Whether answers go elsewhere now. */
  redirected: boolean;
  before: ReadQuery['questions'];
  after: ReadQuery['questions'];
}

/** What a trusted copy says instead of an untrusted one: every fact of the query, but not its id or when it was first seen. */
const facts = `service = r."service", number = r."number", edition_name = r."editionName", edition_date = r."editionDate", traps = r."traps"`;
/** What a person corrected stays, and with it what was read from it. Who corrects the reply vouches for the query, so that nothing replaces it. */
const unlessCorrected = (field: string, column: string, value: string): string =>
  `case when '${field}' = any (q.corrected) then q.${column} else ${value} end`;
const assignments = [
  facts,
  assignFields(unlessCorrected),
  `journalist_id = ${unlessCorrected('journalist', 'journalist_id', 'r."journalistId"')}`,
  `extended_from = ${unlessCorrected('deadline', 'extended_from', 'null')}`,
].join(', ');

/**
 * Puts the facts of a trusted copy in the place of those that only untrusted copies told. Pitches keep their query; what was approved for another address
 * goes back into review. A statement of its own, after the new queries: only now are those visible that another message wrote meanwhile.
 * @returns the ids of the queries that are other now, so that they are matched anew
 */
export async function replaceUntrusted(tx: Tx, messageId: MessageId | null, rows: readonly RememberedRow[]): Promise<QueryId[]> {
  const replaced = await tx.query<Replaced>(
    `with told as (
       select q.id, q.identity, q.reply_kind, q.reply_address, q.reply_url, q.questions from app.query q
        where q.agency_id = (select app.agency_id()) and q.identity = any ($3) and not q.trusted order by q.identity for update)
     update app.query q set ${assignments}, message_id = $2, trusted = true, version = q.version + 1, updated_at = (select app.now())
       from told join jsonb_to_recordset($1::jsonb) as r (${queryColumns}) on r."identity" = told.identity
      where q.agency_id = (select app.agency_id()) and q.id = told.id
     returning q.id, q.identity, (told.reply_kind, told.reply_address, told.reply_url) is distinct from (q.reply_kind, q.reply_address, q.reply_url) as redirected,
       told.questions as before, q.questions as after`,
    [storableJson(rows.map(({ ranges: _, ...row }) => row)), messageId, rows.map(({ identity }) => identity)],
  );
  for (const { id, redirected, before, after } of replaced.sort((a, b) => (a.identity < b.identity ? -1 : 1))) {
    if (redirected) await reopenPitches(systemCtx(tx.who.agencyId), tx, { queryId: id }, otherAddress);
    await renumberTicks(tx, id, before, after);
    recordEvent(tx, { kind: 'query', what: 'verified', entityId: id, brandId: null });
  }
  return replaced.map(({ id }) => id);
}

const otherAddress = 'A copy of the query that one can trust says that answers go elsewhere.';
