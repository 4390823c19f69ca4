import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { ChecklistPanel } from '@sourcedesk/ui';
import { QueryCorrections, correctionHelps, toldToEditors } from '../bring-in/query-corrections';
import { Session } from '../session/session';
import { DraftFacts } from './draft-facts';
import { DraftHistory } from './draft-history';
import { DraftStore } from './draft-store';
import { factFor, helpsOf } from './facts';
import type { Fact } from './facts';

/** Beside the text: what stands between it and its journalist, facts to insert, or what happened to it so far. */
@Component({
  selector: 'sd-draft-side',
  imports: [ChecklistPanel, DraftFacts, DraftHistory],
  templateUrl: './draft-side.html',
  styleUrl: './draft-views.scss',
  styles: `
    :host {
      display: grid;
      gap: 18px;
    }
  `,
})
export class DraftSide {
  readonly facts = input.required<readonly Fact[]>();
  readonly jump = output<string>();
  /** A question to tick as answered, by its number. */
  readonly tick = output<number>();
  readonly lift = output<string>();
  readonly insert = output<string>();
  readonly compare = output<number>();

  protected readonly store = inject(DraftStore);
  private readonly factsView = viewChild(DraftFacts);
  private readonly session = inject(Session);
  private readonly corrections = inject(QueryCorrections);
  private readonly mayCorrect = computed(() => this.session.may('queries.change'));
  protected readonly checks = computed(() => (this.mayCorrect() ? this.store.checks().map(toldToEditors) : this.store.checks()));
  protected readonly helps = computed(() => ({
    ...(this.mayCorrect() ? correctionHelps(this.store.checks()) : {}),
    ...(this.store.mine() ? helpsOf(this.store.checks(), this.facts()) : {}),
  }));
  protected readonly liftable = computed(() => this.store.mine() && this.session.may('pitch.approve'));
  protected readonly view = signal<'checks' | 'history'>('checks');

  /** Leads to the button of a fact. */
  reveal(fact: string): void {
    this.view.set('checks');
    setTimeout(() => this.factsView()?.reveal(fact));
  }

  /** Does at once what mends a check: ticks a question, inserts a fact, opens the form that corrects the query. */
  protected mend(id: string): void {
    const question = this.store.checks().find((check) => check.id === id)?.question;
    if (question != null) return this.tick.emit(question);
    const fact = this.facts().find((each) => each.id === factFor[id]);
    if (fact !== undefined) return this.insert.emit(fact.text);
    const pitch = this.store.pitch();
    if (pitch !== null) void this.corrections.mend(pitch.query.id, id);
  }

  toggleHistory(): void {
    this.view.update((before) => (before === 'history' ? 'checks' : 'history'));
  }
}
