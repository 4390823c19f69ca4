import { Injectable, inject } from '@angular/core';
import type { InboxMatch, InboxRow } from '@sourcedesk/contracts/matching';
import { newIdempotencyKey } from '../shell/idempotency';
import { Toasts } from '../shell/toasts';
import { Anchored } from './anchored';
import type { BrandChoice } from './brand-panel';
import type { ExpertChoice } from './expert-panel';
import { type Change, undecided } from './inbox-rows';
import { forWhom } from './inbox-words';
import { MatchingClient } from './matching-client';
import { otherBrandReason } from './skip-reasons';

/** Verdicts on the page of one query: the same questions as in the inbox, each waiting for the server. Resolves with true when something was decided. */
@Injectable({ providedIn: 'root' })
export class QueryDeeds {
  private readonly client = inject(MatchingClient);
  private readonly anchored = inject(Anchored);
  private readonly toasts = inject(Toasts);

  /** Accepts the match given or the only one; asks which brand answers where several fit, and for an expert where none does. */
  async accept(row: InboxRow, anchor: Element, match?: InboxMatch): Promise<boolean> {
    const matches = undecided(row);
    const only = match ?? (matches.length === 1 ? matches[0] : undefined);
    if (only !== undefined) return this.give([{ match: only, to: 'accepted' }], accepted(only));
    if (matches.length === 0) return this.chooseExpert(row, anchor);
    const { BrandPanel } = await import('./brand-panel');
    const choice = await this.anchored.open<BrandChoice, object>(BrandPanel, anchor, { matches }, 'Which brand answers');
    if (choice === null) return false;
    const others = choice.skipOthers ? matches.filter((each) => each !== choice.match) : [];
    const skipped = others.map((each): Change => ({ match: each, to: 'dismissed', reason: otherBrandReason }));
    return this.give([{ match: choice.match, to: 'accepted' }, ...skipped], accepted(choice.match));
  }

  /** Skips the matches given with a reason. */
  async skip(matches: readonly InboxMatch[], anchor: Element): Promise<boolean> {
    const { SkipPanel } = await import('./skip-panel');
    const reason = await this.anchored.open<string, object>(SkipPanel, anchor, { forWhom: forWhom(matches) }, 'Why skip it');
    if (reason === null) return false;
    return this.give(
      matches.map((match) => ({ match, to: 'dismissed', reason })),
      `Skipped: ${reason}`,
    );
  }

  reopen(match: InboxMatch): Promise<boolean> {
    return this.give([{ match, to: 'open' }], `Open again for ${match.brand.name}`);
  }

  async chooseExpert(row: InboxRow, anchor: Element): Promise<boolean> {
    const { ExpertPanel } = await import('./expert-panel');
    const choice = await this.anchored.open<ExpertChoice, object>(ExpertPanel, anchor, { row }, 'Choose an expert by hand');
    if (choice === null) return false;
    return this.done(
      () => this.client.choose(row.query.id, choice.profile.id, newIdempotencyKey()),
      `Accepted for ${choice.brand.name}, ${choice.profile.name}, chosen by hand`,
    );
  }

  private give(changes: readonly Change[], words: string): Promise<boolean> {
    return this.done(async () => {
      for (const change of changes) await this.client.judge(change);
    }, words);
  }

  private async done(work: () => Promise<unknown>, words: string): Promise<boolean> {
    try {
      await work();
      this.toasts.show(words, { tone: 'green' });
    } catch (error) {
      this.toasts.fail(error);
    }
    return true;
  }
}

const accepted = ({ brand }: InboxMatch): string => `Accepted for ${brand.name}: it waits in the queue`;
