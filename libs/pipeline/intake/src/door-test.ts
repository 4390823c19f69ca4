import { Inject, Injectable } from '@nestjs/common';
import { DoorEntity, recordEvent, systemCtx, TenantDb, unitNow } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, DoorId } from '@sourcedesk/domain/ids';
import { CONFIG, type WorkerConfig } from '@sourcedesk/platform/config';
import { MailboxTest } from './imap/mailbox-test';
import { type DoorRow, requireDoor } from './doors.queries';

/** What a test found, in words. */
export interface DoorFinding {
  ok: boolean;
  message: string;
}

/** Looks whether a door works and writes down in words what was found. */
@Injectable()
export class DoorTest {
  constructor(
    private readonly db: TenantDb,
    private readonly mailboxes: MailboxTest,
    @Inject(CONFIG) private readonly config: Pick<WorkerConfig, 'INBOUND_DOMAIN' | 'INBOUND_SMTP_PORT'>,
  ) {}

  /** A door that is gone meanwhile is no failure; one that changed is as it was, untested. */
  async run(agencyId: AgencyId, id: DoorId): Promise<void> {
    const door = await this.db.run({ ...systemCtx(agencyId), readOnly: true }, (tx) => requireDoor(tx, id).catch(ignoreMissing));
    if (!door) return;
    const { ok, message } = await this.ask(agencyId, door);
    await this.db.run(systemCtx(agencyId), async (tx) => {
      const outcome = ok ? { testState: 'ok' as const, lastCheckedAt: unitNow } : { testState: 'failed' as const };
      const found = { ...outcome, testMessage: message, testAt: unitNow };
      const written = await tx.change(DoorEntity, { id, testState: 'running' }, found);
      if (written > 0) recordEvent(tx, { kind: 'door', what: 'tested', entityId: id, brandId: null });
    });
  }

  private async ask(agencyId: AgencyId, { id, kind, active }: DoorRow): Promise<DoorFinding> {
    if (!active) return { ok: false, message: 'The door is closed: open it first.' };
    switch (kind) {
      case 'imap':
        return this.mailboxes.run(agencyId, id);
      case 'address':
        return this.config.INBOUND_DOMAIN !== undefined && this.config.INBOUND_SMTP_PORT !== undefined
          ? { ok: true, message: 'The address takes e-mails.' }
          : { ok: false, message: 'This installation receives no e-mails: its operator must set INBOUND_DOMAIN and INBOUND_SMTP_PORT.' };
      case 'webhook':
        return { ok: true, message: 'The webhook takes signed requests.' };
    }
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof DomainError && error.code === 'not-found') return undefined;
  throw error;
}
