import { Controller, Get } from '@nestjs/common';
import { intakeHealth } from '@sourcedesk/contracts/doors';
import { type Ctx, TenantDb } from '@sourcedesk/data';
import { Answers, Can, ReqCtx } from '@sourcedesk/platform/http';
import { readIntakeHealth } from './health.queries';

/** Whether what came in is read, and how the doors are doing. */
@Controller('api/v1/intake/health')
export class IntakeHealthController {
  constructor(private readonly db: TenantDb) {}

  @Get()
  @Can('doors.read')
  @Answers(intakeHealth)
  read(@ReqCtx() ctx: Ctx) {
    return this.db.run(ctx, readIntakeHealth);
  }
}
