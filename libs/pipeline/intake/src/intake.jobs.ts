import { Injectable } from '@nestjs/common';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';
import { ParseService } from './parse.service';

@Injectable()
export class IntakeJobs {
  constructor(private readonly parser: ParseService) {}

  @OnJob('intake.parse')
  parse({ agencyId, messageId }: JobInput<'intake.parse'>): Promise<void> {
    return this.parser.parse(agencyId, messageId);
  }
}
