import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { message } from '@sourcedesk/contracts/intake';
import { idParam } from '@sourcedesk/contracts/primitives';
import { type ParseAgainBody, type SetAsideBody, parseAgainBody, setAsideBody } from '@sourcedesk/contracts/reparsing';
import type { Ctx } from '@sourcedesk/data';
import type { MessageId } from '@sourcedesk/domain/ids';
import { Answers, AnswersPlain, Can, MayWrite, ReqCtx } from '@sourcedesk/platform/http';
import { IntakeService } from './intake.service';
import { QuarantineService } from './quarantine.service';

@Controller('api/v1/intake/messages/:id')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly intake: IntakeService,
  ) {}

  @Post('parse')
  @Can('intake.settle')
  @Answers(message)
  parse(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }, @Body({ schema: parseAgainBody }) body: ParseAgainBody) {
    return this.quarantine.parseAgain(ctx, id as MessageId, body);
  }

  @Post('set-aside')
  @Can('intake.settle')
  @Answers(message)
  setAside(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: setAsideBody }) { reason }: SetAsideBody,
  ) {
    return this.quarantine.setAside(ctx, id as MessageId, reason);
  }

  @Get('raw')
  @Can('intake.download')
  @MayWrite('keeps who downloaded what')
  @AnswersPlain('message/rfc822', 'The e-mail as it came, with every secret in it.')
  async raw(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }): Promise<StreamableFile> {
    return new StreamableFile(await this.intake.download(ctx, id as MessageId), {
      type: 'message/rfc822',
      disposition: `attachment; filename="${id}.eml"`,
    });
  }
}
