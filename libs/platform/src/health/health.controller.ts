import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { TenantDb } from '@sourcedesk/data';
import { CLOCK, type Clock } from '../clock';
import { type ApiConfig, CONFIG } from '../config';
import { Public } from '../http';
import { checkInstallation } from '../installation';

/** Whether the process lives, and whether it can serve. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: TenantDb,
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Public()
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 503 when the database is away, its schema not ours or a key the wrong one. A silent worker is told, but does not take the API out of service. */
  @Public()
  @Get('ready')
  async ready(): Promise<{ status: 'ready'; worker: { lastBeatSecondsAgo: number | null } }> {
    await checkInstallation(this.db, this.config);
    const [row] = await this.db.system('health', (tx) => tx.query<{ at: Date | null }>('select app.last_beat() as at'));
    const seconds = row?.at ? Math.max(0, Math.round((this.clock.now().getTime() - row.at.getTime()) / 1000)) : null;
    return { status: 'ready', worker: { lastBeatSecondsAgo: seconds } };
  }
}
