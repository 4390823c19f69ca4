import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CLOCK, type Clock, ClockModule } from '@sourcedesk/platform/clock';
import { DkimModule, TXT_LOOKUP, type TxtLookup } from '@sourcedesk/platform/dkim';
import { FetchModule, SAFE_FETCH, type SafeFetch } from '@sourcedesk/platform/fetch';
import { IMAP_DOOR, type ImapDoor, ImapModule, OAuthTokens } from '@sourcedesk/platform/imap';
import { MAIL_TRANSPORT, MailModule, type MailTransport, OUTBOX_CATCHER, SystemMailer } from '@sourcedesk/platform/mail';

/** What stands between us and the world, where a test or the seeder hands in doubles. */
export interface Edges {
  readonly clock?: Clock;
  readonly safeFetch?: SafeFetch;
  readonly mailTransport?: MailTransport;
  readonly txtLookup?: TxtLookup;
  readonly imapDoor?: Pick<ImapDoor, 'largest' | 'open'>;
}

@Module({})
class Doubles {}

/** The modules of the edges: the real ones, or what was handed in. */
export function edgeModules({ clock, safeFetch, mailTransport, txtLookup, imapDoor }: Edges): (Type | DynamicModule)[] {
  return [
    clock ? given([{ provide: CLOCK, useValue: clock }]) : ClockModule,
    safeFetch ? given([{ provide: SAFE_FETCH, useValue: safeFetch }]) : FetchModule,
    txtLookup ? given([{ provide: TXT_LOOKUP, useValue: txtLookup }]) : DkimModule,
    mailTransport
      ? given([
          { provide: MAIL_TRANSPORT, useValue: mailTransport },
          { provide: OUTBOX_CATCHER, useValue: null },
          { provide: SystemMailer, useFactory: (time: Clock) => systemMailer(mailTransport, time), inject: [CLOCK] },
        ])
      : MailModule,
    imapDoor
      ? given([
          { provide: IMAP_DOOR, useValue: imapDoor },
          {
            provide: OAuthTokens,
            useFactory: (fetch: SafeFetch, time: Clock) => new OAuthTokens(fetch, time),
            inject: [SAFE_FETCH, CLOCK],
          },
        ])
      : ImapModule,
  ];
}

function systemMailer(transport: MailTransport, clock: Clock): SystemMailer {
  return new SystemMailer(transport, { host: 'double.invalid', port: 587, secure: false }, 'desk@sourcedesk.example', clock);
}

function given(providers: NonNullable<DynamicModule['providers']>): DynamicModule {
  const tokens = providers.map((provider) => (provider as { provide: symbol }).provide);
  return { module: Doubles, global: true, providers, exports: tokens };
}
