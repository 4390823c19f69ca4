import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { ApproveForClientBody } from '@sourcedesk/contracts/review';
import { Ask } from '@sourcedesk/ui';
import { firstValueFrom } from 'rxjs';

/** The questions of the review page that need more than a reason; each resolves with null when the person thinks better of it. */
@Injectable()
export class SendLater {
  private readonly dialog = inject(MatDialog);
  private readonly asks = inject(Ask);

  /** When to send; RFC 3339 in UTC. */
  async ask(pitch: Pitch): Promise<string | null> {
    const { SendLaterDialog } = await import('./send-later-dialog');
    const shown = this.dialog.open<unknown, unknown, string>(SendLaterDialog, { data: pitch.query.deadline, width: '440px' });
    return (await firstValueFrom(shown.afterClosed())) ?? null;
  }

  /** Who of the client said yes, how and when. */
  async clientWord(pitch: Pitch): Promise<ApproveForClientBody | null> {
    const { ClientWordDialog } = await import('./client-word-dialog');
    const shown = this.dialog.open<unknown, unknown, ApproveForClientBody>(ClientWordDialog, { data: pitch.brand.name, width: '440px' });
    return (await firstValueFrom(shown.afterClosed())) ?? null;
  }

  /** What the service's page answered. */
  async reference(pitch: Pitch): Promise<string | null> {
    const answer = await this.asks.reason({
      title: 'You submitted it',
      text: `Note what the page for “${pitch.query.summary}” answered, so that it can be found again.`,
      confirm: 'It is submitted',
      textLabel: 'Reference, or the address of the page',
    });
    return answer?.text ?? null;
  }
}
