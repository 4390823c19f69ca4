import type { Tx } from '@sourcedesk/data';
import type { MessageId, QueryId } from '@sourcedesk/domain/ids';
import type { ReadMessage } from './read-message';
import { storableJson, storableText } from './storable';

/** Writes what a message was read as. */
export async function writeResult(
  tx: Tx,
  id: MessageId,
  { digest, subject, sender, hasHtml }: ReadMessage,
  queryIds: readonly QueryId[],
): Promise<void> {
  await tx.query(
    `with shown as (
       insert into app.inbound_text (agency_id, id, parts, has_html) values (app.agency_id(), $1, $13, $14)
       on conflict (agency_id, id) do update set parts = excluded.parts, has_html = excluded.has_html)
     update app.inbound_message set status = $2, set_aside = false, reason = $3, service = $4, edition_name = $5, edition_date = $6, subject = $7, sender = $8,
            index_count = $9, parsed_count = $10, warnings = $11, query_ids = $12, parsed_at = app.now()
      where agency_id = app.agency_id() and id = $1`,
    [
      id,
      digest.status,
      digest.reason === null ? null : storableText(digest.reason),
      digest.service,
      digest.edition?.name ?? null,
      digest.edition?.date ?? null,
      storableText(subject).slice(0, 500),
      storableText(sender).slice(0, 500),
      digest.counts.index,
      digest.counts.parsed,
      digest.warnings.map(storableText),
      queryIds,
      storableJson(digest.parts),
      hasHtml,
    ],
  );
}
