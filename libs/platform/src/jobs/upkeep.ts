import { Injectable, Logger } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import { recogniseServer } from '../installation';
import { OnTick } from './on-tick';

/** What an installation needs done regularly, whatever its agencies do. */
@Injectable()
export class Upkeep {
  private readonly log = new Logger(Upkeep.name);

  constructor(private readonly db: TenantDb) {}

  /** A page reads again when it comes back, so events of yesterday have no reader; a request is repeated within a day or never. */
  @OnTick('upkeep.records', 3600)
  async pruneRecords(): Promise<void> {
    await this.db.system('job-pickup', (tx) => tx.query(`select app.prune_records('1 day', '1 day')`));
  }

  /** Nothing leaves from the moment on in which another server answers; here what it may have sent is marked, and people are told why. */
  @OnTick('upkeep.server', 15)
  async recogniseServer(): Promise<void> {
    const held = await recogniseServer(this.db);
    if (held) this.log.warn(`${held} All sending is held until a manager or owner of each agency releases it.`);
  }
}
