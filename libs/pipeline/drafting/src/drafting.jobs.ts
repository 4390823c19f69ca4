import { Injectable } from '@nestjs/common';
import { TenantDb, lockPitch, systemCtx, transition } from '@sourcedesk/data';
import { judge } from '@sourcedesk/domain/workflow';
import { type JobInput, OnJob } from '@sourcedesk/platform/jobs';

@Injectable()
export class DraftingJobs {
  constructor(private readonly db: TenantDb) {}

  /** Only an exact deadline that is past misses a pitch, and never one an editor gave more time. */
  @OnJob('drafting.miss')
  async miss({ agencyId, pitchId }: JobInput<'drafting.miss'>): Promise<void> {
    const ctx = systemCtx(agencyId);
    await this.db.run(ctx, async (tx) => {
      const { deadline, facts, now } = await lockPitch(tx, pitchId);
      const past = deadline.certainty === 'exact' && deadline.override === null && deadline.at !== null && deadline.at <= now;
      if (!past || judge({ kind: 'system' }, facts, 'miss', now)) return;
      await transition(ctx, tx, pitchId, 'miss', { reason: 'The deadline passed.', set: { send_at: null } });
    });
  }
}
