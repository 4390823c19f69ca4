import { Injectable } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import { OnTick } from './on-tick';

/** Removes rows that have served their purpose. */
@Injectable()
export class Upkeep {
  constructor(private readonly db: TenantDb) {}

  /** A page reads again when it comes back, so events of yesterday have no reader; a request is repeated within a day or never. */
  @OnTick('upkeep.records', 3600)
  async pruneRecords(): Promise<void> {
    await this.db.system('job-pickup', (tx) => tx.query(`select app.prune_records('1 day', '1 day')`));
  }
}
