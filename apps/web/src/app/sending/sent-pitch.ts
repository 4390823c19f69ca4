import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { ActionBar, Ask, type BarAction, ErrorCard, Icon, Now, SkeletonRows, StateBadge, momentWords, stoppedWords } from '@sourcedesk/ui';
import { useKeys } from '../shell/keys';
import { onLive } from '../shell/live';
import { type ProblemError, problemOf } from '../shell/problem';
import { Session } from '../session/session';
import { Toasts } from '../shell/toasts';
import { ReplyQuestions } from './reply-questions';
import { replyKindNames } from './reply-kinds';
import { type SendingActions, SendingClient } from './sending-client';
import { explanation } from './sent-tabs';

/** One pitch that is leaving, out, or went wrong: what was sent, what happened, what can be done. */
@Component({
  selector: 'sd-sent-pitch',
  imports: [ActionBar, ErrorCard, Icon, RouterLink, SkeletonRows, StateBadge],
  providers: [ReplyQuestions],
  templateUrl: './sent-pitch.html',
  styleUrl: './sent-pitch.scss',
})
export class SentPitch {
  private readonly client = inject(SendingClient);
  private readonly ask = inject(Ask);
  private readonly questions = inject(ReplyQuestions);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);

  readonly id = input.required<string>();
  /** Something about the pitch is no longer what the list shows. */
  readonly changed = output();

  protected readonly problemOf = problemOf;
  protected readonly kindNames = replyKindNames;
  protected readonly read = this.client.pitch(this.id);
  protected readonly replies = this.client.replies(() => (this.session.may('replies.read') ? this.id() : undefined));
  protected readonly refused = signal<ProblemError | null>(null);
  protected readonly busy = signal<string | null>(null);
  protected readonly trouble = computed(() => (this.read.hasValue() ? explanation(this.read.value()) : null));
  protected readonly actions = computed<BarAction[]>(() => (this.read.hasValue() ? this.barOf(this.read.value()) : []));

  constructor() {
    const changed = () => {
      this.read.reload();
      this.replies.reload();
    };
    onLive(['pitch'], changed, ({ entityId }) => entityId === this.id());
    const when = (id: string) => () => this.actions().some((action) => action.id === id);
    useKeys('The pitch', [
      {
        keys: 'z',
        label: 'Stop sending',
        run: () => void this.act('cancelSend'),
        when: () => when('cancelSend')() && !this.toasts.undoable(),
      },
      { keys: 't', label: 'Try again', run: () => void this.act('retry'), when: when('retry') },
      { keys: 'm', label: 'Record a reply', run: () => void this.act('reply'), when: when('reply') },
      { keys: 'p', label: 'It was published', run: () => void this.act('publish'), when: when('publish') },
    ]);
  }

  protected moment(at: string): string {
    return momentWords(Date.parse(at), this.now.minute());
  }

  protected async act(id: string): Promise<void> {
    if (!this.read.hasValue()) return;
    const pitch = this.read.value();
    this.refused.set(null);
    this.busy.set(id);
    try {
      if (!(await this.carryOut(id, pitch))) return;
      this.changed.emit();
      this.read.reload();
      this.replies.reload();
    } catch (error) {
      this.refused.set(problemOf(error));
    } finally {
      this.busy.set(null);
    }
  }

  /** Whether something was done. */
  private async carryOut(id: string, pitch: Pitch): Promise<boolean> {
    if (id === 'reply') return this.questions.reply(pitch);
    if (id === 'publish') return this.questions.published(pitch);
    if (id === 'cancelSend' || id === 'decline') {
      const { state } = await this.client.act(pitch.id, id, {}, pitch.version);
      this.toasts.show(id === 'decline' ? 'Noted: the journalist declined.' : stoppedWords(state));
      return true;
    }
    const question = reasonQuestions[id as keyof typeof reasonQuestions];
    const answer = await this.ask.reason(question);
    if (answer === null) return false;
    await this.client.act(pitch.id, id as 'retry', { reason: answer.reason }, pitch.version);
    this.toasts.show(question.done);
    return true;
  }

  private barOf(pitch: Pitch): BarAction[] {
    const may = (action: string) => pitch.allowedActions.includes(action);
    const bar: BarAction[] = [];
    if (may('unpublish')) bar.push({ id: 'unpublish', label: 'Not ours after all', rare: true });
    if (may('decline')) bar.push({ id: 'decline', label: 'Declined', rare: true });
    if (may('reopen')) bar.push({ id: 'reopen', label: 'Reopen', rare: pitch.state === 'scheduled' });
    if (this.session.may('replies.record') && (repliable.includes(pitch.state) || pitch.delivery?.possiblySent))
      bar.push({ id: 'reply', label: 'Record a reply', keys: 'm' });
    if (may('sendAgain')) bar.push({ id: 'sendAgain', label: 'Send again' });
    if (may('confirmFailed')) bar.push({ id: 'confirmFailed', label: 'It did not arrive' });
    if (may('confirmSent')) bar.push({ id: 'confirmSent', label: 'It was sent', kind: 'primary' });
    if (may('retry')) bar.push({ id: 'retry', label: 'Try again', keys: 't', kind: 'primary' });
    if (may('cancelSend')) bar.push({ id: 'cancelSend', label: 'Stop sending', keys: 'z', kind: 'primary' });
    if (may('publish') || (pitch.state === 'published' && this.session.may('placements.add')))
      bar.push({ id: 'publish', label: 'Published', keys: 'p', kind: 'primary' });
    return bar;
  }
}

const repliable: readonly string[] = ['sent', 'uncertain', 'failed', 'declined', 'published'];

const reasonQuestions = {
  retry: {
    title: 'Try again',
    text: 'The same message goes out again after the undo window.',
    confirm: 'Try again',
    textLabel: 'What was mended',
    done: 'Scheduled again.',
  },
  sendAgain: {
    title: 'Send again',
    text: 'If the first message did arrive, the journalist gets it twice. Late proof stops the second.',
    confirm: 'Send again',
    danger: true,
    textLabel: 'How you know that it did not arrive',
    done: 'Scheduled again.',
  },
  confirmSent: { title: 'It was sent', confirm: 'Confirm', textLabel: 'How you know that it arrived', done: 'Confirmed as sent.' },
  confirmFailed: {
    title: 'It did not arrive',
    text: 'The pitch counts as failed: it can be tried again, reopened or left.',
    confirm: 'Confirm',
    textLabel: 'How you know that it did not arrive',
    done: 'Noted: it did not arrive.',
  },
  reopen: { title: 'Take the approval back', text: 'The pitch returns to review.', confirm: 'Reopen', done: 'Reopened.' },
  unpublish: {
    title: 'Not ours after all',
    text: 'The pitch goes back to where it was; its placements stay with the brand.',
    confirm: 'Unpublish',
    danger: true,
    done: 'No longer counted as published.',
  },
} as const satisfies Partial<Record<keyof SendingActions, object>>;
