import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { Router, RouterLink } from '@angular/router';
import type { Check, Override, Pitch } from '@sourcedesk/contracts/drafting';
import { diffTexts } from '@sourcedesk/domain/text-diff';
import { countWords } from '@sourcedesk/domain/words';
import type { PitchState } from '@sourcedesk/domain/workflow';
import {
  ActionBar,
  Ask,
  type BarAction,
  ChecklistPanel,
  DeadlinePill,
  DiffView,
  ErrorCard,
  Icon,
  PageHeader,
  Pane,
  QueryText,
  SkeletonRows,
  SplitPanes,
  StateBadge,
} from '@sourcedesk/ui';
import { QueryCorrections, correctionHelps, toldToEditors } from '../bring-in/query-corrections';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { onLive } from '../shell/live';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { PitchDecisions, isMail } from './pitch-decisions';
import { PitchHistory } from './pitch-history';
import { ReadingNotice } from './reading-notice';
import { ReviewClient } from './review-client';
import { reviewActions } from './review-actions';
import { SendLater } from './send-later';

type View = 'clean' | 'changes' | 'side';

/** How a pitch goes out, told in the tense of its state. */
const way: Partial<Record<PitchState, string>> = {
  sent: 'It went',
  published: 'It went',
  declined: 'It went',
  uncertain: 'It may have gone',
  missed: 'It was to go',
  withdrawn: 'It was to go',
};

/** Is this safe and good enough to send? The query, the text with what changed, the checks, and the decision. */
@Component({
  selector: 'sd-review-page',
  imports: [
    ActionBar,
    ChecklistPanel,
    DeadlinePill,
    DiffView,
    ErrorCard,
    Icon,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    PageHeader,
    Pane,
    PitchHistory,
    QueryText,
    ReadingNotice,
    RouterLink,
    SkeletonRows,
    SplitPanes,
    StateBadge,
  ],
  providers: [PitchDecisions, SendLater],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export class ReviewPage {
  private readonly client = inject(ReviewClient);
  private readonly router = inject(Router);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly later = inject(SendLater);
  private readonly session = inject(Session);
  private readonly corrections = inject(QueryCorrections);
  private readonly mayCorrect = computed(() => this.session.may('queries.change'));
  protected readonly decisions = inject(PitchDecisions);

  readonly id = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly way = way;
  protected readonly decideInSent: readonly BarAction[] = [{ id: 'decide', label: 'Decide in Sent', kind: 'primary' }];
  /** The pane in view on a phone: the text first, because that is what is judged. */
  protected readonly pane = signal(1);
  protected readonly read = this.client.pitch(this.id);
  protected readonly versions = this.client.versions(this.id);
  protected readonly history = this.client.history(this.id);
  private readonly agency = this.client.agency();
  protected readonly pitch = linkedSignal<Pitch | undefined, Pitch | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (read, before) => read ?? before?.value,
  });

  /** The text last judged by an editor, when there is a later one to compare with it. */
  protected readonly judged = computed(() => {
    const items = this.versions.hasValue() ? this.versions.value().items : [];
    return items.find(({ reviewed, number }) => reviewed && number < (this.pitch()?.textVersion ?? 0));
  });
  private readonly chosen = signal<View | null>(null);
  protected readonly view = computed<View>(() => (this.judged() === undefined ? 'clean' : (this.chosen() ?? 'changes')));
  protected readonly subjectDiff = computed(() => diffTexts(this.judged()?.subject ?? '', this.pitch()?.subject ?? ''));
  protected readonly bodyDiff = computed(() => diffTexts(this.judged()?.body ?? '', this.pitch()?.body ?? ''));
  protected readonly words = computed(() => countWords(this.pitch()?.body ?? ''));

  private readonly lifted = signal<readonly Override[]>([]);
  protected readonly overrides = computed(() => [...(this.pitch()?.overrides ?? []), ...this.lifted()]);
  /** The server's checks, with those a refused approval added. */
  protected readonly checks = computed<readonly Check[]>(() => {
    const own = this.pitch()?.checklist ?? [];
    const told = (this.decisions.refused()?.extra['checklist'] ?? []) as readonly Check[];
    return [...own, ...told.filter(({ id }) => !own.some((check) => check.id === id))];
  });
  protected readonly shownChecks = computed(() => (this.mayCorrect() ? this.checks().map(toldToEditors) : this.checks()));
  protected readonly helps = computed(() => (this.mayCorrect() ? correctionHelps(this.checks()) : {}));
  private readonly standing = computed(() =>
    this.checks().filter(({ id, level, ok }) => level === 'blocker' && !ok && !this.overrides().some(({ check }) => check === id)),
  );
  protected readonly mail = computed(() => (this.pitch() === undefined ? true : isMail(this.pitch() as Pitch)));
  protected readonly actions = computed<BarAction[]>(() => {
    const pitch = this.pitch();
    const seconds = this.agency.hasValue() ? this.agency.value().undoSeconds : 30;
    return pitch === undefined ? [] : reviewActions(pitch, { standing: this.standing().length, seconds, mail: this.mail() });
  });

  constructor() {
    onLive(
      ['pitch', 'query'],
      () => this.reload(),
      ({ entityId }) => entityId === this.id() || entityId === this.pitch()?.query.id,
    );
    const when = (id: string) => () => this.actions().some((action) => action.id === id && action.disabled !== true);
    useKeys('Review', [
      { keys: 'shift+a', label: 'Approve', run: () => void this.act('send'), when: when('send') },
      {
        keys: 'z',
        label: 'Stop sending',
        run: () => void this.act('cancelSend'),
        when: () => when('cancelSend')() && !this.toasts.undoable(),
      },
      { keys: 'shift+r', label: 'Return', run: () => void this.act('return'), when: when('return') },
      {
        keys: 'd',
        label: 'Show or hide what changed',
        run: () => this.show(this.view() === 'clean' ? 'changes' : 'clean'),
        when: () => this.judged() !== undefined,
      },
      { keys: 'escape', label: 'Back to the queue', run: () => void this.router.navigate(['/app/review']) },
    ]);
  }

  protected show(view: View): void {
    this.chosen.set(view);
  }

  protected reload(): void {
    this.read.reload();
    this.versions.reload();
    this.history.reload();
  }

  /** Puts right what the query itself lacks. */
  protected async mend(check: string): Promise<void> {
    const query = this.pitch()?.query.id;
    if (query !== undefined && (await this.corrections.mend(query, check)) !== null) this.reload();
  }

  protected async lift(check: string): Promise<void> {
    const text = this.checks().find(({ id }) => id === check)?.text ?? '';
    const answer = await this.ask.reason({ title: 'Lift this check', text, confirm: 'Lift it', textLabel: 'Why it may pass' });
    if (answer !== null)
      this.lifted.update((list) => [...list.filter((override) => override.check !== check), { check, reason: answer.reason }]);
  }

  protected async copy(): Promise<void> {
    const pitch = this.pitch();
    if (pitch === undefined) return;
    await navigator.clipboard.writeText(`${pitch.subject}\n\n${pitch.body}`);
    this.toasts.show('Copied: subject and text.');
  }

  protected async act(id: string): Promise<void> {
    const pitch = this.pitch();
    if (pitch === undefined) return;
    const changed = await this.decide(id, pitch);
    if (changed !== null) this.pitch.set(changed);
    if (changed !== null || this.decisions.refused()?.code === 'stale-version') this.reload();
  }

  private decide(id: string, pitch: Pitch): Promise<Pitch | null> {
    switch (id) {
      case 'send':
        return pitch.state === 'approved' ? this.decisions.schedule(pitch) : this.decisions.approve(pitch, this.lifted(), true);
      case 'approve':
        return this.decisions.approve(pitch, this.lifted(), false);
      case 'return':
        return this.decisions.return(pitch);
      case 'later':
        return this.later.ask(pitch).then((at) => (at === null ? null : this.decisions.schedule(pitch, at)));
      case 'approveForClient':
        return this.later.clientWord(pitch).then((word) => (word === null ? null : this.decisions.act(pitch, 'approveForClient', word)));
      case 'submitElsewhere':
        return this.later
          .reference(pitch)
          .then((reference) => (reference === null ? null : this.decisions.act(pitch, 'submitElsewhere', { reference })));
      case 'decide':
        return this.router.navigate(['/app/sent'], { queryParams: { tab: 'attention', pitch: pitch.id } }).then(() => null);
      case 'cancelSend':
        return this.decisions.cancel(pitch);
      case 'reopen':
      case 'withdraw':
        return this.decisions.withReason(pitch, id);
      default:
        return Promise.resolve(null);
    }
  }
}
