import { Injectable } from '@nestjs/common';
import type { Agency, AgencyPatch } from '@sourcedesk/contracts/accounts';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import { AgencyEntity, type Ctx, recordAudit, TenantDb, type Tx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import { namedPage } from './named-page';

/** The agency's settings, the plans it can choose from, and jobs of its that gave up. */
@Injectable()
export class AgencyService {
  constructor(private readonly db: TenantDb) {}

  read(ctx: Ctx): Promise<Agency> {
    return this.db.run(ctx, readAgency);
  }

  change(ctx: Ctx, patch: AgencyPatch): Promise<Agency> {
    const fields = Object.keys(patch);
    return this.db.run(ctx, async (tx) => {
      if (fields.length > 0) {
        await tx.change(AgencyEntity, {}, patch);
        await recordAudit(tx, { action: 'agency.change', entity: 'agency', entityId: tx.who.agencyId, fields });
      }
      return readAgency(tx);
    });
  }

  /** The plans as JSON text, the smallest first. */
  plans(ctx: Ctx, page: PageQuery): Promise<string> {
    const shape = `json_build_object('tier', p.tier, 'name', p.name, 'profileLimit', p.profile_limit, 'priority', p.priority,
      'headStartMinutes', p.head_start_minutes, 'support', p.support)`;
    return this.db.run(ctx, (tx) =>
      namedPage(tx, { from: 'app.plan p where true', name: `lpad(p.priority::text, 9, '0')`, id: 'p.tier', shape }, page),
    );
  }

  /** A page of the jobs that gave up after all their tries, the latest first, as JSON text. */
  deadJobs(ctx: Ctx, page: PageQuery): Promise<string> {
    const shape = `json_build_object('id', j.id, 'name', j.name, 'attempts', j.attempts, 'error', j.error, 'at', app.instant_text(j.at))`;
    // Lists by name begin with the smallest: microseconds left until a day that nobody reaches put the latest first.
    const name = `lpad((9000000000000000 - (extract(epoch from j.at) * 1000000)::bigint)::text, 16, '0')`;
    return this.db.run(ctx, (tx) => namedPage(tx, { from: 'app.dead_jobs() j where true', name, id: 'j.id', shape }, page));
  }

  /** Has a dead job tried again. @throws DomainError not-found */
  async retryJob(ctx: Ctx, id: string): Promise<void> {
    await this.db.run(ctx, async (tx) => {
      const [row] = await tx.query<{ retried: boolean }>('select app.retry_job($1) as retried', [id]);
      if (!row?.retried) throw new DomainError('not-found', 'There is no dead job of this number.');
      await recordAudit(tx, { action: 'jobs.retry', entity: 'job', entityId: null });
    });
  }
}

async function readAgency(tx: Tx): Promise<Agency> {
  const [agency] = await tx.query<Agency>(
    `select id, name, time_zone as "timeZone", undo_seconds as "undoSeconds", solo_work as "soloWork",
            va_may_submit_elsewhere as "vaMaySubmitElsewhere" from app.agency where id = app.agency_id()`,
  );
  if (!agency) throw new Error('A unit has an agency.');
  return agency;
}
