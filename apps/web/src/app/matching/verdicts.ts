import { Injectable, computed, inject, signal } from '@angular/core';
import type { InboxRow, Lane } from '@sourcedesk/contracts/matching';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { changed, inverse } from './inbox-rows';
import type { Change } from './inbox-rows';
import { InboxStore } from './inbox-store';
import { MatchingClient } from './matching-client';

/** A verdict that can be taken back. */
interface Judgement {
  row: InboxRow;
  lane: Lane;
  changes: readonly Change[];
  closeToast: () => void;
}

const remembered = 50;

/** Verdicts: shown at once, sent behind, rolled back with a word at the row when they are refused, and undone one by one, the last first. */
@Injectable()
export class Verdicts {
  private readonly store = inject(InboxStore);
  private readonly client = inject(MatchingClient);
  private readonly toasts = inject(Toasts);
  private readonly given = signal<readonly Judgement[]>([]);
  private readonly returned = signal<{ id: string } | null>(null);
  private last: Promise<void> = Promise.resolve();

  readonly canUndo = computed(() => this.given().length > 0);
  /** Id of the query whose verdict was taken back last; a new object each time. */
  readonly undone = this.returned.asReadonly();

  /** Gives the verdicts on matches of a row; `told`: what was done, for the message with Undo. */
  give(row: InboxRow, changes: readonly Change[], told: string): void {
    const lane = this.store.lane();
    const judgement = this.remember(row, changes, told);
    this.store.expect(changed(row, changes), lane);
    this.send(row.query.id, changes, (reason) => {
      this.forget(judgement);
      this.store.expect(row, lane);
      this.store.say(row.query.id, `Not done. ${reason}`);
      this.toasts.show(`“${row.query.summary}” is back. ${reason}`, { tone: 'amber', seconds: 12 });
    });
  }

  /** Takes back the latest verdict, or the one given. */
  undo(judgement = this.given().at(-1)): void {
    if (judgement === undefined || !this.given().includes(judgement)) return;
    this.forget(judgement);
    const { row, lane, changes } = judgement;
    const back = changes.map((change) => inverse(change, Date.now()));
    this.store.expect(changed(row, back), lane);
    this.send(row.query.id, back, (reason) => {
      this.store.expect(changed(row, changes), lane);
      this.toasts.show(`Not undone. ${reason}`, { tone: 'amber', seconds: 12 });
    });
    this.returned.set({ id: row.query.id });
  }

  /** Keeps what was done already, so that Undo takes it back like a verdict. */
  remember(row: InboxRow, changes: readonly Change[], told: string): Judgement {
    const judgement: Judgement = { row, lane: this.store.lane(), changes, closeToast: () => undefined };
    judgement.closeToast = this.toasts.show(told, { undo: () => this.undo(judgement) });
    this.given.update((given) => [...given.slice(1 - remembered), judgement]);
    return judgement;
  }

  private forget(judgement: Judgement): void {
    judgement.closeToast();
    this.given.update((given) => given.filter((each) => each !== judgement));
  }

  /** One after the other, so that an undo never overtakes what it undoes. */
  private send(queryId: string, changes: readonly Change[], refused: (reason: string) => void): void {
    this.last = this.last.then(async () => {
      try {
        for (const change of changes) await this.client.judge(change);
      } catch (error) {
        refused(problemOf(error).detail);
      }
      this.store.settle(queryId);
    });
  }
}
