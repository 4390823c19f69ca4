import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type InvitationAcceptBody,
  invitationAcceptBody,
  invitationTokenBody,
  invitationView,
  type LoginAnswer,
  loginAnswer,
  type SetupBody,
  setupBody,
  setupState,
} from '@sourcedesk/contracts/accounts';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { Answers, ClientAddress, Public } from '@sourcedesk/platform/http';
import { FoundingService } from './founding.service';
import { InvitationsService } from './invitations.service';
import { giveToken, type RefreshCookie, refreshCookie } from './refresh-cookie';
import { type SignedIn, SignInService } from './sign-in.service';

/** What a link opens for who is not signed in: the first setup, and invitations. */
@Controller('api/v1')
export class DoorsController {
  private readonly cookie: RefreshCookie;

  constructor(
    private readonly founding: FoundingService,
    private readonly invitations: InvitationsService,
    private readonly signIn: SignInService,
    @Inject(CONFIG) config: ApiConfig,
  ) {
    this.cookie = refreshCookie(config.PUBLIC_URL);
  }

  @Get('setup')
  @Public()
  @Answers(setupState)
  async setupState() {
    return { needed: await this.founding.setupNeeded() };
  }

  @Post('setup')
  @Public()
  @Answers(loginAnswer, { status: 201 })
  async setUp(@Body({ schema: setupBody }) body: SetupBody, @Res({ passthrough: true }) reply: FastifyReply) {
    const { agencyId, userId } = await this.founding.setUp(body);
    return this.given(reply, await this.signIn.begin(userId, agencyId));
  }

  @Post('invitations/show')
  @Public()
  @Answers(invitationView)
  show(@Body({ schema: invitationTokenBody }) { token }: { token: string }) {
    return this.invitations.show(token);
  }

  @Post('invitations/accept')
  @Public()
  @Answers(loginAnswer)
  async accept(
    @Body({ schema: invitationAcceptBody }) body: InvitationAcceptBody,
    @ClientAddress() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.given(reply, await this.invitations.accept(body, address));
  }

  private given(reply: FastifyReply, { answer, refreshToken }: SignedIn): LoginAnswer {
    giveToken(reply, this.cookie, refreshToken);
    return answer;
  }
}
