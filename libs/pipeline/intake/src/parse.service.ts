import { Injectable } from '@nestjs/common';
import { TenantDb, type Tx, recordEvent, systemCtx } from '@sourcedesk/data';
import { type ParsedDigest, parseDigest } from '@sourcedesk/domain/digests';
import type { AgencyId, MessageId } from '@sourcedesk/domain/ids';
import { IntakeService } from './intake.service';
import { readMail } from './read-mail';
import { storeQueries } from './store-queries';

interface Pending {
  trusted: boolean;
  receivedAt: Date;
}

/** Stage 2 of intake: reads a stored message and writes its queries. May be run again at any time. */
@Injectable()
export class ParseService {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
  ) {}

  /** Reads the message once; a second run of the same job finds nothing to do. What cannot be read is quarantined with its reason. */
  async parse(agencyId: AgencyId, id: MessageId): Promise<void> {
    const ctx = systemCtx(agencyId);
    const raw = await this.db.run({ ...ctx, readOnly: true }, (tx) => this.intake.raw(tx, id));
    if (!raw) return;
    const { digest, subject, sender } = await read(raw);
    await this.db.run(ctx, async (tx) => {
      const pending = await lockPending(tx, id);
      if (!pending) return;
      const queryIds = await storeQueries(tx, { id, ...pending }, digest);
      await writeResult(tx, id, digest, queryIds, subject, sender);
      await recordEvent(tx, { kind: 'message', what: digest.status, entityId: id, brandId: null });
    });
  }
}

/** Never throws: whatever an e-mail does to the reader is a reason for quarantine, and the next message is unharmed. */
async function read(raw: Buffer): Promise<{ digest: ParsedDigest; subject: string; sender: string }> {
  try {
    const mail = await readMail(raw);
    const sender = mail.from ? `${mail.from.name} <${mail.from.address}>`.trim() : '';
    return { digest: parseDigest(mail), subject: mail.subject, sender };
  } catch (error) {
    const reason = `The e-mail could not be decoded: ${(error as Error).message}`;
    return { digest: unread(reason), subject: '', sender: '' };
  }
}

function unread(reason: string): ParsedDigest {
  return {
    status: 'quarantined',
    reason,
    service: null,
    edition: null,
    counts: { index: null, parsed: 0 },
    warnings: [],
    parts: [],
    queries: [],
  };
}

async function lockPending(tx: Tx, id: MessageId): Promise<Pending | undefined> {
  const [row] = await tx.query<Pending>(
    `select trusted, received_at as "receivedAt" from app.inbound_message where agency_id = app.agency_id() and id = $1 and status = 'pending' for update`,
    [id],
  );
  return row;
}

async function writeResult(
  tx: Tx,
  id: MessageId,
  digest: ParsedDigest,
  queryIds: readonly string[],
  subject: string,
  sender: string,
): Promise<void> {
  await tx.query(
    `update app.inbound_message set status = $2, reason = $3, service = $4, edition_name = $5, edition_date = $6, subject = $7, sender = $8,
            index_count = $9, parsed_count = $10, warnings = $11, query_ids = $12, parsed_at = app.now()
      where agency_id = app.agency_id() and id = $1`,
    [
      id,
      digest.status,
      digest.reason,
      digest.service,
      digest.edition?.name ?? null,
      digest.edition?.date ?? null,
      subject.slice(0, 500),
      sender.slice(0, 500),
      digest.counts.index,
      digest.counts.parsed,
      digest.warnings,
      queryIds,
    ],
  );
  await tx.query('insert into app.inbound_text (agency_id, id, parts) values (app.agency_id(), $1, $2)', [
    id,
    JSON.stringify(digest.parts),
  ]);
}
