import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  brand,
  type BrandBody,
  brandBody,
  type BrandPatch,
  brandPatch,
  clientBrand,
  mailbox,
  type MailboxBody,
  mailboxBody,
  profile,
  type ProfileBody,
  profileBody,
  type ProfilePatch,
  profilePatch,
  profilesQuery,
  type ProfilesQuery,
} from '@sourcedesk/contracts/accounts';
import { emptyBody, idParam, page, type PageQuery, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { BrandId, ProfileId } from '@sourcedesk/domain/ids';
import { Answers, AnswersText, Can, Idempotent, jsonText, ReqCtx } from '@sourcedesk/platform/http';
import { z } from 'zod';
import { BrandsService } from './brands.service';
import { MailboxesService } from './mailboxes.service';
import { ProfilesService } from './profiles.service';

interface Id {
  id: string;
}

@Controller('api/v1')
export class BrandsController {
  constructor(
    private readonly brands: BrandsService,
    private readonly profiles: ProfilesService,
    private readonly mailboxes: MailboxesService,
  ) {}

  @Get('brands')
  @Can('brands.read')
  @AnswersText(page(z.union([brand, clientBrand])))
  async list(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) query: PageQuery) {
    return jsonText(await this.brands.list(ctx, query));
  }

  @Post('brands')
  @Can('brands.add')
  @Idempotent()
  @Answers(brand, { status: 201 })
  add(@ReqCtx() ctx: Ctx, @Body({ schema: brandBody }) body: BrandBody) {
    return this.brands.add(ctx, body);
  }

  @Get('brands/:id')
  @Can('brands.read')
  @Answers(z.union([brand, clientBrand]))
  read(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id) {
    return this.brands.read(ctx, id as BrandId);
  }

  @Patch('brands/:id')
  @Can('brands.change')
  @Answers(brand)
  change(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: brandPatch }) patch: BrandPatch) {
    return this.brands.change(ctx, id as BrandId, patch);
  }

  @Get('brands/:id/profiles')
  @Can('profiles.read')
  @AnswersText(page(profile))
  async listProfiles(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Query({ schema: profilesQuery }) query: ProfilesQuery) {
    return jsonText(await this.profiles.list(ctx, id as BrandId, query));
  }

  @Post('brands/:id/profiles')
  @Can('profiles.change')
  @Idempotent()
  @Answers(profile, { status: 201 })
  addProfile(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: profileBody }) body: ProfileBody) {
    return this.profiles.add(ctx, id as BrandId, body);
  }

  @Get('profiles/:id')
  @Can('profiles.read')
  @Answers(profile)
  readProfile(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id) {
    return this.profiles.read(ctx, id as ProfileId);
  }

  @Patch('profiles/:id')
  @Can('profiles.change')
  @Answers(profile)
  changeProfile(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: profilePatch }) patch: ProfilePatch) {
    return this.profiles.change(ctx, id as ProfileId, patch);
  }

  @Delete('profiles/:id')
  @Can('profiles.change')
  @Answers(profile)
  removeProfile(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id) {
    return this.profiles.remove(ctx, id as ProfileId);
  }

  @Post('profiles/:id/restore')
  @Can('profiles.change')
  @Answers(profile)
  restoreProfile(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: emptyBody }) _: object) {
    return this.profiles.restore(ctx, id as ProfileId);
  }

  @Get('brands/:id/mailbox')
  @Can('mailbox.read')
  @Answers(mailbox)
  readMailbox(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id) {
    return this.mailboxes.read(ctx, id as BrandId);
  }

  @Put('brands/:id/mailbox')
  @Can('mailbox.change')
  @Answers(mailbox)
  putMailbox(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: mailboxBody }) body: MailboxBody) {
    return this.mailboxes.put(ctx, id as BrandId, body);
  }

  @Post('brands/:id/mailbox/test')
  @Can('mailbox.test')
  @Answers(mailbox)
  testMailbox(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: Id, @Body({ schema: emptyBody }) _: object) {
    return this.mailboxes.test(ctx, id as BrandId);
  }
}
