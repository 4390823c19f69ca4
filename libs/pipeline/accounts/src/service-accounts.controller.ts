import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { type PageQuery, idParam, pageQuery } from '@sourcedesk/contracts/primitives';
import {
  type ServiceAccountBody,
  type ServiceAccountPatch,
  serviceAccount,
  serviceAccountBody,
  serviceAccountPage,
  serviceAccountPatch,
} from '@sourcedesk/contracts/service-accounts';
import type { Ctx } from '@sourcedesk/data';
import type { BrandId, ServiceAccountId } from '@sourcedesk/domain/ids';
import { Answers, AnswersNothing, Can, Idempotent, ReqCtx } from '@sourcedesk/platform/http';
import { ServiceAccountsService } from './service-accounts.service';

interface Id {
  id: string;
}

@Controller('api/v1')
export class ServiceAccountsController {
  constructor(private readonly accounts: ServiceAccountsService) {}

  @Get('brands/:id/service-accounts')
  @Can('service-accounts.read')
  @Answers(serviceAccountPage)
  list(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Query({ schema: pageQuery }) page: PageQuery) {
    return this.accounts.list(ctx, id as BrandId, page);
  }

  @Post('brands/:id/service-accounts')
  @Can('service-accounts.change')
  @Idempotent()
  @Answers(serviceAccount, { status: 201 })
  add(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: serviceAccountBody }) body: ServiceAccountBody) {
    return this.accounts.add(ctx, id as BrandId, body);
  }

  @Patch('service-accounts/:id')
  @Can('service-accounts.change')
  @Answers(serviceAccount)
  change(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: serviceAccountPatch }) patch: ServiceAccountPatch) {
    return this.accounts.change(ctx, id as ServiceAccountId, patch);
  }

  @Delete('service-accounts/:id')
  @Can('service-accounts.change')
  @AnswersNothing()
  remove(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id): Promise<void> {
    return this.accounts.remove(ctx, id as ServiceAccountId);
  }
}
