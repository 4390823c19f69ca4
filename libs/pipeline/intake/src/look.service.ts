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

  /** One at a time in a process: an odd e-mail may take a second and 200 MB. @throws DomainError not-found */
  async html(ctx: Ctx, id: MessageId): Promise<MessageHtml> {
    const { raw, assignedService } = await this.db.run(ctx, (tx) => this.intake.stored(tx, id));
    const turn = this.last.then(() => viewMessage(raw, assignedService));
    this.last = turn;
    return turn;
  }
}
