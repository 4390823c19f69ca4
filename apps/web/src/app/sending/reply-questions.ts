import { Injectable, inject } from '@angular/core';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { ReplyKind } from '@sourcedesk/contracts/sending';
import { Ask, Now } from '@sourcedesk/ui';
import { Toasts } from '../shell/toasts';
import { replyKindNames } from './reply-kinds';
import { SendingClient } from './sending-client';

/** Asks what came back for a pitch, and writes it down. Each resolves with whether something was written. */
@Injectable()
export class ReplyQuestions {
  private readonly client = inject(SendingClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);

  async reply(pitch: Pitch): Promise<boolean> {
    const answer = await this.ask.reason({
      title: 'Record a reply',
      confirm: 'Record',
      options: Object.entries(replyKindNames).map(([id, label]) => ({ id, label })),
      textLabel: 'Their words, if you want to keep them',
    });
    if (answer === null || answer.option === '') return false;
    // A minute back, so that a clock ahead of the server's is no reason to refuse.
    const at = new Date(this.now.time() - 60_000).toISOString();
    await this.client.record(pitch.id, { kind: answer.option as ReplyKind, text: answer.text, at });
    this.toasts.show('Reply recorded.', { tone: 'green' });
    return true;
  }

  async published(pitch: Pitch): Promise<boolean> {
    const answer = await this.ask.reason({
      title: 'It was published',
      text: 'The article is fetched and its link looked for at once, and then every day.',
      confirm: 'Add the placement',
      textLabel: 'Address of the article',
      address: true,
    });
    if (answer === null) return false;
    await this.client.published(pitch.id, answer.text.trim());
    this.toasts.show('Published. The link is being looked for.', { tone: 'green' });
    return true;
  }
}
