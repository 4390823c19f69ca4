import { Injectable, inject } from '@angular/core';
import type { AgencyPatch } from '@sourcedesk/contracts/accounts';
import { Session } from '../session/session';
import { AccountsClient } from './accounts-client';
import { lastKnown } from '../shell/last-known';

/** The agency's settings, for the sections that change them. */
@Injectable()
export class AgencyStore {
  private readonly client = inject(AccountsClient);
  private readonly session = inject(Session);
  private readonly read = this.client.agency();
  readonly agency = lastKnown(this.read);
  readonly problem = this.read.error;

  reload(): void {
    this.read.reload();
  }

  /** Stores changes. The frame shows the agency's name, so who one is, is read again. */
  async change(patch: AgencyPatch): Promise<void> {
    this.read.set(await this.client.changeAgency(patch));
    if (patch.name !== undefined || patch.timeZone !== undefined) void this.session.reload().catch(() => undefined);
  }
}
