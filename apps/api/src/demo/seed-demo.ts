import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId } from '@sourcedesk/domain/ids';
import type { BothConfig } from '@sourcedesk/platform/config';
import { type Clock, systemClock } from '@sourcedesk/platform/clock';
import { tellHarbour } from './harbour';
import { openStage, type Stage } from './stage';
import { tellNorthlight } from './tell-northlight';

/** The password of everybody in the demo, unless the desk is open to a network. */
export const demoPassword = 'sourcedesk-demo';

/** A worker that gave a sign of life so recently is taken to run still, in seconds. */
const liveSeconds = 60;

export interface SeedOptions {
  /** URL of sourcedesk_seeder, the one role that may set the clock of its units. */
  readonly seederUrl: string;
  readonly config: BothConfig;
  readonly size: 'demo' | 'agency';
  /** The password of a person; `demoPassword` for all unless told. */
  readonly passwordOf?: (email: string) => string;
  /** Told what is being made, a few words at a time. */
  readonly onProgress?: (what: string) => void;
  readonly clock?: Clock;
}

export interface DemoSummary {
  /** Who can sign in, the owner first. */
  readonly signIns: readonly { readonly email: string; readonly password: string }[];
  readonly counts: {
    readonly brands: number;
    readonly profiles: number;
    readonly queries: number;
    readonly sent: number;
    readonly placements: number;
  };
}

/**
 * Makes the demo by the services of the product, as if its people had worked for three months: with a clock, a mail server and a
 * web of the story. Leaves no job behind, so that a worker that starts afterwards finds a desk in order.
 * @throws DomainError already-exists when the demo is there or was begun, conflict while a worker runs
 */
export async function seedDemo({ seederUrl, config, size, onProgress, clock = systemClock, ...rest }: SeedOptions): Promise<DemoSummary> {
  const passwordOf = rest.passwordOf ?? (() => demoPassword);
  const say = onProgress ?? (() => undefined);
  const stage = await openStage(seederUrl, config, clock.now());
  try {
    await requireRoom(stage);
    const { cast, signOut } = await tellNorthlight(stage, size, passwordOf, say);
    say('a second agency');
    const emails = [...Object.values(cast.people).map(({ email }) => email), ...(await tellHarbour(stage, passwordOf))];
    await signOut();
    const counts = await countOf(stage, cast.agencyId);
    return { signIns: emails.map((email) => ({ email, password: passwordOf(email) })), counts };
  } finally {
    await stage.close();
  }
}

/** Nobody has begun a demo here, and no worker would take the story's deadlines for its own. */
async function requireRoom({ db }: Stage): Promise<void> {
  const [row] = await db.system('health', (tx) =>
    tx.query<{ known: boolean; whole: boolean; alive: boolean }>(
      `select (app.person_at_sign_in('owner@northlight.test')).id is not null as known, (app.person_at_sign_in('owner@harbour.test')).id is not null as whole,
              coalesce(app.last_beat() > pg_catalog.now() - make_interval(secs => $1), false) as alive`,
      [liveSeconds],
    ),
  );
  if (row?.known && row.whole)
    throw new DomainError('already-exists', 'The demo is in this database already: sign in as owner@northlight.test.');
  if (row?.known) {
    throw new DomainError(
      'already-exists',
      'An earlier seeding was interrupted and left half a demo. Begin with an empty database: remove the data folder, or create the database anew.',
    );
  }
  if (row?.alive)
    throw new DomainError(
      'conflict',
      'A worker is running and would act on the history while it is written. Stop Sourcedesk, then seed again.',
    );
}

async function countOf({ db, clock }: Stage, agencyId: AgencyId): Promise<DemoSummary['counts']> {
  const [row] = await clock.at(clock.present, () =>
    db.run({ actor: { kind: 'system', agencyId }, readOnly: true }, (tx) =>
      tx.query<DemoSummary['counts']>(
        `select (select count(*)::int from app.brand where agency_id = app.agency_id()) as brands, (select count(*)::int from app.profile where agency_id = app.agency_id()) as profiles,
                (select count(*)::int from app.query where agency_id = app.agency_id()) as queries, (select count(*)::int from app.pitch where agency_id = app.agency_id() and sent_at is not null) as sent,
                (select count(*)::int from app.placement where agency_id = app.agency_id()) as placements`,
      ),
    ),
  );
  if (!row) throw new Error('The demo cannot be counted.');
  return row;
}
