import { Injectable, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Override, Pitch } from '@sourcedesk/contracts/drafting';
import { Ask, stoppedWords } from '@sourcedesk/ui';
import { type ProblemError, problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { type ReviewActions, ReviewClient } from './review-client';

const returnReasons = [
  { id: 'off-question', label: 'Does not answer what was asked' },
  { id: 'too-long', label: 'Too long' },
  { id: 'generic', label: 'Too general: needs a fact, a number or a story' },
  { id: 'unsupported', label: 'A claim nobody can support' },
  { id: 'tone', label: 'Not in the voice of the expert' },
  { id: 'compliance', label: 'Against the rules of the service or the brand' },
];

/** What an editor decides about pitches, one after another: asks what must be asked, acts, tells how it went. Provided by the page. */
@Injectable()
export class PitchDecisions {
  private readonly client = inject(ReviewClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  private readonly running = signal<string | null>(null);
  private readonly refusal = signal<ProblemError | null>(null);
  /** Id of the action that is under way. */
  readonly busy = this.running.asReadonly();
  /** Why the last action was refused; stays until the next one. */
  readonly refused = this.refusal.asReadonly();
  /** By pitch, what takes down the toast that says when it leaves. */
  private readonly leaving = new Map<string, () => void>();

  /** Approves this very text, and schedules it when `thenSend`. Resolves with the pitch as it is now, or null when refused. */
  async approve(pitch: Pitch, overrides: readonly Override[], thenSend: boolean): Promise<Pitch | null> {
    const approved = await this.act(pitch, 'approve', { overrides });
    if (approved === null) return null;
    if (approved.state === 'client_review') {
      this.toasts.show(`Approved. Now ${approved.brand.name} is asked for its word.`);
      return approved;
    }
    if (!thenSend || !approved.allowedActions.includes('schedule') || !isMail(approved)) {
      this.toasts.show('Approved.', { tone: 'green' });
      return approved;
    }
    return this.schedule(approved);
  }

  /** Sends after the agency's undo window, or at `at`. The toast can stop it as long as it has not left. */
  async schedule(pitch: Pitch, at?: string): Promise<Pitch | null> {
    const scheduled = await this.act(pitch, 'schedule', at === undefined ? {} : { at });
    if (scheduled === null) return null;
    const seconds = Math.max(0, Math.round((Date.parse(scheduled.sendAt ?? '') - Date.now()) / 1000));
    const when = at === undefined ? `leaves in ${seconds} s` : 'is scheduled';
    const close = this.toasts.show(`“${scheduled.query.summary}” ${when}.`, {
      tone: 'green',
      seconds: Math.max(8, Math.min(seconds, 120)),
      undo: () => void this.cancel(scheduled),
    });
    this.leaving.set(pitch.id, close);
    return scheduled;
  }

  async cancel(pitch: Pitch): Promise<Pitch | null> {
    const cancelled = await this.act(pitch, 'cancelSend', {});
    if (cancelled !== null) this.toasts.show(stoppedWords(cancelled.state));
    return cancelled;
  }

  async return(pitch: Pitch): Promise<Pitch | null> {
    const answer = await this.ask.reason({
      title: 'Return to the writer',
      text: 'The writer sees this first, and gets the pitch back at once.',
      confirm: 'Return',
      options: returnReasons,
      textLabel: 'What should change',
    });
    if (answer === null) return null;
    const returned = await this.act(pitch, 'return', { reason: answer.reason });
    if (returned === null) return null;
    this.toasts.show(`Returned to ${returned.holder?.name ?? 'the writers'}.`);
    await this.router.navigate(['/app/review']);
    return returned;
  }

  async withReason(pitch: Pitch, action: 'reopen' | 'withdraw'): Promise<Pitch | null> {
    const words = {
      reopen: {
        title: 'Take the approval back',
        text: 'The pitch returns to review, and what was scheduled does not leave.',
        confirm: 'Reopen',
      },
      withdraw: {
        title: 'Withdraw this pitch',
        text: 'It will not be sent. An editor can bring it back.',
        confirm: 'Withdraw',
        danger: true,
      },
    }[action];
    const answer = await this.ask.reason(words);
    return answer === null ? null : this.act(pitch, action, { reason: answer.reason });
  }

  async act<A extends keyof ReviewActions>(pitch: Pitch, action: A, body: ReviewActions[A]): Promise<Pitch | null> {
    this.running.set(action);
    this.refusal.set(null);
    try {
      const changed = await this.client.act(pitch.id, action, body, pitch.version);
      this.leaving.get(pitch.id)?.();
      return changed;
    } catch (error) {
      this.refusal.set(problemOf(error));
      return null;
    } finally {
      this.running.set(null);
    }
  }
}

/** Whether the pitch leaves by e-mail; else somebody pastes it into the service's page. */
export function isMail({ query }: Pick<Pitch, 'query'>): boolean {
  return query.reply.kind === 'relay' || query.reply.kind === 'address';
}
