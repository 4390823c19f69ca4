import { Injectable } from '@nestjs/common';
import type { QueryId, UserId } from '@sourcedesk/domain/ids';
import { type JobInput, type JobRun, OnJob } from '@sourcedesk/platform/jobs';
import { CorrectionService } from './correction.service';
import { LikenessService } from './likeness/likeness.service';
import { MissingEditionMail } from './missing-edition-mail';
import { ParseService } from './parse.service';

/** Queries have hours, so a key is waited for a minute and a half at most: five tries, each later than the one before. */
const triesForAKey = 5;

@Injectable()
export class IntakeJobs {
  constructor(
    private readonly parser: ParseService,
    private readonly missing: MissingEditionMail,
    private readonly corrections: CorrectionService,
    private readonly likenesses: LikenessService,
  ) {}

  @OnJob('intake.parse')
  parse({ agencyId, messageId }: JobInput<'intake.parse'>, { attempt, attempts }: JobRun): Promise<void> {
    return this.parser.parse(agencyId, messageId, attempt >= Math.min(attempts, triesForAKey));
  }

  @OnJob('intake.liken')
  liken({ agencyId, queryIds }: JobInput<'intake.liken'>): Promise<void> {
    return this.likenesses.find(agencyId, queryIds as QueryId[]);
  }

  @OnJob('intake.follow-correction')
  followCorrection({ agencyId, queryId, changeIds }: JobInput<'intake.follow-correction'>): Promise<void> {
    return this.corrections.follow(agencyId, queryId as QueryId, changeIds);
  }

  @OnJob('intake.tell-missing')
  tellMissing({ agencyId, userId, alertIds }: JobInput<'intake.tell-missing'>): Promise<void> {
    return this.missing.tell(agencyId, userId as UserId, alertIds);
  }
}
