import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { failureCode, OnTick } from '@sourcedesk/platform/jobs';
import { IntakeService } from '../intake.service';
import { followMailbox } from './follow-mailbox';
import { FollowedMailbox, type Following } from './followed-mailbox';
import { IMAP_TIMING, type ImapTiming, usualImapTiming } from './imap-timing';
import { MailboxAccess } from './mailbox-access';

/** Mailboxes one look takes on, so that workers which start together share them. */
const mostAtOnce = 20;
/** Mailboxes one worker follows. */
const most = 500;

interface Follower {
  readonly changedAt: string;
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Follows the mailboxes of all agencies: each by one worker of many, which holds it by a lease and keeps a connection to it open. */
@Injectable()
export class ImapFollowers implements BeforeApplicationShutdown {
  private readonly log = new Logger(ImapFollowers.name);
  private readonly worker = randomUUID();
  private readonly followers = new Map<DoorId, Follower>();
  private renewal: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
    private readonly access: MailboxAccess,
    @Optional() @Inject(IMAP_TIMING) private readonly timing: ImapTiming = usualImapTiming,
  ) {}

  /** Takes up mailboxes that nobody follows: new ones, and those of workers that were killed. */
  @OnTick('intake.follow-mailboxes', 5)
  async look(): Promise<void> {
    const room = Math.min(mostAtOnce, most - this.followers.size);
    if (this.stopping || room <= 0) return;
    const taken = await this.db.system('job-pickup', (tx) =>
      tx.query('select from app.follow_mailboxes($1, $2, $3)', [this.worker, this.timing.lease, room]),
    );
    if (taken.length === 0) return;
    this.renewal ??= setInterval(() => void this.renewOrTell(), (this.timing.lease * 1000) / 3).unref();
    await this.renew();
  }

  /** Renews the leases; begins what is new, begins what was changed anew, and ends what is no longer ours. */
  renew(): Promise<void> {
    this.renewing ??= this.keepUp().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.renewal);
    await this.renewing?.catch(() => undefined);
    const ended = [...this.followers.values()].map(({ stop, done }) => (stop.abort(), done));
    await Promise.all(ended);
    if (ended.length === 0) return;
    await this.db
      .system('job-pickup', (tx) => tx.query('select app.stop_following($1)', [this.worker]))
      .catch((error: unknown) => this.log.warn(`the mailboxes could not be left to other workers: ${failureCode(error)}`));
  }

  private async keepUp(): Promise<void> {
    const ours = await this.db.system('job-pickup', (tx) =>
      tx.query<{ agencyId: AgencyId; doorId: DoorId; changedAt: string }>(
        'select agency_id as "agencyId", door_id as "doorId", changed_at::text as "changedAt" from app.keep_following($1, $2)',
        [this.worker, this.timing.lease],
      ),
    );
    const byDoor = new Map(ours.map((row) => [row.doorId, row]));
    for (const [doorId, { changedAt, stop, done }] of this.followers) {
      if (byDoor.get(doorId)?.changedAt === changedAt) continue;
      stop.abort();
      await done;
    }
    if (this.stopping) return;
    for (const row of ours) if (!this.followers.has(row.doorId)) this.begin({ ...row, worker: this.worker });
  }

  private begin(following: Following): void {
    const stop = new AbortController();
    const onTrouble = (error: unknown) => this.log.warn(`a mailbox could not be followed for a while: ${failureCode(error)}`);
    const mailbox = new FollowedMailbox(this.db, this.intake, following);
    const { access, timing } = this;
    const done = followMailbox({ following, mailbox, access, timing, signal: stop.signal, onTrouble })
      .catch(onTrouble)
      .then(() => void this.followers.delete(following.doorId));
    this.followers.set(following.doorId, { changedAt: following.changedAt, stop, done });
  }

  private async renewOrTell(): Promise<void> {
    await this.renew().catch((error: unknown) => this.log.warn(`the leases of mailboxes could not be renewed: ${failureCode(error)}`));
  }
}
