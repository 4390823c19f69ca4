import { Injector, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { Check } from '@sourcedesk/domain/checklist';
import { Toasts } from '../shell/toasts';
import { DraftStore } from './draft-store';
import { DraftingClient } from './drafting-client';

const questions = () => import('./draft-questions');

/** What a person does to the pitch on the draft page, with the questions that go before and the words after. Made in an injection context, when first needed. */
export class DraftDeeds {
  private readonly store = inject(DraftStore);
  private readonly client = inject(DraftingClient);
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  /** Hands the text to the editors. go: leads to what the checklist stops or warns at. */
  async submit(go: (check: Check) => void): Promise<void> {
    const [stop] = this.store.standing();
    if (stop !== undefined) return go(stop);
    const warnings = this.store.warnings();
    if (warnings.length > 0) {
      const answer = await (await questions()).askSelfCheck(this.injector, warnings);
      if (answer !== true) return answer === undefined ? undefined : go(answer);
    }
    const overrides = this.store.lifted();
    const pitch = await this.tried(() => this.store.act('submit', overrides.length > 0 ? { overrides } : {}));
    if (pitch == null) return;
    this.toasts.show('Submitted to the editors.', { undoLabel: 'Recall', undo: () => void this.recallFrom(pitch.id) });
    await this.router.navigate(['/app/queue']);
  }

  async release(): Promise<void> {
    const pitch = await this.tried(() => this.store.act('release', {}));
    if (pitch == null) return;
    this.toasts.show('Released: others can take it. The text is kept.', { undo: () => void this.takeFrom(pitch.id) });
    await this.router.navigate(['/app/queue']);
  }

  async take(): Promise<void> {
    await this.tried(() => this.store.act('take', {}));
  }

  async takeOver(): Promise<void> {
    if (await (await questions()).askTakeOver(this.injector, this.store.pitch()?.holder?.name))
      await this.tried(() => this.store.act('takeOver', {}));
  }

  async recall(): Promise<void> {
    await this.tried(() => this.store.act('recall', {}));
  }

  async withdraw(): Promise<void> {
    const answer = await (await questions()).askWithdraw(this.injector);
    if (answer !== null) await this.tried(() => this.store.act('withdraw', { reason: answer.reason }));
  }

  async revive(): Promise<void> {
    const body = await (await questions()).askRevive(this.injector);
    if (body !== undefined) await this.tried(() => this.store.act('revive', body));
  }

  /** Out one level; the text is kept. */
  async leave(): Promise<void> {
    await this.router.navigate(['/app/queue']);
  }

  /** The same pitch on the page of its editors. */
  async review(): Promise<void> {
    await this.router.navigate(['/app/pitches', this.store.pitch()?.id, 'review']);
  }

  /** Lifts a blocker for the next submit, with a reason that is kept with the pitch. */
  async lift(check: Check): Promise<void> {
    const answer = await (await questions()).askLift(this.injector, check);
    if (answer === null) return;
    const others = this.store.lifted().filter((each) => each.check !== check.id);
    this.store.lifted.set([...others, { check: check.id, reason: answer.reason }]);
  }

  private async tried(deed: () => Promise<Pitch | null>): Promise<Pitch | null> {
    try {
      return await deed();
    } catch (error) {
      this.toasts.fail(error);
      return null;
    }
  }

  // The page is gone by the time somebody thinks better of it.
  private async recallFrom(id: string): Promise<void> {
    await this.tried(() => this.client.act(id, 'recall', {}));
    await this.router.navigate(['/app/pitches', id, 'draft']);
  }

  private async takeFrom(id: string): Promise<void> {
    await this.tried(() => this.client.act(id, 'take', {}));
    await this.router.navigate(['/app/pitches', id, 'draft']);
  }
}
