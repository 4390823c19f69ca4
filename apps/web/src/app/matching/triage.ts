import { Injectable, inject } from '@angular/core';
import type { InboxMatch, InboxRow } from '@sourcedesk/contracts/matching';
import { momentWords } from '@sourcedesk/ui';
import { newIdempotencyKey } from '../shell/idempotency';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { Anchored } from './anchored';
import type { BrandChoice } from './brand-panel';
import type { ExpertChoice } from './expert-panel';
import { undecided } from './inbox-rows';
import { forWhom } from './inbox-words';
import type { Change } from './inbox-rows';
import { InboxStore } from './inbox-store';
import { MatchingClient } from './matching-client';
import { duplicateReason, otherBrandReason } from './skip-reasons';
import { Verdicts } from './verdicts';

/** What a person decides about a query, asking what must be asked. Each resolves with true when a verdict was given. */
@Injectable()
export class Triage {
  private readonly verdicts = inject(Verdicts);
  private readonly store = inject(InboxStore);
  private readonly client = inject(MatchingClient);
  private readonly anchored = inject(Anchored);
  private readonly toasts = inject(Toasts);

  /** Accepts the match given or the only one; asks which brand answers where several fit, and for an expert where none does. */
  async accept(row: InboxRow, anchor: Element, match?: InboxMatch): Promise<boolean> {
    const matches = undecided(row);
    const only = match ?? (matches.length === 1 ? matches[0] : undefined);
    if (only !== undefined) return this.accepted(row, only, []);
    if (matches.length === 0) return this.chooseExpert(row, anchor);
    const { BrandPanel } = await import('./brand-panel');
    const choice = await this.anchored.open<BrandChoice, object>(BrandPanel, anchor, { matches }, 'Which brand answers');
    if (choice === null) return false;
    return this.accepted(row, choice.match, choice.skipOthers ? matches.filter((each) => each !== choice.match) : []);
  }

  /** Skips the matches given, or all that are undecided, with a reason. */
  async skip(row: InboxRow, anchor: Element, matches = undecided(row)): Promise<boolean> {
    if (matches.length === 0) return false;
    const { SkipPanel } = await import('./skip-panel');
    const reason = await this.anchored.open<string, object>(SkipPanel, anchor, { forWhom: forWhom(matches) }, 'Why skip it');
    return reason !== null && this.skipped(row, matches, reason);
  }

  /** Skips it as one that is there already. */
  duplicate(row: InboxRow): boolean {
    const matches = undecided(row);
    return matches.length > 0 && this.skipped(row, matches, duplicateReason);
  }

  async snooze(row: InboxRow, anchor: Element): Promise<boolean> {
    const matches = undecided(row);
    if (matches.length === 0) return false;
    const at = row.query.deadline?.at;
    const deadline = at == null ? null : Date.parse(at);
    const { SnoozePanel } = await import('./snooze-panel');
    const until = await this.anchored.open<string, object>(SnoozePanel, anchor, { deadline }, 'When shall it come back');
    if (until === null) return false;
    const changes = matches.map((match): Change => ({ match, to: 'snoozed', until }));
    this.verdicts.give(row, changes, `Snoozed until ${momentWords(Date.parse(until), Date.now())}`);
    return true;
  }

  /** Opens a decided match again. */
  reopen(row: InboxRow, match: InboxMatch): void {
    this.verdicts.give(row, [{ match, to: 'open' }], `Open again for ${match.brand.name}`);
  }

  /** Has a person chosen by hand answer. The match is the server's to make, so this waits for it. */
  async chooseExpert(row: InboxRow, anchor: Element): Promise<boolean> {
    const { ExpertPanel } = await import('./expert-panel');
    const choice = await this.anchored.open<ExpertChoice, object>(ExpertPanel, anchor, { row }, 'Choose an expert by hand');
    if (choice === null) return false;
    try {
      const { query: _query, ...made } = await this.client.choose(row.query.id, choice.profile.id, newIdempotencyKey());
      const match: InboxMatch = { ...made, verdict: 'open', dismissReason: '', snoozedUntil: null, pitchId: null };
      const before = { ...row, matches: [...row.matches.filter(({ id }) => id !== match.id), match] };
      this.verdicts.give(before, [{ match, to: 'accepted' }], `Accepted for ${choice.brand.name}, ${choice.profile.name}, chosen by hand`);
      return true;
    } catch (error) {
      const { detail } = problemOf(error);
      this.store.say(row.query.id, `Not done. ${detail}`);
      this.toasts.show(detail, { tone: 'amber', seconds: 12 });
      return false;
    }
  }

  private accepted(row: InboxRow, match: InboxMatch, others: readonly InboxMatch[]): boolean {
    const changes: Change[] = [
      { match, to: 'accepted' },
      ...others.map((other): Change => ({ match: other, to: 'dismissed', reason: otherBrandReason })),
    ];
    this.verdicts.give(row, changes, `Accepted for ${match.brand.name}: it waits in the queue`);
    return true;
  }

  private skipped(row: InboxRow, matches: readonly InboxMatch[], reason: string): boolean {
    const changes = matches.map((match): Change => ({ match, to: 'dismissed', reason }));
    this.verdicts.give(row, changes, `Skipped: ${reason}`);
    return true;
  }
}
