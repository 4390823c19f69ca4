import { Injectable, inject, signal } from '@angular/core';
import type { PitchUnderWay } from '@sourcedesk/contracts/accounts';
import type { PitchState } from '@sourcedesk/domain/workflow';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { AccountsClient } from './accounts-client';
import { BrandStore } from './brand-store';

/** Pitches that keep an expert: the first twenty, and how many there are. */
export interface Keeping {
  readonly pitches: readonly PitchUnderWay[];
  readonly total: number;
}

/** Removes experts and brings them back; a removal can be taken back at once. Provided by the part that shows it. */
@Injectable()
export class ExpertLeaving {
  private readonly client = inject(AccountsClient);
  private readonly store = inject(BrandStore);
  private readonly toasts = inject(Toasts);
  private readonly going = signal<string | null>(null);
  private readonly kept = signal<Keeping | null>(null);

  /** Id of the expert who is on the way. */
  readonly busy = this.going.asReadonly();
  /** What refused the last removal. */
  readonly keeping = this.kept.asReadonly();

  /** True when the expert is gone. */
  async remove(id: string): Promise<boolean> {
    this.kept.set(null);
    return this.work(id, async () => {
      const profile = await this.client.removeProfile(id);
      this.store.setProfile(profile);
      this.toasts.show(`${profile.name} is removed. What was written in this name stays.`, { undo: () => void this.bringBack(id) });
    });
  }

  async bringBack(id: string): Promise<boolean> {
    return this.work(id, async () => {
      const profile = await this.client.restoreProfile(id);
      this.store.setProfile(profile);
      this.toasts.show(`${profile.name} is back. Queries that are still open are being matched.`, { tone: 'green' });
    });
  }

  private async work(id: string, work: () => Promise<void>): Promise<boolean> {
    this.going.set(id);
    try {
      await work();
      return true;
    } catch (error) {
      const { pitches, total } = problemOf(error).extra as Partial<Keeping>;
      if (pitches !== undefined && total !== undefined) this.kept.set({ pitches, total });
      else this.toasts.fail(error);
      return false;
    } finally {
      this.going.set(null);
    }
  }
}

/** The page on which a pitch under way goes on. */
export function pageOf({ id, state }: Pick<PitchUnderWay, 'id' | 'state'>): { path: string; query: Record<string, string> } {
  if (drafts.includes(state)) return { path: `/app/pitches/${id}/draft`, query: {} };
  if (decisions.includes(state)) return { path: `/app/pitches/${id}/review`, query: {} };
  return { path: '/app/sent', query: { tab: state === 'failed' || state === 'uncertain' ? 'attention' : 'leaving', pitch: id } };
}

const drafts: readonly PitchState[] = ['drafting', 'returned'];
const decisions: readonly PitchState[] = ['in_review', 'client_review', 'approved'];
