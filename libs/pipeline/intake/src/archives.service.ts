import { Injectable } from '@nestjs/common';
import type { ArchiveReceipt, Door } from '@sourcedesk/contracts/intake';
import type { Ctx } from '@sourcedesk/data';
import { DomainError, type ErrorCode } from '@sourcedesk/domain/errors';
import { IntakeService, largestMail } from './intake.service';
import { splitMbox } from './split-mbox';

/** The largest archive taken in by the API, in bytes. */
export const largestArchive = 1024 * 1024 * 1024;
/** Reasons an answer names; an archive with more refused e-mails is counted on. */
const mostReasons = 1000;
/** What is wrong with one e-mail, and says nothing of the next. */
const ofOneMail: readonly ErrorCode[] = ['invalid', 'too-large'];

/** Takes in whole archives of e-mails. */
@Injectable()
export class ArchivesService {
  constructor(private readonly intake: IntakeService) {}

  /**
   * Takes in every e-mail of an mbox, one by one as they come: what was read before the connection broke stays, and the same archive again brings in the rest.
   * @throws DomainError invalid when it is no mbox
   */
  async receive(ctx: Ctx, mbox: AsyncIterable<Buffer>, door: Door): Promise<ArchiveReceipt> {
    const receipt: ArchiveReceipt = { received: 0, known: 0, refused: [], refusedCount: 0 };
    let index = 0;
    for await (const { raw } of splitMbox(mbox, largestMail)) {
      const reason = await this.one(ctx, raw, door, receipt);
      if (reason !== null) {
        receipt.refusedCount += 1;
        if (receipt.refused.length < mostReasons) receipt.refused.push({ index, reason });
      }
      index += 1;
    }
    if (index === 0) throw new DomainError('invalid', 'There is no e-mail in it: send an mbox.');
    return receipt;
  }

  /** Why the e-mail was refused, null when it is here. */
  private async one(ctx: Ctx, raw: Buffer | null, door: Door, receipt: ArchiveReceipt): Promise<string | null> {
    if (raw === null) return 'The e-mail is larger than 30 MB.';
    try {
      const { created } = await this.intake.receive(ctx, raw, door);
      receipt[created ? 'received' : 'known'] += 1;
      return null;
    } catch (error) {
      if (error instanceof DomainError && ofOneMail.includes(error.code)) return error.message;
      throw error;
    }
  }
}
