import { Injectable } from '@nestjs/common';
import { type Ctx, TenantDb, type Tx, enqueue, newId, recordEvent, systemCtx } from '@sourcedesk/data';
import type { AgencyId, MessageId, ReparseId } from '@sourcedesk/domain/ids';
import { IntakeService } from '../intake.service';
import { readMessage } from '../read-message';
import { storableJson } from '../storable';
import { applyMessage } from './apply-message';
import { type Difference, compareMessage, readingOf } from './compare-message';
import { standingMessage } from './standing-message';

/** Messages one job looks at: it ends within seconds, and the next goes on where it stopped. */
const batch = 50;

type Status = 'comparing' | 'applying';
interface Next {
  id: MessageId;
  at: string;
  /** Of what is applied, the hash of what was shown. */
  reading: Buffer | null;
}

/** The work of a re-reading, message by message, each in a unit of its own. What stops half way goes on where it was. */
@Injectable()
export class ReparseWork {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
  ) {}

  /** Compares the next messages, and leaves the rest to a job of its own. */
  compare(agencyId: AgencyId, id: ReparseId): Promise<void> {
    return this.goOn(systemCtx(agencyId), id, 'comparing', (ctx, message) => this.compareOne(ctx, id, message));
  }

  /** Applies the next messages. */
  apply(agencyId: AgencyId, id: ReparseId): Promise<void> {
    return this.goOn(systemCtx(agencyId), id, 'applying', (ctx, message) => this.applyOne(ctx, id, message));
  }

  private async goOn(ctx: Ctx, id: ReparseId, status: Status, look: (ctx: Ctx, message: Next) => Promise<void>): Promise<void> {
    const next = await this.db.run({ ...ctx, readOnly: true }, (tx) => nextMessages(tx, id, status));
    for (const message of next) await look(ctx, message);
    await this.db.run(ctx, async (tx) => {
      if (next.length === batch)
        enqueue(tx, {
          name: status === 'comparing' ? 'intake.compare' : 'intake.apply',
          payload: { reparseId: id },
          key: `reparse:${id}`,
        });
      else await finish(tx, id, status);
      recordEvent(tx, { kind: 'message', what: 'reparse', entityId: id, brandId: null });
    });
  }

  private async compareOne(ctx: Ctx, id: ReparseId, { id: messageId, at }: Next): Promise<void> {
    const read = await this.read(ctx, messageId);
    await this.db.run(ctx, async (tx) => {
      if (!(await reach(tx, id, 'comparing', messageId, at))) return;
      const standing = await standingMessage(tx, messageId, false);
      if (!standing) return;
      const { changes } = compareMessage(standing, read);
      if (changes.length > 0) await keep(tx, id, messageId, readingOf(read), changes);
    });
  }

  private async applyOne(ctx: Ctx, id: ReparseId, { id: messageId, at, reading }: Next): Promise<void> {
    const read = await this.read(ctx, messageId);
    if (reading?.equals(readingOf(read))) await this.intake.takeApart(ctx, messageId, read.apart);
    await this.db.run(ctx, async (tx) => {
      if (!(await reach(tx, id, 'applying', messageId, at))) return;
      const standing = await standingMessage(tx, messageId, true);
      if (standing && reading?.equals(readingOf(read))) return applyMessage(ctx, tx, standing, read, compareMessage(standing, read));
      await tx.query('update app.reparse set skipped = skipped + 1 where agency_id = app.agency_id() and id = $1', [id]);
    });
  }

  private async read(ctx: Ctx, id: MessageId) {
    const { raw, assignedService } = await this.db.run({ ...ctx, readOnly: true }, (tx) => this.intake.stored(tx, id));
    return readMessage(raw, assignedService);
  }
}

/** The next messages in range, in the order in which they came in; of what is applied, those that were found different. */
function nextMessages(tx: Tx, id: ReparseId, status: Status): Promise<Next[]> {
  const of =
    status === 'applying' ? 'join app.reparse_message d on d.agency_id = m.agency_id and d.message_id = m.id and d.reparse_id = r.id' : '';
  return tx.query<Next>(
    `select m.id, m.received_at::text as at, ${status === 'applying' ? 'd.reading' : 'null::bytea'} as reading
       from app.reparse r join app.inbound_message m on m.agency_id = r.agency_id and m.received_at >= r.since and m.received_at < r.until
        and (r.service is null or m.service = r.service) and (r.reached_id is null or (m.received_at, m.id) > (r.reached_at, r.reached_id)) ${of}
      where r.agency_id = app.agency_id() and r.id = $1 and r.status = $2
      order by m.received_at, m.id limit ${batch}`,
    [id, status],
  );
}

/** Moves on to a message; false when the re-reading was dropped, or a second run of the job has been there. */
async function reach(tx: Tx, id: ReparseId, status: Status, messageId: MessageId, at: string): Promise<boolean> {
  const moved = await tx.query(
    `update app.reparse set done = done + 1, reached_at = $4, reached_id = $3
      where agency_id = app.agency_id() and id = $1 and status = $2 and (reached_id is null or ($4::timestamptz, $3::uuid) > (reached_at, reached_id)) returning id`,
    [id, status, messageId, at],
  );
  return moved.length > 0;
}

async function keep(tx: Tx, id: ReparseId, messageId: MessageId, reading: Buffer, changes: readonly Difference[]): Promise<void> {
  await tx.query(
    'insert into app.reparse_message (agency_id, reparse_id, id, message_id, reading) values (app.agency_id(), $1, $2, $3, $4)',
    [id, newId(), messageId, reading],
  );
  await tx.query(
    `insert into app.reparse_change (agency_id, reparse_id, id, message_id, query_id, kind, field, before, after, found_at)
     select app.agency_id(), $1, r.id, $2, r."queryId", r.kind, r.field, r.before, r.after, app.now()
       from jsonb_to_recordset($3::jsonb) as r (id uuid, "queryId" uuid, kind text, field text, before jsonb, after jsonb)`,
    [id, messageId, storableJson(changes.map((change) => ({ id: newId(), ...change })))],
  );
}

async function finish(tx: Tx, id: ReparseId, status: Status): Promise<void> {
  const changes = status === 'comparing' ? `status = 'ready'` : `status = 'applied', finished_at = app.now()`;
  await tx.query(`update app.reparse set ${changes} where agency_id = app.agency_id() and id = $1 and status = $2`, [id, status]);
}
