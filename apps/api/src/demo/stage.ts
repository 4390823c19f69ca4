import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Ctx, createDataSource, TenantDb } from '@sourcedesk/data';
import type { AgencyId, BrandId, ProfileId, SessionId, UserId } from '@sourcedesk/domain/ids';
import {
  BrandsService,
  FoundingService,
  MailboxesService,
  ProfilesService,
  ServiceAccountsService,
  type SignedIn,
  SignInService,
} from '@sourcedesk/pipeline/accounts';
import { DraftingService } from '@sourcedesk/pipeline/drafting';
import { DoorKeys, DoorsService, IntakeService, WebhooksService } from '@sourcedesk/pipeline/intake';
import { MatchingService } from '@sourcedesk/pipeline/matching';
import { PlacementService } from '@sourcedesk/pipeline/placement';
import { ReportingService } from '@sourcedesk/pipeline/reporting';
import { ReviewService } from '@sourcedesk/pipeline/review';
import { RepliesService, SendingService } from '@sourcedesk/pipeline/sending';
import { AccessTokens } from '@sourcedesk/platform/auth';
import type { BothConfig } from '@sourcedesk/platform/config';
import { OwnJobs, OwnJobsModule } from '@sourcedesk/platform/jobs';
import { AppModule } from '../app.module';
import { StoryMail, StoryMailbox, StoryWeb } from './doubles';
import { StoryClock } from './story-clock';
import { StorySignatures } from './story-signatures';

/** How many connections the seeder works on: more than the processors of a small machine gain nothing. */
export const lanes = 4;

const services = {
  founding: FoundingService,
  signIn: SignInService,
  tokens: AccessTokens,
  brands: BrandsService,
  profiles: ProfilesService,
  mailboxes: MailboxesService,
  serviceAccounts: ServiceAccountsService,
  intake: IntakeService,
  doors: DoorsService,
  doorKeys: DoorKeys,
  webhooks: WebhooksService,
  matching: MatchingService,
  drafting: DraftingService,
  review: ReviewService,
  sending: SendingService,
  replies: RepliesService,
  placement: PlacementService,
  reporting: ReportingService,
  jobs: OwnJobs,
} as const;

type Services = { readonly [K in keyof typeof services]: InstanceType<(typeof services)[K]> };

/** The services of the product, and the doubles they work on while the demo is made. */
export interface Stage extends Services {
  readonly db: TenantDb;
  readonly clock: StoryClock;
  readonly mail: StoryMail;
  readonly web: StoryWeb;
  readonly signatures: StorySignatures;
  close(): Promise<void>;
}

/** A person of an agency who is signed in. */
export interface Player {
  readonly name: string;
  readonly email: string;
  readonly userId: UserId;
  /** A fresh context, as a request would bring it. */
  readonly ctx: Ctx;
}

/** What stands on the desk of an agency: its people, brands and experts by their keys. */
export interface Cast<P extends string = string> {
  readonly agencyId: AgencyId;
  readonly people: Readonly<Record<P, Player>>;
  readonly brands: ReadonlyMap<string, BrandId>;
  readonly profiles: ReadonlyMap<string, ProfileId>;
}

/** Opens the services on the seeder's database, with a clock, a mail server and a web of the story. */
export async function openStage(seederUrl: string, config: BothConfig, present: Date): Promise<Stage> {
  const clock = new StoryClock(present);
  const mail = new StoryMail();
  const web = new StoryWeb(() => clock.now());
  const signatures = new StorySignatures();
  const source = await createDataSource({
    url: seederUrl,
    connections: lanes + 1,
    onError: () => undefined,
    quickCommits: true,
  }).initialize();
  const db = new TenantDb(source, () => clock.now(), { takeJob: (job) => clock.take(job), keepPlans: true });
  const close = async () => void (source.isInitialized && (await source.destroy()));
  try {
    const edges = { clock, mailTransport: mail, safeFetch: web.fetch, txtLookup: signatures.lookup, imapDoor: new StoryMailbox() };
    const app = await NestFactory.createApplicationContext(AppModule.of(config, { source, db, close }, edges, [OwnJobsModule]), {
      logger: false,
      abortOnError: false,
    });
    const found = servicesOf(app);
    clock.jobsGoTo((job) => found.jobs.run(job));
    return { ...found, db, clock, mail, web, signatures, close: () => app.close() };
  } catch (error) {
    await close();
    throw error;
  }
}

function servicesOf(app: INestApplicationContext): Services {
  const found = Object.entries(services).map(([name, type]) => [name, app.get<unknown>(type, { strict: false })]);
  return Object.fromEntries(found) as Services;
}

/** Signs a person in; `signOut` ends it when the demo is made. */
export async function signIn(stage: Stage, agencyId: AgencyId, userId: UserId): Promise<{ player: Player; signOut: () => Promise<void> }> {
  const { answer, refreshToken }: SignedIn = await stage.signIn.begin(userId, agencyId);
  const { sessionId } = stage.tokens.verify(answer.accessToken);
  return { player: playerOf(answer.user, sessionId), signOut: () => stage.signIn.logout(refreshToken) };
}

function playerOf({ id, name, email }: SignedIn['answer']['user'], sessionId: SessionId): Player {
  return {
    name,
    email,
    userId: id as UserId,
    get ctx() {
      return { actor: { kind: 'session', sessionId } } as const;
    },
  };
}
