import { Injectable } from '@nestjs/common';
import type { UserId } from '@sourcedesk/domain/ids';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { MissingEditionMail } from './missing-edition-mail';
import { ParseService } from './parse.service';

@Injectable()
export class IntakeJobs {
  constructor(
    private readonly parser: ParseService,
    private readonly missing: MissingEditionMail,
  ) {}

  @OnJob('intake.parse')
  parse({ agencyId, messageId }: JobInput<'intake.parse'>): Promise<void> {
    return this.parser.parse(agencyId, messageId);
  }

  @OnJob('intake.tell-missing')
  tellMissing({ agencyId, userId, alertIds }: JobInput<'intake.tell-missing'>): Promise<void> {
    return this.missing.tell(agencyId, userId as UserId, alertIds);
  }
}
