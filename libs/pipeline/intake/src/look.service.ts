import { Injectable } from '@nestjs/common';
import type { MessageHtml } from '@sourcedesk/contracts/intake';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import type { MessageId } from '@sourcedesk/domain/ids';
import { IntakeService } from './intake.service';
import { viewMessage } from './read-message';

/**
 * Shows e-mails as they looked. Made from the raw bytes whenever somebody looks, so that what is masked and taken out is always what is known today, of whatever came in before.
 */
@Injectable()
export class LookService {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
  ) {}

  /** One at a time in a process, and only then its bytes are read: an odd e-mail has 30 MB, and may take a second and 200 MB. @throws DomainError not-found */
  html(ctx: Ctx, id: MessageId): Promise<MessageHtml> {
    const turn = this.last.then(() => this.look(ctx, id));
    // Whoever asked hears of a failure; the next has their turn all the same.
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async look(ctx: Ctx, id: MessageId): Promise<MessageHtml> {
    const { raw, assignedService } = await this.db.run(ctx, (tx) => this.intake.stored(tx, id));
    return viewMessage(raw, assignedService);
  }
}
