import { Injectable } from '@nestjs/common';
import { type Ctx, TenantDb, type Tx, recordEvent, systemCtx } from '@sourcedesk/data';
import type { SetUpMail } from '@sourcedesk/domain/digests';
import type { AgencyId, MessageId } from '@sourcedesk/domain/ids';
import { IntakeService } from './intake.service';
import { keepSetUp } from './keep-set-up';
import { type ReadMessage, readMessage, unreadable } from './read-message';
import { storeQueries } from './store-queries';
import { writeResult } from './write-result';

interface Pending {
  trusted: boolean;
  receivedAt: Date;
}

/** Stage 2 of intake: reads a stored message and writes its queries. */
@Injectable()
export class ParseService {
  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
  ) {}

  /**
   * Reads the message while it is pending; a second run of the same job finds nothing to do. What cannot be read is quarantined with its reason.
   * @throws KeyUnavailable before the last try, while nobody can tell whether the message is to be trusted
   */
  async parse(agencyId: AgencyId, id: MessageId, isLastTry = true): Promise<void> {
    const ctx = systemCtx(agencyId);
    const pending = await this.db.run({ ...ctx, readOnly: true }, (tx) => this.intake.pending(tx, id));
    if (!pending) return;
    if (pending.undecided) await this.intake.settleSender(ctx, id, pending.raw, isLastTry);
    const message = await readMessage(pending.raw, pending.assignedService);
    // Before the message itself is done with: a run that ends half way begins again, and finds what it took in.
    await this.intake.takeApart(ctx, id, message.apart);
    try {
      await this.write(ctx, id, message);
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      await this.write(
        ctx,
        id,
        unreadable('The e-mail holds values no digest has, such as a date beyond the calendar or a key that is too long.'),
      );
    }
  }

  private write(ctx: Ctx, id: MessageId, message: ReadMessage): Promise<void> {
    return this.db.run(ctx, async (tx) => {
      const pending = await lockPending(tx, id);
      if (!pending) return;
      const queryIds = await storeQueries(tx, { id, ...pending }, message.digest);
      await writeResult(tx, id, message, queryIds);
      if (message.setUp && mayShow(message.setUp, pending.trusted)) await keepSetUp(tx, await this.intake.agencyKey(tx), id, message.setUp);
      recordEvent(tx, { kind: 'message', what: message.digest.status, entityId: id, brandId: null });
    });
  }
}

/** A link is followed: only one of a mail whose sender is proved, or that a person brought in. A code is typed where it was asked for, and nowhere else is it of use. */
const mayShow = ({ kind }: SetUpMail, trusted: boolean): boolean => kind === 'code' || trusted;

/** Data exceptions (SQLSTATE class 22) and program limits (54) are the message's fault and come again at every try; everything else may pass. */
function isUnstorable(error: unknown): boolean {
  return /^(?:22|54)[0-9A-Z]{3}$/.test(String((error as { code?: unknown } | null)?.code ?? ''));
}

async function lockPending(tx: Tx, id: MessageId): Promise<Pending | undefined> {
  const [row] = await tx.query<Pending>(
    `select trusted, received_at as "receivedAt" from app.inbound_message where agency_id = app.agency_id() and id = $1 and status = 'pending' for update`,
    [id],
  );
  return row;
}
