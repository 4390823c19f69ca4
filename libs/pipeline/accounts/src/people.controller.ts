import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { type InvitationBody, invitation, invitationBody, member, type MemberPatch, memberPatch } from '@sourcedesk/contracts/accounts';
import { idParam, page, type PageQuery, pageQuery } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import type { InvitationId, UserId } from '@sourcedesk/domain/ids';
import { Answers, AnswersNothing, AnswersText, Can, Idempotent, jsonText, ReqCtx } from '@sourcedesk/platform/http';
import { z } from 'zod';
import { InvitationsService } from './invitations.service';
import { MembersService } from './members.service';

const userParam = z.strictObject({ userId: z.uuid() });

@Controller('api/v1')
export class PeopleController {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get('members')
  @Can('members.read')
  @AnswersText(page(member))
  async listMembers(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) query: PageQuery) {
    return jsonText(await this.members.list(ctx, query));
  }

  @Patch('members/:userId')
  @Can('members.change')
  @Answers(member)
  changeMember(
    @ReqCtx() ctx: Ctx,
    @Param({ schema: userParam }) { userId }: { userId: string },
    @Body({ schema: memberPatch }) patch: MemberPatch,
  ) {
    return this.members.change(ctx, userId as UserId, patch);
  }

  @Delete('members/:userId')
  @Can('members.change')
  @AnswersNothing()
  removeMember(@ReqCtx() ctx: Ctx, @Param({ schema: userParam }) { userId }: { userId: string }) {
    return this.members.remove(ctx, userId as UserId);
  }

  @Get('invitations')
  @Can('members.invite')
  @AnswersText(page(invitation))
  async listInvitations(@ReqCtx() ctx: Ctx, @Query({ schema: pageQuery }) query: PageQuery) {
    return jsonText(await this.invitations.list(ctx, query));
  }

  @Post('invitations')
  @Can('members.invite')
  @Idempotent()
  @Answers(invitation, { status: 201 })
  invite(@ReqCtx() ctx: Ctx, @Body({ schema: invitationBody }) body: InvitationBody) {
    return this.invitations.invite(ctx, body);
  }

  @Delete('invitations/:id')
  @Can('members.invite')
  @AnswersNothing()
  revoke(@ReqCtx() ctx: Ctx, @Param({ schema: idParam }) { id }: { id: string }) {
    return this.invitations.revoke(ctx, id as InvitationId);
  }
}
