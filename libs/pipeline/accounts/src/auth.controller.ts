import { Body, Controller, Get, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  loginAnswer,
  type LoginAnswer,
  type LoginBody,
  loginBody,
  me,
  type MePatch,
  mePatch,
  passwordChangeBody,
  type PasswordChangeBody,
  type PasswordResetConfirmBody,
  passwordResetBody,
  passwordResetConfirmBody,
  refreshBody,
  switchBody,
} from '@sourcedesk/contracts/accounts';
import { emptyBody } from '@sourcedesk/contracts/primitives';
import type { Ctx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId } from '@sourcedesk/domain/ids';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { Answers, Authenticated, Can, ClientAddress, Public, ReqCtx, SameOrigin } from '@sourcedesk/platform/http';
import { MeService } from './me.service';
import { PasswordResetService } from './password-reset.service';
import { giveToken, presentedToken, type RefreshCookie, refreshCookie, takeTokenBack } from './refresh-cookie';
import { type SignedIn, SignInService } from './sign-in.service';

@Controller('api/v1')
export class AuthController {
  private readonly cookie: RefreshCookie;

  constructor(
    private readonly signIn: SignInService,
    private readonly resets: PasswordResetService,
    private readonly self: MeService,
    @Inject(CONFIG) config: ApiConfig,
  ) {
    this.cookie = refreshCookie(config.PUBLIC_URL);
  }

  @Post('auth/login')
  @Public()
  @Answers(loginAnswer)
  async login(
    @Body({ schema: loginBody }) body: LoginBody,
    @ClientAddress() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.given(reply, await this.signIn.login(body, address));
  }

  @Post('auth/refresh')
  @Public()
  @SameOrigin()
  @Answers(loginAnswer)
  refresh(
    @Body({ schema: refreshBody }) { agencyId }: { agencyId?: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.rotated(request, reply, agencyId);
  }

  @Post('auth/switch')
  @Public()
  @SameOrigin()
  @Answers(loginAnswer)
  switch(
    @Body({ schema: switchBody }) { agencyId }: { agencyId: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.rotated(request, reply, agencyId);
  }

  @Post('auth/logout')
  @Public()
  @SameOrigin()
  @Answers(emptyBody)
  async logout(@Body({ schema: emptyBody }) _: object, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.signIn.logout(presentedToken(request, this.cookie));
    takeTokenBack(reply, this.cookie);
    return {};
  }

  @Post('auth/password-reset')
  @Public()
  @Answers(emptyBody, { description: 'The same whether or not somebody signs in under the address' })
  async requestReset(@Body({ schema: passwordResetBody }) { email }: { email: string }, @ClientAddress() address: string) {
    await this.resets.request(email, address);
    return {};
  }

  @Post('auth/password-reset/confirm')
  @Public()
  @Answers(emptyBody)
  async confirmReset(@Body({ schema: passwordResetConfirmBody }) body: PasswordResetConfirmBody) {
    await this.resets.confirm(body);
    return {};
  }

  @Get('me')
  @Can('me.read')
  @Answers(me)
  me(@ReqCtx() ctx: Ctx) {
    return this.self.read(ctx);
  }

  @Patch('me')
  @Authenticated()
  @Answers(me)
  rename(@ReqCtx() ctx: Ctx, @Body({ schema: mePatch }) patch: MePatch) {
    return this.self.rename(ctx, patch);
  }

  @Post('me/password')
  @Authenticated()
  @Answers(emptyBody)
  async changePassword(
    @ReqCtx() ctx: Ctx,
    @Body({ schema: passwordChangeBody }) body: PasswordChangeBody,
    @ClientAddress() address: string,
  ) {
    await this.self.changePassword(ctx, body, address);
    return {};
  }

  private async rotated(request: FastifyRequest, reply: FastifyReply, agencyId?: string): Promise<LoginAnswer> {
    try {
      return this.given(reply, await this.signIn.refresh(presentedToken(request, this.cookie), agencyId as AgencyId | undefined));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unauthenticated') takeTokenBack(reply, this.cookie);
      throw error;
    }
  }

  private given(reply: FastifyReply, { answer, refreshToken }: SignedIn): LoginAnswer {
    giveToken(reply, this.cookie, refreshToken);
    return answer;
  }
}
